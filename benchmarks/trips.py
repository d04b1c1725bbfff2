"""Whole trips: our own published set, judged by the independent checker.

    python -m benchmarks trips [--quick]

Prints, over the set: rules broken; how much of what families wished for they get, beside each family planned
alone and beside the bound of everything wished; the least satisfied family, beside the best single itinerary
shared by all; and how the time grows. No other planner does families, days, charging and rendezvous, so
relaxations of the problem itself are the peers.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import plot
from benchmarks.exact import most_seen
from benchmarks.problems import Shape, problem
from tools.planning.checker import check
from tools.planning.model import Day, ItemKind
from tools.planning.problem import Household, Problem
from tools.planning.solver import solve

SIZES = ((2, 3), (3, 4), (4, 5), (5, 6), (6, 8), (8, 14))
PER_SIZE = 10
TIMED = Shape(4, 5, 3, 60, joins=0.0, limits=0.0)
TINY = 40
PICTURE = Path("build/benchmarks/trips-growth.svg")
SEEING = (ItemKind.VISIT, ItemKind.MEET)


def published() -> Iterator[tuple[str, Problem]]:
    """Return the sixty problems of the set, by name."""
    for families, days in SIZES:
        for seed in range(PER_SIZE):
            bases = max(1, min(days - 1, 2 + days // 4))
            shape = Shape(families, days, bases, 6 * days, spread=0.6, limits=0.4, wanted=0.3)
            yield f"{families} families, {days} days, #{seed}", problem(seed, shape)


def satisfaction(trip: Problem, days: tuple[Day, ...]) -> dict[str, tuple[float, float]]:
    """Return for each family what it sees of what it wished, and all that it wished."""
    told = {}
    for family in trip.households:
        wished = [a for a in trip.asks if a.sight and (not a.families or family.name in a.families)]
        seen = {
            i.place.name
            for d in days
            for f in d.families
            if f.family == family.name
            for i in f.items
            if i.kind in SEEING
        }
        got = sum(a.weight for a in wished if trip.places[a.place].name in seen)
        told[family.name] = (got, sum(a.weight for a in wished))
    return told


def alone(trip: Problem) -> float:
    """The satisfaction of all families when each travels by itself: no rendezvous, no shared days."""
    total = 0.0
    for family in trip.households:
        single = replace(trip, households=(family,))
        total += satisfaction(single, solve(single).days)[family.name][0]
    return total


def tightest(trip: Problem) -> tuple[Household, ...]:
    """The families with the limits of all: what one itinerary has to keep that everybody follows."""
    families = trip.households
    return tuple(
        replace(
            h,
            drive_per_day=_least(f.drive_per_day for f in families),
            drive_per_leg=_least(f.drive_per_leg for f in families),
            not_before=max((f.not_before for f in families if f.not_before is not None), default=None),
            not_after=_least(f.not_after for f in families),
            youngest=_least(f.youngest for f in families),
        )
        for h in families
    )


def _least(values: Iterable[int | None]) -> int | None:
    return min((v for v in values if v is not None), default=None)


def shared(trip: Problem) -> dict[str, tuple[float, float]]:
    """What each family gets of its wishes when all follow one itinerary, the best found within all limits."""
    asks = tuple(
        replace(a, families=frozenset(), weight=a.weight * len(a.families or trip.households))
        if a.sight
        else a
        for a in trip.asks
    )
    return satisfaction(trip, solve(replace(trip, asks=asks, households=tightest(trip))).days)


def least(told: dict[str, tuple[float, float]]) -> float:
    """The share of its wishes the least satisfied family gets."""
    return min((got / all_ for got, all_ in told.values() if all_), default=1.0)


@dataclass
class Tally:
    """Sums over the set."""

    broken: Counter[str]
    got: float = 0.0
    wished: float = 0.0
    apart: float = 0.0
    least_ours: float = 0.0
    least_shared: float = 0.0
    complete: int = 0
    seconds: float = 0.0
    count: int = 0


def judged(quick: bool) -> Tally:
    """Solve the set and judge it."""
    tally = Tally(Counter())
    for number, (name, trip) in enumerate(published()):
        if quick and number % 5:
            continue
        start = time.perf_counter()
        result = solve(trip)
        tally.seconds += time.perf_counter() - start
        wrong = [c for c in check(trip, result.days) if not c.ok]
        tally.broken.update(c.rule for c in wrong)
        for c in wrong:
            print(f"  {name}: {c.rule}: {c.detail[:90]}")
        told = satisfaction(trip, result.days)
        tally.got += sum(g for g, _ in told.values())
        tally.wished += sum(w for _, w in told.values())
        tally.complete += all(g >= w for g, w in told.values())
        tally.apart += alone(trip)
        tally.least_ours += least(told)
        tally.least_shared += least(shared(trip))
        tally.count += 1
    return tally


def seconds(shape: Shape) -> float:
    """Return the best time of three runs over one shape."""
    trip = problem(1, shape)
    best = 1e9
    for _ in range(3):
        start = time.perf_counter()
        solve(trip)
        best = min(best, time.perf_counter() - start)
    return best


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


def growth() -> None:
    """Print and draw how time grows with families, days and candidate stops."""
    base = Shape(3, 5, 3, 10, joins=0.0, limits=0.0)
    series = {
        "families": [(n, replace(base, families=n)) for n in (1, 2, 4, 8)],
        "days": [(n, replace(base, days=n)) for n in (3, 5, 9, 14)],
        "stops": [(n, replace(base, sights=n)) for n in (5, 15, 30, 60)],
    }
    drawn: dict[str, list[tuple[float, float]]] = {}
    for name, shapes in series.items():
        for size, shape in shapes:
            taken = seconds(shape)
            drawn.setdefault(name, []).append((size, taken))
            print(f"  {name:>8} {size:>3} {taken:6.2f} s {'█' * max(1, round(taken * 20))}")
    plot.draw(PICTURE, "Seconds to plan a trip", drawn)
    print(f"  drawn in {PICTURE}")


def main(argv: list[str]) -> int:
    """Judge the set; 0 when no rule is broken."""
    tally = judged("--quick" in argv)
    n = tally.count
    print(f"trips: {n} problems, {sum(tally.broken.values())} rules broken, {tally.seconds / n:.2f} s each")
    print(
        f"satisfaction: {tally.got / tally.wished:.3f} of all that was wished (the bound), "
        f"{tally.got / tally.apart:.3f} of each family alone; "
        f"every wish met, so proven optimal: {tally.complete}"
    )
    optimal, tight, count = proven()
    print(
        f"tiny problems: {optimal} of {count} proven optimal by trying everything; "
        f"in {tight} of them not every wish can be met"
    )
    fairness = tally.least_ours / tally.least_shared if tally.least_shared else 0.0
    print(
        f"least satisfied family: {tally.least_ours / n:.3f} of its wishes, "
        f"{tally.least_shared / n:.3f} in the best shared itinerary, ratio {fairness:.2f}"
    )
    print(f"4 families, 5 days, 60 candidate stops: {seconds(TIMED):.2f} s")
    print("growth:")
    growth()
    return 0 if not tally.broken else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
