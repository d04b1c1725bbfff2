"""The engine for work: Procrastinate on our PostgreSQL. A job is only a wake-up; rows are the truth."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import UniqueViolation
from procrastinate.job_context import JobContext
from procrastinate.jobs import Status
from procrastinate.worker import Worker

from storage.database import Connection

_HEARTBEAT_S = 2.0
_STALE_AFTER_S = 6.0
_POLL_S = 0.1  # a word of a job that comes while one is fetched is lost, and so is that of a free lock
# The library raises when a job that has not begun is there already, which costs two more round trips for a
# savepoint. The update locks that job until our commit, so it can't begin before our message is to be seen.
_DEFER = """
INSERT INTO procrastinate_jobs AS job (queue_name, task_name, priority, lock, queueing_lock, args)
SELECT %s, %s, 0, key, key, jsonb_build_object('trip_id', trip)
FROM (VALUES (%s::text, %s::text)) AS wanted (key, trip)
ON CONFLICT (queueing_lock) WHERE status = 'todo' DO UPDATE SET priority = job.priority
"""


class Jobs:
    """Wakes the program for a trip's messages."""

    def __init__(self, conninfo: str, drain: Callable[[str], Awaitable[None]]) -> None:
        self._app = App(connector=PsycopgConnector(conninfo=conninfo, min_size=1, max_size=8))

        @self._app.task(name="drain")
        async def drain_task(trip_id: str) -> None:
            await drain(trip_id)

        self._drain = drain_task

    async def open(self) -> None:
        """Connect."""
        await self._app.open_async()

    async def close(self) -> None:
        """Disconnect."""
        await self._app.close_async()

    async def wake_trip(self, connection: Connection, trip_id: str) -> None:
        """See to it, in this transaction, that the trip's messages are handled."""
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None
        await raw.execute(_DEFER, (self._drain.queue, self._drain.name, f"trip {trip_id}", trip_id))

    async def run(self, concurrency: int) -> None:
        """Work until cancelled; a job running then is let finish."""
        await self._app.run_worker_async(
            concurrency=concurrency,
            install_signal_handlers=False,
            fetch_job_polling_interval=_POLL_S,
            update_heartbeat_interval=_HEARTBEAT_S,
            stalled_worker_timeout=_STALE_AFTER_S,
            shutdown_graceful_timeout=5,
            delete_jobs="successful",
            worker_middleware=[_wake_next],
        )

    async def run_until_idle(self) -> None:
        """Work until no job is due."""
        await self._app.run_worker_async(
            wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs="successful"
        )

    async def rescue(self) -> int:
        """Give the jobs of dead workers to the living; returns how many."""
        manager = self._app.job_manager
        stalled = list(await manager.get_stalled_jobs(seconds_since_heartbeat=_STALE_AFTER_S))
        for job in stalled:
            try:
                await manager.retry_job(job)
            except UniqueViolation:  # one that does the same waits already, for this one's lock
                await manager.finish_job(job, Status.FAILED, delete_job=True)
        return len(stalled)


async def _wake_next(process: Callable[[], Awaitable[Any]], _context: JobContext, worker: Worker) -> Any:
    """Look for the next job once this one is over: one may have waited for its lock, which nobody tells."""
    current = asyncio.current_task()
    assert current is not None
    current.add_done_callback(lambda _task: worker._new_job_event.set())
    return await process()
