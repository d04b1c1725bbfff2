"""The web chat: a page on which several people talk with Pathfinder in one group."""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from aiohttp import web

from channels.envelope import Outgoing
from channels.ports import Capabilities, Channel, Door, NotDelivered, Receipt, said_by_bot
from channels.web.chats import direct_chat, is_direct
from channels.web.files import serve
from channels.web.hub import Hub, Notice
from channels.web.origin import own_origin
from channels.web.pages import Pages
from channels.web.people import person_of
from channels.web.relay import Relay
from channels.web.session import House, Session
from channels.web.settings import LARGEST_FRAME, WebSettings

GONE = 4401  # close code: this browser has no person any more; the page asks for a name again
TOO_MANY = 4429


def _now() -> datetime:
    return datetime.now(UTC)


class WebChannel(Channel):
    """Serves the chat's pages and its sockets; mount `routes()` in an aiohttp application."""

    name = "web"
    capabilities = Capabilities(text=20_000, buttons=12, files=True, pictures=True, tables=True, screens=True)

    def __init__(
        self,
        settings: WebSettings,
        relay: Relay | None = None,
        now: Callable[[], datetime] = _now,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings, self._now, self._tick = settings, now, tick
        self._pages = Pages(settings)
        self._hub, self._relay = Hub(), relay or Relay()
        self._door: Door | None = None

    async def start(self, door: Door) -> None:
        """Begin to take people in."""
        self._door = door
        await self._relay.start(self._hub)

    async def stop(self) -> None:
        """Send the open pages away; each comes back by itself and asks for what it missed."""
        self._door = None
        await self._send_away()
        await self._relay.stop()

    async def send(self, message: Outgoing) -> Receipt | None:
        """Show a message to all who have its chat open; others find it in the history.

        A message `to` one person in a group's chat is shown to that person only, in private.
        """
        if message.channel != self.name:
            raise NotDelivered(f"a message for {message.channel} can't be shown on the web", None)
        chat = message.chat
        if message.to and not is_direct(chat):
            chat = direct_chat(chat, message.to)
        notice = Notice(chat, "line", said_by_bot(message), in_reply_to=message.in_reply_to)
        self._hub.publish(notice)
        await self._relay.carry(notice)
        return None

    def mount(self, app: web.Application) -> None:
        """Add everything to an application; when it shuts down, it waits for no open page."""
        app.add_routes(self.routes())
        app.on_shutdown.append(self._send_away)

    async def _send_away(self, _app: web.Application | None = None) -> None:
        sessions = [listener for listener in self._hub.listeners() if isinstance(listener, Session)]
        await asyncio.gather(*(session.close() for session in sessions))

    def routes(self) -> Sequence[web.RouteDef]:
        """Return what to mount."""
        return (
            web.get("/", self._pages.home),
            web.post("/", self._pages.start),
            web.get("/chat/{token}", self._chat),
            web.post("/chat/{token}", self._join),
            web.get("/chat/{token}/socket", self._socket),
            web.get("/files/{token}", self._file),
            web.get("/static/web/{name:.+}", self._pages.asset),
        )

    async def _chat(self, request: web.Request) -> web.Response:
        return await self._pages.chat(request, self._open_door())

    async def _join(self, request: web.Request) -> web.Response:
        return await self._pages.join(request, self._open_door())

    async def _file(self, request: web.Request) -> web.Response:
        return await serve(self._settings, self._open_door(), request, self._now())

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        """Open a page's socket: only from our own page, only with a good link, only for a known person."""
        if not own_origin(request, self._settings):
            raise web.HTTPForbidden(text="Only the chat's own page may connect here.")
        chat, _ = self._pages.opened(request)
        if len(self._hub.listeners()) >= self._settings.sockets_in_all:
            raise web.HTTPServiceUnavailable(text="Too many pages are open.", headers={"Retry-After": "30"})
        house = House(self._open_door(), self._hub, self._relay, self._settings, self._now, self._tick)
        socket = web.WebSocketResponse(
            heartbeat=self._settings.heartbeat, max_msg_size=LARGEST_FRAME, timeout=3, compress=False
        )
        await socket.prepare(request)
        person = person_of(request, self._settings)
        if person is None:
            await socket.close(code=GONE)
        elif self._sockets_of(person.id) >= self._settings.sockets_each:
            await socket.close(code=TOO_MANY)
        else:
            await Session(house, chat, person, socket).run()
        return socket

    def _sockets_of(self, person_id: str) -> int:
        there = self._hub.listeners()
        return sum(isinstance(one, Session) and one.person_id == person_id for one in there)

    def _open_door(self) -> Door:
        if self._door is None:
            raise web.HTTPServiceUnavailable(
                text="Pathfinder is starting. Please try again in a moment.", headers={"Retry-After": "2"}
            )
        return self._door
