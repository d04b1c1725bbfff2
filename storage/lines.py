"""Connections of the driver's own, each statement its own transaction: for what is done for every message.

They are few, and no turn ever holds one, so that what comes in never waits for what is being handled.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from psycopg import AsyncConnection, OperationalError
from psycopg.pq import TransactionStatus
from psycopg.rows import DictRow, dict_row

Line = AsyncConnection[DictRow]


class Lines:
    """At most `most` connections, opened when they are needed.

    `lasting` False: a statement is told done before it is on the disk. A process that is killed loses
    nothing by it, a machine that loses power the last half second.
    """

    def __init__(self, conninfo: str, most: int, lasting: bool = True) -> None:
        self._conninfo = conninfo
        self._options = "" if lasting else "-c synchronous_commit=off"
        self._idle: list[Line] = []
        self._free = asyncio.Semaphore(most)

    async def run(self, statement: str, given: dict[str, Any]) -> list[DictRow]:
        """Run one statement and return its rows."""
        async with self._one() as line:
            return await (await line.execute(statement, given)).fetchall()

    async def close(self) -> None:
        """Close every connection."""
        while self._idle:
            await self._idle.pop().close()

    @asynccontextmanager
    async def _one(self) -> AsyncIterator[Line]:
        async with self._free:
            line = self._idle.pop() if self._idle else await self._opened()
            try:
                yield line
            except OperationalError:
                await self.close()  # the server went away: the others are as dead as this one
                raise
            finally:
                await self._put_back(line)

    async def _opened(self) -> Line:
        return await AsyncConnection.connect(
            self._conninfo, autocommit=True, row_factory=dict_row, options=self._options
        )

    async def _put_back(self, line: Line) -> None:
        if line.info.transaction_status is TransactionStatus.IDLE:
            self._idle.append(line)
        else:  # broken, or left in the middle of a statement
            await line.close()
