"""Telegram's part: the webhook under load, and beside it a python-telegram-bot application that echoes."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import unused_port
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from benchmarks._channel_load import Figures
from benchmarks._channel_side import NotPaced, Side, house, measured, serving
from channels.telegram.adapter import SECRET as HEADER
from channels.telegram.adapter import TelegramChannel
from channels.telegram.settings import PATH, Command, TelegramSettings
from channels.telegram.simulator.telegram import TOKEN, TelegramSimulator
from channels.telegram.simulator.world import Person, Room

_SECRET = "a-secret-of-the-benchmark-0123456789"  # opens nothing
_ID = 4_000_000_000
_MOST_PEOPLE = 300


async def measure(url: str, folder: Path) -> Figures:
    """Measure on databases made at `url`; `folder` holds the map."""
    return await measured("telegram", _echo, _ours, url, folder)


class _Side(Side):
    """A webhook, and the Telegram that brings updates to it."""

    door = PATH
    good: Mapping[str, str] = {HEADER: _SECRET}

    def __init__(self, telegram: TelegramSimulator, url: str, http: ClientSession) -> None:
        super().__init__()
        self._url, self._http = url, http
        telegram.shown = self._shown

    def place(self, chat: int) -> str:
        return str(_ID + chat)

    async def bring(self, chat: int, number: int, text: str) -> None:
        headers = {HEADER: _SECRET}
        async with self._http.post(self._url, json=_update(chat, number, text), headers=headers) as answer:
            answer.raise_for_status()

    @property
    def base(self) -> str:
        return self._url.removesuffix(PATH)

    async def forge(self) -> Sequence[int]:
        return [await self._status(headers) for headers in _wrong()]

    async def _status(self, headers: dict[str, str]) -> int:
        update = _update(1, 9000, "/export")
        async with self._http.post(self._url, json=update, headers=headers) as answer:
            return answer.status

    def _shown(self, method: str, result: Any) -> None:
        if method in ("sendMessage", "editMessageText"):
            self.came(str(result["chat"]["id"]), result["text"])


def _update(chat: int, number: int, text: str) -> dict[str, Any]:
    person = {"id": _ID + chat, "is_bot": False, "first_name": f"P{chat}"}
    room = {"id": _ID + chat, "type": "private", "first_name": f"P{chat}"}
    message = {"message_id": number + 1, "date": 1_800_000_000, "chat": room, "from": person, "text": text}
    return {"update_id": chat * 10_000 + number + 1, "message": message}


def _telegram() -> TelegramSimulator:
    """Return a Telegram on which everybody has opened a chat with the bot."""
    telegram = TelegramSimulator()
    for number in range(_MOST_PEOPLE):
        person = Person(_ID + number, f"P{number}", started=True)
        telegram.world.rooms[person.id] = Room(person.id, "private", person=person)
    return telegram


@asynccontextmanager
async def _ours(url: str, folder: Path, model: str) -> AsyncIterator[Side]:
    telegram, port = _telegram(), unused_port()
    await telegram.start()
    commands = (Command("help", "help"),)
    given = TelegramSettings(TOKEN, _SECRET, f"http://127.0.0.1:{port}", telegram.url, commands)
    channel = TelegramChannel(given, NotPaced(()))
    async with house(url, folder, model, channel, port), ClientSession() as http:
        yield _Side(telegram, f"http://127.0.0.1:{port}{PATH}", http)
    await telegram.stop()


@asynccontextmanager
async def _echo() -> AsyncIterator[Side]:
    """python-telegram-bot's own way: an application whose handler answers before the webhook does."""
    telegram, port = _telegram(), unused_port()
    await telegram.start()
    builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any] = Application.builder()
    bot = builder.token(TOKEN).base_url(f"{telegram.url}/bot").updater(None).build()

    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None:
            await update.message.reply_text(update.message.text or "")

    bot.add_handler(MessageHandler(filters.TEXT, echo))

    async def webhook(request: web.Request) -> web.Response:
        if request.headers.get(HEADER) != _SECRET:
            return web.Response(status=403)
        await bot.process_update(Update.de_json(await request.json(), bot.bot))
        return web.Response()

    app = web.Application()
    app.router.add_post(PATH, webhook)
    async with bot, serving(app, port), ClientSession() as http:
        yield _Side(telegram, f"http://127.0.0.1:{port}{PATH}", http)
    await telegram.stop()


def _wrong() -> Iterator[dict[str, str]]:
    yield {}
    for place in range(len(_SECRET)):
        yield {HEADER: _SECRET[:place] + "~" + _SECRET[place + 1 :]}
    for wrong in ("", _SECRET[:-1], _SECRET + "0", _SECRET.upper(), _SECRET[::-1], f"Bearer {_SECRET}"):
        yield {HEADER: wrong}
    for name in ("Authorization", "Secret-Token", f"{HEADER}s"):
        yield {name: _SECRET}
