"""Days as people live them: trips of one day see things, and tiny trips see as much as can be seen."""

from dataclasses import replace

from benchmarks._trips_peers import satisfaction
from benchmarks.exact import most_seen
from benchmarks.problems import Shape, problem
from benchmarks.trips import proven
from tools.planning.model import ItemKind
from tools.planning.solver import solve

ALONE = Shape(families=1, bases=1, wanted=1.0, joins=0.0, limits=0.0)


def test_a_trip_of_one_day_sees_what_is_near() -> None:
    trip = problem(
        2, Shape(families=1, days=1, bases=1, sights=2, wanted=1.0, joins=0.0, limits=0.0, spread=0.5)
    )
    seen = [i for f in solve(trip).days[0].families for i in f.items if i.kind is ItemKind.VISIT]
    assert {"Sight 0", "Sight 1"} <= {i.place.name for i in seen}


def test_most_tiny_trips_are_proven_optimal() -> None:
    optimal, tight, count = proven()
    assert optimal >= 0.9 * count
    assert tight >= 5  # and not because everything fits


def test_nobody_sees_more_than_trying_everything_allows() -> None:
    trip = problem(
        4, Shape(families=1, days=2, bases=1, sights=5, wanted=1.0, joins=0.0, limits=0.0, spread=0.8)
    )
    short = replace(trip, households=tuple(replace(h, drive_per_day=150) for h in trip.households))
    (family,) = short.households
    got, wished = satisfaction(short, solve(short).days)[family.name]
    assert got <= most_seen(short, family) <= wished
