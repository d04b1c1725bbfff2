"""Who could go to a sight on a day, where in the day it costs least, and how many minutes."""

from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from math import inf

from tools.planning.bases import Spine
from tools.planning.frames import LUNCH, Frame
from tools.planning.params import Params
from tools.planning.problem import Ask, Household, Minutes, Problem
from tools.planning.roads import Atlas
from tools.trips.model import StopRole

FAR = 300.0  # minutes nobody goes out of the way for something that is only wanted
UNFIT = 900.0  # what a day is charged that does not really have the time
ON_THE_WAY = 40.0  # minutes of driving there and back for which others come along
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
    able: dict[tuple[int, int], list[str]] = field(default_factory=dict, init=False)

    def _wants(self, family: Household, ask: Ask) -> bool:
        return ask.place not in family.skips and (not ask.families or family.name in ask.families)

    def _possible(self, ask: Ask, number: int, company: bool = False) -> list[str]:
        """The families that could go there that day; `company`: those who did not ask for it."""
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
            if h.name in there and h.name not in barred and ask.place not in h.skips
            if self._wants(h, ask) != company
        ]

    def _insertion(
        self, ask: Ask, number: int, day: list[Visit], only: frozenset[str] | None = None
    ) -> tuple[float, int, frozenset[str]]:
        """The best position for a sight in a day: (minutes it costs, position, who can go)."""
        could = [n for n in self._might(ask, number) if only is None or n in only]
        groups = self._alike(could, number, day)
        grows = [self._growing(frame, there, ask, day) for (frame, there), _ in groups]
        forced = ask.role is StopRole.MEET or (ask.role is StopRole.MUST and not self.spine.nights)
        best, at = (0, inf), 0
        for position, each in enumerate(zip(*grows, strict=True)):
            count, minutes = 0, 0.0
            for (_, names), minute in zip(groups, each, strict=True):
                if minute < inf or forced:
                    count -= len(names)
                    minutes += min(minute, UNFIT) * len(names)
            if count and (count, minutes) < best:
                best, at = (count, minutes), position
        if not best[0]:
            return inf, 0, frozenset()
        going = [
            n for (_, names), row in zip(groups, grows, strict=True) if row[at] < inf or forced for n in names
        ]
        tiring = any(f.start != f.end for f in self.frames[number].values())
        return best[1] / -best[0] + (ON_THE_MOVE if tiring else 0.0), at, frozenset(going)

    def _might(self, ask: Ask, number: int) -> list[str]:
        """The families that wish to go there and could that day; reckoned once."""
        key = (ask.place, number)
        if key not in self.able:
            self.able[key] = self._possible(ask, number)
        return self.able[key]

    def _growing(self, frame: Frame, there: tuple[bool, ...], ask: Ask, day: list[Visit]) -> list[float]:
        """The minutes a day grows by one more sight at each position in it, whether one goes there or not."""
        costs = self._costs(frame, there, ask, day)
        return [costs[n] for n in accumulate(there, initial=0)]

    def _accompanied(self, number: int, day: list[Visit]) -> list[Visit]:
        """The day with those who did not ask for a sight but on whose way it lies, if they have the time."""
        joined = list(day)
        for at, (ask, going) in enumerate(day):
            could = self._possible(ask, number, company=True) if ask.company else []
            for (frame, there), names in self._alike(could, number, joined):
                fits = self._growing(frame, there, ask, joined)[at] < inf
                if fits and self._detour(frame, there, ask, joined, at) <= ON_THE_WAY:
                    going |= frozenset(names)
            joined[at] = (ask, going)
        return joined

    def _detour(self, frame: Frame, there: tuple[bool, ...], ask: Ask, day: list[Visit], at: int) -> float:
        """The minutes of driving a sight adds at a position of a day."""
        own = [(n, a.place) for n, ((a, _), goes) in enumerate(zip(day, there, strict=True)) if goes]
        before = next((place for n, place in reversed(own) if n < at), frame.start)
        after = next((place for n, place in own if n > at), frame.end)
        return self.table[before][ask.place] + self.table[ask.place][after] - self.table[before][after]

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
