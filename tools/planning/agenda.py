"""What each family is to do on a day: the tasks, from the fullest version down to merely getting to bed."""

from dataclasses import replace
from datetime import date

from tools.kernel.place import Place
from tools.planning.goals import Goal, Goals
from tools.planning.problem import Ask, Fixture, Household
from tools.planning.roads import Spot
from tools.planning.tasks import Task
from tools.trips.model import StopRole

MORNING_VISIT = 9 * 60 + 30
VISITS_END = 20 * 60
STROLL = 0.5  # a look at the place one sleeps at, on a day with something else to see
MUST = 100.0
AFTERNOON_ENDS = 18 * 60  # of seeing the base on the day of arrival


class Agenda(Goals):
    """Builds tasks. `levels` go from everything asked (0) to the bare way to bed (3)."""

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

    def _fixtures(self, family: Household, day: date, level: int, morning: bool) -> list[Task]:
        return [
            self._fixed(f, level)
            for f in self.problem.fixtures
            if f.day == day and (not f.families or family.name in f.families) and _early(f) == morning
        ]

    def _fixed(self, f: Fixture, level: int) -> Task:
        kind = "meal" if f.meal else "visit"
        return Task(kind, f.place, f.minutes, at=f.at, optional=level > 0, note=f.name, worth=MUST)

    def _here(
        self, family: Household, day: date, start: Spot, seen: frozenset[int], level: int, stay: bool
    ) -> list[Task]:
        """See the base itself: on a full day, or in the morning before leaving it unseen."""
        ask = self._base_ask(start.index)
        if ask is None or day == family.first or self._skipped(family, day, ask.place):
            return []
        outing = bool(self._outings(family, (day - self.problem.start).days))
        busy = stay and outing
        if not self._wants(family, ask) or busy or (ask.place in seen and not stay):
            return []
        minutes = ask.minutes if stay else min(ask.minutes, 90)
        must = ask.role is not StopRole.WANT and level == 0 and ask.place not in seen
        opens = max(ask.opens or 0, MORNING_VISIT if stay else 0) or None
        visit = Task(
            "visit", ask.place, minutes, opens, ask.closes, optional=outing or not must,
            worth=STROLL if outing else ask.weight,
        )  # fmt: skip
        back = [Task("end", start.index)] if stay and start.index not in (None, ask.place) else []
        return [visit, *[b for b in back if b.place is not None]]

    def _outings(self, family: Household, number: int) -> list[Ask]:
        """All sights the family goes to that day."""
        return [*self._going(family, number, on_way=True), *self._going(family, number, on_way=False)]

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
                Task(
                    kind,
                    ask.place,
                    minutes,
                    ask.opens,
                    ask.closes,
                    optional=level > 0 or not must,
                    worth=_worth(ask),
                )
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
        if place == family.origin == family.goal != family.joins_at:
            note = "at home"
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
                Task(
                    kind,
                    ask.place,
                    ask.minutes,
                    ask.opens,
                    ask.closes,
                    optional=level > 0 or not must,
                    worth=_worth(ask),
                )
            )
        ask_here = self._base_ask(base)
        wanted = ask_here and ask_here.place not in seen and not tasks and self._wants(family, ask_here)
        if ask_here and wanted and not self._skipped(family, day, ask_here.place):
            tasks.append(
                Task(
                    "visit",
                    ask_here.place,
                    min(ask_here.minutes, 90),
                    ask_here.opens,
                    min(AFTERNOON_ENDS, ask_here.closes or AFTERNOON_ENDS),
                    optional=True,
                    worth=STROLL if self._outings(family, number) else ask_here.weight,
                )
            )
        tasks += self._fixtures(family, day, level, morning=False)
        if tasks:
            tasks.append(Task("end", base))
        return tasks


def _worth(ask: Ask) -> float:
    """What a visit is worth beside others; a must outweighs all wishes of a day."""
    return ask.weight + (MUST if ask.role is not StopRole.WANT else 0.0)


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
