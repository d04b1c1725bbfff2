"""Which trips a process works on, over all replicas: advisory locks on a connection of their own.

They end with that connection: the trips of a process that is killed are free at once. A machine that
falls silent is noticed by the server within about ten seconds.
"""

import asyncio
from collections.abc import Collection

from psycopg import AsyncConnection, OperationalError

_KEY = "hashtextextended('lane ' || trip, 0)"
_TAKE = f"SELECT pg_try_advisory_lock({_KEY}) FROM (VALUES (%s)) AS wanted (trip)"  # noqa: S608
_GIVE_BACK = f"SELECT pg_advisory_unlock({_KEY}) FROM unnest(%s::text[]) AS held (trip)"  # noqa: S608
_NOTICE_DEATH = "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3"


class Leases:
    """The trips of this process. A lost connection loses them all, and the next one begins anew."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._line: AsyncConnection | None = None
        self._lock = asyncio.Lock()
        self._held: set[str] = set()

    @property
    def held(self) -> Collection[str]:
        """The trips this process may work on."""
        return tuple(self._held)

    async def take(self, trip_id: str) -> bool:
        """Whether the trip is this process's from now on, as it may have been already."""
        if trip_id in self._held and self._line is not None and not self._line.closed:
            return True
        async with self._lock:
            row = await (await (await self._opened()).execute(_TAKE, [trip_id])).fetchone()
            if row is not None and row[0]:
                self._held.add(trip_id)
            return trip_id in self._held

    async def give_back(self, trips: Collection[str]) -> None:
        """Let other processes have these trips."""
        async with self._lock:
            mine = self._held & set(trips)
            self._held -= mine
            if mine and self._line is not None and not self._line.closed:
                await self._line.execute(_GIVE_BACK, [sorted(mine)])

    async def close(self) -> None:
        """Give everything back."""
        self._held.clear()
        if self._line is not None:
            await self._line.close()
            self._line = None

    async def _opened(self) -> AsyncConnection:
        """Return a connection that answers; with a new one every lease is gone."""
        if self._line is not None and not self._line.closed:
            return self._line
        self._held.clear()
        self._line = await AsyncConnection.connect(self._conninfo, autocommit=True)
        try:
            await self._line.execute(_NOTICE_DEATH)
        except OperationalError:
            self._line = None
            raise
        return self._line
