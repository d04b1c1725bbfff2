"""Acknowledging goes before handling: a platform waits for the one, people only for the other."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

_TURNS = 8  # more at once make none faster: what they wait for is this very processor
_PATIENCE_S = 0.25  # how long a turn lets arrivals go first


class Pressure:
    """Who is coming in, and how many turns may be in hand meanwhile."""

    def __init__(self) -> None:
        self._arriving = 0
        self._calm = asyncio.Event()
        self._calm.set()
        self._turns = asyncio.Semaphore(_TURNS)

    @contextmanager
    def arriving(self) -> Iterator[None]:
        """While an event is being stored."""
        self._arriving += 1
        self._calm.clear()
        try:
            yield
        finally:
            self._arriving -= 1
            if not self._arriving:
                self._calm.set()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """While a turn is in hand; it begins when nothing arrives, or when it has waited long enough."""
        async with self._turns:
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE_S):
                    await self._calm.wait()
            yield

    @asynccontextmanager
    async def thinking(self) -> AsyncIterator[None]:
        """While a turn waits for somebody else, a model: others may go on."""
        self._turns.release()
        try:
            yield
        finally:
            await self._turns.acquire()
