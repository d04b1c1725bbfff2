"""Open boards: who looks at which trip here, and telling them what changed."""

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import structlog
from aiohttp import WSCloseCode, WSMsgType, web

from bot.board.desk import Desk, Moment, Sections, as_json
from storage.changes import Change
from tools.board.ports import Ticket

log = structlog.get_logger()
GONE = 4401  # the page loads itself anew, and learns that its link is over
_UNREAD = 200
_FRESH_S = 2.0  # as long a reading serves pages that open: many at once, after a restart
_RENEWED_EVERY_S = 300.0  # what only time changes: who should be where, and links that end


class Session:
    """One open page."""

    def __init__(self, ticket: Ticket, socket: web.WebSocketResponse) -> None:
        self.ticket, self._socket = ticket, socket
        self.account = ""
        self._sent: Sections = {}
        self._outgoing: asyncio.Queue[str] = asyncio.Queue(_UNREAD)

    async def run(self) -> None:
        """Serve the page until it goes: it says hello and asks for signs of life."""
        writer = asyncio.create_task(self._write())
        try:
            async for message in self._socket:
                if message.type is not WSMsgType.TEXT:
                    break
                if '"ping"' in message.data:
                    self.tell({"type": "pong"})
        finally:
            writer.cancel()

    def show(self, moment: Moment) -> bool:
        """Send the sections that changed since they were sent last; False when the link is over."""
        reader = moment.reader(self.ticket)
        if reader is None:
            return False
        self.account = reader.speaker.account_id
        seen = moment.sections(reader)
        changed = {name: part for name, part in seen.items() if self._sent.get(name) != part}
        first = not self._sent
        self._sent = seen
        if first or changed:
            self._queue(as_json(moment.told.act.now, changed, type="welcome" if first else "change"))
        return True

    def tell(self, frame: dict[str, Any]) -> None:
        """Queue a word to the page."""
        self._queue(json.dumps(frame, ensure_ascii=False))

    def _queue(self, frame: str) -> None:
        """Queue a frame; a page that reads nothing is let go, and asks for all when it is back."""
        try:
            self._outgoing.put_nowait(frame)
        except asyncio.QueueFull:
            log.info("a board that reads nothing")

    async def close(self, code: int = WSCloseCode.GOING_AWAY) -> None:
        """Send the page away."""
        await self._socket.close(code=code)

    async def _write(self) -> None:
        while not self._socket.closed:
            await self._socket.send_str(await self._outgoing.get())


@dataclass
class _Watched:
    """A trip whose board is open here. `moment` is how it was read last; `stale`: there is news since."""

    sessions: set[Session] = field(default_factory=set)
    moment: Moment | None = None
    stale: bool = False
    reading: bool = False


class Live:
    """All open boards of this process: a trip is read once for all of them, not once for each."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._open: dict[str, _Watched] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def count(self) -> int:
        """Return how many boards are open here."""
        return sum(len(trip.sessions) for trip in self._open.values())

    async def serve(self, session: Session) -> None:
        """Show a board for as long as it is open."""
        trip_id = session.ticket.trip_id
        trip = self._open.setdefault(trip_id, _Watched())
        trip.sessions.add(session)
        try:
            if trip.moment is not None and not trip.stale and monotonic() - trip.moment.read_at < _FRESH_S:
                self._show(session, trip.moment)
            else:
                self._renew(trip_id)
            await session.run()
        finally:
            trip.sessions.discard(session)
            if not trip.sessions and self._open.get(trip_id) is trip:
                del self._open[trip_id]

    async def heard(self, change: Change) -> None:
        """Take news from whichever process: a change of a trip, or a word to one reader."""
        if change.to:
            for session in self._every():
                if session.account == change.to:
                    session.tell({"type": "said", "text": change.text})
            return
        for trip_id in [change.trip_id] if change.trip_id else list(self._open):
            self._renew(trip_id)

    async def renew_all(self) -> None:
        """Show all boards anew every few minutes."""
        while True:
            await asyncio.sleep(_RENEWED_EVERY_S)
            for trip_id in list(self._open):
                self._renew(trip_id)

    async def close(self) -> None:
        """Send every page away; each comes back by itself."""
        await asyncio.gather(*(session.close() for session in self._every()))

    def _every(self) -> list[Session]:
        return [session for trip in self._open.values() for session in trip.sessions]

    def _renew(self, trip_id: str) -> None:
        """Have a trip's boards shown anew; news that come meanwhile are one more round, not many."""
        trip = self._open.get(trip_id)
        if trip is None:
            return
        trip.stale = True
        if not trip.reading:
            trip.reading = True
            self._spawn(self._rounds(trip_id, trip))

    async def _rounds(self, trip_id: str, trip: _Watched) -> None:
        try:
            while trip.stale and trip.sessions:
                trip.stale = False
                trip.moment = await self._desk.moment(trip_id)
                await self._show_all(trip, trip.moment)
        except Exception:
            trip.moment = None
            log.exception("a board could not be shown", trip=trip_id)
        finally:
            trip.reading = False

    async def _show_all(self, trip: _Watched, moment: Moment) -> None:
        for session in list(trip.sessions):
            self._show(session, moment)
            await asyncio.sleep(0)  # others want the loop too

    def _show(self, session: Session, moment: Moment) -> None:
        if not session.show(moment):
            self._spawn(session.close(GONE))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
