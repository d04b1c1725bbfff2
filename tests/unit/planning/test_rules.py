"""Rules of what is shared or wished: chargers, daylight, hours and prices of beds. Each can be broken."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from benchmarks.problems import START, Shape, problem
from tools.kernel.place import Place
from tools.planning.checker import check
from tools.planning.daylight import sunset
from tools.planning.model import Day, Item, ItemKind
from tools.planning.problem import Bed, Problem, Tweak
from tools.planning.queueing import Plugged, free_at
from tools.planning.solver import solve

ELECTRIC = Shape(families=4, days=3, bases=2, sights=0, electric=1.0, joins=0.0, limits=0.0, spread=2.0)


def broken(trip: Problem, days: tuple[Day, ...]) -> set[str]:
    return {c.rule for c in check(trip, days) if not c.ok}


def items(days: tuple[Day, ...], kind: ItemKind) -> list[Item]:
    return [i for d in days for f in d.families for i in f.items if i.kind is kind]


def convoy() -> Problem:
    """Four electric cars from one home, which pass the same chargers at the same time."""
    trip = problem(5, replace(ELECTRIC, booked=0.0))
    first = trip.households[0]
    car = replace(first.car, range_km=350.0, electric=True)
    alike = (replace(h, origin=first.origin, goal=first.goal, car=car) for h in trip.households)
    return replace(trip, households=tuple(replace(h, youngest=None) for h in alike))


def test_cars_queue_where_chargers_are_fewer() -> None:
    many = replace(convoy(), plugs=9)
    together = solve(many).days
    assert items(together, ItemKind.CHARGE)
    assert "chargers" in broken(replace(many, plugs=1), together)
    one = replace(many, plugs=1)
    assert broken(one, solve(one).days) == set()


def test_a_charger_is_free_once_enough_cars_left() -> None:
    plugged = (Plugged("A", 0, 30), Plugged("A", 10, 50), Plugged("B", 0, 99))
    assert free_at(plugged, 3, "A", 5, 20) == 5
    assert free_at(plugged, 2, "A", 5, 20) == 30
    assert free_at(plugged, 1, "A", 5, 20) == 50
    assert free_at(plugged, 2, "A", 30, 20) == 30


@pytest.mark.parametrize(
    ("lat", "lon", "zone", "day", "known"),  # as almanacs print it
    [
        (51.507, -0.128, "Europe/London", date(2027, 6, 21), 21 * 60 + 21),
        (51.507, -0.128, "Europe/London", date(2027, 12, 21), 15 * 60 + 53),
        (39.74, -104.99, "America/Denver", date(2027, 11, 1), 17 * 60 + 59),
        (-33.87, 151.21, "Australia/Sydney", date(2027, 1, 1), 20 * 60 + 9),
    ],
)
def test_sunset_is_right_to_a_few_minutes(lat: float, lon: float, zone: str, day: date, known: int) -> None:
    found = sunset(Place("here", lat, lon, zone), day)
    assert found is not None
    assert abs(found - known) <= 4


def test_the_sun_does_not_set_in_the_far_north_in_june() -> None:
    assert sunset(Place("Tromsø", 69.65, 18.96, "Europe/Oslo"), date(2027, 6, 21)) is None


def test_whoever_shuns_the_dark_is_in_before_it() -> None:
    trip = problem(3, Shape(families=2, days=2, bases=1, sights=0, joins=0.0, limits=0.0, spread=2.5))
    december = date(2027, 12, 4)
    moved = tuple(replace(h, first=december, last=december + timedelta(days=1)) for h in trip.households)
    trip = replace(trip, start=december, end=december + timedelta(days=1), households=moved, beds=())
    late = replace(trip, tweaks=(Tweak("start", december, minutes=14 * 60 + 30),))
    wish = Tweak("daylight")
    assert "daylight" in broken(replace(late, tweaks=(*late.tweaks, wish)), solve(late).days)
    early = replace(trip, tweaks=(wish,))
    assert "daylight" not in broken(early, solve(early).days)


def test_of_two_booked_beds_a_family_sleeps_in_the_one_it_can_pay() -> None:
    trip = problem(3, Shape(families=2, days=3, bases=2, sights=2, joins=0.0, limits=0.0, spread=0.6))
    night = (START, START + timedelta(days=1))
    inn, cabins = Bed(0, "Inn", *night, nightly=18_000), Bed(0, "Cabins", *night, nightly=8_000)
    rich, modest = trip.households[0], replace(trip.households[1], lodging=9_000)
    trip = replace(trip, beds=(inn, cabins), households=(rich, modest))
    result = solve(trip)
    slept = {
        f.family: i.note for f in result.days[0].families for i in f.items if i.kind is ItemKind.CHECK_IN
    }
    assert slept == {rich.name: "Inn", modest.name: "Cabins"}
    assert broken(trip, result.days) == set()
    assert not any("costs more" in told or "Two b" in told for told in (*result.conflicts, *result.explain))
    swapped = replace(trip, households=(replace(rich, lodging=9_000), replace(modest, lodging=None)))
    assert "lodging budget" in broken(swapped, result.days)
    both = replace(trip, households=(rich, replace(modest, lodging=None)))
    assert any("Two beds" in told for told in solve(both).explain)


def test_a_booked_bed_is_left_in_time_and_paid_for_as_said() -> None:
    trip = problem(3, Shape(families=2, days=3, bases=2, sights=2, joins=0.0, limits=0.0, spread=0.6))
    bed = Bed(
        0, "Inn", START, START + timedelta(days=1), check_in=17 * 60, check_out=8 * 60 + 30, nightly=9900
    )
    trip = replace(trip, beds=(bed,))
    days = solve(trip).days
    assert broken(trip, days) == set()
    assert {i.end.hour * 60 + i.end.minute <= 510 for i in items(days, ItemKind.CHECK_OUT)[:2]} == {True}
    strict = replace(bed, check_out=7 * 60)
    assert "check-out times" in broken(replace(trip, beds=(strict,)), days)
    modest = tuple(replace(h, lodging=8000) for h in trip.households)
    dear = replace(trip, households=modest)
    assert "lodging budget" in broken(dear, days)
    assert any("Inn costs more a night" in told for told in solve(dear).conflicts)


def test_something_is_seen_before_the_bed_can_be_had() -> None:
    trip = problem(3, Shape(families=1, days=2, bases=1, sights=0, joins=0.0, limits=0.0, spread=0.5))
    trip = replace(trip, tweaks=(Tweak("start", START, minutes=7 * 60),), beds=())
    first = solve(trip).days[0].families[0].items
    kinds = [i.kind for i in first]
    assert kinds.index(ItemKind.VISIT) < kinds.index(ItemKind.CHECK_IN)


def test_an_electric_car_charges_over_dinner_where_it_can() -> None:
    trip = convoy()
    days = solve(trip).days
    assert broken(trip, days) == set()
    dinners = {(i.start, i.place.name) for i in items(days, ItemKind.MEAL) if i.start.hour >= 17}
    assert any((c.start, c.place.name) in dinners for c in items(days, ItemKind.CHARGE))
