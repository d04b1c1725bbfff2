"""Which nights a bed covers, and who has none."""

from collections.abc import Iterable
from datetime import date, timedelta

from tools.families.model import Family
from tools.families.roster import Roster
from tools.kernel.when import day_of
from tools.reservations.model import Reservation, ReservationKind, ReservationStatus
from tools.trips.model import Trip

BEDS = frozenset({ReservationKind.LODGING, ReservationKind.CAMPSITE})
_LONGEST = 120  # nights; a slip in a year must not make a list of thousands


def stands(booking: Reservation) -> bool:
    """Whether a booking is in force."""
    return booking.status is not ReservationStatus.CANCELLED


def nights(booking: Reservation) -> frozenset[date]:
    """Return the nights (by the evening's date) a bed is booked for; one when no end was given."""
    if booking.kind not in BEDS or booking.start is None:
        return frozenset()
    first = day_of(booking.start)
    last = day_of(booking.end) if booking.end else first
    count = min(max((last - first).days, 1), _LONGEST)
    return frozenset(first + timedelta(days=n) for n in range(count))


def on_day(booking: Reservation, day: date) -> bool:
    """Whether a booking is for `day`: a bed for its night, anything else while it lasts."""
    if booking.start is None:
        return False
    if booking.kind in BEDS:
        return day in nights(booking)
    return day_of(booking.start) <= day <= day_of(booking.end or booking.start)


def families_of(booking: Reservation, roster: Roster) -> tuple[Family, ...]:
    """Return the families a booking is for; all of them when nobody was named."""
    if not booking.party:
        return roster.families
    named = {f.id for party in booking.party if (f := roster.family_of(party))}
    return tuple(f for f in roster.families if f.id in named)


def sleeping(roster: Roster, trip: Trip, night: date) -> tuple[Family, ...]:
    """Return the families that need a bed on `night`: those there who don't leave that day."""
    return tuple(f for f in roster.present(night, trip) if f.leaves_date != night)


def without_bed(
    bookings: Iterable[Reservation], roster: Roster, trip: Trip, night: date
) -> tuple[Family, ...]:
    """Return the families that need a bed on `night` and have none."""
    covered = {f.id for b in bookings if stands(b) and night in nights(b) for f in families_of(b, roster)}
    return tuple(f for f in sleeping(roster, trip, night) if f.id not in covered)


def trip_nights(trip: Trip) -> tuple[date, ...]:
    """Return the nights of the trip, from its first day to the one before its last; () while unknown."""
    if trip.start_date is None or trip.end_date is None:
        return ()
    count = min((trip.end_date - trip.start_date).days, _LONGEST)
    return tuple(trip.start_date + timedelta(days=n) for n in range(count))
