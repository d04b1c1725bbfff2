"""Each rule of the checker, broken on purpose in a plan that keeps them all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from benchmarks.problems import START, Shape, problem
from tools.planning.checker import RULES, check
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.planning.problem import Ask, Bed, Driver, Problem, Tweak
from tools.planning.solver import solve
from tools.trips.model import StopRole

Case = tuple[Problem, tuple[Day, ...]]
Break = Callable[[Problem, tuple[Day, ...]], Case]


@pytest.fixture(scope="module")
def kept() -> Case:
    """An electric and a petrol car on a trip of five days; the plan keeps every rule."""
    shape = Shape(families=2, days=5, bases=3, sights=6, joins=0.0, limits=0.0, booked=0.0, spread=1.5)
    trip = problem(11, shape)
    first, second = trip.households
    first = replace(first, car=replace(first.car, electric=True, range_km=400.0), youngest=None)
    second = replace(second, car=replace(second.car, electric=False, range_km=600.0), youngest=None)
    trip = replace(trip, households=(first, second))
    days = solve(trip).days
    assert [c for c in check(trip, days) if not c.ok] == []
    return trip, days


def households(**fields: Any) -> Break:
    def change(trip: Problem, days: tuple[Day, ...]) -> Case:
        return replace(trip, households=tuple(replace(h, **fields) for h in trip.households)), days

    return change


def asked(**fields: Any) -> Break:
    """Every stop is asked for otherwise."""
    return lambda trip, days: (replace(trip, asks=tuple(replace(a, **fields) for a in trip.asks)), days)


def trips(**fields: Any) -> Break:
    return lambda trip, days: (replace(trip, **fields), days)


def each(kind: ItemKind, change: Callable[[Item], Item]) -> Break:
    """Every item of a kind is changed, in all families' days."""

    def changed(day: FamilyDay) -> FamilyDay:
        return replace(day, items=tuple(change(i) if i.kind is kind else i for i in day.items))

    def apply(trip: Problem, days: tuple[Day, ...]) -> Case:
        assert any(i.kind is kind for d in days for f in d.families for i in f.items)
        return trip, tuple(replace(d, families=tuple(map(changed, d.families))) for d in days)

    return apply


def then(*steps: Break) -> Break:
    def apply(trip: Problem, days: tuple[Day, ...]) -> Case:
        for step in steps:
            trip, days = step(trip, days)
        return trip, days

    return apply


def at(hour: int) -> Callable[[Item], Item]:
    def moved(item: Item) -> Item:
        start = item.start.replace(hour=hour, minute=0)
        return replace(item, start=start, end=start + (item.end - item.start))

    return moved


def fields(**changes: Any) -> Callable[[Item], Item]:
    return lambda item: replace(item, **changes)


def missed(trip: Problem, days: tuple[Day, ...]) -> Case:
    """The families meet on the first day, an hour apart."""
    place = trip.places[0]
    families = []
    for number, family in enumerate(days[0].families):
        start = family.items[-1].end + timedelta(hours=number)
        end = start + timedelta(minutes=30)
        families.append(replace(family, items=(*family.items, Item(ItemKind.MEET, start, end, place))))
    meet = replace(trip.asks[0], role=StopRole.MEET)
    return replace(trip, asks=(meet, *trip.asks[1:])), (Day(days[0].date, tuple(families)), *days[1:])


def nowhere(trip: Problem, days: tuple[Day, ...]) -> Case:
    far = replace(trip.places[0], name="Nowhere", lat=10.0)
    ask = Ask(len(trip.places), StopRole.MUST)
    return replace(trip, places=(*trip.places, far), asks=(*trip.asks, ask)), days


def dark(trip: Problem, days: tuple[Day, ...]) -> Case:
    return each(ItemKind.DRIVE, at(22))(replace(trip, tweaks=(Tweak("daylight"),)), days)


def backwards(trip: Problem, days: tuple[Day, ...]) -> Case:
    return replace(trip, asks=tuple(reversed(trip.asks))), days


def summed_wrong(trip: Problem, days: tuple[Day, ...]) -> Case:
    families = tuple(replace(f, drive_km=f.drive_km + 5) for f in days[0].families)
    return trip, (replace(days[0], families=families), *days[1:])


def no_last_day(trip: Problem, days: tuple[Day, ...]) -> Case:
    return trip, days[:-1]


def too_late(item: Item) -> Item:
    return replace(item, end=item.end + timedelta(hours=2))


INN = Bed(0, "Inn", START, START + timedelta(days=1), check_in=23 * 60, nightly=9900)
ELSEWHERE = Bed(2, "Far Inn", START, START + timedelta(days=1))
BROKEN: tuple[tuple[str, str, Break], ...] = (
    ("trip dates", "a day is missing", no_last_day),
    ("trip dates", "things lie on another day", each(ItemKind.MEAL, lambda i: _later(i, days=1))),
    ("presence", "a family is not there yet", households(first=START + timedelta(days=1))),
    ("one place at a time", "two things at once", each(ItemKind.CHECK_IN, too_late)),
    ("starting points", "a family lives elsewhere", households(origin=2)),
    ("roads", "a drive is too short", each(ItemKind.DRIVE, fields(km=1.0))),
    ("sums", "the kilometres do not add up", summed_wrong),
    ("driving per day", "too far", households(drive_per_day=20)),
    ("breaks", "no rest", households(drive_per_leg=15)),
    ("driving hours", "too early", households(not_before=12 * 60)),
    ("driving hours", "too late", households(not_after=10 * 60)),
    ("drivers", "nobody is said to drive", households(drivers=(Driver("Ann"),))),
    (
        "drivers",
        "one drives more than she may",
        then(households(drivers=(Driver("Ann", 20),)), each(ItemKind.DRIVE, fields(driver="Ann"))),
    ),
    (
        "drivers",
        "one drives when she does not",
        then(households(drivers=(Driver("Ann", None, 12 * 60),)), each(ItemKind.DRIVE, fields(driver="Ann"))),
    ),
    ("ferries", "a boat nobody named", each(ItemKind.DRIVE, fields(kind=ItemKind.FERRY))),
    (
        "ferries",
        "somebody drives on a boat",
        each(ItemKind.DRIVE, fields(kind=ItemKind.FERRY, note="x", driver="Ann")),
    ),
    ("meals", "lunch at breakfast time", each(ItemKind.MEAL, at(8))),
    ("booked beds", "a booked bed stays empty", trips(beds=(ELSEWHERE,))),
    ("check-in and check-out", "checking in at breakfast time", each(ItemKind.CHECK_IN, at(8))),
    ("must-sees", "a place nobody goes to", nowhere),
    ("meeting points", "they miss each other", missed),
    ("opening hours", "closed", asked(closes=8 * 60)),
    ("order of stops", "slept at backwards", backwards),
    ("nights", "too few nights", asked(nights=4)),
    ("charge", "charged in no time", each(ItemKind.CHARGE, fields(soc_end=1.0))),
    ("charge", "driven on nothing", each(ItemKind.DRIVE, fields(soc_start=0.5, soc_end=0.05))),
    ("fuel", "no filling up", each(ItemKind.DRIVE, fields(km=400.0))),
    (
        "check-out times",
        "in before the bed can be had",
        then(trips(beds=(INN,)), each(ItemKind.CHECK_IN, fields(note="Inn"))),
    ),
    ("chargers", "more cars than chargers", trips(plugs=0)),
    ("daylight", "on the road in the dark", dark),
    ("lodging budget", "a bed that is too dear", then(trips(beds=(INN,)), households(lodging=100))),
)


def _later(item: Item, days: int) -> Item:
    return replace(item, start=item.start + timedelta(days=days), end=item.end + timedelta(days=days))


@pytest.mark.parametrize(("rule", "how", "spoil"), BROKEN, ids=[f"{r}: {h}" for r, h, _ in BROKEN])
def test_the_rule_is_seen_broken(kept: Case, rule: str, how: str, spoil: Break) -> None:
    trip, days = spoil(*kept)
    found = {c.rule: c.detail for c in check(trip, days) if not c.ok}
    assert rule in found, found
    assert found[rule]


def test_every_rule_has_been_broken() -> None:
    assert {rule for rule, _, _ in BROKEN} == {name for name, _ in RULES}
