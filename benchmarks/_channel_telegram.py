"""Telegram's part: the webhook under load, and beside it a python-telegram-bot application that echoes."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import unused_port
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from benchmarks._channel_load import Figures, load, stalled_model
from bot.main import open_house
from bot.serve import application
from bot.settings import Settings
from channels.pacing import Pacing, Rate
from channels.telegram.adapter import SECRET as HEADER
from channels.telegram.adapter import TelegramChannel
from channels.telegram.settings import PATH, Command, TelegramSettings
from channels.telegram.simulator.telegram import TOKEN, TelegramSimulator
from channels.telegram.simulator.world import Person, Room
from storage import migrate
from tools.kernel.workers import InLine

_SECRET = "a-secret-of-the-benchmark-0123456789"  # opens nothing
_ID = 4_000_000_000
_MOST_PEOPLE = 300
_PATIENCE_S = 8.0  # the house lets jobs finish for five
_WORKING = "One moment"


class _NotPaced(Pacing):
    """Telegram's own 30 a second would be all there is to see."""

    async def turn(self, place: str, rates: Sequence[Rate]) -> None:
        """Let everything pass."""


async def measure(url: str, folder: Path) -> Figures:
    """Measure on the database at `url`; `folder` holds the map."""
    stalled, fresh = (migrate.create_database(url, f"telegram_{name}") for name in ("stalled", "fresh"))
    async with _echo() as (telegram, bring):
        echo = await load(_until_answered(telegram, bring, 200), each=4)
    async with _ours(fresh, folder, "") as (telegram, bring):
        reply = await load(_until_answered(telegram, bring, 100), each=4)
    async with stalled_model() as model, _ours(stalled, folder, model) as (_, bring):
        accepted = await load(lambda chat, n: bring(chat, n, "could you tell me something nice, please"))
        tried, refused = await _forgeries(bring)
    return Figures(accepted, reply, echo, tried, refused)


class _Bringer:
    """Brings updates to a webhook; raises when one is not taken."""

    def __init__(self, url: str, http: ClientSession) -> None:
        self.url, self.http = url, http

    async def __call__(self, chat: int, number: int, text: str) -> None:
        """Bring a message; returns once it is acknowledged."""
        async with self.http.post(
            self.url, json=_update(chat, number, text), headers={HEADER: _SECRET}
        ) as answer:
            answer.raise_for_status()


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


def _until_answered(telegram: TelegramSimulator, bring: _Bringer, first: int) -> Any:
    """Return what brings a command and waits until the bot's answer has reached Telegram."""
    waiting: dict[int, asyncio.Future[None]] = {}

    def shown(method: str, result: Any) -> None:
        said = result["text"] if method in ("sendMessage", "editMessageText") else ""
        if said and not said.startswith(_WORKING):
            waiter = waiting.pop(result["chat"]["id"], None)
            if waiter is not None:
                waiter.set_result(None)

    telegram.shown = shown

    async def send(chat: int, number: int) -> None:
        answered = waiting[_ID + first + chat] = asyncio.get_running_loop().create_future()
        await bring(first + chat, number, "/help")
        await answered

    return send


@asynccontextmanager
async def _ours(url: str, folder: Path, model: str) -> AsyncIterator[tuple[TelegramSimulator, _Bringer]]:
    telegram, port = _telegram(), unused_port()
    await telegram.start()
    key = "sk-stalled" if model else ""
    settings = Settings(_env_file=None, pathfinder_data_dir=folder, openai_api_key=key, openai_base_url=model)
    commands = (Command("help", "help"),)
    given = TelegramSettings(TOKEN, _SECRET, f"http://127.0.0.1:{port}", telegram.url, commands)
    channel = TelegramChannel(given, _NotPaced(()))
    async with (
        open_house(settings, url, [channel], InLine()) as house,
        _serving(application(house, [channel]), port) as bring,
    ):
        await channel.start(house.door)
        worker = asyncio.create_task(house.run())
        yield telegram, bring
        worker.cancel()
        # What waits for the stalled model is dropped: the next run of a house would take it up.
        await asyncio.wait([worker], timeout=_PATIENCE_S)
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)
        await channel.stop()
    await telegram.stop()


@asynccontextmanager
async def _serving(app: web.Application, port: int) -> AsyncIterator[_Bringer]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    async with ClientSession() as http:
        yield _Bringer(f"http://127.0.0.1:{port}{PATH}", http)
    await runner.cleanup()


@asynccontextmanager
async def _echo() -> AsyncIterator[tuple[TelegramSimulator, _Bringer]]:
    """python-telegram-bot's own way: an application whose handler answers before the webhook does."""
    telegram = _telegram()
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
    async with bot, _serving(app, unused_port()) as bring:
        yield telegram, bring
    await telegram.stop()


async def _forgeries(bring: _Bringer) -> tuple[int, int]:
    """Return how many updates with a wrong secret were tried, and how many refused."""
    tried = refused = 0
    for headers in _wrong():
        async with bring.http.post(bring.url, json=_update(1, 9000, "/export"), headers=headers) as answer:
            tried += 1
            refused += answer.status in (401, 403)
    return tried, refused


def _wrong() -> Iterator[dict[str, str]]:
    yield {}
    for place in range(len(_SECRET)):
        yield {HEADER: _SECRET[:place] + "~" + _SECRET[place + 1 :]}
    for wrong in ("", _SECRET[:-1], _SECRET + "0", _SECRET.upper(), _SECRET[::-1], f"Bearer {_SECRET}"):
        yield {HEADER: wrong}
    for name in ("Authorization", "Secret-Token", f"{HEADER}s"):
        yield {name: _SECRET}
