"""Lanes: a trip's messages one at a time and in order, trips beside each other, over all replicas.

Rows are the truth: a lane reads what waits, and being woken is only a hint. Which process works on a trip
is a lease that it keeps for a while after the last message (`storage/leases.py`).
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog

from storage import inbox
from storage.changes import WAKE, Change, Listening, announce
from storage.database import Connection, Database, libpq_url
from storage.leases import Leases

log = structlog.get_logger()
_LINGER_S = 20.0  # a conversation goes on: its lease is not asked for with each message
_LET_FINISH_S = 5.0
_TRY_AGAIN_S = 0.02


class Lanes:
    """Has each trip's waiting messages handled by `drain`, which returns when none is left."""

    def __init__(self, database: Database, drain: Callable[[str], Awaitable[None]], beside: int) -> None:
        self._database, self._drain = database, drain
        self._leases = Leases(libpq_url(database.url))
        self._beside = asyncio.Semaphore(beside)
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._used: dict[str, float] = {}
        self._working = False

    def wake(self, trip_id: str, tell: bool = True) -> None:
        """Have a trip's messages handled soon; nothing when this process doesn't work: others, or the next
        start, find them. Call it once they are committed. `tell` whoever holds the trip when it is not us."""
        if not self._working:
            return
        if trip_id in self._lanes:
            self._again.add(trip_id)
        else:
            self._lanes[trip_id] = asyncio.create_task(self._lane(trip_id, tell))

    async def wake_all(self) -> None:
        """Wake every trip that has something waiting."""
        for trip_id in await self._waiting():
            self.wake(trip_id)

    async def wake_with(self, connection: Connection, trip_id: str) -> None:
        """Wake a trip, wherever it is worked on, when this transaction is committed."""
        await announce(connection, Change(trip_id), WAKE)

    async def run(self) -> None:
        """Work until cancelled; what is being handled then is let finish."""
        self._working = True
        line = Listening(libpq_url(self._database.url), self._heard, WAKE)
        line.start()
        try:
            await asyncio.Event().wait()
        finally:
            self._working = False
            await line.stop()
            await self._let_finish()
            await self._leases.close()

    async def run_until_idle(self) -> None:
        """Work until nothing waits, a trip after the other."""
        was, self._working = self._working, True
        try:
            while trips := await self._waiting():
                for trip_id in trips:
                    self.wake(trip_id)
                    if trip_id in self._lanes:
                        await self._lanes[trip_id]
                await asyncio.sleep(_TRY_AGAIN_S if await self._waiting() == trips else 0)  # others are at it
        finally:
            self._working = was
        if not was:
            await self._leases.give_back(self._leases.held)

    async def tidy(self) -> None:
        """Let others have the trips nobody has written to for a while."""
        now = time.monotonic()
        old = [
            t for t in self._leases.held if t not in self._lanes and now - self._used.get(t, 0) > _LINGER_S
        ]
        for trip_id in old:
            self._used.pop(trip_id, None)
        await self._leases.give_back(old)

    async def close(self) -> None:
        """Let go of everything."""
        await self._leases.close()

    async def _waiting(self) -> list[str]:
        async with self._database.system() as connection:
            return await inbox.trips_waiting(connection)

    async def _heard(self, change: Change) -> None:
        """Take up what another process was told; it may be nobody's any more, so all try."""
        if change.trip_id:
            self.wake(change.trip_id, tell=False)
        else:
            await self.wake_all()

    async def _lane(self, trip_id: str, tell: bool) -> None:
        try:
            async with self._beside:
                going = True
                while going:
                    self._again.discard(trip_id)
                    going = await self._once(trip_id, tell) and trip_id in self._again
        except Exception:
            log.exception("lane failed", trip=trip_id)  # the sweep wakes it again
        finally:
            del self._lanes[trip_id]
            self._again.discard(trip_id)

    async def _once(self, trip_id: str, tell: bool) -> bool:
        """Handle what waits; False when the trip is another process's, which is told."""
        if not await self._leases.take(trip_id):
            if tell:
                async with self._database.at_once() as connection:
                    await announce(connection, Change(trip_id), WAKE)
            return False
        self._used[trip_id] = time.monotonic()
        await self._drain(trip_id)
        return True

    async def _let_finish(self) -> None:
        tasks = list(self._lanes.values())
        if tasks:
            await asyncio.wait(tasks, timeout=_LET_FINISH_S)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
