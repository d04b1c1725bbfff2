"""From a trip's records to a planning problem: who, when, where, with what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from math import asin, cos, radians, sin, sqrt

from tools.families.model import Energy, Family, Member, Vehicle
from tools.families.names import fold
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.planning.gazette import Gazette, offers
from tools.planning.params import DEFAULTS
from tools.planning.problem import NEAR_BED, Ask, Bed, Car, Driver, Fixture, Household, Problem, Tweak
from tools.planning.wishes import Reader
from tools.polls.model import Poll, PollStatus
from tools.preferences.model import Preference, PreferenceKind, Setting
from tools.reservations.model import Reservation, ReservationKind, ReservationStatus
from tools.routing.ports import Roads
from tools.trips.model import Stop, StopRole, Trip

VISIT_MINUTES = {"park": 180, "sight": 90, "town": 120}
NEAR_STOP_KM = 150.0
NEXT_DOOR_KM = 40.0
SIGHTS = ("sight", "address", "point")
BEDS = (ReservationKind.LODGING, ReservationKind.CAMPSITE)
THINGS = (ReservationKind.RESTAURANT, ReservationKind.ACTIVITY, ReservationKind.TICKET)
GATEWAY = frozenset({"charge"})  # what the town before a park has, by estimate
LONGEST_DAYS = 45
LONGEST_VISIT = 240  # minutes a day; whoever stays longer stays another day
DARK = re.compile(r"(?:after|in the) dark|(?:at|by) night|night driving")


@dataclass
class Loader:
    """Builds one problem. `notes` are sentences about what could not be used."""

    act: Act
    roads: Roads
    trip: Trip
    roster: Roster
    gazette: Gazette = field(default_factory=Gazette)
    notes: list[str] = field(default_factory=list)
    stops: dict[str, int] = field(default_factory=dict)  # folded name -> place

    async def problem(self) -> Problem:
        """Return the problem without tweaks and detailed roads."""
        assert self.trip.start_date is not None
        assert self.trip.end_date is not None
        asks = await self._asks()
        beds, fixtures = await self._bookings()
        fixtures += await self._voted(asks)
        asks += await self._wishes(asks)
        households = [await self._household(f, asks) for f in self.roster.families]
        matrix = await self.roads.matrix(self.gazette.places)
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

    def _offers(self, asks: Sequence[Ask]) -> tuple[frozenset[str], ...]:
        """What each place offers, by estimate; a park's are those of the town people stay in."""
        towns = {a.place for a in asks if a.gateway}
        known = enumerate(self.gazette.places)
        return tuple(offers(p) | (GATEWAY if n in towns else frozenset()) for n, p in known)

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

    async def find_near(self, text: str) -> Place | None:
        """The place of a name within reach of the trip's stops; None when nobody knows it."""
        found = await self._find(text)
        return found if found and self._near_stops(found) < 2 * NEAR_STOP_KM else None

    # -- stops ----------------------------------------------------------------------------------------
    async def _asks(self) -> list[Ask]:
        stops = sorted(await self.act.uow.of(Stop).all(), key=lambda s: s.position)
        asks: list[Ask] = []
        for stop in stops:
            place = await self._place_of(stop)
            if place is None:
                continue
            index = self.gazette.add(place)
            self.stops[fold(stop.name)] = index
            ask = await self._ask(stop, place, index)
            known = next((n for n, a in enumerate(asks) if a.place == index), None)
            if known is None:
                asks.append(ask)
            else:
                asks[known] = _both(asks[known], ask)
        if not asks:
            raise Refusal("None of the stops is on my map. Name a town near each, and I will plan the days.")
        return [self._as_sight(a, asks) for a in asks]

    async def _place_of(self, stop: Stop) -> Place | None:
        if stop.lat is not None and stop.lon is not None:
            kind = stop.kind if stop.kind else "town"
            return Place(stop.name, stop.lat, stop.lon, stop.timezone or self.trip.timezone, kind=kind)
        found = await self._find(stop.name)
        if found is None:
            self.notes.append(f"{stop.name} is not on my map, so it is not in the plan: name a town near it.")
            return None
        return replace(found, name=stop.name)

    async def _ask(self, stop: Stop, place: Place, index: int) -> Ask:
        minutes = VISIT_MINUTES.get(place.kind, DEFAULTS.visit_minutes)
        weight = 1.0 + 0.5 * len(stop.wanted_by)
        nights = stop.nights if stop.nights else None
        ask = Ask(index, stop.role, nights, stop.date, minutes, weight=weight)
        return ask if stop.role is StopRole.MEET else await self._known(ask, place)

    async def _known(self, ask: Ask, place: Place) -> Ask:
        """What the map knows of visiting a place: how long, when it is open, where people stay."""
        visit = await self.roads.visit(place) if place.kind != "town" else None
        if visit is None:
            return ask
        return replace(
            ask,
            minutes=min(visit.minutes, LONGEST_VISIT),
            gateway=visit.gateway,
            opens=_at(visit.opens),
            closes=_at(visit.closes),
        )

    def _as_sight(self, ask: Ask, asks: list[Ask]) -> Ask:
        """A sight without nights is seen from the bed near it; so is a wish next door to a base named before.

        A place without opening hours, far from all bases, is slept at when the trip has a night to spare.
        """
        if _slept_at(ask):
            return ask
        place, number = self.gazette.places[ask.place], asks.index(ask)
        bases = [a for a in asks if a is not ask and a.role is not StopRole.MEET and self._is_base(a)]
        if self._is_base(ask):
            bases = [a for a in bases if _slept_at(a) or asks.index(a) < number]
            near = min((_km(place, self.gazette.places[a.place]) for a in bases), default=999.0)
            return replace(ask, sight=ask.role is StopRole.WANT and near < NEXT_DOOR_KM)
        near = min((_km(place, self.gazette.places[a.place]) for a in bases), default=999.0)
        spare = self._nights() - sum(a.nights or 1 for a in bases)
        lodge = ask.role is StopRole.WANT and near > NEXT_DOOR_KM and ask.opens is None and spare > 0
        return replace(ask, sight=near < NEAR_STOP_KM and not lodge)

    def _is_base(self, ask: Ask) -> bool:
        """Whether people sleep there, by the kind of place it is or by what was said."""
        return _slept_at(ask) or self.gazette.places[ask.place].kind not in SIGHTS

    def _nights(self) -> int:
        assert self.trip.start_date is not None
        assert self.trip.end_date is not None
        return (self.trip.end_date - self.trip.start_date).days

    async def _find(self, text: str) -> Place | None:
        """The likeliest place of a name, near the first stop; None when nobody knows it."""
        near = self.gazette.places[0] if self.gazette.places else None
        found = await self.roads.places(text, near=near, limit=1)
        return self._zoned(found[0]) if found else None

    def _zoned(self, place: Place) -> Place:
        return place if place.timezone else replace(place, timezone=self.trip.timezone)

    # -- bookings -------------------------------------------------------------------------------------
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

    def _near_stops(self, place: Place) -> float:
        return min((_km(place, self.gazette.places[i]) for i in self.stops.values()), default=0.0)

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

    # -- wishes ---------------------------------------------------------------------------------------
    async def _wishes(self, asks: list[Ask]) -> list[Ask]:
        """Places people wish for in their preferences, when the map knows them near the stops."""
        found: dict[int, Ask] = {}
        for wish in await self.act.uow.of(Preference).all():
            if wish.kind not in (PreferenceKind.MUST, PreferenceKind.LIKE):
                continue
            place = await self._wished(wish)
            if place is None:
                if wish.kind is PreferenceKind.MUST and not wish.private:
                    self.notes.append(f"Kept in mind, but not on my map: {wish.what}.")
                continue
            if any(a.place == self.gazette.add(place) for a in asks):
                continue
            index = self.gazette.add(place)
            role = StopRole.MUST if wish.kind is PreferenceKind.MUST else StopRole.WANT
            weight = max(1.0, float(wish.weight)) + (found[index].weight if index in found else 0.0)
            minutes = VISIT_MINUTES.get(place.kind, 90)
            ask = Ask(index, role, minutes=minutes, weight=weight, sight=True)
            found[index] = await self._known(ask, place)
        return list(found.values())

    async def _wished(self, wish: Preference) -> Place | None:
        """The place a wish names; None when its words are no name on the map near the trip."""
        for index in self.stops.values():
            for text in _names_in(wish.what):
                for place in await self.roads.places(text, near=self.gazette.places[index], limit=3):
                    if self._is_meant(place, wish.what):
                        return self._zoned(place)
        return None

    async def _voted(self, asks: list[Ask]) -> list[Fixture]:
        """What polls about a day of the trip decided, as things to do that day."""
        assert self.trip.start_date is not None
        assert self.trip.end_date is not None
        count = (self.trip.end_date - self.trip.start_date).days + 1
        days = [self.trip.start_date + timedelta(days=n) for n in range(count)]
        fixtures = []
        for poll in await self.act.uow.of(Poll).all():
            day = Reader(days, ()).day_in(poll.question.lower())
            named = any(fold(poll.winner or "") in name for name in self.stops)
            if poll.status is PollStatus.CLOSED and poll.winner and day and not named:
                fixtures.append(Fixture(NEAR_BED, poll.winner, day))
        return fixtures

    def _is_meant(self, place: Place, words: str) -> bool:
        """Whether all of a sight's name was said, and it is near the trip."""
        named, said = set(fold(place.name).split()), set(fold(words).split())
        return place.kind in ("sight", "park") and named <= said and self._near_stops(place) < NEAR_STOP_KM

    # -- families -------------------------------------------------------------------------------------
    async def _household(self, family: Family, asks: list[Ask]) -> Household | None:
        assert self.trip.start_date is not None
        assert self.trip.end_date is not None
        first = max(self.trip.start_date, family.joins_date or self.trip.start_date)
        last = min(self.trip.end_date, family.leaves_date or self.trip.end_date)
        if first > last:
            self.notes.append(f"The {family.name} family is not there on any day of the trip.")
            return None
        home = await self._home(family)
        joins = await self._named_place(family.joins_place)
        leaves = await self._named_place(family.leaves_place)
        from_home = home is not None and not self._starts_there(family, joins, asks)
        return Household(
            family.name,
            first,
            last,
            origin=home if from_home else joins,
            goal=leaves if leaves is not None else home,
            joins_at=joins,
            car=self._car(family, from_home),
            drive_per_day=family.drive_minutes_per_day,
            drive_per_leg=family.drive_minutes_per_leg,
            not_before=_of_day(family.not_before),
            not_after=_of_day(family.not_after),
            youngest=min((m.age for m in self.roster.members_of(family) if m.age is not None), default=None),
            skips=await self._skips(family, asks),
            lodging=None if await self._private(family) else family.lodging_per_night,
            drivers=tuple(_driver(m) for m in self.roster.members_of(family) if m.driver),
        )

    async def _private(self, family: Family) -> bool:
        """Whether a family told its lodging limit in private: then no plan speaks of it."""
        kept = await self.act.uow.of(Setting).all()
        own = [s for s in kept if s.key == "private_limit" and s.party and s.party.id == family.id]
        return any(s.value == "lodging_per_night" for s in own)

    async def _daylight(self) -> list[Tweak]:
        """Who said it does not like to drive in the dark."""
        tweaks = []
        for wish in await self.act.uow.of(Preference).all():
            shuns = wish.kind in (PreferenceKind.AVOID, PreferenceKind.DISLIKE) and DARK.search(wish.what)
            family = self.roster.family_of(wish.party) if wish.party else None
            if shuns and (family or wish.party is None):
                tweaks.append(Tweak("daylight", family=family.name if family else None))
        return tweaks

    def _starts_there(self, family: Family, joins: int | None, asks: list[Ask]) -> bool:
        """Whether "count us in from Moab on the 10th" was said of the very start of the trip.

        Whoever joins on a later day, or past a meeting point of the first day, is taken to come from home.
        """
        first_day = self.trip.start_date
        if joins is None or first_day is None or (family.joins_date or date.max) > first_day:
            return False
        bases = [a for a in asks if not a.sight and a.role is not StopRole.MEET]
        meets = [a for a in asks if a.role is StopRole.MEET and a.day in (None, first_day)]
        return bool(bases) and bases[0].place == joins and not meets

    async def _home(self, family: Family) -> int | None:
        if family.home is None:
            return None
        if family.home_lat is not None and family.home_lon is not None:
            zone = family.home_timezone or self.trip.timezone
            return self.gazette.add(Place(family.home, family.home_lat, family.home_lon, zone))
        found = await self.roads.places(family.home, limit=1)
        if not found:
            self.notes.append(f"I don't find {family.home}: the {family.name}s start at the first stop.")
            return None
        return self.gazette.add(self._zoned(replace(found[0], name=family.home)))

    async def _named_place(self, name: str | None) -> int | None:
        """A place people named: a stop when its name fits, else wherever the map has it."""
        if not name:
            return None
        said = fold(name)
        for stop, index in self.stops.items():
            if said == stop or said in stop or stop in said:
                return index
        found = await self._find(name)
        return self.gazette.add(found) if found else None

    async def _skips(self, family: Family, asks: list[Ask]) -> frozenset[int]:
        """Stops a family said it avoids."""
        own = {m.id for m in self.roster.members_of(family)} | {family.id}
        skips = set()
        for wish in await self.act.uow.of(Preference).all():
            if wish.kind is not PreferenceKind.AVOID or wish.party is None or wish.party.id not in own:
                continue
            for name, index in self.stops.items():
                if name in fold(wish.what):
                    skips.add(index)
        return frozenset(skips & {a.place for a in asks})

    def _car(self, family: Family, from_home: bool) -> Car:
        """The car that limits the family most: an electric one before any other."""
        cars = sorted(self.roster.vehicles_of(family), key=lambda v: v.energy is not Energy.EV)
        if not cars:
            return Car("car", False, DEFAULTS.fuel_range_km)
        return _as_car(cars[0], from_home)


def _slept_at(ask: Ask) -> bool:
    return bool(ask.nights) or ask.role in (StopRole.START, StopRole.END, StopRole.OVERNIGHT)


def _both(first: Ask, second: Ask) -> Ask:
    """Two stops at one place are one: as weighty as the weightier, with the nights and day of either."""
    role = first.role if first.role is not StopRole.WANT else second.role
    nights, day = first.nights or second.nights, first.day or second.day
    return replace(first, role=role, nights=nights, day=day, weight=max(first.weight, second.weight))


def _as_car(vehicle: Vehicle, from_home: bool) -> Car:
    electric = vehicle.energy is Energy.EV
    usual = DEFAULTS.electric_range_km if electric else DEFAULTS.fuel_range_km
    return Car(vehicle.name, electric, vehicle.range_km or usual, 0.9 if from_home or not electric else 0.8)


def _driver(member: Member) -> Driver:
    return Driver(
        member.name, member.drive_minutes_per_day, _of_day(member.not_before), _of_day(member.not_after)
    )


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _minute(moment: date | datetime) -> int | None:
    return moment.hour * 60 + moment.minute if isinstance(moment, datetime) else None


def _at(hhmm: str) -> int | None:
    hour, _, minute = hhmm.partition(":")
    return int(hour) * 60 + int(minute or 0) if hour else None


def _of_day(moment: time | None) -> int | None:
    return None if moment is None else moment.hour * 60 + moment.minute


def _km(a: Place, b: Place) -> float:
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(sqrt(min(1.0, h)))


def _names_in(words: str) -> tuple[str, ...]:
    """The parts of a wish that may be a name: all of it, or what stands before "at sunset" and the like."""
    head = re.split(r" (?:at|in|near|on|before|after|by|for|with|around) ", words, maxsplit=1)[0]
    return (words,) if head == words else (words, head)


async def loaded(act: Act, roads: Roads) -> Loader:
    """Return a loader for the act's trip; Refusal in words when dates, stops or families are missing."""
    trip = await act.uow.of(Trip).get(act.trip_id)
    roster = await Roster.load(act)
    missing = []
    if trip is None or trip.start_date is None or trip.end_date is None:
        missing.append("the dates (“July 10 to 17”)")
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
