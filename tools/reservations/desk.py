"""The trip's bookings at one moment."""

from dataclasses import dataclass
from datetime import date, tzinfo

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.when import day_of, zone
from tools.reservations.model import Reservation
from tools.reservations.nights import stands
from tools.trips.head import blank, head
from tools.trips.model import Trip


@dataclass(frozen=True)
class Desk:
    """The trip's bookings at one moment, with its people."""

    roster: Roster
    trip: Trip
    bookings: tuple[Reservation, ...]
    local: tzinfo

    @property
    def active(self) -> tuple[Reservation, ...]:
        """The bookings in force, by start."""
        found = [b for b in self.bookings if stands(b)]
        return tuple(sorted(found, key=lambda b: day_of(b.start) if b.start else date.max))


async def open_desk(act: Act) -> Desk:
    """Return the trip's bookings as they are now."""
    trip, roster = await head(act) or blank(act), await Roster.load(act)
    bookings = await act.uow.of(Reservation).all()
    return Desk(roster, trip, tuple(bookings), zone(trip.timezone, act.now.tzinfo))
