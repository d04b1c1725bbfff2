"""The clock of this process: sweeps that only wake. Rows decide what is done, so two do no harm."""

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.main import House
from storage import google_maps, inbox, usage
from storage.erasing import erase_asked

log = structlog.get_logger()
_SWEEP_S = 5
_DUE_S = 0.5  # how late an alert may be; looking costs one query


class Ticker:
    """Regular sweeps of one running house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.add_job(self.sweep, "interval", seconds=_SWEEP_S, max_instances=1, coalesce=True)
        due = house.alerts.send_due
        self._scheduler.add_job(due, "interval", seconds=_DUE_S, max_instances=1, coalesce=True)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.start()

    def stop(self) -> None:
        """Tick no more."""
        self._scheduler.shutdown(wait=False)

    async def sweep(self) -> None:
        """Give dead workers' jobs to the living, and wake whatever waits without a job."""
        house = self._house
        rescued = await house.jobs.rescue()
        if rescued:
            log.info("rescued jobs of a dead worker", count=rescued)
        async with house.database.system() as connection:
            for trip_id in await inbox.trips_waiting(connection):
                await house.jobs.wake_trip(connection, trip_id)
        await erase_asked(house.database)
        await usage.sweep(house.database)
        await google_maps.sweep(house.database)
        await house.digests.send_due()
        await house.courier.sweep()
