"""Bookings with a time that a late day would miss."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from tools.kernel.party import Party
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.reservations.model import Reservation, ReservationStatus
from tools.travel_day.targets import alike

_GRACE = timedelta(minutes=10)
_AROUND = timedelta(minutes=90)
_TIMED = (ItemKind.MEAL, ItemKind.VISIT, ItemKind.MEET, ItemKind.FERRY)


def endangered(
    bookings: Sequence[Reservation], parties: Mapping[str, Party], planned: Day, live: Day
) -> list[Reservation]:
    """Return the bookings of any family (its party by name) that it would be too late for, each once."""
    pairs = zip(planned.families, live.families, strict=True)
    found = [
        booking
        for was, now in pairs
        if was.family in parties
        for booking in at_risk(bookings, parties[was.family], was, now)
    ]
    return list({booking.id: booking for booking in found}.values())


def at_risk(
    bookings: Sequence[Reservation], party: Party, planned: FamilyDay, live: FamilyDay
) -> list[Reservation]:
    """Return the family's bookings it would be too late for, though the plan was in time."""
    return [
        booking
        for booking in bookings
        if booking.status is not ReservationStatus.CANCELLED
        and (not booking.party or party in booking.party)
        and _too_late(booking, planned, live)
    ]


def _too_late(booking: Reservation, planned: FamilyDay, live: FamilyDay) -> bool:
    if isinstance(booking.check_in_by, datetime) and _shut(booking, booking.check_in_by, planned, live):
        return True
    return isinstance(booking.start, datetime) and _missed(booking, booking.start, planned.items, live.items)


def _shut(booking: Reservation, latest: datetime, planned: FamilyDay, live: FamilyDay) -> bool:
    """Whether they come to their beds after the latest check-in, planned to be in time."""
    for was, now in zip(planned.items, live.items, strict=True):
        if was.kind is ItemKind.CHECK_IN and is_for(booking, was):
            local = latest if latest.tzinfo else latest.replace(tzinfo=was.start.tzinfo)
            if was.start.date() == local.date():
                return was.start <= local < now.start
    return False


def _missed(booking: Reservation, start: datetime, planned: Sequence[Item], live: Sequence[Item]) -> bool:
    for was, now in zip(planned, live, strict=True):
        local = start if start.tzinfo else start.replace(tzinfo=was.start.tzinfo)
        if was.kind in _TIMED and abs(was.start - local) <= _AROUND and is_for(booking, was):
            return was.start <= local + _GRACE < now.start
    return False


def is_for(booking: Reservation, item: Item) -> bool:
    """Whether a booking is for what a day does there, by its name or place."""
    names = [name for name in (booking.place, booking.name) if name]
    return any(alike(name, item.place.name) or alike(name, item.note) for name in names)
