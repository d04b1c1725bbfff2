"""One drive: where to stop on the way, and for what, so that charging, meals and breaks share their stops.

A label-setting search over the points of the road. A label is a way to have got to a point and done something
there; of two labels at a point the one that is later, emptier, hungrier and dearer is dropped.
"""

import itertools
from dataclasses import dataclass, field, replace
from datetime import date

from tools.planning.energy import charge_minutes, soc_after
from tools.planning.params import Params
from tools.planning.problem import Car, Point
from tools.planning.roads import Piece
from tools.planning.times import minute_of

STOP_COST = 6.0
LIKED_BONUS = 8.0
HUNGER_COST = 70.0
REFUEL_COST = 8.0  # a tank is not filled for want of something better to do
LABELS = 24


@dataclass(frozen=True)
class Needs:
    """What a family needs on the road that day. Clock times are plan time; minutes local where said."""

    start: date
    day: date
    car: Car
    leg: float
    rest: float
    budget: float  # driving minutes left today
    latest: float  # local minute after which nobody drives
    liked: frozenset[str] = frozenset()
    lunch: bool = True
    dinner: bool = True
    meals_on_road: bool = True


@dataclass(frozen=True)
class Action:
    """What is done at a stop: break, meal, charge or refuel, for `minutes`; charge up to `soc`."""

    kind: str
    minutes: float
    soc: float | None = None


@dataclass(frozen=True)
class Label:
    """A way to be at point `at` (index, -1 the origin) with these things done."""

    at: int
    clock: float
    since: float
    level: float  # state of charge, or part of the tank
    fed: tuple[bool, bool]  # lunch, dinner
    cost: float
    driven: float
    parent: "Label | None" = None
    actions: tuple[Action, ...] = ()
    arrived: float = 0.0
    arrived_level: float = 0.0


@dataclass(frozen=True)
class Halt:
    """One stretch of the chosen drive and what is done at its end."""

    origin: Point
    point: Point
    leave: float
    arrive: float
    km: float
    level_start: float
    level_end: float
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Driven:
    """A chosen drive: what is done before leaving, the stretches, and how the family arrives."""

    before: tuple[Action, ...]
    halts: tuple[Halt, ...]
    clock: float
    since: float
    level: float
    fed: tuple[bool, bool]
    driven: float


@dataclass
class Search:
    """The search over one piece of road. `arrive_level` is the least charge (or fuel) to arrive with."""

    piece: Piece
    needs: Needs
    params: Params
    arrive_level: float
    fronts: dict[int, list[Label]] = field(default_factory=dict)

    def run(self, clock: float, since: float, level: float, fed: tuple[bool, bool]) -> Driven | None:
        """Return the best drive, or None when no way keeps the needs."""
        first = Label(-1, clock, since, level, fed, 0.0, 0.0, arrived=clock, arrived_level=level)
        self.fronts = {-1: [first, *self._stops(first, self.piece.origin, at_start=True)]}
        last = len(self.piece.points) - 1
        for at in range(-1, last):
            for label in self.fronts.get(at, []):
                self._extend(label, last)
        done = self.fronts.get(last, [])
        return self._told(min(done, key=lambda x: (x.cost, x.clock))) if done else None

    def _point(self, at: int) -> Point:
        return self.piece.origin if at < 0 else self.piece.points[at]

    def _extend(self, label: Label, last: int) -> None:
        """Drive on from a label to every point that can be the next stop."""
        here = self._point(label.at)
        for at in range(label.at + 1, last + 1):
            there = self.piece.points[at]
            if label.since + there.minutes - here.minutes > self.needs.leg + 0.01:
                return
            arrived = self._arrive(label, here, there, at)
            if arrived is None:
                continue
            if at == last:
                self._finish(arrived, there)
            else:
                self._keep(at, self._stops(arrived, there))

    def _arrive(self, label: Label, here: Point, there: Point, at: int) -> Label | None:
        detour = here.detour_km + there.detour_km
        minutes = round(there.minutes - here.minutes + detour * self.params.minutes_per_detour_km)
        level = label.level - (there.km - here.km + detour) / self.needs.car.range_km
        clock = label.clock + minutes
        floor = self.params.reserve if self.needs.car.electric else self.params.fuel_reserve * 0.5
        late = self._local(clock, there) > self.needs.latest
        over = label.driven + minutes > self.needs.budget + 0.01
        if level < floor - 1e-9 or late or over or label.since + minutes > self.needs.leg + 0.5:
            return None
        return Label(
            at, clock, label.since + minutes, level, label.fed, label.cost + minutes, label.driven + minutes,
            label, (), clock, level,
        )  # fmt: skip

    def _finish(self, label: Label, there: Point) -> None:
        if label.level < self.arrive_level - 1e-9:
            return
        local = self._local(label.clock, there)
        hungry = self.needs.lunch and not label.fed[0] and local > self.params.lunch_to - 30
        hungry_late = self.needs.dinner and not label.fed[1] and local > self.params.dinner_to
        cost = label.cost + HUNGER_COST * (hungry + hungry_late)
        self._keep(label.at, [replace(label, cost=cost)])

    def _local(self, clock: float, point: Point) -> float:
        return minute_of(self.needs.start, self.needs.day, clock, point.place.timezone or "UTC")

    def _stops(self, label: Label, point: Point, at_start: bool = False) -> list[Label]:
        """Every sensible thing to do at a point."""
        meal = self._meal(label, point)
        plans: list[tuple[Action, ...]] = [] if at_start else [(Action("break", self.needs.rest),)]
        if meal and not at_start:
            plans.append((meal,))
        if "charge" in point.offers and self.needs.car.electric:
            plans += self._charges(label, meal)
        if "fuel" in point.offers and not self.needs.car.electric and label.level < 0.5:
            refuel = Action("refuel", max(self.needs.rest, self.params.refuel_minutes))
            plans.append((refuel,))
            plans += [(Action("refuel", self.params.refuel_minutes), meal)] if meal else []
        return [self._after(label, plan, point) for plan in plans]

    def _meal(self, label: Label, point: Point) -> Action | None:
        if "food" not in point.offers or not self.needs.meals_on_road:
            return None
        local, p = self._local(label.clock, point), self.params
        if self.needs.lunch and not label.fed[0] and p.lunch_from + 15 <= local <= p.lunch_to - 30:
            return Action("meal", p.lunch_minutes)
        if self.needs.dinner and not label.fed[1] and p.dinner_from <= local <= p.dinner_to:
            return Action("meal", p.dinner_minutes)
        return None

    def _charges(self, label: Label, meal: Action | None) -> list[tuple[Action, ...]]:
        curve = self.params.charge_curve
        plans: list[tuple[Action, ...]] = []
        for target in self.params.charge_to:
            if target < label.level + 0.04:
                continue
            minutes = max(10.0, float(-(-charge_minutes(curve, label.level, target) // 1)))
            soc = min(1.0, soc_after(curve, label.level, minutes))
            plans.append((Action("charge", minutes, round(soc, 4)),))
            if meal:
                plans.append((Action("charge", minutes, round(soc, 4)), meal))
        return plans

    def _after(self, label: Label, plan: tuple[Action, ...], point: Point) -> Label:
        """Return the label once the plan is done; a meal runs beside a charge, other things one by one."""
        charging = any(a.kind == "charge" for a in plan)
        spent = max(a.minutes for a in plan) if charging else sum(a.minutes for a in plan)
        soc = next((a.soc for a in plan if a.soc is not None), label.level)
        level = 1.0 if any(a.kind == "refuel" for a in plan) else soc
        clock = label.clock + spent
        local = self._local(label.clock, point)
        ate = any(a.kind == "meal" for a in plan)
        fed = (label.fed[0] or (ate and local < 960), label.fed[1] or (ate and local >= 960))
        bonus = LIKED_BONUS if point.place.name in self.needs.liked else 0.0
        # A fast charge above 80 % is slow for everybody behind in the queue, hence the small extra.
        greedy = 5.0 if charging and level > 0.81 else 0.0
        greedy += REFUEL_COST if any(a.kind == "refuel" for a in plan) else 0.0
        cost = label.cost + spent + STOP_COST + point.detour_km - bonus + greedy
        rested = spent >= self.params.break_minutes - 0.01
        since = 0.0 if rested else label.since
        return replace(label, clock=clock, since=since, level=level, fed=fed, cost=cost, actions=plan)

    def _keep(self, at: int, labels: list[Label]) -> None:
        """Add labels to a point's front, dropping the dominated and, beyond LABELS, the dearest."""
        front = self.fronts.setdefault(at, [])
        for label in labels:
            if any(_beats(other, label) for other in front):
                continue
            front[:] = [other for other in front if not _beats(label, other)]
            front.append(label)
        if len(front) > LABELS:
            front.sort(key=lambda x: (x.cost - 60 * x.level, x.clock))
            del front[LABELS:]

    def _told(self, label: Label) -> Driven:
        """Return the drive a final label stands for."""
        chain = [label]
        while chain[-1].parent is not None:
            chain.append(chain[-1].parent)
        chain.reverse()
        halts = tuple(self._halt(a, b) for a, b in itertools.pairwise(chain))
        return Driven(chain[0].actions, halts, label.clock, label.since, label.level, label.fed, label.driven)

    def _halt(self, before: Label, after: Label) -> Halt:
        here, there = self._point(before.at), self._point(after.at)
        km = there.km - here.km + here.detour_km + there.detour_km
        return Halt(
            here, there, before.clock, after.arrived, km, before.level, after.arrived_level, after.actions
        )


def _beats(a: Label, b: Label) -> bool:
    return (
        a.clock <= b.clock
        and a.since <= b.since
        and a.level >= b.level
        and a.fed[0] >= b.fed[0]
        and a.fed[1] >= b.fed[1]
        and a.cost <= b.cost
        and a.driven <= b.driven
    )
