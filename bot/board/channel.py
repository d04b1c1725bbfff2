"""The board as a channel: it serves pages, hands in what is pressed there, and shows the answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from aiohttp import web

from bot.board.desk import Desk
from bot.board.live import Live
from bot.board.pages import Pages
from bot.board.posting import CHANNEL
from channels.envelope import Outgoing
from channels.ports import Capabilities, Channel, Door, Receipt
from channels.web.settings import WebSettings
from storage.changes import Change, Listening, announce
from storage.database import libpq_url
from tools.board.ports import Ticket


class Board(Channel):
    """Nobody is written to here who has not pressed something: answers show on the pages that are open."""

    name = CHANNEL
    capabilities = Capabilities(text=1500, groups=False)

    def __init__(self, desk: Desk, settings: WebSettings) -> None:
        self._desk = desk
        self.live = Live(desk)
        self._pages = Pages(desk, self.live, settings)

    def token(self, ticket: Ticket) -> str:
        """Return the signed part of a board's address."""
        return self._desk.links.token(ticket)

    async def start(self, door: Door) -> None:
        """Nothing: it listens where it is mounted."""

    async def stop(self) -> None:
        """Nothing: it stops with the application."""

    async def send(self, message: Outgoing) -> Receipt | None:
        """Show an answer on the reader's open pages, at whichever process they are."""
        async with self._desk.database.system() as connection:
            await announce(connection, Change(to=message.chat, text=message.text))
        return None

    def mount(self, app: web.Application) -> None:
        """Add the pages to an application, and listen to the database while it runs."""
        app.add_routes(self._pages.routes())
        app.cleanup_ctx.append(self._listening)
        app.on_shutdown.append(self._send_away)

    async def _listening(self, _app: web.Application) -> AsyncIterator[None]:
        line = Listening(libpq_url(self._desk.database.url), self.live.heard)
        line.start()
        renewing = asyncio.create_task(self.live.renew_all())
        yield
        renewing.cancel()
        with suppress(asyncio.CancelledError):
            await renewing
        await line.stop()

    async def _send_away(self, _app: web.Application) -> None:
        await self.live.close()
