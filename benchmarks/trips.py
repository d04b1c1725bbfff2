"""Whole trips: our own published set, judged by the independent checker.

    python -m benchmarks trips [--quick | --growth | --crowded]

Prints, over the set: rules broken; how much of what families wished for they get, beside each family planned
alone (no synchronisation) and beside the bound of everything wished; the least satisfied family, beside
the best single itinerary shared by all (see `_trips_peers`); tiny trips beside trying everything; and how
the time grows. No other planner does families, days, charging and rendezvous, so relaxations of the problem
itself are the peers. In the set a family wishes for some two places a day, so that most of them fit even
into one itinerary, which bounds how much better anything can be; `--crowded` judges trips as full of places
as the one that is timed (twelve a day), beside the set and not in its place. The set is judged by two
processes at once; what is timed runs alone. `--quick` takes every fifth, `--growth` only times and draws.
"""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context

from benchmarks._trips_growth import timed
from benchmarks._trips_peers import Told, alone, least, satisfaction, shared
from benchmarks.exact import most_seen
from benchmarks.problems import Shape, problem
from tools.planning.checker import check
from tools.planning.problem import Problem
from tools.planning.solver import solve

SIZES = ((2, 2), (4, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 8), (7, 10), (8, 14))  # families, days
PER_SIZE = 7
WANTED = (0.3, 0.45)  # by turns, the chance that a family wishes for a sight
TINY = 40
CROWDED_SIZES, CROWDED_A_DAY, PER_CROWDED = ((2, 2), (4, 2), (2, 3), (3, 4), (4, 5)), 12, 3
SO_FAR = 15  # problems after which the figures so far are printed
AIM = 1.3  # the least satisfied family's share, as times that in the shared itinerary
WORKERS = 2


def published() -> Iterator[tuple[str, Problem]]:
    """Return the problems of the set, by name."""
    for families, days in SIZES:
        for seed in range(PER_SIZE):
            yield f"{families} families, {days} days, #{seed}", problem(seed, shape_of(families, days, seed))


def crowded() -> Iterator[tuple[str, Problem]]:
    """Return smaller trips of the same kind with twice as many places a day."""
    for families, days in CROWDED_SIZES:
        for seed in range(PER_CROWDED):
            shape = replace(shape_of(families, days, seed), sights=CROWDED_A_DAY * days)
            yield f"crowded, {families} families, {days} days, #{seed}", problem(seed, shape)


def shape_of(families: int, days: int, seed: int) -> Shape:
    """Return the shape of a problem of the set: four cars in ten electric, families joining late and leaving
    early, limits of driving, booked beds and lodging budgets."""
    bases = max(1, min(days - 1, 2 + days // 4))
    wanted = WANTED[seed % len(WANTED)]
    return Shape(
        families, days, bases, 6 * days, spread=0.6, limits=0.4, wanted=wanted, booked=0.6, budgets=0.5
    )


@dataclass(frozen=True)
class Judged:
    """One problem of the set: our plan beside its peers."""

    name: str
    broken: tuple[str, ...]
    told: Told
    alone: float
    least: float
    least_shared: float  # in the best itinerary all follow, within the limits of all
    least_loose: float  # the same where families may drop out of its stops
    seconds: float

    @property
    def got(self) -> float:
        """What all families see of their wishes."""
        return sum(got for got, _ in self.told.values())

    @property
    def wished(self) -> float:
        """All that was wished."""
        return sum(wished for _, wished in self.told.values())


def judged(named: tuple[str, Problem]) -> Judged:
    """Solve a problem and its relaxations, and check our plan."""
    name, trip = named
    start = time.perf_counter()
    result = solve(trip)
    taken = time.perf_counter() - start
    broken = tuple(f"{c.rule}: {c.detail[:90]}" for c in check(trip, result.days) if not c.ok)
    told = satisfaction(trip, result.days)
    peers = least(shared(trip)), least(shared(trip, strict=False))
    return Judged(name, broken, told, alone(trip), least(told), *peers, taken)


def line(one: Judged) -> str:
    """What is printed of one problem."""
    return (
        f"{one.name}: {one.seconds:.2f} s, {len(one.broken)} rules broken, "
        f"{one.got:.0f} of {one.wished:.0f} wished ({one.alone:.0f} alone), "
        f"least satisfied {one.least:.2f} (shared {one.least_shared:.2f}, dropping out {one.least_loose:.2f})"
        + "".join(f"\n     {rule}" for rule in one.broken)
    )


def judge_all(named: list[tuple[str, Problem]]) -> list[Judged]:
    """Judge problems, two at once, the largest first; print a line for each as it is done."""
    done = []
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for number, one in enumerate(pool.map(judged, reversed(named)), 1):
            done.append(one)
            print(f"  {number:>2} of {len(named)}: {line(one)}", flush=True)
            if number % SO_FAR == 0 and number < len(named):
                summed(done)
    return done


def tiny() -> Iterator[tuple[str, Problem]]:
    """Return tiny problems, made so that not every wish fits: one or two families, one base, few sights."""
    for seed in range(TINY):
        shape = Shape(1 + seed % 2, 1 + seed % 3, 1, 5, wanted=0.9, spread=1.0 + 0.5 * (seed % 3), booked=0.0)
        yield f"tiny #{seed}", problem(seed, shape)


def proven() -> tuple[int, int, int]:
    """Solve the tiny problems; return how many see as much as can be, how many of those not all, and all."""
    optimal = tight = 0
    for _, trip in tiny():
        told = satisfaction(trip, solve(trip).days)
        most = sum(most_seen(trip, family) for family in trip.households)
        if sum(got for got, _ in told.values()) >= most - 1e-9:
            optimal += 1
            tight += most < sum(wished for _, wished in told.values()) - 1e-9
    return optimal, tight, TINY


def fairness(one: Judged) -> tuple[float, float, float]:
    """The least satisfied family's share in our plan and in both shared itineraries."""
    return one.least, one.least_shared, one.least_loose


def summed(done: list[Judged]) -> int:
    """Print the figures of the set; return how many rules are broken."""
    n, broken = len(done), sum(len(d.broken) for d in done)
    got, wished = sum(d.got for d in done), sum(d.wished for d in done)
    apart, best = sum(d.alone for d in done), sum(d.got >= d.wished for d in done)
    print(f"trips: {n} problems, {broken} rules broken, {sum(d.seconds for d in done) / n:.2f} s each")
    print(
        f"satisfaction: {got / wished:.3f} of all that was wished (the bound), {got / apart:.3f} of each "
        f"family alone; every wish met, so proven optimal: {best}"
    )
    ours, strict, loose = (sum(each) / n for each in zip(*map(fairness, done), strict=True))
    print(
        f"least satisfied family: {ours:.3f} of its wishes; in the best shared itinerary {strict:.3f}, "
        f"ratio {ours / strict:.2f} (families dropping out where their limits say so: {loose:.3f}, ratio "
        f"{ours / loose:.2f}); the ratio could be {1 / strict:.2f} at most; it is {AIM} or more in "
        f"{sum(d.least >= AIM * d.least_shared for d in done)} of {n}",
        flush=True,
    )
    return broken


def main(argv: list[str]) -> int:
    """Judge the set; 0 when no rule is broken."""
    if "--growth" in argv:
        timed()
        return 0
    if "--crowded" in argv:
        return 0 if not summed(judge_all(list(crowded()))) else 1
    broken = summed(judge_all(list(published())[:: 5 if "--quick" in argv else 1]))
    optimal, tight, count = proven()
    print(
        f"tiny problems: {optimal} of {count} proven optimal by trying everything; "
        f"in {tight} of them not every wish can be met"
    )
    timed()
    return 0 if not broken else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
