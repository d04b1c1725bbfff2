"""From a trip's records to a planning problem: who, when, where, with what."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tools.families.names import fold
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.planning.gazette import offers
from tools.planning.load_bookings import BookingLoader
from tools.planning.load_families import FamilyLoader
from tools.planning.load_wishes import WishLoader
from tools.planning.lookup import NEAR_STOP_KM, km_between
from tools.planning.opening import told
from tools.planning.problem import Ask, Bed, Problem
from tools.routing.ports import Roads
from tools.trips.model import Stop, Trip

GATEWAY = frozenset({"charge"})  # what the town before a park has, by estimate
LONGEST_DAYS = 45
BED_KM = 60.0  # a bed so near to a stop is one for it


class Loader(WishLoader, BookingLoader, FamilyLoader):
    """Builds one problem."""

    async def problem(self) -> Problem:
        """Return the problem without tweaks and detailed roads."""
        assert self.trip.start_date is not None
        assert self.trip.end_date is not None
        asks = await self._asks()
        beds, fixtures = await self._bookings()
        fixtures += await self._voted(asks)
        asks = await self._with_wishes(self._as_booked(asks, beds))
        households = [await self._household(f, asks) for f in self.roster.families]
        matrix = await self.roads.matrix(self.gazette.places)
        self.later += [*told(asks, self.gazette.places), *([matrix.note] if matrix.note else [])]
        return Problem(
            self.trip.start_date,
            self.trip.end_date,
            tuple(self.gazette.places),
            tuple(tuple(float(x) for x in row) for row in matrix.km),
            tuple(tuple(float(x) for x in row) for row in matrix.minutes),
            tuple(h for h in households if h is not None),
            tuple(asks),
            tuple(beds),
            tuple(fixtures),
            tweaks=tuple(await self._daylight()),
            offers=self._offers(asks),
        )

    def _as_booked(self, asks: Sequence[Ask], beds: Sequence[Bed]) -> list[Ask]:
        """The stops; one that is booked for more nights than were said gets those that are booked."""
        found, places = list[Ask](), self.gazette.places
        for ask in asks:
            near = [b for b in beds if km_between(places[b.place], places[ask.place]) < BED_KM]
            nights = {b.first + timedelta(days=n) for b in near for n in range((b.last - b.first).days)}
            if ask.nights and len(nights) > ask.nights:
                name = places[ask.place].name
                self.notes.append(
                    f"{name} is booked for {len(nights)} nights, not {ask.nights}: I go by that."
                )
                ask = replace(ask, nights=len(nights))
            found.append(ask)
        return found

    def _offers(self, asks: Sequence[Ask]) -> tuple[frozenset[str], ...]:
        """What each place offers, by estimate; a park's are those of the town people stay in."""
        places = self.gazette.places
        parks = [(fold(a.gateway), places[a.place]) for a in asks if a.gateway]
        gates = [any(_gate(place, *park) for park in parks) for place in places]
        return tuple(
            offers(place) | (GATEWAY if gate else frozenset())
            for place, gate in zip(places, gates, strict=True)
        )

    async def problem_with(self, problem: Problem, asks: list[Ask]) -> Problem:
        """Return the problem with more stops, whose places the gazette has meanwhile."""
        known = {a.place for a in problem.asks}
        matrix = await self.roads.matrix(self.gazette.places)
        asks = [*problem.asks, *(a for a in asks if a.place not in known)]
        return replace(
            problem,
            places=tuple(self.gazette.places),
            km=tuple(tuple(float(x) for x in row) for row in matrix.km),
            minutes=tuple(tuple(float(x) for x in row) for row in matrix.minutes),
            asks=tuple(asks),
            offers=self._offers(asks),
        )


def _gate(place: Place, gateway: str, park: Place) -> bool:
    """Whether a place is a park, or the town people stay in for it, however small the town is."""
    named = fold(place.name).split(",")[0] == gateway.split(",")[0]
    return place == park or (named and km_between(place, park) < NEAR_STOP_KM)


async def loaded(act: Act, roads: Roads) -> Loader:
    """Return a loader for the act's trip; Refusal in words when dates, stops or families are missing."""
    trip = await act.uow.of(Trip).get(act.trip_id)
    roster = await Roster.load(act)
    missing = []
    if trip is None or trip.start_date is None or trip.end_date is None:
        begun = trip is not None and trip.start_date is not None
        missing.append("the last day (“until July 17”)" if begun else "the dates (“July 10 to 17”)")
    if not await act.uow.of(Stop).all():
        missing.append("where you want to go (“Moab first, then Bryce”)")
    if not roster.families:
        missing.append("who is coming (“we're the Lees from Denver”)")
    if missing:
        raise Refusal(f"Before I can plan I need to know {' and '.join(missing)}.")
    assert trip is not None
    assert trip.start_date is not None
    assert trip.end_date is not None
    if trip.end_date < trip.start_date:
        raise Refusal("The trip ends before it starts. Tell me the dates again and I will plan it.")
    if (trip.end_date - trip.start_date).days >= LONGEST_DAYS:
        raise Refusal(f"I plan at most {LONGEST_DAYS} days at a time. Shorten the trip, or split it in two.")
    return Loader(act, roads, trip, roster)
