"""A word before check-in: where they sleep tonight, and the confirmation they will be asked for."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta, tzinfo
from uuid import NAMESPACE_OID, uuid5

from tools.kernel.party import Party
from tools.kernel.when import day_of, later, moment
from tools.planning.model import Day, ItemKind
from tools.preferences.quiet import Quiet
from tools.reservations.model import Reservation, ReservationKind, ReservationStatus
from tools.travel_day.kinds import CHECK_IN, CODE
from tools.travel_day.model import Alert
from tools.travel_day.targets import alike

_BEDS = (ReservationKind.LODGING, ReservationKind.CAMPSITE)
_AHEAD = timedelta(hours=1)
_USUAL = time(15, 0)


def check_ins(
    trip_id: str,
    bookings: Sequence[Reservation],
    days: Sequence[Day],
    local: tzinfo,
    quiet: Quiet | None,
    now: datetime,
) -> Iterator[Alert]:
    """Return a reminder for each bed that is booked, an hour before the first of them comes.

    To the family it is for, to the group when it is for several.
    """
    for booking in bookings:
        if (
            booking.kind not in _BEDS
            or booking.status is ReservationStatus.CANCELLED
            or booking.start is None
        ):
            continue
        at = _when(booking, days, local)
        at = quiet.after(at) if quiet else at
        if at > now and at.date() == day_of(booking.start):
            key = uuid5(NAMESPACE_OID, f"{trip_id}:{CHECK_IN}:{booking.id}").hex
            yield Alert(key, at, _whose(booking), CHECK_IN, _words(booking))


def _when(booking: Reservation, days: Sequence[Day], local: tzinfo) -> datetime:
    night = day_of(booking.start) if booking.start else None
    known = [
        item.start
        for day in days
        if day.date == night
        for family in day.families
        for item in family.items
        if item.kind is ItemKind.CHECK_IN and _is_at(booking, item.place.name, item.note)
    ]
    usual = moment(night, local, _USUAL) if night else None
    return later(min(known), -_AHEAD) if known else usual or datetime.max.replace(tzinfo=local)


def _is_at(booking: Reservation, *names: str) -> bool:
    known = [name for name in (booking.place, booking.name) if name]
    return any(alike(name, other) for name in known for other in names)


def _whose(booking: Reservation) -> Party | None:
    return booking.party[0] if len(booking.party) == 1 else None


def _words(booking: Reservation) -> str:
    where = f", {booking.place}" if booking.place and not alike(booking.place, booking.name) else ""
    alone = _whose(booking) is not None  # what is for several goes to the group
    number = f"{CODE}{booking.confirmation}" if booking.confirmation and alone else ""
    ask = " Ask me in our own chat for its code." if booking.confirmation and not alone else ""
    rooms = f", {booking.units} rooms" if booking.units and booking.units > 1 else ""
    latest = f" Be there by {booking.check_in_by:%H:%M}." if isinstance(booking.check_in_by, datetime) else ""
    return f"Tonight: {booking.name}{where}{rooms}{number}.{latest}{ask}"
