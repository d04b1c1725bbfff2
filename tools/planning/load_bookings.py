"""Bookings as a problem sees them: beds, and things to do at fixed times."""

from datetime import date, datetime

from tools.families.names import fold
from tools.kernel.party import Party
from tools.planning.lookup import NEAR_STOP_KM, Lookup
from tools.planning.params import DEFAULTS
from tools.planning.problem import Bed, Fixture
from tools.reservations.model import Reservation, ReservationKind, ReservationStatus

BEDS = (ReservationKind.LODGING, ReservationKind.CAMPSITE)
THINGS = (ReservationKind.RESTAURANT, ReservationKind.ACTIVITY, ReservationKind.TICKET)


class BookingLoader(Lookup):
    """Reads bookings."""

    async def _bookings(self) -> tuple[list[Bed], list[Fixture]]:
        beds: list[Bed] = []
        fixtures: list[Fixture] = []
        for booking in await self.act.uow.of(Reservation).all():
            if booking.status is ReservationStatus.CANCELLED or booking.start is None:
                continue
            place = await self._booked_place(booking)
            if place is None:
                self.notes.append(f"I don't know where {booking.name} is, so the plan does not count on it.")
            elif booking.kind in BEDS and booking.end is not None:
                beds.append(self._bed(booking, place))
            elif booking.kind in THINGS:
                fixtures.append(self._fixture(booking, place))
        return [b for b in beds if b.first < b.last], fixtures

    async def _booked_place(self, booking: Reservation) -> int | None:
        """Where a booking is: at a stop its words name, or where the map knows the place."""
        words = fold(f"{booking.place or ''} {booking.name}")
        named = [index for name, index in self.stops.items() if name and name in words]
        if named:
            return named[0]
        for text, reach in ((booking.place, 6 * NEAR_STOP_KM), (booking.name, NEAR_STOP_KM)):
            found = await self._find(text) if text else None
            if found and self._near_stops(found) < reach:
                return self.gazette.add(found)
        return None

    def _bed(self, booking: Reservation, place: int) -> Bed:
        assert booking.start is not None
        assert booking.end is not None
        return Bed(
            place,
            booking.name,
            _day(booking.start),
            _day(booking.end),
            self._families(booking.party),
            _minute(booking.start),
            _minute(booking.end),
            self._nightly(booking),
        )

    def _nightly(self, booking: Reservation) -> int | None:
        """What each family pays a night; None when no price in the trip's currency is known."""
        nights = (_day(booking.end) - _day(booking.start)).days if booking.end and booking.start else 0
        if booking.price is None or nights < 1 or booking.currency not in (None, self.trip.currency):
            return None
        return booking.price // nights // max(1, len(booking.party) or len(self.roster.families))

    def _fixture(self, booking: Reservation, place: int) -> Fixture:
        assert booking.start is not None
        meal = booking.kind is ReservationKind.RESTAURANT
        return Fixture(
            place,
            booking.name,
            _day(booking.start),
            _minute(booking.start),
            DEFAULTS.dinner_minutes if meal else DEFAULTS.visit_minutes,
            meal,
            self._families(booking.party),
        )

    def _families(self, parties: tuple[Party, ...]) -> frozenset[str]:
        families = (self.roster.family_of(p) for p in parties)
        return frozenset(f.name for f in families if f is not None)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _minute(moment: date | datetime) -> int | None:
    return moment.hour * 60 + moment.minute if isinstance(moment, datetime) else None
