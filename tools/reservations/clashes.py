"""What does not go together with a booking: another bed that night, another table at that time."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tools.families.roster import Roster
from tools.kernel.words import day_words, joined
from tools.planning.model import FamilyDay, Item, ItemKind, Itinerary
from tools.reservations.model import Reservation
from tools.reservations.nights import BEDS, families_of, nights, stands
from tools.trips.model import Trip

_TAKES = timedelta(hours=2)  # how long something without an end keeps people


def warnings(
    booking: Reservation, others: Iterable[Reservation], roster: Roster, trip: Trip
) -> tuple[str, ...]:
    """Return a sentence for each thing that is odd about a booking; it is kept all the same."""
    found = [
        sentence
        for other in others
        if other.id != booking.id and stands(other)
        for sentence in _clash(booking, other, roster)
    ]
    return (*found, *_absent(booking, roster), *_outside(booking, trip))


def plan_warnings(booking: Reservation, plan: Itinerary | None, roster: Roster) -> tuple[str, ...]:
    """Return a sentence for each family that, by the plan, is driving at the time of a booking."""
    span = _span(booking)
    if plan is None or span is None:
        return ()
    concerned = {family.name for family in families_of(booking, roster)}
    days = [
        f for day in plan.days if day.date == span[0].date() for f in day.families if f.family in concerned
    ]
    return tuple(
        f"By the plan {day.family} is driving then ({drive.start:%H:%M} to {drive.end:%H:%M})."
        for day in days
        if (drive := _drive_during(day, *span))
    )


def arrival_warnings(booking: Reservation, plan: Itinerary | None, roster: Roster) -> tuple[str, ...]:
    """Return a sentence for each family that, by the plan, comes to a bed before it opens or too late."""
    if plan is None or booking.kind not in BEDS or booking.start is None:
        return ()
    first = booking.start.date() if isinstance(booking.start, datetime) else booking.start
    concerned = {family.name for family in families_of(booking, roster)}
    return tuple(
        words
        for day in plan.days
        if day.date == first
        for family in day.families
        if family.family in concerned and (words := _arrival(booking, family))
    )


def _arrival(booking: Reservation, day: FamilyDay) -> str:
    """Return what is wrong with when a family arrives: at its check-in, else after its last drive."""
    arrivals = [i.start for i in day.items if i.kind is ItemKind.CHECK_IN]
    arrivals = arrivals or [i.end for i in day.items if i.kind is ItemKind.DRIVE]
    if not arrivals:
        return ""
    at = arrivals[-1].replace(tzinfo=None)
    if isinstance(booking.check_in_by, datetime) and at > booking.check_in_by:
        return (
            f"By the plan {day.family} arrives at {at:%H:%M}; check-in closes at {booking.check_in_by:%H:%M}."
        )
    if isinstance(booking.start, datetime) and at < booking.start:
        return f"By the plan {day.family} arrives at {at:%H:%M}; check-in opens at {booking.start:%H:%M}."
    return ""


def _drive_during(day: FamilyDay, start: datetime, end: datetime) -> Item | None:
    """Return the first drive of a day that runs into a local time span."""
    drives = (item for item in day.items if item.kind is ItemKind.DRIVE)
    during = (d for d in drives if d.start.replace(tzinfo=None) < end and start < d.end.replace(tzinfo=None))
    return next(during, None)


def _clash(one: Reservation, other: Reservation, roster: Roster) -> list[str]:
    theirs = families_of(other, roster)
    both = [family.name for family in families_of(one, roster) if family in theirs]
    if not both:
        return []
    who = joined(both)
    if shared := nights(one) & nights(other):
        return [f"Two beds on {day_words(min(shared))} for {who}: this and {other.name}."]
    if _same_time(one, other):
        return [f"At the same time {who} {'have' if len(both) > 1 else 'has'} {other.name}."]
    return []


def _same_time(one: Reservation, other: Reservation) -> bool:
    spans = [_span(one), _span(other)]
    if spans[0] is None or spans[1] is None:
        return False
    (start, end), (begin, finish) = spans[0], spans[1]
    return start < finish and begin < end


def _span(booking: Reservation) -> tuple[datetime, datetime] | None:
    """Return when people are kept by something with a time; None for beds and whole days."""
    start, end = booking.start, booking.end
    if booking.kind in BEDS or not isinstance(start, datetime):
        return None
    return start, end if isinstance(end, datetime) and end > start else start + _TAKES


def _absent(booking: Reservation, roster: Roster) -> list[str]:
    """Name families booked in by name before they join or after they leave."""
    day = booking.start.date() if isinstance(booking.start, datetime) else booking.start
    if day is None or not booking.party:
        return []
    return [
        sentence
        for family in families_of(booking, roster)
        if (sentence := _not_there(family.name, family.joins_date, family.leaves_date, day))
    ]


def _not_there(name: str, joins: date | None, leaves: date | None, day: date) -> str:
    if joins and day < joins:
        return f"{name} joins only on {day_words(joins)}."
    return f"{name} leaves on {day_words(leaves)} already." if leaves and day > leaves else ""


def _outside(booking: Reservation, trip: Trip) -> list[str]:
    day = booking.start.date() if isinstance(booking.start, datetime) else booking.start
    if day is None or trip.start_date is None or trip.end_date is None:
        return []
    if trip.start_date <= day <= trip.end_date:
        return []
    return [f"That is outside the trip ({day_words(trip.start_date)} to {day_words(trip.end_date)})."]
