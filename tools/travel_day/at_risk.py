"""Bookings with a time that a late day would miss."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tools.kernel.party import Party
from tools.planning.model import FamilyDay, Item, ItemKind
from tools.reservations.model import Reservation, ReservationStatus
from tools.travel_day.targets import alike

_GRACE = timedelta(minutes=10)
_AROUND = timedelta(minutes=90)
_TIMED = (ItemKind.MEAL, ItemKind.VISIT, ItemKind.MEET)


def at_risk(
    bookings: Sequence[Reservation], party: Party, planned: FamilyDay, live: FamilyDay
) -> list[Reservation]:
    """Return the family's bookings it would be too late for, though the plan was in time."""
    return [
        booking
        for booking in bookings
        if booking.status is not ReservationStatus.CANCELLED
        and (not booking.party or party in booking.party)
        and isinstance(booking.start, datetime)
        and _missed(booking, booking.start, planned.items, live.items)
    ]


def _missed(booking: Reservation, start: datetime, planned: Sequence[Item], live: Sequence[Item]) -> bool:
    for was, now in zip(planned, live, strict=True):
        local = start if start.tzinfo else start.replace(tzinfo=was.start.tzinfo)
        if was.kind in _TIMED and abs(was.start - local) <= _AROUND and _is_for(booking, was):
            return was.start <= local + _GRACE < now.start
    return False


def _is_for(booking: Reservation, item: Item) -> bool:
    names = [name for name in (booking.place, booking.name) if name]
    return any(alike(name, item.place.name) or alike(name, item.note) for name in names)
