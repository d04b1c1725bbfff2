"""Day by day over a spine: what each family does, when it leaves, and whom it leaves with."""

from datetime import date

from tools.planning.allowance import day_limit
from tools.planning.blocked import Blocked, Trouble
from tools.planning.choices import Choice, Traveller, totals
from tools.planning.exchanging import exchanged
from tools.planning.goals import Goal
from tools.planning.model import Day, FamilyDay, ItemKind
from tools.planning.problem import Household
from tools.planning.pursuit import pursued
from tools.planning.rendezvous import agree
from tools.planning.shared import marked
from tools.planning.simulating import Simulator
from tools.planning.tasks import Task


class Planner(Simulator):
    """Plans day by day over a spine. `notes` and `troubles` collect what is to be told while it goes."""

    def run(self) -> tuple[Day, ...]:
        """Return all days."""
        travellers: dict[str, Traveller] = {}
        return tuple(self._day(day, travellers) for day in self.problem.days)

    def _day(self, day: date, travellers: dict[str, Traveller]) -> Day:
        present = [h for h in self.problem.households if h.first <= day <= h.last]
        for family in present:
            if family.name not in travellers:
                travellers[family.name] = self._joining(family, day)
        choices = self.today = {}
        for family in present:
            choices[family.name] = self._choose(travellers[family.name], day)
        self._together(day, choices)
        met = agree(self, day, choices)
        self.meets += met
        for choice in choices.values():
            self._take(choice)
        days = tuple(FamilyDay(h.name, *totals(choices[h.name].outcome.items)) for h in present)
        return Day(day, marked(days))

    def _joining(self, family: Household, day: date) -> Traveller:
        """Where a family starts: home, the place it joins at, or where the others are."""
        origin = family.origin
        limit = day_limit(family, self.params)
        if origin is not None and family.joins_at is not None and day > self.problem.start:
            drive = self.atlas.minutes(origin, family.joins_at)
            if drive > limit:
                here = self.problem.places[family.joins_at].name
                self.notes[f"The {family.name} family starts in {here}: home is too far for one day."] = None
                origin = family.joins_at
        if origin is None:
            origin = family.joins_at if family.joins_at is not None else self._group_place(day)
        return Traveller(family, self.agenda.spot(origin), family.car.soc)

    def _group_place(self, day: date) -> int:
        number = (day - self.problem.start).days
        nights = [n.index for n in self.spine.nights[max(0, number - 1) :] if n.index is not None]
        vias = [p for places in self.spine.vias.values() for p in places]
        return next(iter([*nights, *vias]), 0)

    def _choose(self, traveller: Traveller, day: date) -> Choice:
        """Return the fullest day that keeps all limits; when none leads to bed, sleep on the way to it."""
        goal = self.agenda.goal(traveller.family, day)
        failed: Blocked | None = None
        for level in range(4):
            tasks = self.agenda.tasks(
                traveller.family,
                day,
                traveller.spot,
                goal,
                frozenset(traveller.seen),
                level,
                traveller.housed,
            )
            choice = self.best_start(traveller, day, tasks, goal)
            if not choice.outcome.failed:
                if failed:
                    self.troubles.append(Trouble(day, traveller.family.name, failed))
                return exchanged(self, traveller, day, tasks, goal, choice)
            failed = failed or choice.outcome.failed
            if level < 2 and (lighter := self._lighter(traveller, day, tasks, goal)) is not None:
                if level and failed:
                    self.troubles.append(Trouble(day, traveller.family.name, failed))
                return lighter
        choice = pursued(self, traveller, day, goal)
        bed = choice.outcome.state.spot.place.name
        missed = (
            goal is None or not goal.bed or goal.booking is not None or self._misses(traveller, day, goal)
        )
        if failed and (missed or bed == traveller.spot.place.name):
            self.troubles.append(Trouble(day, traveller.family.name, failed))
        elif failed:
            name, when = traveller.family.name, f"{day:%a} {day.day} {day:%b}"
            self.notes[f"The {name} family needs more than a day: on {when} it sleeps in {bed}."] = None
        return choice

    def _lighter(
        self, traveller: Traveller, day: date, tasks: tuple[Task, ...], goal: Goal | None
    ) -> Choice | None:
        """The day without the visits worth least, as few as it takes; None when that does not help."""
        visits = sorted((t for t in tasks if t.kind == "visit" and t.optional), key=lambda t: t.worth)
        for count in range(1, len(visits) + 1):
            choice = self._without(traveller, day, tasks, goal, visits[:count])
            if not choice.outcome.failed:
                return self._restored(traveller, day, tasks, goal, visits[: count - 1], choice)
        return None

    def _without(
        self, traveller: Traveller, day: date, tasks: tuple[Task, ...], goal: Goal | None, gone: list[Task]
    ) -> Choice:
        return self.best_start(traveller, day, tuple(t for t in tasks if t not in gone), goal)

    def _restored(
        self,
        traveller: Traveller,
        day: date,
        tasks: tuple[Task, ...],
        goal: Goal | None,
        dropped: list[Task],
        choice: Choice,
    ) -> Choice:
        """The day with those of the visits dropped before the last that need not have been."""
        for back in reversed(dropped):
            gone = [t for t in tasks if t not in choice.tasks and t != back]
            other = self._without(traveller, day, tasks, goal, gone)
            if not other.outcome.failed and other.outcome.lost <= choice.outcome.lost:
                choice = other
        return choice

    def _misses(self, traveller: Traveller, day: date, goal: Goal) -> bool:
        """Whether a family that does not get to its bed misses something that had to be that day."""
        tasks = self.agenda.tasks(
            traveller.family, day, traveller.spot, goal, frozenset(traveller.seen), 0, traveller.housed
        )
        return any(t.kind in ("meet", "visit", "meal") and not t.optional for t in tasks)

    def _together(self, day: date, choices: dict[str, Choice]) -> None:
        """Families that start the day at the same place for the same places leave and stop together."""
        groups: dict[tuple[object, ...], list[Choice]] = {}
        for choice in choices.values():
            spot = choice.traveller.spot
            key = (spot.index, spot.road, tuple(t.place for t in choice.tasks if t.kind != "check_out"))
            groups.setdefault(key, []).append(choice)
        for group in groups.values():
            if len(group) > 1 and any(c.outcome.last_drive for c in group):
                self._convoy(day, group)

    def _convoy(self, day: date, group: list[Choice]) -> None:
        leader = min(group, key=lambda c: (not c.traveller.family.car.electric, -c.outcome.last_drive))
        start = min(c.start for c in group)
        liked = frozenset(i.to.name for i in leader.outcome.items if i.kind is ItemKind.DRIVE and i.to)
        for choice in group:
            family = choice.traveller.family
            own = max(start, self.floor(family, day))
            again = self.simulated(choice.traveller, day, choice.tasks, own, choice.goal, liked=liked)
            if not again.outcome.failed and again.outcome.lost <= choice.outcome.lost:
                choice.start, choice.outcome = own, again.outcome

    def _take(self, choice: Choice) -> None:
        """Let the day have happened: the family is where it ended, has seen what it saw."""
        traveller, outcome = choice.traveller, choice.outcome
        traveller.spot, traveller.level = outcome.state.spot, outcome.state.level
        for item in outcome.items:
            if item.kind in (ItemKind.CHECK_IN, ItemKind.CHECK_OUT):
                traveller.housed = item.kind is ItemKind.CHECK_IN
        names = {i.place.name for i in outcome.items if i.kind in (ItemKind.VISIT, ItemKind.MEET)}
        traveller.seen |= {a.place for a in self.problem.asks if self.problem.places[a.place].name in names}
