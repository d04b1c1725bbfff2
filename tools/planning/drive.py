"""One drive: where to stop on the way, and for what, so that charging, meals and breaks share their stops.

A best-first label search over the points of the road (A*): a label is a way to have got to a point, and then
to have done something there. The bound counts the driving left and the longer of charging and breaks. Of two
labels at a point the one that is later, emptier, hungrier and dearer is dropped.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from heapq import heappop, heappush
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from tools.planning.energy import charge_minutes, soc_after
from tools.planning.params import Params
from tools.planning.problem import Car, Point
from tools.planning.queueing import Plugged, free_at
from tools.planning.roads import Piece
from tools.planning.times import minute_of

STOP_COST = 6.0
LIKED_BONUS = 8.0
HUNGER_COST = 200.0
BARE_COST = 3.0  # a place with nothing but a place to stop
BARE = frozenset({"rest"})
REFUEL_COST = 8.0  # a tank is not filled for want of something better to do
EVENING = 16 * 60
FASTEST_CHARGE = 40.0  # minutes for a whole battery at the best rate of the curve
MOST_LABELS, MOST_HURRIED = 1_200, 5_000
HURRY = 1.4  # how much more the way still to go counts once a search has taken too long
NEARLY = (5.0, 15.0, 0.03, 8.0)  # then labels beat each other within: clock, since, level, cost


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
    plugged: tuple[Plugged, ...] = ()  # other families' cars at chargers that day
    plugs: int = 2  # cars that can charge at once


@dataclass(frozen=True)
class Action:
    """What is done at a stop: break, meal, charge (up to `soc`), refuel, or wait for a charger; `minutes`."""

    kind: str
    minutes: float
    soc: float | None = None


class Label(NamedTuple):
    """A way to be at point `at` (-1 the origin); `rested` once something was done there (or at the start)."""

    at: int
    rested: bool
    clock: float
    since: float
    level: float  # state of charge, or part of the tank
    lunch: bool
    dinner: bool
    cost: float
    driven: float
    parent: "Label | None"
    actions: tuple[Action, ...]
    arrived: float
    arrived_level: float


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
    queue: list[tuple[float, int, Label]] = field(default_factory=list)
    pushed: int = 0
    hurried: bool = False  # drop all but clearly different labels, and look ahead first

    @property
    def gave_up(self) -> bool:
        """Whether the search ended because it had looked long enough."""
        return self.pushed >= self._most

    @property
    def _most(self) -> int:
        return MOST_HURRIED if self.hurried else MOST_LABELS

    def run(self, clock: float, since: float, level: float, fed: tuple[bool, bool]) -> Driven | None:
        """Return the best drive, or None when no way keeps the needs."""
        first = Label(-1, True, clock, since, level, *fed, 0.0, 0.0, None, (), clock, level)
        self._push(first)
        for label in self._stops(first, self.piece.origin, at_start=True):
            self._push(label)
        last = len(self.piece.points) - 1
        most = self._most
        while self.queue and self.pushed < most:
            label = heappop(self.queue)[2]
            if label.at == last:
                return self._told(label)
            if not label.rested:
                for after in self._stops(label, self.piece.points[label.at]):
                    self._push(after)
            elif self._fresh(label):
                self._extend(label, last)
        return None

    def _push(self, label: Label) -> None:
        """Queue a label unless the driving that is left cannot be done today."""
        end = self.piece.end
        left = end.minutes - self._point(label.at).minutes
        if label.driven + left > self.needs.budget + 1.0:
            return
        if self._local(label.clock + left, end) > self.needs.latest + 1.0:
            return
        self.pushed += 1
        weight = HURRY if self.hurried else 1.0
        heappush(self.queue, (label.cost + weight * self._bound(label), self.pushed, label))

    def _bound(self, label: Label) -> float:
        """The least that is still to come: driving, and of charging and breaks the longer."""
        here, end = self._point(label.at), self.piece.end
        minutes = end.minutes - here.minutes
        stops = ceil((label.since + minutes - 1.0) / self.needs.leg) - 1 if label.rested else 0
        resting = max(0, stops) * (self.params.break_minutes + STOP_COST - LIKED_BONUS)
        if not self.needs.car.electric or end.km - here.km <= 0:
            return minutes + resting
        needed = (end.km - here.km) / self.needs.car.range_km + self.arrive_level - label.level
        return minutes + max(resting, needed * FASTEST_CHARGE) - 1.0

    def _fresh(self, label: Label) -> bool:
        """Whether no label at this point is at least as good in everything; keep it if so."""
        front = self.fronts.setdefault(label.at, [])
        beats = _nearly_beats if self.hurried else _beats
        if any(beats(other, label) for other in front):
            return False
        front.append(label)
        return True

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
            if arrived is not None and (at < last or arrived.level >= self.arrive_level - 1e-9):
                self._push(self._hungry(arrived, there) if at == last else arrived)

    def _arrive(self, label: Label, here: Point, there: Point, at: int) -> Label | None:
        detour = here.detour_km + there.detour_km
        minutes = round(there.minutes - here.minutes + detour * self.params.minutes_per_detour_km)
        level = label.level - (there.km - here.km + detour) / self.needs.car.range_km
        floor = self.params.reserve if self.needs.car.electric else self.params.fuel_reserve * 0.5
        driven, since = label.driven + minutes, label.since + minutes
        if level < floor - 1e-9 or driven > self.needs.budget + 0.01 or since > self.needs.leg + 0.5:
            return None
        clock = label.clock + minutes
        if self._local(clock, there) > self.needs.latest:
            return None
        cost = label.cost + minutes
        return Label(
            at, False, clock, since, level, label.lunch, label.dinner, cost, driven, label, (), clock, level
        )

    def _hungry(self, label: Label, there: Point) -> Label:
        """Arriving too late for a meal that could have been had on the way costs extra."""
        local = self._local(label.clock, there)
        lunch = self.needs.lunch and not label.lunch and local > self.params.lunch_to - 30
        dinner = self.needs.dinner and not label.dinner and local > self.params.dinner_to
        return label._replace(cost=label.cost + HUNGER_COST * (lunch + dinner))

    def _local(self, clock: float, point: Point) -> float:
        return minute_of(self.needs.start, self.needs.day, clock, point.place.timezone or "UTC")

    def _stops(self, label: Label, point: Point, at_start: bool = False) -> list[Label]:
        """Every sensible thing to do at a point."""
        meal = self._meal(label, point)
        rested = at_start and not label.since
        plans: list[tuple[Action, ...]] = [] if rested else [(Action("break", self.needs.rest),)]
        if meal and not at_start:
            plans.append((meal,))
        if "charge" in point.offers and self.needs.car.electric:
            plans += self._charges(label, meal)
        if "fuel" in point.offers and not self.needs.car.electric and label.level < 0.6:
            plans.append((Action("refuel", max(self.needs.rest, self.params.refuel_minutes)),))
            plans += [(Action("refuel", self.params.refuel_minutes), meal)] if meal else []
        return [self._after(label, plan, point) for plan in plans]

    def _meal(self, label: Label, point: Point) -> Action | None:
        if "food" not in point.offers or not self.needs.meals_on_road:
            return None
        local, p = self._local(label.clock, point), self.params
        if self.needs.lunch and not label.lunch and p.lunch_from + 15 <= local <= p.lunch_to - 30:
            return Action("meal", p.lunch_minutes)
        if self.needs.dinner and not label.dinner and p.dinner_from <= local <= p.dinner_to:
            return Action("meal", p.dinner_minutes)
        return None

    def _charges(self, label: Label, meal: Action | None) -> list[tuple[Action, ...]]:
        """Charging to each level, up to the first that is enough to arrive (with some to spare)."""
        curve, plans = self.params.charge_curve, list[tuple[Action, ...]]()
        left = self.piece.end.km - self._point(label.at).km
        enough = left / self.needs.car.range_km + self.arrive_level + 0.02
        for target in self.params.charge_to:
            if target < label.level + 0.04:
                continue
            minutes = max(10.0, float(ceil(charge_minutes(curve, label.level, target))))
            soc = min(1.0, soc_after(curve, label.level, minutes))
            charge = Action("charge", minutes, round(soc, 4))
            wait = self._queue(label, minutes)
            plans += [(*wait, charge), *([(*wait, charge, meal)] if meal else [])]
            if target >= enough:
                break
        return plans

    def _queue(self, label: Label, minutes: float) -> tuple[Action, ...]:
        """Waiting for a charger the other families' cars leave free."""
        if not self.needs.plugged:
            return ()
        name = self._point(label.at).place.name
        free = free_at(self.needs.plugged, self.needs.plugs, name, label.clock, minutes)
        return (Action("wait", free - label.clock),) if free > label.clock else ()

    def _after(self, label: Label, plan: tuple[Action, ...], point: Point) -> Label:
        """Return the label once the plan is done; a meal runs beside a charge, other things one by one."""
        waited = plan[0].minutes if plan[0].kind == "wait" else 0.0
        doing = plan[1:] if waited else plan
        first = doing[0]
        charging, eating = first.kind == "charge", plan[-1].kind == "meal"
        spent = waited + (max(a.minutes for a in doing) if charging else sum(a.minutes for a in doing))
        level = 1.0 if first.kind == "refuel" else first.soc if first.soc is not None else label.level
        clock = label.clock + spent
        late = eating and self._local(label.clock, point) >= EVENING
        bonus = LIKED_BONUS if point.place.name in self.needs.liked else 0.0
        # A fast charge above 80 % is slow for everybody behind in the queue, hence the small extra.
        extra = 5.0 if charging and level > 0.81 else REFUEL_COST if first.kind == "refuel" else 0.0
        extra += BARE_COST if point.offers <= BARE else 0.0
        cost = label.cost + spent + STOP_COST + point.detour_km - bonus + extra
        since = 0.0 if spent >= self.params.break_minutes - 0.01 else label.since
        return Label(
            label.at, True, clock, since, level, label.lunch or (eating and not late),
            label.dinner or late, cost, label.driven, label.parent, plan, label.arrived, label.arrived_level,
        )  # fmt: skip

    def _told(self, label: Label) -> Driven:
        """Return the drive a final label stands for."""
        chain = [label]
        while chain[-1].parent is not None:
            chain.append(chain[-1].parent)
        chain.reverse()
        halts = tuple(self._halt(a, b) for a, b in pairwise(chain))
        fed = (label.lunch, label.dinner)
        return Driven(chain[0].actions, halts, label.clock, label.since, label.level, fed, label.driven)

    def _halt(self, before: Label, after: Label) -> Halt:
        here, there = self._point(before.at), self._point(after.at)
        km = there.km - here.km + here.detour_km + there.detour_km
        return Halt(
            here, there, before.clock, after.arrived, km, before.level, after.arrived_level, after.actions
        )


@lru_cache(maxsize=8192)
def best_drive(
    piece: Piece,
    needs: Needs,
    params: Params,
    arrive_level: float,
    state: tuple[float, float, float],
    fed: tuple[bool, bool],
) -> Driven | None:
    """Return the best drive from (clock, minutes since a break, level), None when no way keeps the needs.

    Remembered: a plan is simulated many times, and asks for most of its drives again and again.
    """
    search = Search(piece, needs, params, arrive_level)
    found = search.run(*state, fed)
    if found is None and search.gave_up:
        return Search(piece, needs, params, arrive_level, hurried=True).run(*state, fed)
    return found


def _beats(a: Label, b: Label) -> bool:
    return (
        a.clock <= b.clock
        and a.since <= b.since
        and a.level >= b.level
        and a.lunch >= b.lunch
        and a.dinner >= b.dinner
        and a.cost <= b.cost
        and a.driven <= b.driven
    )


def _nearly_beats(a: Label, b: Label) -> bool:
    clock, since, level, cost = NEARLY
    return (
        a.clock <= b.clock + clock
        and a.since <= b.since + since
        and a.level >= b.level - level
        and a.cost <= b.cost + cost
        and a.lunch >= b.lunch
        and a.dinner >= b.dinner
    )
