"""Telling every process at once that a trip has changed: PostgreSQL's LISTEN and NOTIFY.

A notice is part of its transaction: it goes out when, and only when, the change is committed.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass

import structlog
from psycopg import AsyncConnection as Line
from psycopg import OperationalError
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

log = structlog.get_logger()
CHANGES, WAKE = "pathfinder_changes", "pathfinder_wake"  # a trip is otherwise; a trip has messages waiting
_LONGEST = 1500  # characters; PostgreSQL carries 8,000 bytes
_SHORTEST_PAUSE_S, _LONGEST_PAUSE_S = 0.25, 10.0


@dataclass(frozen=True)
class Change:
    """News of a trip ("": any may have changed unheard); `text` is a word to one account, `to`."""

    trip_id: str = ""
    to: str = ""
    text: str = ""


Heard = Callable[[Change], Awaitable[None]]


async def announce(connection: AsyncConnection, change: Change, topic: str = CHANGES) -> None:
    """Tell all processes of a change once this transaction is committed."""
    short = {**asdict(change), "text": change.text[:_LONGEST]}
    await connection.execute(
        text("SELECT pg_notify(:topic, :body)"), {"topic": topic, "body": json.dumps(short)}
    )


class Listening:
    """A line of its own on which a process hears of changes; it is opened again when it breaks."""

    def __init__(self, conninfo: str, heard: Heard, topic: str = CHANGES) -> None:
        self._conninfo, self._heard, self._topic = conninfo, heard, topic
        self._task: asyncio.Task[None] | None = None
        self.ready = asyncio.Event()

    def start(self) -> None:
        """Listen from now on."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Listen no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None

    async def _run(self) -> None:
        pause = _SHORTEST_PAUSE_S
        while True:
            try:
                async with await Line.connect(self._conninfo, autocommit=True) as line:
                    await line.execute(f"LISTEN {self._topic}")
                    self.ready.set()
                    pause = _SHORTEST_PAUSE_S
                    await self._heard(Change())  # what changed while nobody listened
                    await self._listen(line)
            except OperationalError as problem:
                log.warning("no line to the database's news", why=str(problem))
            self.ready.clear()
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE_S, pause * 2)

    async def _listen(self, line: Line) -> None:
        async for notice in line.notifies():
            try:
                change = Change(**json.loads(notice.payload))
            except (ValueError, TypeError):
                log.warning("news that could not be read")
                continue
            await self._heard(change)
