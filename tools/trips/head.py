"""The trip's head: reading it, making it when it is missing, and what its status is today."""

from datetime import date, tzinfo
from zoneinfo import ZoneInfo

from tools.kernel.act import Act
from tools.kernel.when import zone
from tools.trips.model import Trip, TripStatus


async def head(act: Act) -> Trip | None:
    """Return the trip of this act, or None while nobody has begun one."""
    return await act.uow.of(Trip).get(act.trip_id)


async def local_zone(act: Act) -> tzinfo:
    """Return the trip's time zone, the speaker's while it is not known."""
    trip = await head(act)
    return zone(trip.timezone if trip else "", act.now.tzinfo)


async def ensure(act: Act) -> Trip:
    """Return the trip, with an empty head put down when there was none."""
    return await head(act) or await act.uow.of(Trip).put(blank(act))


def blank(act: Act) -> Trip:
    """Return an empty head for this act's trip; nobody organises it yet."""
    here = act.now.tzinfo
    return Trip(act.trip_id, "New trip", timezone=here.key if isinstance(here, ZoneInfo) else "UTC")


def status_on(trip: Trip, today: date) -> TripStatus:
    """Return the status as of `today`: active from first to last day, completed after."""
    if trip.status is TripStatus.CANCELLED or trip.start_date is None or trip.end_date is None:
        return trip.status
    if today > trip.end_date:
        return TripStatus.COMPLETED
    return TripStatus.ACTIVE if today >= trip.start_date else trip.status
