"""Who could go to a sight on a day, where in the day it costs least, and how many minutes."""

from dataclasses import dataclass, field
from datetime import date
from math import inf

from tools.planning.bases import Spine
from tools.planning.frames import LUNCH, Frame
from tools.planning.params import Params
from tools.planning.problem import Ask, Household, Minutes, Problem
from tools.planning.roads import Atlas
from tools.trips.model import StopRole

FAR = 300.0  # minutes nobody goes out of the way for something that is only wanted
UNFIT = 900.0  # what a day is charged that does not really have the time
ON_THE_MOVE = 30.0  # minutes by which a sight on a day of rest may be farther than on a day of driving

Visit = tuple[Ask, frozenset[str]]
State = tuple[float, int, float, bool]  # of a day: local minute, place, minutes driven, whether it had lunch
Lot = tuple[Frame, tuple[bool, ...]]  # a day's frame, and which of its sights one goes to


@dataclass
class SightCosts:
    """The days of all families before and with sights."""

    problem: Problem
    atlas: Atlas
    params: Params
    spine: Spine
    frames: list[dict[str, Frame]] = field(default_factory=list, kw_only=True)
    table: Minutes = field(default=(), kw_only=True)
    dates: tuple[date, ...] = field(default=(), kw_only=True)

    def _wants(self, family: Household, ask: Ask) -> bool:
        return ask.place not in family.skips and (not ask.families or family.name in ask.families)

    def _possible(self, ask: Ask, number: int) -> list[str]:
        """The families that could go there that day."""
        day = self.dates[number]
        if ask.day not in (None, day) or day in ask.shut:
            return []
        barred = {
            t.family
            for t in self.problem.tweaks
            if t.day in (None, day)
            and ((t.kind == "skip" and t.place == ask.place) or (t.kind == "free" and t.day == day))
        }
        if None in barred:
            return []
        there = self.frames[number]
        return [
            h.name
            for h in self.problem.households
            if h.name in there and h.name not in barred and self._wants(h, ask)
        ]

    def _insertion(
        self, ask: Ask, number: int, day: list[Visit], only: frozenset[str] | None = None
    ) -> tuple[float, int, frozenset[str]]:
        """The best position for a sight in a day: (minutes it costs, position, who can go)."""
        could = [n for n in self._possible(ask, number) if only is None or n in only]
        groups = self._alike(could, number, day)
        costs = [self._costs(frame, there, ask, day) for (frame, there), _ in groups]
        forced = ask.role is StopRole.MEET or (ask.role is StopRole.MUST and not self.spine.nights)
        best: tuple[float, int, frozenset[str]] = (inf, 0, frozenset())
        for position in range(len(day) + 1):
            going, minutes = list[str](), 0.0
            for ((_, there), names), cost in zip(groups, costs, strict=True):
                grows = cost[sum(there[:position])]
                if grows < inf or forced:
                    going += names
                    minutes += min(grows, UNFIT) * len(names)
            if going and (-len(going), minutes) < (-len(best[2]), best[0] * max(1, len(best[2]))):
                best = (minutes / len(going), position, frozenset(going))
        tiring = any(f.start != f.end for f in self.frames[number].values())
        return (best[0] + (ON_THE_MOVE if tiring else 0.0), *best[1:])

    def _alike(self, names: list[str], number: int, day: list[Visit]) -> list[tuple[Lot, list[str]]]:
        """The families by what their day is like so far: those of one frame who go to the same places."""
        lots: dict[Lot, list[str]] = {}
        for name in names:
            lot = (self.frames[number][name], tuple(name in who for _, who in day))
            lots.setdefault(lot, []).append(name)
        return list(lots.items())

    def _costs(self, frame: Frame, there: tuple[bool, ...], ask: Ask, day: list[Visit]) -> list[float]:
        """The minutes a day grows by one more sight, put before each of its sights and last; inf: no room."""
        own = [a for (a, _), goes in zip(day, there, strict=True) if goes]
        at_first: State = (frame.begins, frame.start, 0.0, False)
        states = [at_first]
        for seen in own:
            states.append(self._through(frame, states[-1], (seen,)))
        before = self._home(frame, states[-1])
        if before == inf:
            return [inf] * len(states)
        return [self._cost(frame, state, (ask, *own[at:]), before) for at, state in enumerate(states)]

    def _cost(self, frame: Frame, state: State, asks: tuple[Ask, ...], before: float) -> float:
        """The minutes a family's day grows by the first of these sights; inf when it does not fit."""
        ask, after = asks[0], self._home(frame, self._through(frame, state, asks))
        if after > frame.ends or (ask.role is StopRole.WANT and after - before - ask.minutes > FAR):
            return inf
        return max(1.0, after - before)

    def _through(self, frame: Frame, state: State, asks: tuple[Ask, ...]) -> State:
        """Where a day stands after these sights; at `inf` when it breaks hours or has run out."""
        now, here, driven, fed = state
        for ask in asks:
            drive = self.table[here][ask.place]
            now, driven, here = now + frame.takes(drive), driven + drive, ask.place
            if not fed and now >= LUNCH:
                now, fed = now + self.params.lunch_minutes, True
            now = max(now, ask.opens or 0.0)
            if now + ask.minutes > (ask.closes or 1440):
                return inf, here, driven, fed
            now += ask.minutes
        return now, here, driven, fed

    def _home(self, frame: Frame, state: State) -> float:
        """When a day ends (local minutes); inf when it breaks hours or limits."""
        now, here, driven, fed = state
        drive = self.table[here][frame.end]
        now = now + frame.takes(drive)
        if driven + drive > frame.drive:
            return inf
        return now + (0.0 if fed or now < LUNCH else self.params.lunch_minutes)
