"""When doing nothing costs money: the booker is told the day before free cancellation ends."""

from dataclasses import replace
from datetime import datetime, time, timedelta, tzinfo
from uuid import NAMESPACE_OID, uuid5

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.kernel.when import day_of, moment
from tools.kernel.words import day_words
from tools.reservations.model import Reservation
from tools.reservations.nights import stands
from tools.travel_day.model import Alert, AlertStatus

_MORNING = time(9)


async def remember(act: Act, booking: Reservation, roster: Roster, local: tzinfo) -> None:
    """Put, move or cancel the alert for a booking's deadline."""
    key = uuid5(NAMESPACE_OID, f"cancel_by {booking.id}").hex
    kept = await act.uow.of(Alert).get(key)
    at = _when(act, booking, local) if stands(booking) else None
    if at is None:
        if kept and kept.status is AlertStatus.WAITING:
            await act.uow.of(Alert).put(replace(kept, status=AlertStatus.CANCELLED))
        return
    until = day_words(day_of(booking.cancel_by)) if booking.cancel_by else ""
    booker = _booker(booking, roster)
    name = f"{roster.name_of(booker)}, " if booker else ""
    text = f"{name}{booking.name} can be cancelled free of charge until {until}. Is all well with it?"
    await act.uow.of(Alert).put(Alert(key, at, booker, "deadline", text))


def _when(act: Act, booking: Reservation, local: tzinfo) -> datetime | None:
    """Return the morning before the deadline, else its own morning, else None: it is too late."""
    if booking.cancel_by is None:
        return None
    day = day_of(booking.cancel_by)
    mornings = [moment(day - timedelta(days=before), local, _MORNING) for before in (1, 0)]
    return next((at for at in mornings if at > act.now), None)


def _booker(booking: Reservation, roster: Roster) -> Party | None:
    booker = next((m for m in roster.members if m.account_id == booking.booked_by), None)
    return Party("member", booker.id) if booker else None
