"""The engine for work: Procrastinate on our PostgreSQL. A job is only a wake-up; rows are the truth."""

from collections.abc import Awaitable, Callable
from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.tasks import Task

from storage.database import Connection

_HEARTBEAT_S = 2.0
_STALE_AFTER_S = 6.0
_POLL_S = 1.0  # a finished job does not wake the next on its lock; the poll does


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
        await _once(self._drain, connection, f"trip {trip_id}", trip_id=trip_id)

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
            await manager.retry_job(job)
        return len(stalled)


async def _once(task: Task[Any, Any, Any], connection: Connection, key: str, **arguments: str) -> None:
    """Defer a job in the caller's transaction, unless one that has not begun will do the same."""
    raw = (await connection.get_raw_connection()).driver_connection
    savepoint = await connection.begin_nested()
    try:
        deferrer = task.configure(lock=key, queueing_lock=key, connection=raw)
        await deferrer.defer_async(**arguments)
    except AlreadyEnqueued:
        await savepoint.rollback()
    else:
        await savepoint.commit()
