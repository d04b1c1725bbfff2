"""Which sights and meeting points fall on which day: each where it costs the least driving and crowding."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import inf, isfinite

from tools.planning.problem import Ask, Problem
from tools.planning.roads import Atlas
from tools.planning.spine import Spine
from tools.trips.model import StopRole

FAR = 240.0  # driving minutes nobody goes out of the way for something that is only wanted


@dataclass(frozen=True)
class Placed:
    """A sight on a day; `on_way` when it is passed between two beds rather than visited from one."""

    ask: Ask
    on_way: bool


@dataclass
class Sights:
    """Places sights greedily, heaviest first, on the day with the least extra driving and load."""

    problem: Problem
    atlas: Atlas
    spine: Spine
    by_day: dict[int, list[Placed]] = field(default_factory=dict)
    left_out: list[Ask] = field(default_factory=list)

    def place_all(self) -> Mapping[int, list[Placed]]:
        """Place what fits; what nobody can reach is in `left_out`."""
        asks = [a for a in self.problem.asks if a.sight or a.role is StopRole.MEET]
        asks.sort(key=lambda a: (a.day is None, a.role is StopRole.WANT, -a.weight))
        for ask in asks:
            self._place(ask)
        return self.by_day

    def _place(self, ask: Ask) -> None:
        days = [n for n, d in enumerate(self.problem.days) if ask.day in (None, d) and self._welcome(ask, d)]
        options = [(self._cost(ask, n), n) for n in days]
        cost, day = min(options, default=(inf, 0))
        if not isfinite(cost):
            self.left_out.append(ask)
            return
        self.by_day.setdefault(day, []).append(Placed(ask, self._on_way(ask, day)))

    def _welcome(self, ask: Ask, day: date) -> bool:
        """Whether somebody who wants it is there that day, and the day was not to be left free."""
        free = any(t.kind == "free" and t.day == day and t.family is None for t in self.problem.tweaks)
        skipped = any(t.kind == "skip" and t.place == ask.place and t.day == day for t in self.problem.tweaks)
        there = any(
            h.first <= day <= h.last and (not ask.families or h.name in ask.families)
            for h in self.problem.households
        )
        return there and not skipped and (not free or ask.role is not StopRole.WANT)

    def _beds(self, day: int) -> tuple[int | None, int | None]:
        nights = self.spine.nights
        before = nights[day - 1].index if 0 < day <= len(nights) else None
        after = nights[day].index if day < len(nights) else None
        return before, after

    def _cost(self, ask: Ask, day: int) -> float:
        detour = self._detour(ask, day)
        limit = inf if ask.role in (StopRole.MUST, StopRole.MEET) or ask.day else FAR
        if detour > limit:
            return inf
        before, after = self._beds(day)
        moving = before != after
        load = sum(p.ask.minutes for p in self.by_day.get(day, []))
        return detour + 0.6 * load + (60.0 if moving else 0.0) + (500.0 if load > 360 else 0.0)

    def _around(self, ask: Ask, day: int) -> float:
        """The way there and back from the day's beds."""
        trips = [
            self.atlas.minutes(bed, ask.place) + self.atlas.minutes(ask.place, bed)
            for bed in self._beds(day)
            if bed is not None
        ]
        return min(trips, default=inf)

    def _passing(self, ask: Ask, day: int) -> float:
        """The detour when it is visited between the two beds, or between home and the bed."""
        before, after = self._beds(day)
        starts = [before] if before is not None else self._ends(day, first=True)
        goals = [after] if after is not None else self._ends(day, first=False)
        ways = [
            self.atlas.minutes(a, ask.place) + self.atlas.minutes(ask.place, b) - self.atlas.minutes(a, b)
            for a in starts
            for b in goals
            if a != b
        ]
        finite = [w for w in ways if isfinite(w)]
        return sum(finite) / len(finite) if finite else inf

    def _ends(self, day: int, first: bool) -> list[int]:
        today = self.problem.days[day]
        families = self.problem.households
        ends = [(h.origin, h.first) if first else (h.goal, h.last) for h in families]
        return [place for place, when in ends if place is not None and when == today]

    def _detour(self, ask: Ask, day: int) -> float:
        detour = min(self._around(ask, day), self._passing(ask, day))
        return 0.0 if not isfinite(detour) and not self.spine.nights else detour

    def _on_way(self, ask: Ask, day: int) -> bool:
        before, after = self._beds(day)
        if before == after and before is not None:
            return False
        return self._passing(ask, day) <= self._around(ask, day) + 1.0
