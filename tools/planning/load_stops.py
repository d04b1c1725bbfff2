"""The stops of a trip as a problem asks for them: beds, sights and meetings."""

from collections.abc import Iterable
from dataclasses import replace

from tools.families.names import fold
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.planning.lookup import NEAR_STOP_KM, Lookup, km_between
from tools.planning.opening import with_hours
from tools.planning.params import DEFAULTS
from tools.planning.problem import Ask
from tools.trips.model import Stop, StopRole

VISIT_MINUTES = {"park": 180, "sight": 90, "town": 120}
NEXT_DOOR_KM, FAR_KM = 40.0, 120.0
SIGHTS = ("sight", "address", "point")
LONGEST_VISIT = 240  # minutes a day; whoever stays longer stays another day


class StopLoader(Lookup):
    """Reads stops."""

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
                asks[known] = replace(
                    _both(asks[known], ask), families=self._either(asks[known], ask.families)
                )
        if not asks:
            raise Refusal("None of the stops is on my map. Name a town near each, and I will plan the days.")
        asks = [self._gathering(a, asks) for a in asks]
        return [self._as_sight(a, asks) for a in asks]

    def _gathering(self, ask: Ask, asks: list[Ask]) -> Ask:
        """Where all meet on the first day, far from every bed: they sleep there as well."""
        beds = [a for a in asks if a.role is not StopRole.MEET and self._is_base(a)]
        spare = self._nights() > sum(a.nights or 1 for a in beds)
        first = ask.role is StopRole.MEET and ask.day == self.trip.start_date
        place = self.gazette.places[ask.place]
        far = all(km_between(place, self.gazette.places[a.place]) > FAR_KM for a in beds)
        return replace(ask, role=StopRole.OVERNIGHT) if first and far and beds and spare else ask

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
        own = self._wished_by(stop)
        ask = Ask(index, stop.role, nights, stop.date, minutes, families=own, weight=weight)
        return ask if stop.role is StopRole.MEET else await self._known(ask, place)

    def _wished_by(self, stop: Stop) -> frozenset[str]:
        """The families a stop is for: those that wish for it, unless it is for the night or a meeting."""
        if stop.nights or stop.role not in (StopRole.WANT, StopRole.MUST):
            return frozenset()
        return self._families_of(stop.wishers)

    def _families_of(self, parties: Iterable[Party | None]) -> frozenset[str]:
        """The families of these parties; empty (everybody) where one has none or they are all there are."""
        found = [self.roster.family_of(p) if p else None for p in parties]
        return frozenset() if None in found else self._unless_all(f.name for f in found if f)

    def _either(self, ask: Ask, families: frozenset[str]) -> frozenset[str]:
        """The families of an ask and these; empty stands for everybody."""
        return self._unless_all(ask.families | families) if ask.families and families else frozenset()

    def _unless_all(self, names: Iterable[str]) -> frozenset[str]:
        found = frozenset(names)
        return frozenset() if len(found) == len(self.roster.families) else found

    async def _known(self, ask: Ask, place: Place) -> Ask:
        """What the map knows of visiting a place: how long, when it is open, where people stay."""
        visit = await self.roads.visit(place) if place.kind != "town" else None
        if visit is None:
            return ask
        assert self.trip.start_date is not None
        assert self.trip.end_date is not None
        ask = replace(ask, minutes=min(visit.minutes, LONGEST_VISIT), gateway=visit.gateway)
        return with_hours(ask, visit, self.trip.start_date, self.trip.end_date)

    def _as_sight(self, ask: Ask, asks: list[Ask]) -> Ask:
        """A sight without nights is seen from the bed near it; so is a wish next door to a base named before.

        A place without opening hours, far from all bases, is slept at when the trip has a night to spare.
        """
        if _slept_at(ask):
            return ask
        if ask.families:
            if self._from_shared_bed(ask, asks):
                return replace(ask, sight=True, company=True)
            ask = replace(ask, families=frozenset())
        place = self.gazette.places[ask.place]
        number = next(n for n, a in enumerate(asks) if a.place == ask.place)
        bases = [a for a in asks if a.place != ask.place and a.role is not StopRole.MEET and self._is_base(a)]
        if self._is_base(ask):
            bases = [a for a in bases if _slept_at(a) or asks.index(a) < number]
            near = min((km_between(place, self.gazette.places[a.place]) for a in bases), default=999.0)
            return replace(ask, sight=ask.role is StopRole.WANT and near < NEXT_DOOR_KM)
        near = min((km_between(place, self.gazette.places[a.place]) for a in bases), default=999.0)
        spare = self._nights() - sum(a.nights or 1 for a in bases)
        lodge = ask.role is StopRole.WANT and near > NEXT_DOOR_KM and ask.opens is None and spare > 0
        return replace(ask, sight=near < NEAR_STOP_KM and not lodge)

    def _from_shared_bed(self, ask: Ask, asks: list[Ask]) -> bool:
        """Whether what some families wish for can be seen from a place all of them stay at."""
        beds = (a for a in asks if not a.families and a.role is not StopRole.MEET and self._is_base(a))
        place = self.gazette.places[ask.place]
        return any(km_between(place, self.gazette.places[a.place]) < NEAR_STOP_KM for a in beds)

    def _is_base(self, ask: Ask) -> bool:
        """Whether people sleep there, by the kind of place it is or by what was said."""
        return _slept_at(ask) or self.gazette.places[ask.place].kind not in SIGHTS

    def _nights(self) -> int:
        assert self.trip.start_date is not None
        assert self.trip.end_date is not None
        return (self.trip.end_date - self.trip.start_date).days


def _slept_at(ask: Ask) -> bool:
    return bool(ask.nights) or ask.role in (StopRole.START, StopRole.END, StopRole.OVERNIGHT)


def _both(first: Ask, second: Ask) -> Ask:
    """Two stops at one place are one: as weighty as the weightier, with the nights and day of either."""
    role = first.role if first.role is not StopRole.WANT else second.role
    nights, day = first.nights or second.nights, first.day or second.day
    return replace(first, role=role, nights=nights, day=day, weight=max(first.weight, second.weight))
