"""What time it is for who writes: some platforms tell only the moment, not the zone."""

from datetime import datetime

from storage.inbox import Incoming
from storage.unit_of_work import SqlUnitOfWork
from tools.families.model import Family
from tools.kernel.act import Speaker
from tools.kernel.when import zone
from tools.trips.model import Trip

_TELL_NO_ZONE = frozenset({"telegram", "console"})


async def by_local_clock(unit: SqlUnitOfWork, incoming: Incoming, speaker: Speaker) -> datetime:
    """Return when a message was written, by the clocks around who wrote it.

    Told in UTC, it may be from anywhere: before the trip people are at home, on its days where it goes.
    """
    if incoming.channel not in _TELL_NO_ZONE or incoming.at.utcoffset():
        return incoming.at
    trip = await unit.of(Trip).get(unit.trip_id)
    if trip is None:
        return incoming.at
    there = incoming.at.astimezone(zone(trip.timezone, incoming.at.tzinfo))
    if trip.start_date and trip.end_date and trip.start_date <= there.date() <= trip.end_date:
        return there
    family = await unit.of(Family).get(speaker.family_id) if speaker.family_id else None
    home = family.home_timezone if family is not None else None
    return incoming.at.astimezone(zone(home, there.tzinfo)) if home else there
