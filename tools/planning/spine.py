"""The spine: where the trip sleeps each night and what it passes on each day.

Bases (stops one sleeps at) come in the order they were named; a dynamic programme over (base, first night,
last night) shares out the nights. Bookings, dates and nights that were said weigh so much that they only give
way to each other.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import ceil, isfinite

from tools.planning.bases import Base, Night, Segment, Spine
from tools.planning.problem import Problem
from tools.planning.roads import Atlas

BOOKED = 20_000.0
JOIN = 6_000.0
NIGHTS = 3_000.0
OVER_LIMIT = 1_500.0
NO_BED_AT_MUST = 150.0
ROAD_NIGHT = 200.0
NOT_SLEPT = 150.0  # on the day somebody is to join there, or the stop was asked for
REST_DAY = 5_000.0


@dataclass
class Allocation:
    """The dynamic programme. `limit` is the driving minutes of a day the tightest family present may do."""

    problem: Problem
    atlas: Atlas
    bases: tuple[Base, ...]
    limits: tuple[float, ...]  # by day index
    lead: int = 0  # nights before anybody can be at the first base
    longer: Mapping[int, int] = field(default_factory=dict)  # nights more by base, for what there is to see
    best: dict[Segment, tuple[float, Segment | None]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many nights the trip has."""
        return len(self.problem.days) - 1

    def run(self) -> Spine:
        """Return the cheapest spine; a trip without nights passes all bases on its one day."""
        if self.count == 0 or not self.bases:
            return Spine((), {0: tuple(b.place for b in self.bases)}, self.bases)
        for last in range(self.count):
            for first in range(last + 1):
                for at in range(len(self.bases)):
                    self._reach(Segment(at, first, last))
        ends = [(cost + self._ending(s), s) for s, (cost, _) in self.best.items() if s.last == self.count - 1]
        cost, segment = min(ends, key=lambda x: (x[0], x[1].at, x[1].first))
        return self._told(segment, cost)

    def _reach(self, s: Segment) -> None:
        own = self._stay(s)
        options: list[tuple[float, Segment | None]] = []
        if s.first == min(self.lead, self.count - 1):
            options.append((own + self._between(None, s), None))
        for at in range(s.at):
            for transit in range(1, 5):
                last = s.first - transit
                for first in range(last + 1):
                    before = Segment(at, first, last)
                    if before in self.best:
                        options.append((self.best[before][0] + own + self._between(before, s), before))
        if options:
            self.best[s] = min(options, key=lambda o: o[0])

    def _stay(self, s: Segment) -> float:
        """What these nights at that base cost."""
        base, days = self.bases[s.at], self.problem.days
        nights = s.last - s.first + 1
        wished = 1 + self.longer.get(base.place, 0) + base.draw
        cost = (
            NIGHTS * abs(nights - base.nights) if base.nights is not None else 25.0 * (nights - wished) ** 2
        )
        if base.nights is None:
            cost /= max(0.5, base.weight)
        there = {days[n] for n in range(s.first, s.last + 2)}
        slept = {days[n] for n in range(s.first, s.last + 1)}
        cost += JOIN * len(base.dates - there) + BOOKED * len(base.booked - slept)
        if base.booked:
            cost += 500.0 * len({d for d in slept - base.booked if self._booked_elsewhere(d, base)})
        if base.dates and days[s.first] not in base.dates:
            cost += 40.0
        cost += NOT_SLEPT * len(base.dates - slept)
        return cost

    def _booked_elsewhere(self, day: date, base: Base) -> bool:
        return any(day in other.booked for other in self.bases if other is not base)

    def _between(self, before: Segment | None, after: Segment) -> float:
        """What the way from one stay to the next costs, with the bases between them passed or missed."""
        at = before.at if before else None
        between = range((before.at + 1) if before else 0, after.at)
        passed = self._passed(between)
        path = [*([self.bases[at].place] if at is not None else []), *passed, self.bases[after.at].place]
        drive = self._length(path)
        transit = after.first - before.last if before else 1
        limit = self.limits[min(after.first, len(self.limits) - 1)]
        cost = drive + sum(self._skip(self.bases[n], passed, after) for n in between)
        if not isfinite(drive):
            return 1e7
        if transit == 1 and self._resting(self.problem.days[after.first]):
            cost += REST_DAY
        wheel = sum(self.atlas.wheel(a, b) for a, b in itertools.pairwise(path))
        needed = max(1, ceil((wheel + 60.0 * len(passed)) / limit - 0.02))
        cost += OVER_LIMIT * max(0, needed - transit) + ROAD_NIGHT * (transit - 1)
        return cost + 500.0 * max(0, transit - needed)

    def _resting(self, day: date) -> bool:
        """Whether people want that day without driving, or free."""
        return any(t.kind == "free" and t.day == day and t.family is None for t in self.problem.tweaks)

    def _passed(self, between: range) -> list[int]:
        return [self.bases[n].place for n in between if self.bases[n].must or not self.bases[n].nights]

    def _skip(self, base: Base, passed: list[int], after: Segment | None) -> float:
        """What it costs that nobody sleeps at a base."""
        cost = NIGHTS * (base.nights or 0) + BOOKED * len(base.booked)
        day = self.problem.days[after.first] if after else self.problem.end
        cost += JOIN * len(base.dates - {day})
        if base.place not in passed:
            return cost + 100.0 * base.weight
        return cost + (NO_BED_AT_MUST if base.must else 60.0 * base.weight)

    def _length(self, path: list[int]) -> float:
        return sum(self.atlas.minutes(a, b) for a, b in itertools.pairwise(path))

    def _ending(self, s: Segment) -> float:
        """What is passed on the last day, after the last night."""
        between = range(s.at + 1, len(self.bases))
        passed = self._passed(between)
        drive = self._length([self.bases[s.at].place, *passed])
        limit = self.limits[-1]
        skipped = sum(self._skip(self.bases[n], passed, None) for n in between)
        return drive + skipped + (OVER_LIMIT if drive > limit else 0.0) if isfinite(drive) else 1e7

    def _told(self, end: Segment, cost: float) -> Spine:
        chain = [end]
        while (before := self.best[chain[-1]][1]) is not None:
            chain.append(before)
        chain.reverse()
        nights: list[Night] = [Night(self.bases[chain[0].at].place)] * chain[0].first
        vias: dict[int, tuple[int, ...]] = {}
        first = self._passed(range(chain[0].at))
        if first:
            vias[chain[0].first] = tuple(first)
        for before, after in zip([None, *chain], chain, strict=False):
            if before is not None:
                nights += self._on_road(before, after, vias)
            nights += [Night(self.bases[after.at].place)] * (after.last - after.first + 1)
        tail = self._passed(range(end.at + 1, len(self.bases)))
        if tail:
            vias[self.count] = tuple(tail)
        return Spine(tuple(nights), vias, self.bases, cost, self.longer)

    def _on_road(self, before: Segment, after: Segment, vias: dict[int, tuple[int, ...]]) -> list[Night]:
        """The nights on the way between two stays, and the bases passed, each on its day."""
        passed = self._passed(range(before.at + 1, after.at))
        path = [self.bases[before.at].place, *passed, self.bases[after.at].place]
        transit = after.first - before.last
        whole, nights = self._length(path), list[Night]()
        marks = [whole * n / transit for n in range(1, transit)]
        walked, day = 0.0, before.last + 1
        for a, b in itertools.pairwise(path):
            leg = self.atlas.minutes(a, b)
            while marks and marks[0] <= walked + leg + 1e-6:
                nights.append(Night(None, (a, b), (marks.pop(0) - walked) / leg if leg else 1.0))
                day += 1
            walked += leg
            if b != path[-1]:
                vias[day] = (*vias.get(day, ()), b)
        return nights
