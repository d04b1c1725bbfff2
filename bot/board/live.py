"""Open boards: who looks at which trip here, and telling them what changed."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Coroutine
from typing import Any

import structlog
from aiohttp import WSCloseCode, WSMsgType, web

from bot.board.desk import Desk, Moment, Sections
from storage.changes import Change
from tools.board.ports import Ticket

log = structlog.get_logger()
GONE = 4401  # the page loads itself anew, and learns that its link is over
_UNREAD = 200
_RENEWED_EVERY_S = 300.0  # what only time changes: who should be where, and links that end


class Session:
    """One open page."""

    def __init__(self, ticket: Ticket, socket: web.WebSocketResponse) -> None:
        self.ticket, self._socket = ticket, socket
        self.account = ""
        self._sent: Sections = {}
        self._outgoing: asyncio.Queue[dict[str, Any]] = asyncio.Queue(_UNREAD)

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
        changed = {name: part for name, part in seen.items() if self._sent.get(name, self) != part}
        first = not self._sent
        self._sent = seen
        at = moment.told.act.now.isoformat()
        if first or changed:
            self.tell({"type": "welcome" if first else "change", "at": at, "sections": changed})
        return True

    def tell(self, frame: dict[str, Any]) -> None:
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
            await self._socket.send_str(json.dumps(await self._outgoing.get(), ensure_ascii=False))


class Live:
    """All open boards of this process."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._open: defaultdict[str, set[Session]] = defaultdict(set)
        self._stale: dict[str, bool] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def count(self) -> int:
        """Return how many boards are open here."""
        return sum(map(len, self._open.values()))

    async def serve(self, session: Session) -> None:
        """Show a board for as long as it is open."""
        trip_id = session.ticket.trip_id
        self._open[trip_id].add(session)
        try:
            if not session.show(await self._desk.moment(trip_id)):
                await session.close(GONE)
            else:
                await session.run()
        finally:
            self._open[trip_id].discard(session)
            if not self._open[trip_id]:
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
        return [session for there in self._open.values() for session in there]

    def _renew(self, trip_id: str) -> None:
        """Have a trip's boards shown anew; news that come meanwhile are one more round, not many."""
        if trip_id not in self._open:
            return
        running = trip_id in self._stale
        self._stale[trip_id] = True
        if not running:
            self._spawn(self._rounds(trip_id))

    async def _rounds(self, trip_id: str) -> None:
        try:
            while self._stale[trip_id]:
                self._stale[trip_id] = False
                await self._show_all(trip_id, await self._desk.moment(trip_id))
        except Exception:
            log.exception("a board could not be shown", trip=trip_id)
        finally:
            del self._stale[trip_id]

    async def _show_all(self, trip_id: str, moment: Moment) -> None:
        for session in list(self._open.get(trip_id, ())):
            if not session.show(moment):
                self._spawn(session.close(GONE))
            await asyncio.sleep(0)  # others want the loop too

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
