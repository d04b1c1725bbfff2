"""The solver: immutable problem in, plan out. No I/O; the same problem and seed give the same plan."""

from dataclasses import dataclass, field, replace
from datetime import date
from math import ceil, inf, isfinite

from tools.planning.agenda import Agenda, Goal
from tools.planning.conflicts import freed_by
from tools.planning.day import DayRun
from tools.planning.explain import explained
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.planning.params import DEFAULTS, Params
from tools.planning.problem import NEAR_BED, Fixture, Household, Problem, Result, Tweak
from tools.planning.reach import connected
from tools.planning.rendezvous import agree
from tools.planning.roads import Atlas, Spot
from tools.planning.shared import marked
from tools.planning.sights import Sights
from tools.planning.spine import Allocation, Spine, bases_of, limit_on
from tools.planning.tasks import DayAsk, Outcome, State, Task
from tools.planning.times import minute_of
from tools.planning.tweaks import applied

SOCKET_MINUTES, SOCKET_ENOUGH = 480.0, 0.8  # a day at an ordinary socket, and when one needs none
SOCKET = "slow charge at an ordinary socket, to be arranged with the host"
OUTING_KM = 40.0  # what a day around a bed without a charger may take
STARTS = (0, -30, -60, -90, -120, -150, -180)  # minutes from the usual start, tried in this order


@dataclass(frozen=True)
class Stop:
    """When to stop looking: how many whole plans to try at most."""

    rounds: int = 20
    explain: bool = True  # look for what would free a plan that cannot keep everything
    hint_s: float = 4.0  # how long to look for that, in seconds


@dataclass
class Traveller:
    """A family as the plan has brought it so far."""

    family: Household
    spot: Spot
    level: float
    seen: set[int] = field(default_factory=set)
    housed: bool = False  # checked in somewhere


@dataclass
class Choice:
    """What a family does on a day: tasks, start (local minute) and what came of it."""

    traveller: Traveller
    tasks: tuple[Task, ...]
    start: float
    outcome: Outcome
    goal: Goal | None
    level: int = 0


@dataclass
class Planner:
    """Plans day by day over a spine. `notes` and `conflicts` collect sentences while it goes."""

    problem: Problem
    params: Params
    atlas: Atlas
    agenda: Agenda
    spine: Spine
    conflicts: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    meets: list[tuple[date, int, dict[str, float]]] = field(default_factory=list)

    def run(self) -> tuple[Day, ...]:
        """Return all days."""
        travellers: dict[str, Traveller] = {}
        return tuple(self._day(day, travellers) for day in self.problem.days)

    def _day(self, day: date, travellers: dict[str, Traveller]) -> Day:
        present = [h for h in self.problem.households if h.first <= day <= h.last]
        for family in present:
            if family.name not in travellers:
                travellers[family.name] = self._joining(family, day)
        choices = {h.name: self._choose(travellers[h.name], day) for h in present}
        self._together(day, choices)
        met = agree(self, day, choices)
        self.meets += met
        for choice in choices.values():
            self._take(choice)
        days = tuple(FamilyDay(h.name, *_totals(choices[h.name].outcome.items)) for h in present)
        return Day(day, marked(days))

    def _joining(self, family: Household, day: date) -> Traveller:
        """Where a family starts: home, the place it joins at, or where the others are."""
        origin = family.origin
        limit = family.drive_per_day or self.params.drive_per_day
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

    # -- choosing -------------------------------------------------------------------------------------
    def _choose(self, traveller: Traveller, day: date) -> Choice:
        """Return the fullest day that keeps all limits; when none leads to bed, sleep on the way to it."""
        goal = self.agenda.goal(traveller.family, day)
        failed = ""
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
            choice = self._best_start(traveller, day, tasks, goal)
            if not choice.outcome.failed:
                if failed:
                    self._conflict(day, failed)
                return choice
            failed = failed or choice.outcome.failed
        self._conflict(day, failed)
        return self._pursue(traveller, day, goal)

    def _conflict(self, day: date, reason: str) -> None:
        self.conflicts[f"{day:%a} {day.day} {day:%b}: {reason}."] = None

    def usual_start(self, family: Household, day: date) -> float:
        """The local minute a family's day starts when nothing presses."""
        usual = float(self.params.preferred_start)
        for tweak in self.problem.tweaks:
            if self._applies(tweak, family, day):
                usual = tweak.minutes if tweak.kind == "start" else usual
                usual += tweak.minutes if tweak.kind == "shift" else 0
        return max(usual, float(family.not_before or 0))

    def _applies(self, tweak: Tweak, family: Household, day: date) -> bool:
        return tweak.day in (None, day) and tweak.family in (None, family.name)

    def _fixed_start(self, family: Household, day: date) -> bool:
        tweaks = self.problem.tweaks
        return any(t.kind in ("shift", "start") and self._applies(t, family, day) for t in tweaks)

    def floor(self, family: Household, day: date) -> float:
        """The earliest local minute a family's day may start."""
        usual = self.usual_start(family, day)
        if self._fixed_start(family, day):
            return usual
        said = family.not_before
        return min(usual, float(said if said is not None else self.params.earliest_start))

    def _best_start(
        self, traveller: Traveller, day: date, tasks: tuple[Task, ...], goal: Goal | None
    ) -> Choice:
        """Start as late as still brings everybody in by early evening, else as early as they may."""
        family = traveller.family
        usual, floor = self.usual_start(family, day), self.floor(family, day)
        best: Choice | None = None
        for shift in STARTS:
            start = max(floor, usual + shift)
            choice = self.simulated(traveller, day, tasks, start, goal)
            if best is None or _better(choice.outcome, best.outcome):
                best = choice
            if self._in_time(choice, day) or start <= floor:
                break
        assert best is not None
        return best

    def _in_time(self, choice: Choice, day: date) -> bool:
        outcome = choice.outcome
        if outcome.failed or outcome.skipped:
            return False
        zone = outcome.state.spot.place.timezone or "UTC"
        arrived = minute_of(self.problem.start, day, outcome.last_drive, zone)
        hungry = not outcome.state.lunch and arrived > self.params.lunch_to
        return not outcome.last_drive or (arrived <= self.params.preferred_arrival and not hungry)

    def simulated(
        self,
        traveller: Traveller,
        day: date,
        tasks: tuple[Task, ...],
        start: float,
        goal: Goal | None,
        meets: dict[int, float] | None = None,
        liked: frozenset[str] = frozenset(),
    ) -> Choice:
        """Return what comes of a day with these tasks from that start."""
        evening = day < traveller.family.last and goal is not None and goal.bed
        times = {
            t.kind: float(t.minutes)
            for t in self.problem.tweaks
            if t.kind in ("lunch", "dinner") and self._applies(t, traveller.family, day)
        }
        onward = self._onward(traveller.family, day, goal) if goal else 0.0
        bed = goal.spot.index if goal else None
        lunch, dinner = times.get("lunch"), times.get("dinner")
        ask = DayAsk(day, tasks, start, meets or {}, liked, lunch, dinner, evening, bed, onward)
        state = State(traveller.spot, 0.0, traveller.level)
        run = DayRun(self.atlas, self.params, traveller.family, ask, Outcome(state))
        return Choice(traveller, tasks, start, run.run(), goal)

    def _onward(self, family: Household, day: date, goal: Goal) -> float:
        """How far it is from tonight's bed to the next place to fill up, with the outings until then."""
        service, bed = ("charge" if family.car.electric else "fuel"), goal.spot.index
        if not goal.bed or bed is None or service in self.atlas.offers(bed):
            return 0.0
        outings = 0.0
        for each in (d for d in self.problem.days if day < d <= family.last):
            ahead = self.agenda.goal(family, each)
            if ahead is None or ahead.spot.index is None:
                return outings
            if ahead.spot.index != bed:
                road = self.atlas.road(bed, ahead.spot.index)
                stations = [p.km for p in road.points if service in p.offers]
                return outings + min(stations, default=road.km)
            outings += OUTING_KM
        return outings

    # -- catching up ----------------------------------------------------------------------------------
    def _pursue(self, traveller: Traveller, day: date, goal: Goal | None) -> Choice:
        """Drive as far as the limits allow towards where the others can be met, and sleep on the way."""
        family = traveller.family
        target = self._catch(traveller, day, goal)
        limit = family.drive_per_day or self.params.drive_per_day
        for part in (1.0, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1):
            bed = self._way_bed(traveller.spot, target, limit * part)
            if bed is None:
                break
            tasks = self._way_tasks(traveller, day, bed)
            way_goal = Goal(bed, True)
            choice = self._best_start(traveller, day, tasks, way_goal)
            if not choice.outcome.failed:
                return choice
        return self._stuck(traveller, day)

    def _stuck(self, traveller: Traveller, day: date) -> Choice:
        """A day where nothing can be driven: an electric car fills up slowly at an ordinary socket."""
        stay = Goal(traveller.spot, True)
        tasks: tuple[Task, ...] = ()
        if traveller.family.car.electric and traveller.level < SOCKET_ENOUGH:
            tasks = (Task("charge", -1, SOCKET_MINUTES, spot=traveller.spot, note=SOCKET),)
        return self.simulated(traveller, day, tasks, self.usual_start(traveller.family, day), stay)

    def _catch(self, traveller: Traveller, day: date, goal: Goal | None) -> int:
        """The first of the coming nights' beds that can be reached in the days until then."""
        family, spot = traveller.family, traveller.spot
        if spot.road is not None:
            return spot.road[1]
        limit = float(family.drive_per_day or self.params.drive_per_day)
        here = spot.index if spot.index is not None else 0
        if goal is not None and not goal.bed and goal.spot.index is not None:
            return goal.spot.index
        later = [d for d in self.problem.days if day <= d <= family.last]
        for number, each in enumerate(later):
            ahead = self.agenda.goal(family, each)
            if ahead is None or ahead.spot.index is None:
                continue
            if ahead.spot.index == here and number == 0:
                continue
            if self.atlas.minutes(here, ahead.spot.index) <= limit * (number + 1):
                return ahead.spot.index
        return goal.spot.index if goal and goal.spot.index is not None else here

    def _way_bed(self, spot: Spot, target: int, reach: float) -> Spot | None:
        """A bed on the road to the target, splitting what is left evenly into days within reach."""
        if spot.index == target:
            return None
        piece = self.atlas.piece(spot, target)
        if not isfinite(piece.minutes):
            return None
        days = max(2, ceil(piece.minutes / reach)) if reach > 0 else 2
        road = self.atlas.road(*piece.key)
        ahead = min(spot.minutes + piece.minutes / days, spot.minutes + reach)
        inner = [p for p in road.points[1:-1] if spot.minutes + 5 < p.minutes <= ahead + 10]
        if not inner:
            return None
        lodging = [p for p in inner if "bed" in p.offers]
        towns = [p for p in inner if p.offers - {"rest"}]
        point = max(lodging or towns or inner, key=lambda p: p.minutes)
        return Spot(point.place, None, piece.key, point.minutes, point.km)

    def _way_tasks(self, traveller: Traveller, day: date, bed: Spot) -> tuple[Task, ...]:
        p = self.params
        tasks = []
        if traveller.housed:
            place = traveller.spot.index if traveller.spot.index is not None else -1
            tasks.append(Task("check_out", place, p.check_minutes, spot=traveller.spot))
        note = "a night on the way, not booked yet"
        return (*tasks, Task("check_in", -1, p.check_minutes, p.check_in_from, note=note, spot=bed))

    # -- together -------------------------------------------------------------------------------------
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
            if not again.outcome.failed and len(again.outcome.skipped) <= len(choice.outcome.skipped):
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


def _better(a: Outcome, b: Outcome) -> bool:
    return (bool(a.failed), len(a.skipped), a.last_drive) < (bool(b.failed), len(b.skipped), b.last_drive)


def _totals(items: list[Item]) -> tuple[tuple[Item, ...], float, float]:
    drives = [i for i in items if i.kind is ItemKind.DRIVE]
    km = sum(i.km or 0.0 for i in drives)
    minutes = sum((i.end - i.start).total_seconds() for i in drives) / 60
    return tuple(items), round(km, 1), round(minutes, 1)


def solve(problem: Problem, stop: Stop = Stop(), seed: int = 0, params: Params = DEFAULTS) -> Result:
    """Return the best plan found; where it cannot keep everything, also what would free it.

    The order of families, not chance, breaks ties; `seed` varies how sights are tried again.
    """
    result = _planned(problem, stop, seed, params)
    cut = connected(applied(problem))[1]  # where no road goes, lifting a limit frees nothing
    if len(result.conflicts) == len(cut) or not stop.explain or not problem.households:
        return result
    quick = Stop(rounds=0, explain=False)
    freed = freed_by(
        problem, result.conflicts, lambda p: _planned(p, quick, seed, params).conflicts, stop.hint_s
    )
    if not freed:
        return result
    told = list(result.explain)
    told.insert(len(result.conflicts), freed)
    return replace(result, explain=tuple(told))


def _conflicts(problem: Problem, stop: Stop, seed: int, params: Params) -> tuple[str, ...]:
    return _planned(problem, stop, seed, params).conflicts


def _planned(problem: Problem, stop: Stop, seed: int, params: Params) -> Result:
    problem, cut = connected(applied(problem))
    atlas = Atlas(problem, params)
    bases = bases_of(problem, atlas)
    limits = tuple(limit_on(problem, d, params.drive_per_day) for d in problem.days)
    spine = Allocation(problem, atlas, bases, limits, _lead(problem, atlas, bases, params)).run()
    problem = replace(problem, fixtures=_housed(problem, spine))
    sights = Sights(problem, atlas, params, spine, seed, stop.rounds)
    placed = sights.place_all()
    planner = Planner(problem, params, atlas, Agenda(problem, atlas, params, spine, placed), spine)
    days = planner.run()
    explain, conflicts = explained(problem, planner, days, sights.left_out)
    return Result(days, (*cut, *explain), (*cut, *conflicts), tuple(atlas.wanted), 0.0)


def _housed(problem: Problem, spine: Spine) -> tuple[Fixture, ...]:
    """Return the things to do; those without a place are where the trip sleeps that day (or just did)."""
    known = []
    for fixture in problem.fixtures:
        if fixture.place == NEAR_BED:
            number = (fixture.day - problem.start).days
            nights = [n.index for n in spine.nights[max(0, number - 1) : number + 1] if n.index is not None]
            if not nights:
                continue
            fixture = replace(fixture, place=nights[-1])
        known.append(fixture)
    return tuple(known)


def _lead(problem: Problem, atlas: Atlas, bases: tuple[object, ...], params: Params) -> int:
    """How many nights pass before the first family can be at the first base."""
    first = getattr(bases[0], "place", None) if bases else None
    if first is None:
        return 0
    lags = [
        (h.first - problem.start).days
        + (_lag(h, atlas.minutes(h.origin, first), params) if h.origin is not None else 0)
        for h in problem.households
    ]
    finite = [lag for lag in lags if lag < inf]
    return int(min(finite, default=0))


def _lag(family: Household, minutes: float, params: Params) -> float:
    limit = family.drive_per_day or params.drive_per_day
    return max(0, ceil(minutes / limit) - 1) if isfinite(minutes) else inf
