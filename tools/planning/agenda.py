"""What each family is to do on a day: the tasks, from the fullest version down to merely getting to bed."""

from dataclasses import dataclass, replace
from datetime import date

from tools.kernel.place import Place
from tools.planning.params import Params
from tools.planning.problem import Ask, Bed, Fixture, Household, Problem
from tools.planning.roads import Atlas, Spot
from tools.planning.sights import Placed
from tools.planning.spine import Night, Spine
from tools.planning.tasks import Task
from tools.trips.model import StopRole

MORNING_VISIT = 9 * 60 + 30
VISITS_END = 20 * 60
NEAR_BASE = 75.0  # driving minutes from a booked bed to the stop it was booked for


@dataclass(frozen=True)
class Goal:
    """Where a family's day ends: a bed (booked or not), or its last place (`bed` False)."""

    spot: Spot
    bed: bool = True
    booking: Bed | None = None


@dataclass
class Agenda:
    """Builds tasks. `levels` go from everything asked (0) to the bare way to bed (3)."""

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
        """Return the beds booked for a family that night, the family's own first."""
        beds = [
            b
            for b in self.problem.beds
            if b.first <= day < b.last and (not b.families or family.name in b.families)
        ]
        return sorted(beds, key=lambda b: not b.families)

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

    def tasks(
        self,
        family: Household,
        day: date,
        start: Spot,
        goal: Goal | None,
        seen: frozenset[int],
        level: int,
        housed: bool = True,
    ) -> tuple[Task, ...]:
        """Return the day's tasks; at level 1 visits become options, at 2 only musts stay, at 3 nothing."""
        number = (day - self.problem.start).days
        tasks = self._leaving(start, goal, family, day) if housed else []
        if start.road is not None:
            tasks.append(Task("end", start.road[1]))
        stay = goal is not None and goal.bed and goal.spot.index == start.index and start.index is not None
        tasks += self._fixtures(family, day, level, morning=True)
        if level < 3:
            tasks += self._here(family, day, start, seen, level, stay)
            tasks += self._on_way(family, day, number, level)
        tasks += self._arriving(family, day, goal, start)
        if level < 3:
            tasks += self._around(family, day, number, goal, seen, level)
        return tuple(_timed(_once(tasks)))

    def _leaving(self, start: Spot, goal: Goal | None, family: Household, day: date) -> list[Task]:
        """Check out, unless the family sleeps in the same bed again or was not in one."""
        if day == family.first or (goal and goal.bed and goal.spot == start and not self._moves(family, day)):
            return []
        place = start.index if start.index is not None else -1
        left = self._left(family, day)
        by = min((b.check_out for b in left if b.check_out), default=None)
        name = left[0].name if left else ""
        return [Task("check_out", place, self.params.check_minutes, latest=by, note=name, spot=start)]

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
        return sorted(mine, key=lambda b: not b.families)

    def _fixtures(self, family: Household, day: date, level: int, morning: bool) -> list[Task]:
        return [
            self._fixed(f, level)
            for f in self.problem.fixtures
            if f.day == day and (not f.families or family.name in f.families) and _early(f) == morning
        ]

    def _fixed(self, f: Fixture, level: int) -> Task:
        kind = "meal" if f.meal else "visit"
        return Task(kind, f.place, f.minutes, at=f.at, optional=level > 0, note=f.name)

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
        return any(
            t.kind in ("skip", "free")
            and t.day in (None, day)
            and t.family in (None, family.name)
            and (t.kind == "free" or t.place == place)
            for t in self.problem.tweaks
        )

    def _here(
        self, family: Household, day: date, start: Spot, seen: frozenset[int], level: int, stay: bool
    ) -> list[Task]:
        """See the base itself: on a full day, or in the morning before leaving it unseen."""
        ask = self._base_ask(start.index)
        if ask is None or day == family.first or self._skipped(family, day, ask.place):
            return []
        busy = stay and bool(self.placed.get((day - self.problem.start).days))
        if not self._wants(family, ask) or busy or (ask.place in seen and not stay):
            return []
        minutes = ask.minutes if stay else min(ask.minutes, 90)
        must = ask.role is not StopRole.WANT and level == 0 and ask.place not in seen
        opens = max(ask.opens or 0, MORNING_VISIT if stay else 0) or None
        visit = Task("visit", ask.place, minutes, opens, ask.closes, optional=not must)
        back = [Task("end", start.index)] if stay and start.index not in (None, ask.place) else []
        return [visit, *[b for b in back if b.place is not None]]

    def _on_way(self, family: Household, day: date, number: int, level: int) -> list[Task]:
        """Bases passed and sights on the way; on the day it joins, a family goes straight to its place."""
        joining = day == family.first and family.joins_at is not None
        if joining and family.joins_at is not None:
            return [Task("end", family.joins_at)]
        tasks = []
        for ask in self._going(family, number, on_way=True):
            if self._skipped(family, day, ask.place):
                continue
            must = ask.role is not StopRole.WANT
            if level == 2 and not must:
                continue
            kind = "meet" if ask.role is StopRole.MEET else "visit"
            minutes = self.params.rendezvous_minutes if kind == "meet" else ask.minutes
            tasks.append(
                Task(kind, ask.place, minutes, ask.opens, ask.closes, optional=level > 0 or not must)
            )
        return tasks

    def _going(self, family: Household, number: int, on_way: bool) -> list[Ask]:
        """The sights placed on a day that the family goes to."""
        placed = self.placed.get(number, [])
        return [p.ask for p in placed if p.on_way == on_way and family.name in p.families]

    def _arriving(self, family: Household, day: date, goal: Goal | None, start: Spot) -> list[Task]:
        if goal is None:
            return []
        place = goal.spot.index if goal.spot.index is not None else -1
        if not goal.bed:
            return [Task("end", place, spot=goal.spot)]
        if goal.spot == start and day != family.first and not self._moves(family, day):
            return [Task("end", place, spot=goal.spot)]
        earliest = self.params.check_in_from
        ask = self._base_ask(place)
        note = "lodging not booked yet" + (f"; most stay in {ask.gateway}" if ask and ask.gateway else "")
        if goal.booking:
            earliest, note = goal.booking.check_in or earliest, goal.booking.name
        return [Task("check_in", place, self.params.check_minutes, earliest, note=note, spot=goal.spot)]

    def _around(
        self, family: Household, day: date, number: int, goal: Goal | None, seen: frozenset[int], level: int
    ) -> list[Task]:
        """Sights seen from the bed, and the base itself on the afternoon of arrival."""
        if goal is None or not goal.bed or goal.spot.index is None:
            return self._fixtures(family, day, level, morning=False)
        base = goal.spot.index
        tasks = []
        for ask in self._going(family, number, on_way=False):
            if self._skipped(family, day, ask.place):
                continue
            must = ask.role in (StopRole.MUST, StopRole.MEET)
            if level == 2 and not must:
                continue
            kind = "meet" if ask.role is StopRole.MEET else "visit"
            tasks.append(
                Task(kind, ask.place, ask.minutes, ask.opens, ask.closes, optional=level > 0 or not must)
            )
        ask_here = self._base_ask(base)
        wanted = ask_here and ask_here.place not in seen and not tasks and self._wants(family, ask_here)
        if ask_here and wanted and not self._skipped(family, day, ask_here.place):
            tasks.append(
                Task("visit", ask_here.place, min(ask_here.minutes, 90), latest=18 * 60, optional=True)
            )
        tasks += self._fixtures(family, day, level, morning=False)
        if tasks:
            tasks.append(Task("end", base))
        return tasks


def _early(fixture: Fixture) -> bool:
    return fixture.at is None or fixture.at < 15 * 60


def _once(tasks: list[Task]) -> list[Task]:
    """Nobody visits the same place twice a day, unless it is for something of its own (a booking, a vote)."""
    kept: list[Task] = []
    for task in tasks:
        again = any(k.kind == "visit" and k.place == task.place and k.note == task.note for k in kept)
        if task.kind != "visit" or not again:
            kept.append(task)
    return kept


def _timed(tasks: list[Task]) -> list[Task]:
    """Visits end by eight in the evening unless a place says otherwise; fixed times order what they can."""
    return [
        replace(t, latest=VISITS_END) if t.kind == "visit" and t.latest is None and t.at is None else t
        for t in tasks
    ]


def bed_of(place: Place) -> str:
    """The words for a bed nobody booked."""
    return f"a bed in {place.name}, not booked yet"
