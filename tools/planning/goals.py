"""Where each family's day ends, and what a bed stands for."""

from dataclasses import dataclass
from datetime import date

from tools.planning.bases import Night, Spine
from tools.planning.params import Params
from tools.planning.problem import Ask, Bed, Household, Problem
from tools.planning.roads import Atlas, Spot
from tools.planning.sights import Placed
from tools.trips.model import StopRole

NEAR_BASE = 75.0  # driving minutes from a booked bed to the stop it was booked for


@dataclass(frozen=True)
class Goal:
    """Where a family's day ends: a bed (booked or not), or its last place (`bed` False)."""

    spot: Spot
    bed: bool = True
    booking: Bed | None = None


def too_dear(bed: Bed, family: Household) -> bool:
    """Whether a bed costs a family more a night than it said."""
    return family.lodging is not None and (bed.nightly or 0) > family.lodging


def open_beds(problem: Problem, family: Household, day: date) -> list[Bed]:
    """Return the beds booked for a family that night: its own first, then those it can pay."""
    theirs = [b for b in problem.beds if not b.families or family.name in b.families]
    return sorted(
        (b for b in theirs if b.first <= day < b.last), key=lambda b: (not b.families, too_dear(b, family))
    )


@dataclass
class Goals:
    """Knows beds: booked ones, those of the spine, and the stops they stand for."""

    problem: Problem
    atlas: Atlas
    params: Params
    spine: Spine
    placed: dict[int, list[Placed]]

    def goal(self, family: Household, day: date) -> Goal | None:
        """Return where the family ends its day; None when it stays wherever it is (its last day)."""
        if day == family.last and (day == self.problem.end or family.goal is not None):
            return self._end(family)
        if day == family.last and family.last < self.problem.end:
            return None
        booked = self.bookings(family, day)
        if booked:
            return Goal(self.spot(booked[0].place), True, booked[0])
        night = self._night(day)
        return Goal(self._bed_spot(night), True, None) if night else None

    def _end(self, family: Household) -> Goal | None:
        return Goal(self.spot(family.goal), False) if family.goal is not None else None

    def bookings(self, family: Household, day: date) -> list[Bed]:
        """Return the beds booked for a family that night, the one it takes first."""
        return open_beds(self.problem, family, day)

    def _night(self, day: date) -> Night | None:
        number = (day - self.problem.start).days
        return self.spine.nights[number] if number < len(self.spine.nights) else None

    def _bed_spot(self, night: Night) -> Spot:
        if night.index is not None:
            return self.spot(night.index)
        assert night.road is not None
        return self.on_road(night.road, night.part)

    def spot(self, index: int) -> Spot:
        """A place as a spot."""
        return Spot(self.problem.places[index], index)

    def on_road(self, key: tuple[int, int], part: float) -> Spot:
        """A spot at `part` of a road, at the nearest point where people can sleep."""
        road = self.atlas.road(*key)
        inner = road.points[1:-1]
        if not inner:
            return self.spot(key[0])
        wanted = part * road.minutes
        lodging = [p for p in inner if "bed" in p.offers and abs(p.minutes - wanted) < 60]
        towns = [p for p in inner if p.offers - {"rest"} and abs(p.minutes - wanted) < 60]
        point = min(lodging or towns or inner, key=lambda p: abs(p.minutes - wanted))
        return Spot(point.place, None, key, point.minutes, point.km)

    def _moves(self, family: Household, day: date) -> bool:
        """Whether the bed changes although the place does not."""
        today = self.bookings(family, day)
        return any(
            b.last == day for b in self.problem.beds if family.name in b.families or not b.families
        ) and (not today or today[0].first == day)

    def _left(self, family: Household, day: date) -> list[Bed]:
        """The booked beds a family leaves that day, its own first."""
        leaving = [b for b in self.problem.beds if b.last == day]
        mine = [b for b in leaving if not b.families or family.name in b.families]
        return sorted(mine, key=lambda b: (not b.families, too_dear(b, family)))

    def _wants(self, family: Household, ask: Ask) -> bool:
        return ask.place not in family.skips and (not ask.families or family.name in ask.families)

    def _ask_of(self, place: int | None) -> Ask | None:
        return next((a for a in self.problem.asks if a.place == place), None)

    def _base_ask(self, place: int | None) -> Ask | None:
        """The stop a bed stands for: the place itself, or the nearest base asked for within an easy drive."""
        own = self._ask_of(place)
        if own is not None or place is None:
            return own
        near = [
            (self.atlas.minutes(place, a.place), a.place)
            for a in self.problem.asks
            if not a.sight and a.role is not StopRole.MEET
        ]
        minutes, nearest = min(near, default=(999.0, None))
        return self._ask_of(nearest) if minutes <= NEAR_BASE else None

    def _skipped(self, family: Household, day: date, place: int | None) -> bool:
        ask = self._ask_of(place)
        if ask is not None and day in ask.shut:
            return True
        return any(
            t.kind in ("skip", "free")
            and t.day in (None, day)
            and t.family in (None, family.name)
            and (t.kind == "free" or t.place == place)
            for t in self.problem.tweaks
        )
