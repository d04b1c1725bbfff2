"""What cannot be planned is explained: a set of demands none of which can be spared, and the ways out."""

from dataclasses import replace
from datetime import timedelta
from time import monotonic

from benchmarks.problems import Shape, problem
from tools.planning.checker import check
from tools.planning.minimal import demands, minimal
from tools.planning.problem import Problem
from tools.planning.solver import Stop, solve

QUICK = Stop(rounds=0, explain=False)


def fits(trip: Problem) -> bool:
    return not solve(trip, QUICK).conflicts


def hard() -> Problem:
    """Three bases far apart in two days, for families that drive four hours a day."""
    trip = problem(7, Shape(families=2, days=2, bases=3, sights=0, joins=0.0, limits=0.0, spread=3.0))
    families = tuple(replace(h, drive_per_day=240) for h in trip.households)
    return replace(trip, households=families, beds=())


def test_the_conflicting_set_is_minimal() -> None:
    trip = hard()
    found = solve(trip, Stop(explain=False))
    assert found.conflicts
    core = minimal(trip, found.troubled, fits, monotonic() + 60)
    assert core
    alone = trip
    for demand in demands(trip, found.troubled):
        if demand.words not in core:
            alone = demand.given_up(alone)
    assert not fits(alone)
    for demand in demands(trip, found.troubled):
        if demand.words in core:
            without = demand.given_up(alone)
            assert not without.asks or fits(without), demand.words


def test_the_best_relaxed_plan_still_keeps_what_nobody_may_break() -> None:
    result = solve(hard())
    kept = {c.rule: c.ok for c in check(hard(), result.days)}
    for rule in ("driving per day", "breaks", "one place at a time", "charge", "chargers", "driving hours"):
        assert kept[rule], rule
    assert any("With any one of these" in told for told in result.explain)


def test_what_fits_is_not_called_a_conflict() -> None:
    easy = problem(7, Shape(families=2, days=4, bases=2, sights=2, joins=0.0, limits=0.0, spread=0.5))
    assert solve(easy).conflicts == ()
    longer = replace(easy, end=easy.end + timedelta(days=0))
    assert not solve(longer).troubled
