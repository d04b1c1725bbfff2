"""Telegram, by its Bot API: updates by webhook or fetched, and messages out."""

import asyncio
import hmac
import json
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import structlog
from aiohttp import web
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from channels.envelope import OutAttachment, Outgoing
from channels.pacing import Pacing
from channels.ports import Capabilities, Channel, Door, NotDelivered, Receipt
from channels.telegram.failures import without_locals
from channels.telegram.intake import Intake
from channels.telegram.introducing import introduce
from channels.telegram.outbound import EVERYWHERE, Postman
from channels.telegram.polling import fetch_forever
from channels.telegram.settings import PATH, TelegramSettings

log = structlog.get_logger()
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name
_LARGEST_UPDATE = 2**20
_LONGEST_PAUSE_S = 60.0


def _now() -> datetime:
    return datetime.now(UTC)


class TelegramChannel(Channel):
    """One bot on Telegram."""

    name = "telegram"
    capabilities = Capabilities(
        text=4096, buttons=12, edits=True, files=True, pictures=True, tables=True, polls=True, screens=True
    )

    def __init__(
        self,
        settings: TelegramSettings,
        pacing: Pacing | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._settings, self._now = settings, now
        self._pacing = pacing or Pacing(EVERYWHERE)
        self._bot: Bot | None = None
        self._postman: Postman | None = None
        self._intake: Intake | None = None
        self._username = ""
        self._tasks: set[asyncio.Task[None]] = set()

    def mount(self, app: web.Application) -> None:
        """Add the webhook; nothing is there when updates are fetched."""
        if self._settings.webhook:
            app.router.add_post(PATH, self._webhook)

    async def start(self, door: Door) -> None:
        """Tell Telegram who listens; when it can't be reached, that is tried again in the background."""
        self._bot = bot_of(self._settings)
        self._postman = Postman(self._bot, door, self._pacing, self._link)
        if not await self._introduced(self._bot, door):
            self._in_background(self._introduce_until_it_works(self._bot, door))

    async def _introduced(self, bot: Bot, door: Door) -> bool:
        try:
            me = await introduce(bot, self._settings)
        except TelegramError as problem:
            log.warning("telegram does not answer", why=f"{type(problem).__name__}: {problem}")
            return False
        self._username = me.username or ""
        self._intake = Intake(bot, me, door, self._settings, self._now)
        if not self._settings.webhook:
            self._in_background(fetch_forever(bot, self._intake, self._settings.poll_seconds))
        return True

    async def _introduce_until_it_works(self, bot: Bot, door: Door) -> None:
        pause = 1.0
        while not await self._introduced(bot, door):
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_S)

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _webhook(self, request: web.Request) -> web.Response:
        """Take an update: the secret first, then the body; stored before it is acknowledged."""
        given = request.headers.getall(SECRET, [])
        if not given:
            return web.Response(status=401)
        if len(given) > 1 or not hmac.compare_digest(_bytes(given[0]), _bytes(self._settings.secret)):
            return web.Response(status=403)
        if self._intake is None or self._bot is None:
            return web.Response(status=503, headers={"Retry-After": "5"})
        if (request.content_length or 0) > _LARGEST_UPDATE:
            return web.Response(status=413)
        content = _content(await request.read())
        if content is None:
            return web.Response(status=400)
        update = _update(content, self._bot)
        if update is None:  # of a kind unknown here: it would come again for a day, and hold up the chat
            return web.Response()
        try:
            await self._intake.take(update)
        except Exception as problem:  # noqa: BLE001  # the edge: not acknowledged, so it comes again
            log.error("update not stored", update=update.update_id, why=without_locals(problem))
            return web.Response(status=503, headers={"Retry-After": "5"})
        return web.Response()

    async def send(self, message: Outgoing) -> Receipt | None:
        """Send a message, or change the one it `edits`; raises NotDelivered."""
        if message.channel != self.name:
            raise NotDelivered(f"a message for {message.channel} can't be sent by Telegram", None)
        if self._postman is None:
            raise NotDelivered("Telegram is not started", 5.0)
        return await self._postman.send(message)

    def _link(self, file: OutAttachment) -> str | None:
        return self._settings.links.url(file.document, self._now()) if file.document else None

    def link(self, token: str) -> str | None:
        """Return a deep link; None until Telegram has told the bot's name."""
        return f"https://t.me/{self._username}?start={token}" if self._username else None

    async def stop(self) -> None:
        """Fetch no more, and let go of the connections."""
        for task in list(self._tasks):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        if self._intake is not None:
            await self._intake.idle()
        if self._bot is not None:
            await self._bot.shutdown()
        self._bot = self._intake = self._postman = None


def bot_of(settings: TelegramSettings) -> Bot:
    """Return what calls the Bot API."""
    base = settings.api_base.rstrip("/")
    return Bot(
        settings.token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=HTTPXRequest(connection_pool_size=64, read_timeout=20.0, pool_timeout=10.0),
        get_updates_request=HTTPXRequest(connection_pool_size=2, read_timeout=10.0),
    )


def _content(body: bytes) -> dict[str, Any] | None:
    """Return the JSON of an update; None when the body holds none."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) and isinstance(content.get("update_id"), int) else None


def _update(content: dict[str, Any], bot: Bot) -> Update | None:
    """Return the update; None, and a line in the log, when it has a shape this program does not know."""
    try:
        return Update.de_json(content, bot)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        log.error("update not understood", update=content["update_id"])
        return None


def _bytes(header: str) -> bytes:
    return header.encode("utf-8", "surrogateescape")
