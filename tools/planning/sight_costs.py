"""Who could go to a sight on a day, where in the day it costs least, and how many minutes."""

from dataclasses import dataclass, field
from datetime import date
from math import inf

from tools.planning.bases import Spine
from tools.planning.frames import Frame
from tools.planning.params import Params
from tools.planning.problem import Ask, Household, Minutes, Problem
from tools.planning.roads import Atlas
from tools.planning.sight_days import SightDay, Visit
from tools.trips.model import StopRole

UNFIT = 900.0  # what a day is charged that does not really have the time
ON_THE_WAY = 40.0  # minutes of driving there and back for which others come along
ON_THE_MOVE = 30.0  # minutes by which a sight on a day of rest may be farther than on a day of driving


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
    lived: dict[int, tuple[list[Visit], dict[str, SightDay]]] = field(default_factory=dict, init=False)

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
        grows = [lot.growing(ask) for lot, _ in groups]
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
        there = zip(groups, grows, strict=True)
        going = [n for (_, names), row in there if row[at] < inf or forced for n in names]
        tiring = any(f.start != f.end for f in self.frames[number].values())
        return best[1] / -best[0] + (ON_THE_MOVE if tiring else 0.0), at, frozenset(going)

    def _might(self, ask: Ask, number: int) -> list[str]:
        """The families that wish to go there and could that day; reckoned once."""
        key = (ask.place, number)
        if key not in self.able:
            self.able[key] = self._possible(ask, number)
        return self.able[key]

    def _accompanied(self, number: int, day: list[Visit]) -> list[Visit]:
        """The day with those who did not ask for a sight but on whose way it lies, if they have the time."""
        joined = list(day)
        for at, (ask, going) in enumerate(day):
            could = self._possible(ask, number, company=True) if ask.company else []
            for lot, names in self._alike(could, number, joined):
                if lot.growing(ask)[at] < inf and lot.detour(ask, at) <= ON_THE_WAY:
                    going |= frozenset(names)
            joined[at] = (ask, going)
        return joined

    def _alike(self, names: list[str], number: int, day: list[Visit]) -> list[tuple[SightDay, list[str]]]:
        """The families by what their day is like so far: those of one frame who go to the same places."""
        lots, found = self._lots(number, day), dict[int, tuple[SightDay, list[str]]]()
        for name in names:
            found.setdefault(id(lots[name]), (lots[name], []))[1].append(name)
        return list(found.values())

    def _lots(self, number: int, day: list[Visit]) -> dict[str, SightDay]:
        """Each family's day; families alike share one. Kept while the day is the same."""
        if number in self.lived and self.lived[number][0] == day:
            return self.lived[number][1]
        shared: dict[tuple[Frame, tuple[bool, ...]], SightDay] = {}
        lots = {}
        for name, frame in self.frames[number].items():
            there = tuple(name in who for _, who in day)
            if (frame, there) not in shared:
                own = [a for (a, _), goes in zip(day, there, strict=True) if goes]
                shared[frame, there] = SightDay(frame, there, own, self.table, self.params.lunch_minutes)
            lots[name] = shared[frame, there]
        self.lived[number] = (list(day), lots)
        return lots
