"""Which stops on which tours: team orienteering with time windows, by ruin and recreate.

An immutable problem, a stop rule and a seed go in, tours come out; no I/O. Each round takes stretches out of
the tours and inserts what fits by profit for the time it costs, with some chance; a worse plan is kept for a
while by simulated annealing (Schrimpf et al. 2000). Every tour ever built is remembered, and the best ones
that share no stop are put together again. All insertions of a tour are judged at once with numpy.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, inf
from random import Random
from time import perf_counter

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

HOT, COLD = 0.012, 0.0008  # temperature, as a share of the best profit, at the start and at the end
NOISE = 0.15  # how far chance moves the worth of an insertion
WILD = 0.1  # part of the rounds in which chance decides as much as worth
LEAST, PART = 2, 3  # the longest stretch taken out: so many stops, and a part of the tour
SINGLES = 0.25
KEPT = 2_000  # tours remembered
JOIN_EVERY = 250  # rounds between putting remembered tours together
BACK_EVERY = 600  # rounds without a better plan after which the search goes back to the best


@dataclass(frozen=True)
class Orienteering:
    """Vertices with a profit, minutes of service, and when that may begin; tours start and end at vertex 0.

    `travel` is [from][to]; a tour is back at 0 by `closes[0]`. `tours` is how many there are.
    """

    travel: tuple[tuple[float, ...], ...]
    profit: tuple[float, ...]
    service: tuple[float, ...]
    opens: tuple[float, ...]
    closes: tuple[float, ...]
    tours: int = 2


@dataclass(frozen=True)
class Until:
    """When to stop: after `seconds`, or `rounds` when given (then the same seed gives the same tours)."""

    seconds: float = 2.0
    rounds: int | None = None


@dataclass(frozen=True)
class Tours:
    """The tours found, each without vertex 0, their profit, and the rounds it took."""

    tours: tuple[tuple[int, ...], ...]
    profit: float
    rounds: int


def solve(problem: Orienteering, until: Until = Until(), seed: int = 0) -> Tours:
    """Return the best tours found."""
    return _Search(problem, until, seed).run()


@dataclass
class _Tour:
    """A tour with 0 at both ends: when service begins at each vertex, and the latest it may begin."""

    stops: list[int]
    begins: list[float] = field(default_factory=list)
    latest: list[float] = field(default_factory=list)


class _Search:
    def __init__(self, problem: Orienteering, until: Until, seed: int) -> None:
        self.problem, self.until = problem, until
        self.chance, self.numbers = Random(seed), np.random.default_rng(seed)
        self.table = problem.travel
        self.travel = np.array(problem.travel)
        self.back = np.ascontiguousarray(self.travel.T)  # [to][from]
        self.profit, self.service = np.array(problem.profit), np.array(problem.service)
        self.opens, self.closes = np.array(problem.opens), np.array(problem.closes)
        self.pool: dict[int, tuple[float, tuple[int, ...]]] = {}
        self.began = perf_counter()

    def run(self) -> Tours:
        current = self._recreated([[0, 0] for _ in range(self.problem.tours)])
        best, best_value = current, self._value(current)
        value, since, rounds = best_value, 0, 0
        while (part := self._part(rounds)) < 1.0:
            rounds, since = rounds + 1, since + 1
            trial = self._recreated(self._ruined(current))
            reached = self._value(trial)
            heat = best_value * HOT * (COLD / HOT) ** part
            if reached >= value or self.chance.random() < exp((reached - value) / max(heat, 1e-9)):
                current, value = trial, reached
            if rounds % JOIN_EVERY == 0:
                joined = self._joined(best_value)
                if joined is not None:
                    current, value = joined, self._value(joined)
            if value > best_value + 1e-9:
                best, best_value, since = current, value, 0
            elif since >= BACK_EVERY:
                current, value, since = best, best_value, 0
        joined = self._joined(best_value)
        best = joined or best
        return Tours(tuple(tuple(t[1:-1]) for t in best), self._value(best), rounds)

    def _part(self, rounds: int) -> float:
        """How much of the search is over, 0..1."""
        if self.until.rounds is not None:
            return rounds / self.until.rounds
        return (perf_counter() - self.began) / self.until.seconds

    def _value(self, tours: Sequence[Sequence[int]]) -> float:
        return sum(self.problem.profit[v] for tour in tours for v in tour)

    # -- taking out -----------------------------------------------------------------------------------
    def _ruined(self, tours: list[list[int]]) -> list[list[int]]:
        """Take a stretch out of every tour, or out of one, or single stops anywhere."""
        kind = self.chance.random()
        only = self.chance.randrange(len(tours)) if kind < 0.3 else -1
        ruined = []
        for number, tour in enumerate(tours):
            inner = len(tour) - 2
            if inner <= 0 or (only >= 0 and number != only):
                ruined.append(tour)
            elif kind > 0.85:
                ruined.append([v for v in tour if v == 0 or self.chance.random() > SINGLES])
            else:
                count = self.chance.randint(1, max(1, min(inner, LEAST + inner // PART)))
                first = self.chance.randint(1, inner - count + 1)
                ruined.append(tour[:first] + tour[first + count :])
        return ruined

    # -- putting in -----------------------------------------------------------------------------------
    def _recreated(self, stops: list[list[int]]) -> list[list[int]]:
        """Insert while anything fits, the most worthwhile first."""
        tours = [self._timed(list(tour)) for tour in stops]
        power = self.chance.uniform(1.0, 2.6)
        low, high = (1 - NOISE, 1 + NOISE) if self.chance.random() > WILD else (0.0, 2.0)
        worth = self.profit**power * self.numbers.uniform(low, high, len(self.profit))
        for tour in tours:
            worth[tour.stops] = 0.0
        options = [self._insertions(tour) for tour in tours]
        rates = [worth / cost for cost, _ in options]
        while True:
            picks = [int(rate.argmax()) for rate in rates]
            chosen = max(range(len(tours)), key=lambda n: rates[n][picks[n]])
            vertex = picks[chosen]
            if rates[chosen][vertex] <= 0.0:
                break
            tour = tours[chosen]
            tour.stops.insert(int(options[chosen][1][vertex]) + 1, vertex)
            worth[vertex] = 0.0
            for rate in rates:
                rate[vertex] = 0.0
            self._timed(tour)
            options[chosen] = self._insertions(tour)
            rates[chosen] = worth / options[chosen][0]
        for tour in tours:
            self._remember(tour.stops)
        return [tour.stops for tour in tours]

    def _timed(self, tour: _Tour | list[int]) -> _Tour:
        """Reckon when service begins at each stop, and the latest it may begin."""
        tour = tour if isinstance(tour, _Tour) else _Tour(tour)
        stops, table, problem = tour.stops, self.table, self.problem
        opens, closes, service = problem.opens, problem.closes, problem.service
        now, begins, before = opens[0], [opens[0]], 0
        for vertex in stops[1:]:
            now += service[before] + table[before][vertex]
            now = opens[vertex] if now < opens[vertex] else now
            begins.append(now)
            before = vertex
        late, latest, after = closes[0], [closes[0]], 0
        for vertex in stops[-2::-1]:
            late -= table[vertex][after] + service[vertex]
            late = closes[vertex] if late > closes[vertex] else late
            latest.append(late)
            after = vertex
        latest.reverse()
        tour.begins, tour.latest = begins, latest
        return tour

    def _insertions(self, tour: _Tour) -> tuple[Floats, npt.NDArray[np.intp]]:
        """The least time each vertex costs in a tour (inf: it fits nowhere), and behind which stop."""
        here, there = tour.stops[:-1], tour.stops[1:]
        leave = np.array(tour.begins[:-1]) + self.service[here]
        begin = np.maximum(leave[:, None] + self.travel[here], self.opens)
        done = begin + self.service + self.back[there]
        direct = leave + self.travel[here, there]
        cost = done - direct[:, None]
        cost[(begin > self.closes) | (done > np.array(tour.latest[1:])[:, None] + 1e-9)] = inf
        at = cost.argmin(axis=0)
        least = cost[at, np.arange(cost.shape[1])]
        return np.maximum(least, 0.01), at

    # -- remembering ----------------------------------------------------------------------------------
    def _remember(self, stops: list[int]) -> None:
        mask = 0
        for vertex in stops:
            mask |= 1 << vertex
        mask &= ~1
        if mask not in self.pool:
            self.pool[mask] = (sum(self.problem.profit[v] for v in stops), tuple(stops))
            if len(self.pool) > 2 * KEPT:
                best = sorted(self.pool.items(), key=lambda e: -e[1][0])[:KEPT]
                self.pool = dict(best)

    def _joined(self, least: float) -> list[list[int]] | None:
        """The best disjoint tours of those remembered, when they are worth more than `least`."""
        ranked = sorted(((p, m, t) for m, (p, t) in self.pool.items()), key=lambda e: -e[0])[:KEPT]
        best, found = least + 1e-9, None
        count = self.problem.tours

        def extend(first: int, taken: int, profit: float, chosen: list[tuple[int, ...]]) -> None:
            nonlocal best, found
            wanted = count - len(chosen)
            for n in range(first, len(ranked)):
                own, mask, tour = ranked[n]
                if profit + wanted * own <= best:
                    return
                if mask & taken:
                    continue
                if wanted == 1:
                    best, found = profit + own, [*chosen, tour]
                    return
                extend(n + 1, taken | mask, profit + own, [*chosen, tour])

        extend(0, 0, 0.0, [])
        return [list(t) for t in found] if found else None
