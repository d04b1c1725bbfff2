"""Workers as processes: work that would block the event loop leaves it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from tools.kernel.workers import Workers

A = ParamSpec("A")
R = TypeVar("R")


class PooledWorkers(Workers):
    """Runs pure functions in a pool of processes."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    async def run(self, work: Callable[A, R], *args: A.args, **kwargs: A.kwargs) -> R:
        """Return `work(*args, **kwargs)`, done in another process."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, partial(work, *args, **kwargs))
