"""A day with the sights already on it, as families of one frame live it: what one more sight costs them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf

from tools.planning.frames import LUNCH, Frame
from tools.planning.problem import Ask, Minutes
from tools.trips.model import StopRole

FAR = 300.0  # minutes nobody goes out of the way for something that is only wanted

Visit = tuple[Ask, frozenset[str]]
State = tuple[float, int, float, bool]  # of a day: local minute, place, minutes driven, whether it had lunch


@dataclass
class SightDay:
    """A frame, which of the day's sights one goes to (`there`), and how long lunch takes."""

    frame: Frame
    there: tuple[bool, ...]
    own: list[Ask]
    table: Minutes
    lunch: float

    def __post_init__(self) -> None:
        self.states: list[State] = [(self.frame.begins, self.frame.start, 0.0, False)]
        for seen in self.own:
            self.states.append(self._through(self.states[-1], (seen,)))
        self.before = self._home(self.states[-1])
        self.at = list(accumulate(self.there, initial=0))

    def growing(self, ask: Ask) -> list[float]:
        """The minutes the day grows by one more sight at each position in it, whether one goes there or not.

        inf: there is no room for it.
        """
        if self.before == inf:
            return [inf] * len(self.at)
        costs = [self._cost(state, (ask, *self.own[n:])) for n, state in enumerate(self.states)]
        return [costs[n] for n in self.at]

    def detour(self, ask: Ask, position: int) -> float:
        """The minutes of driving a sight adds that stands at a position of the day, and is not gone to."""
        n, table = self.at[position], self.table
        before = self.own[n - 1].place if n else self.frame.start
        after = self.own[n].place if n < len(self.own) else self.frame.end
        return table[before][ask.place] + table[ask.place][after] - table[before][after]

    def _cost(self, state: State, asks: Sequence[Ask]) -> float:
        """The minutes the day grows by the first of these sights; inf when it does not fit."""
        ask = asks[0]
        if state[0] + self.table[state[1]][ask.place] + ask.minutes > self.frame.ends:
            return inf
        after = self._home(self._through(state, asks))
        if after > self.frame.ends or (ask.role is StopRole.WANT and after - self.before - ask.minutes > FAR):
            return inf
        return max(1.0, after - self.before)

    def _through(self, state: State, asks: Sequence[Ask]) -> State:
        """Where the day stands after these sights; at `inf` when it breaks hours or has run out."""
        now, here, driven, fed = state
        table, takes = self.table, self.frame.takes
        for ask in asks:
            drive = table[here][ask.place]
            now, driven, here = now + takes(drive), driven + drive, ask.place
            if not fed and now >= LUNCH:
                now, fed = now + self.lunch, True
            now = max(now, ask.opens or 0.0)
            if now + ask.minutes > (ask.closes or 1440):
                return inf, here, driven, fed
            now += ask.minutes
        return now, here, driven, fed

    def _home(self, state: State) -> float:
        """When the day ends (local minutes); inf when it breaks hours or limits."""
        now, here, driven, fed = state
        drive = self.table[here][self.frame.end]
        now = now + self.frame.takes(drive)
        if driven + drive > self.frame.drive:
            return inf
        return now + (0.0 if fed or now < LUNCH else self.lunch)
