"""One open page: takes what it says to the door, and tells it what the others say."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aiohttp import WSCloseCode, WSMsgType, web

from channels.envelope import Envelope, shown
from channels.ports import Door, Line
from channels.web import outbound
from channels.web.chats import Chat, Room
from channels.web.hub import Hub, Listener, Notice
from channels.web.inbound import Event, Hello, Ping, envelope, parse, zone_of
from channels.web.pace import Pace
from channels.web.people import Person
from channels.web.relay import Relay
from channels.web.settings import WebSettings
from channels.words import Unfit

# What was received before the last line seen may have been stored after it; the page drops what it has.
OVERLAP = timedelta(seconds=60)
UNREAD_FRAMES = 1000


@dataclass(frozen=True)
class House:
    """What every page shares."""

    door: Door
    hub: Hub
    relay: Relay
    settings: WebSettings
    now: Callable[[], datetime]
    tick: Callable[[], float]

    async def publish(self, notice: Notice) -> None:
        """Pass a notice on to all who have its chat open, at this process and at others."""
        self.hub.publish(notice)
        await self.relay.carry(notice)


class Session(Listener):
    """A person at a page with a chat open."""

    def __init__(self, house: House, chat: Chat, person: Person, socket: web.WebSocketResponse) -> None:
        self._house, self._chat, self._person, self._socket = house, chat, person, socket
        self._rooms: dict[str, Room] = {
            chat.room("group", person.id): "group",
            chat.room("direct", person.id): "direct",
        }
        self._pace = Pace(house.settings.burst, house.settings.per_second, house.tick)
        self._zone = ZoneInfo("UTC")
        self._welcomed = False
        self._outgoing: asyncio.Queue[outbound.Frame] = asyncio.Queue(UNREAD_FRAMES)
        self._closing: asyncio.Task[bool] | None = None

    @property
    def person_id(self) -> str:
        """Who this is."""
        return self._person.id

    async def run(self) -> None:
        """Serve the page until it goes."""
        self._house.hub.join(self, self._rooms)
        writer = asyncio.create_task(self._write())
        try:
            async for message in self._socket:
                if message.type is not WSMsgType.TEXT:
                    break
                await self._hear(message.data)
        finally:
            self._house.hub.leave(self)
            writer.cancel()

    async def close(self) -> None:
        """Tell the page that we go away; it comes back by itself."""
        await self._socket.close(code=WSCloseCode.GOING_AWAY, message=b"restarting")

    def offer(self, notice: Notice) -> None:
        """Queue a notice for the page."""
        room = self._rooms[notice.chat]
        self._tell(outbound.notice_frame(notice, room, self._person, self._house.settings, self._house.now()))

    def _tell(self, frame: outbound.Frame) -> None:
        try:
            self._outgoing.put_nowait(frame)
        except asyncio.QueueFull:  # a page that does not read: it asks for what it missed when it is back
            self._closing = self._closing or asyncio.create_task(
                self._socket.close(code=WSCloseCode.TRY_AGAIN_LATER)
            )

    async def _write(self) -> None:
        while not self._socket.closed:
            await self._socket.send_str(json.dumps(await self._outgoing.get(), ensure_ascii=False))

    async def _hear(self, raw: str) -> None:
        try:
            frame = parse(raw)
        except Unfit as problem:
            self._tell(outbound.refused(None, str(problem)))
            return
        wait = self._pace.wait()
        if isinstance(frame, Ping):
            self._tell({"type": "pong"})
        elif wait:
            self._tell(outbound.later(getattr(frame, "id", None), wait))
        elif isinstance(frame, Hello):
            await self._catch_up(frame)
        else:
            await self._take(frame)

    async def _take(self, event: Event) -> None:
        """Hand an event in; it is acknowledged once it is stored, and only then shown to others."""
        at = self._house.now().astimezone(self._zone)
        try:
            sent = envelope(event, self._chat, self._person, at)
        except Unfit as problem:
            self._tell(outbound.refused(event.id, str(problem)))
            return
        fresh = await self._house.door.receive(sent)
        self._tell(outbound.ack(event.id, at))
        await self._house.publish(_notice(sent) if fresh else Notice(sent.chat, "behind"))

    async def _catch_up(self, hello: Hello) -> None:
        self._zone = zone_of(hello.zone)
        if not self._welcomed:
            self._welcomed = True
            self._tell(outbound.welcome(self._chat, self._person))
        for stored, room in self._rooms.items():
            seen = hello.seen.get(room)
            lines = await self._house.door.history("web", stored, seen and seen - OVERLAP)
            told = lines if seen else lines[-self._house.settings.first_lines :]
            self._tell(
                outbound.lines_frame(room, told, self._person, self._house.settings, self._house.now())
            )


def _notice(sent: Envelope) -> Notice:
    """Return what the others see of an event; the same event again shows only that something is there."""
    words = shown(sent.text, sent.press, sent.location)
    line = Line(sent.message_id, sent.at, sent.sender.name, words, mine=sent.sender.id)
    return Notice(sent.chat, "line", line, expects=sent.mention)
