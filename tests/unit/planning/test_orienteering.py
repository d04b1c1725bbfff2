"""Team orienteering beside brute force, and its tours checked by the benchmark's own reckoning."""

from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.planning.orienteering import Orienteering, Until, solve
from tools.planning.orienteering_exact import exact
from tools.planning.orienteering_search import Search

QUICK = Until(rounds=120)


def build(spots: list[tuple[int, int, int, int, int]], tours: int) -> Orienteering:
    """Spots as (x, y, profit, opens, how long it is open); the depot is at 0, 0 for 100 minutes."""
    rows = [(0, 0, 0, 0, 100), *spots]
    travel = tuple(tuple(float(abs(a[0] - b[0]) + abs(a[1] - b[1])) for b in rows) for a in rows)
    closes = tuple(float(min(100, r[3] + r[4])) for r in rows)
    profit = tuple(float(r[2]) for r in rows)
    service = (0.0, *(5.0 for _ in spots))
    return Orienteering(travel, profit, service, tuple(float(r[3]) for r in rows), closes, tours)


def feasible(problem: Orienteering, tour: tuple[int, ...]) -> bool:
    now, here = 0.0, 0
    for vertex in (*tour, 0):
        now = max(now + problem.service[here] + problem.travel[here][vertex], problem.opens[vertex])
        if now > problem.closes[vertex] + 1e-9:
            return False
        here = vertex
    return True


def best_of_all(problem: Orienteering) -> float:
    """The best profit of one or two tours, by trying every order of every set."""
    count = len(problem.profit)
    worth = {0: 0.0}
    for size in range(1, count):
        for tour in permutations(range(1, count), size):
            mask = sum(1 << v for v in tour)
            if mask not in worth and feasible(problem, tour):
                worth[mask] = sum(problem.profit[v] for v in tour)
    if problem.tours == 1:
        return max(worth.values())
    return max(a + b for m, a in worth.items() for n, b in worth.items() if not m & n)


Row = tuple[int, int, int, int, int]
spots = st.lists(
    st.tuples(
        st.integers(-20, 20), st.integers(-20, 20), st.integers(1, 9), st.integers(0, 60), st.integers(5, 60)
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=30, deadline=None)
@given(rows=spots, tours=st.integers(1, 2))
def test_it_finds_what_trying_everything_finds(
    rows: list[tuple[int, int, int, int, int]], tours: int
) -> None:
    problem = build(rows, tours)
    found = solve(problem, QUICK)
    assert len(found.tours) == tours
    assert all(feasible(problem, tour) for tour in found.tours)
    seen = [v for tour in found.tours for v in tour]
    assert len(seen) == len(set(seen))
    assert found.profit == sum(problem.profit[v] for v in seen) == best_of_all(problem)


@settings(max_examples=20, deadline=None)
@given(rows=spots, tours=st.integers(1, 2))
def test_the_search_never_beats_what_is_exact_and_keeps_the_hours(rows: list[Row], tours: int) -> None:
    problem = build(rows, tours)
    found = Search(problem, QUICK, 0).run()
    assert all(feasible(problem, tour) for tour in found.tours)
    assert found.profit <= exact(problem).profit


def test_the_search_finds_nearly_all_of_what_is_exact_with_stops_at_two_spots() -> None:
    """Stops at one spot cost nothing to add; the better spot may be too far from the one begun with."""
    rng = Random(7)
    problems = []
    for _ in range(12):
        places = [(rng.randint(-20, 20), rng.randint(-20, 20)) for _ in range(2)]
        rows = [
            (*rng.choice(places), rng.randint(1, 9), rng.randint(0, 60), rng.randint(5, 60)) for _ in range(9)
        ]
        problems.append(build(rows, 1))
    best = sum(exact(p).profit for p in problems)
    found = sum(Search(p, Until(rounds=400), 0).run().profit for p in problems)
    assert 0.98 * best <= found <= best


def test_the_same_seed_gives_the_same_tours() -> None:
    problem = build([(n * 7 % 31 - 15, n * 11 % 29 - 14, n % 9 + 1, n * 3 % 50, 40) for n in range(20)], 2)
    assert solve(problem, QUICK, seed=3) == solve(problem, QUICK, seed=3)


def test_the_benchmark_reads_instances_and_names_what_is_none(tmp_path: Path) -> None:
    stops = pytest.importorskip("benchmarks.stops")
    good = tmp_path / "pr99.txt"
    good.write_text("5 3 2 4\n500 200\n 0 0 0 0 0 0 0 0 1000\n 1 3 4 2 12 4 1 15 354 509\n")
    case = stops.read(good)
    assert case.problem.travel[0][1] == 5.0
    assert (case.problem.profit, case.problem.opens, case.problem.closes) == ((0, 12), (0, 354), (1000, 509))
    assert stops.profit_of(case.problem, ((1,),)) == 12
    with pytest.raises(ValueError, match="visited twice"):
        stops.profit_of(case.problem, ((1,), (1,)))
    bad = tmp_path / "bad.txt"
    bad.write_text("one\ntwo\nthree four\n")
    with pytest.raises(ValueError, match="no orienteering instance"):
        stops.read(bad)
