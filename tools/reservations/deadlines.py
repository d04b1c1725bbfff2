"""When doing nothing costs money or a bed: whoever booked is told in time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from uuid import NAMESPACE_OID, uuid5

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.kernel.when import day_of, moment
from tools.kernel.words import day_words
from tools.reservations.model import Reservation, ReservationStatus
from tools.reservations.nights import stands
from tools.travel_day.model import Alert, AlertStatus

_MORNING = time(9)
_OPEN = (ReservationStatus.PLANNED, ReservationStatus.HELD)
_UNCONFIRMED_DAYS = (3, 1)  # before it begins
When = date | datetime


async def remember(act: Act, booking: Reservation, roster: Roster, local: tzinfo) -> None:
    """Put, move or cancel the alerts for a booking's deadlines."""
    booker = _booker(booking, roster)
    name = f"{roster.name_of(booker)}, " if booker else ""
    wanted = dict(_deadlines(booking)) if stands(booking) else {}
    for kind in ("cancel_by", "release_by", "check_in_by", "unconfirmed"):
        key = uuid5(NAMESPACE_OID, f"{kind} {booking.id}").hex
        mornings, text = wanted.get(kind, ((), ""))
        at = next((m for day in mornings if (m := moment(day, local, _MORNING)) > act.now), None)
        if at is not None:
            await act.uow.of(Alert).put(Alert(key, at, booker, "deadline", f"{name}{text}"))
        elif (kept := await act.uow.of(Alert).get(key)) and kept.status is AlertStatus.WAITING:
            await act.uow.of(Alert).put(replace(kept, status=AlertStatus.CANCELLED))


def _deadlines(booking: Reservation) -> Iterator[tuple[str, tuple[tuple[date, ...], str]]]:
    """Yield each deadline with the mornings it may be told on, the best first, and what is said."""
    if booking.cancel_by:
        until = day_words(day_of(booking.cancel_by))
        told = f"{booking.name} can be cancelled free of charge until {until}. Is all well with it?"
        yield "cancel_by", (_before(booking.cancel_by), told)
    if booking.release_by:
        until = day_words(booking.release_by)
        told = f"the rooms held at {booking.name} are given back on {until}. Confirm them, or let them go."
        yield "release_by", (_before(booking.release_by), told)
    if booking.check_in_by:
        until = day_words(booking.check_in_by)
        told = f"check-in at {booking.name} is until {until}; call them if you'll be later."
        yield "check_in_by", ((day_of(booking.check_in_by),), told)
    if booking.status in _OPEN and booking.start:
        days = tuple(day_of(booking.start) - timedelta(days=n) for n in _UNCONFIRMED_DAYS)
        told = f"{booking.name} ({day_words(booking.start)}) is not confirmed yet. Does it stand?"
        yield "unconfirmed", (days, told)


def _before(deadline: When) -> tuple[date, ...]:
    """Return the day before a deadline, then its own."""
    return (day_of(deadline) - timedelta(days=1), day_of(deadline))


def _booker(booking: Reservation, roster: Roster) -> Party | None:
    booker = next((m for m in roster.members if m.account_id == booking.booked_by), None)
    return Party("member", booker.id) if booker else None
