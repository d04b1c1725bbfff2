"""The clock of this process: sweeps that only wake. Rows decide what is done, so two do no harm."""

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.main import House
from storage import deliveries, google_maps, usage
from storage.erasing import erase_asked

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
        """Take up whatever waits: what a dead process left, and what somebody was woken for in vain."""
        house = self._house
        await house.lanes.tidy()
        await house.lanes.wake_all()
        await erase_asked(house.database)
        await usage.sweep(house.database)
        await deliveries.sweep(house.database)
        await google_maps.sweep(house.database)
        await house.digests.send_due()
        await house.courier.sweep()
