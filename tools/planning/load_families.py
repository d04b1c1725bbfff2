"""Families as a problem sees them: where and when they start and end, their cars, drivers and limits."""

from dataclasses import replace
from datetime import date, time

from tools.families.model import Energy, Family, Member, Vehicle
from tools.families.names import fold
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.planning.lookup import Lookup
from tools.planning.params import DEFAULTS
from tools.planning.problem import Ask, Car, Driver, Household
from tools.preferences.model import Preference, PreferenceKind, Setting
from tools.trips.model import StopRole


class FamilyLoader(Lookup):
    """Reads families."""

    async def _household(self, family: Family, asks: list[Ask]) -> Household | None:
        assert self.trip.start_date is not None
        assert self.trip.end_date is not None
        first = max(self.trip.start_date, family.joins_date or self.trip.start_date)
        last = min(self.trip.end_date, family.leaves_date or self.trip.end_date)
        if first > last:
            self.notes.append(f"The {family.name} family is not there on any day of the trip.")
            return None
        home = await self._home(family)
        joins = await self._met_at(family, "joins", family.joins_place)
        leaves = await self._met_at(family, "leaves", family.leaves_place)
        if family.home is None and joins is None:
            self.later.append(
                f"I don't know where the {family.name} family sets out from: its plan begins and ends at the "
                "stops. Tell me the town, and I add the way there and back."
            )
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

    async def _met_at(self, family: Family, does: str, name: str | None) -> int | None:
        """Where a family joins or leaves; a name of no place, or of several, is told and not guessed at."""
        try:
            return await self._named_place(name)
        except Unclear as doubt:
            why = str(doubt)
        except Refusal:
            why = f"I can't find {name} on my map: name a town near it."
        instead = "its home" if family.home else "the trip's stops"
        self.notes.append(f"The {family.name} family {does} in {name}: {why} Until I know, I use {instead}.")
        return None

    async def _private(self, family: Family) -> bool:
        """Whether a family told its lodging limit in private: then no plan speaks of it."""
        kept = await self.act.uow.of(Setting).all()
        own = [s for s in kept if s.key == "private_limit" and s.party and s.party.id == family.id]
        return any(s.value == "lodging_per_night" for s in own)

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


def _as_car(vehicle: Vehicle, from_home: bool) -> Car:
    electric = vehicle.energy is Energy.EV
    usual = DEFAULTS.electric_range_km if electric else DEFAULTS.fuel_range_km
    return Car(vehicle.name, electric, vehicle.range_km or usual, 0.9 if from_home or not electric else 0.8)


def _driver(member: Member) -> Driver:
    return Driver(
        member.name, member.drive_minutes_per_day, _of_day(member.not_before), _of_day(member.not_after)
    )


def _of_day(moment: time | None) -> int | None:
    return None if moment is None else moment.hour * 60 + moment.minute
