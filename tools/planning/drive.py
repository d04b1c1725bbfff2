"""One drive: where to stop on the way, and for what, so that charging, meals and breaks share their stops.

A best-first label search over the points of the road (A*): a label is a way to have got to a point, and then
to have done something there. The bound counts the driving left and the longer of charging and breaks. Of two
labels at a point the one that is later, emptier, hungrier and dearer is dropped. A boat is a stretch of its
own: nobody drives on it, and whoever lands is rested.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from heapq import heappop, heappush
from itertools import pairwise
from math import ceil

from tools.planning.halting import LIKED_BONUS, STOP_COST, Stops, local
from tools.planning.labels import Driven, Halt, Label, Needs, beats, nearly_beats
from tools.planning.params import Params
from tools.planning.problem import Point
from tools.planning.roads import Piece

HUNGER_COST = 200.0
FASTEST_CHARGE = 40.0  # minutes for a whole battery at the best rate of the curve
MOST_LABELS, MOST_HURRIED = 1_200, 5_000
HURRY = 1.4  # how much more the way still to go counts once a search has taken too long
ABOARD = 60.0  # minutes on a boat from which on one eats there
NOON, AFTER_LUNCH = 11.5 * 60, 14.5 * 60


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
        stops = Stops(self.needs, self.params, self.piece.end.km, self.arrive_level)
        first = Label(-1, True, clock, since, level, *fed, 0.0, 0.0, None, (), clock, level)
        for label in (first, *stops.at(first, self.piece.origin, at_start=True)):
            self._push(label)
        last = len(self.piece.points) - 1
        while self.queue and self.pushed < self._most:
            label = heappop(self.queue)[2]
            if label.at == last:
                return self._told(label)
            if not label.rested:
                for after in self._done(stops, label):
                    self._push(after)
            elif self._fresh(label):
                self._extend(label, last)
        return None

    def _done(self, stops: Stops, label: Label) -> list[Label]:
        """What can be done where a label arrived; at a port one only boards."""
        point = self.piece.points[label.at]
        return [label._replace(rested=True)] if point.boat else stops.at(label, point)

    def _push(self, label: Label) -> None:
        """Queue a label unless the driving that is left cannot be done today."""
        here, end = self._point(label.at), self.piece.end
        if label.driven + end.wheel - here.wheel > self.needs.budget + 1.0:
            return
        if local(self.needs, label.clock + end.minutes - here.minutes, end) > self.needs.latest + 1.0:
            return
        self.pushed += 1
        weight = HURRY if self.hurried else 1.0
        heappush(self.queue, (label.cost + weight * self._bound(label), self.pushed, label))

    def _bound(self, label: Label) -> float:
        """The least that is still to come: driving, and of charging and breaks the longer."""
        here, end = self._point(label.at), self.piece.end
        minutes = end.minutes - here.minutes
        sailing = end.afloat[0] > here.afloat[0]
        stops = (
            ceil((label.since + minutes - 1.0) / self.needs.leg) - 1 if label.rested and not sailing else 0
        )
        resting = max(0, stops) * (self.params.break_minutes + STOP_COST - LIKED_BONUS)
        km = end.km - here.km - (end.afloat[1] - here.afloat[1])
        if not self.needs.car.electric or km <= 0:
            return minutes + resting
        needed = km / self.needs.car.range_km + self.arrive_level - label.level
        return minutes + max(resting, needed * FASTEST_CHARGE) - 1.0

    def _fresh(self, label: Label) -> bool:
        """Whether no label at this point is at least as good in everything; keep it if so."""
        front = self.fronts.setdefault(label.at, [])
        beaten = nearly_beats if self.hurried else beats
        if any(beaten(other, label) for other in front):
            return False
        front.append(label)
        return True

    def _point(self, at: int) -> Point:
        return self.piece.origin if at < 0 else self.piece.points[at]

    def _extend(self, label: Label, last: int) -> None:
        """Go on from a label to every point that can be the next stop: by boat, or by road up to the next."""
        here = self._point(label.at)
        if here.boat:
            self._landed(self._crossed(label, here, label.at + 1), last)
            return
        for at in range(label.at + 1, last + 1):
            there = self.piece.points[at]
            if label.since + there.minutes - here.minutes > self.needs.leg + 0.01:
                return
            arrived = self._arrive(label, here, there, at)
            if arrived is not None:
                self._landed(arrived, last)
            if there.boat:
                return

    def _landed(self, label: Label, last: int) -> None:
        if label.at < last:
            self._push(label)
        elif label.level >= self.arrive_level - 1e-9:
            self._push(self._hungry(label, self.piece.end))

    def _arrive(self, label: Label, here: Point, there: Point, at: int) -> Label | None:
        detour = here.detour_km + there.detour_km
        minutes = round(there.minutes - here.minutes + detour * self.params.minutes_per_detour_km)
        level = label.level - (there.km - here.km + detour) / self.needs.car.range_km
        floor = self.params.reserve if self.needs.car.electric else self.params.fuel_reserve * 0.5
        driven, since = label.driven + minutes, label.since + minutes
        if level < floor - 1e-9 or driven > self.needs.budget + 0.01 or since > self.needs.leg + 0.5:
            return None
        clock = label.clock + minutes
        if local(self.needs, clock, there) > self.needs.latest:
            return None
        cost = label.cost + minutes
        return Label(
            at, False, clock, since, level, label.lunch, label.dinner, cost, driven, label, (), clock, level
        )

    def _crossed(self, label: Label, here: Point, at: int) -> Label:
        """On the boat: time passes, nobody drives, and a meal can be had when it is long enough."""
        there = self.piece.points[at]
        minutes = float(round(there.minutes - here.minutes))
        clock, began = label.clock + minutes, local(self.needs, label.clock, here)
        since = 0.0 if minutes >= self.params.break_minutes else label.since
        ended, long = began + minutes, minutes >= ABOARD
        lunch = label.lunch or (long and began < AFTER_LUNCH and ended > NOON + self.params.lunch_minutes)
        dinner = label.dinner or (long and ended > self.params.dinner_from + self.params.dinner_minutes)
        return label._replace(
            at=at, clock=clock, since=since, cost=label.cost + minutes, parent=label, actions=(),
            arrived=clock, arrived_level=label.level, lunch=lunch, dinner=dinner,
        )  # fmt: skip

    def _hungry(self, label: Label, there: Point) -> Label:
        """Arriving too late for a meal that could have been had on the way costs extra."""
        now = local(self.needs, label.clock, there)
        lunch = self.needs.lunch and not label.lunch and now > self.params.lunch_to - 30
        dinner = self.needs.dinner and not label.dinner and now > self.params.dinner_to
        return label._replace(cost=label.cost + HUNGER_COST * (lunch + dinner))

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
        km = there.km - here.km + (0.0 if here.boat else here.detour_km + there.detour_km)
        return Halt(
            here, there, before.clock, after.arrived, km, before.level, after.arrived_level, after.actions,
            here.boat,
        )  # fmt: skip


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
