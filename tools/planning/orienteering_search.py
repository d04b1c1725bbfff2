"""Team orienteering by ruin and recreate.

Each round takes stretches out of the tours and inserts what fits by profit for the time it costs, with some
chance; a worse plan is kept for a while by simulated annealing (Schrimpf et al. 2000).
"""

from collections.abc import Sequence
from math import exp
from random import Random
from time import perf_counter

import numpy as np

from tools.planning.orienteering_model import Orienteering, Tours, Until
from tools.planning.orienteering_pool import Pool
from tools.planning.orienteering_tours import Fitting, Floats, Options, Tour, Vertices

HOT, COLD = 0.012, 0.0008  # temperature, as a share of the best profit, at the start and at the end
NOISE = 0.15  # how far chance moves the worth of an insertion
WILD = 0.1  # part of the rounds in which chance decides as much as worth
BLINKING, BLINK = 0.3, 0.25  # part of the rounds in which stops are overlooked, and how many
LEAST, PART = 2, 3  # the longest stretch taken out: so many stops, and a part of the tour
WHOLE = 0.03  # part of the rounds in which one tour is begun anew: another region may be worth more
SINGLES = 0.25
JOIN_EVERY = 250  # rounds between putting remembered tours together
BACK_EVERY = 600  # rounds without a better plan after which the search goes back to the best


class Search:
    """Ruin and recreate, with simulated annealing."""

    def __init__(self, problem: Orienteering, until: Until, seed: int) -> None:
        self.problem, self.until = problem, until
        self.chance, self.numbers = Random(seed), np.random.default_rng(seed)
        self.fitting, self.pool = Fitting(problem), Pool(problem)
        self.profit = np.array(problem.profit)
        self.began = perf_counter()

    def run(self) -> Tours:
        """Return the best tours found."""
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
                joined = self.pool.joined(best_value)
                if joined is not None:
                    current, value = joined, self._value(joined)
            if value > best_value + 1e-9:
                best, best_value, since = current, value, 0
            elif since >= BACK_EVERY:
                current, value, since = best, best_value, 0
        joined = self.pool.joined(best_value)
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
        """Take a stretch out of every tour, or out of one, or one whole tour, or single stops anywhere."""
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
                most = max(1, min(inner, LEAST + inner // PART))
                count = inner if kind < WHOLE else self.chance.randint(1, most)
                first = self.chance.randint(1, inner - count + 1)
                ruined.append(tour[:first] + tour[first + count :])
        return ruined

    # -- putting in -----------------------------------------------------------------------------------
    def _recreated(self, stops: list[list[int]]) -> list[list[int]]:
        """Insert while anything fits, the most worthwhile first."""
        tours = [self.fitting.timed(list(tour)) for tour in stops]
        anew = any(len(tour.stops) == 2 for tour in tours)  # an empty tour may begin anywhere
        worth = self._worth([v for tour in tours for v in tour.stops], anew)
        waiting = np.flatnonzero(worth)
        blink = self.chance.random() < BLINKING
        options = [self._options(tour, waiting, blink) for tour in tours]
        thrift = self.chance.random() if anew else 1.0  # how much the time an insertion costs counts
        rates = [worth[o.vertices] / o.cost**thrift for o in options]
        while True:
            picks = [int(rate.argmax()) if len(rate) else -1 for rate in rates]
            best = [rate[pick] if pick >= 0 else 0.0 for rate, pick in zip(rates, picks, strict=True)]
            chosen = max(range(len(tours)), key=best.__getitem__)
            if best[chosen] <= 0.0:
                break
            tour, option, pick = tours[chosen], options[chosen], picks[chosen]
            vertex = int(option.vertices[pick])
            tour.stops.insert(int(option.at[pick]) + 1, vertex)
            worth[vertex] = 0.0
            for other, rate in zip(options, rates, strict=True):
                rate[other.vertices == vertex] = 0.0
            self.fitting.timed(tour)
            left = option.vertices[worth[option.vertices] > 0.0]  # what does not fit now will not later
            options[chosen] = self._options(tour, left, blink)
            rates[chosen] = worth[options[chosen].vertices] / options[chosen].cost ** thrift
        for tour in tours:
            self.pool.remember(tour.stops)
        return [tour.stops for tour in tours]

    def _options(self, tour: Tour, vertices: Vertices, blink: bool) -> Options:
        """What fits into a tour; with `blink` not everywhere it could, so that orders change too."""
        skipped = self.numbers.random(len(tour.stops) - 1) < BLINK if blink else None
        return self.fitting.insertions(tour, vertices, skipped)

    def _worth(self, taken: list[int], anew: bool) -> Floats:
        """What each vertex counts for this time, by profit and chance; nothing where it is taken."""
        power = self.chance.uniform(1.0, 2.6)
        low, high = (1 - NOISE, 1 + NOISE) if not anew and self.chance.random() > WILD else (0.0, 2.0)
        worth: Floats = self.profit**power * self.numbers.uniform(low, high, len(self.profit))
        worth[taken] = 0.0
        return worth
