"""Whatever the trip, the plan keeps every rule the checker knows, or says which one it could not keep."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.problems import Shape, problem
from tools.planning.checker import check
from tools.planning.model import Check, Day, FamilyDay, Item, ItemKind
from tools.planning.problem import Problem
from tools.planning.solver import solve

shapes = st.builds(
    Shape,
    families=st.integers(1, 4),
    days=st.integers(1, 6),
    bases=st.integers(1, 3),
    sights=st.integers(0, 5),
    electric=st.sampled_from((0.0, 0.5, 1.0)),
    joins=st.sampled_from((0.0, 0.5)),
    limits=st.sampled_from((0.0, 1.0)),
    booked=st.sampled_from((0.0, 1.0)),
    spread=st.sampled_from((0.5, 1.0, 2.0)),
)
# Rules that only the solver can break: no shape of trip excuses them.
ALWAYS = {
    "trip dates", "presence", "one place at a time", "starting points", "roads", "sums", "driving per day",
    "breaks", "driving hours", "check-in and check-out", "opening hours", "charge", "fuel", "meeting points",
}  # fmt: skip


def wrong(problem: Problem, days: tuple[Day, ...]) -> dict[str, Check]:
    return {c.rule: c for c in check(problem, days) if not c.ok}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), shape=shapes)
def test_no_plan_breaks_a_rule_in_silence(seed: int, shape: Shape) -> None:
    trip = problem(seed, shape)
    result = solve(trip)
    broken = wrong(trip, result.days)
    assert not broken.keys() & ALWAYS, broken
    if broken:
        assert result.explain, broken


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_same_problem_has_the_same_plan(seed: int) -> None:
    assert solve(problem(seed)) == solve(problem(seed))


# -- a checker that cannot fail is worthless --------------------------------------------------------------
def changed(day: Day, family: str, items: tuple[Item, ...]) -> Day:
    families = tuple(replace(f, items=items) if f.family == family else f for f in day.families)
    return replace(day, families=families)


def mutated(days: tuple[Day, ...], change: object) -> tuple[Day, ...]:
    """Apply `change` to the first family's day it alters."""
    for number, day in enumerate(days):
        for family in day.families:
            items = change(family)  # type: ignore[operator]
            if items is not None:
                return (*days[:number], changed(day, family.family, tuple(items)), *days[number + 1 :])
    raise AssertionError("nothing to change")


def without(kind: ItemKind) -> object:
    def change(day: FamilyDay) -> list[Item] | None:
        kept = [i for i in day.items if i.kind is not kind]
        return kept if len(kept) < len(day.items) else None

    return change


def each(kind: ItemKind, **fields: object) -> object:
    def change(day: FamilyDay) -> list[Item] | None:
        if not any(i.kind is kind for i in day.items):
            return None
        return [replace(i, **fields) if i.kind is kind else i for i in day.items]  # type: ignore[arg-type]

    return change


def faster(day: FamilyDay) -> list[Item] | None:
    if day.drive_minutes < 60:
        return None
    drives = [i for i in day.items if i.kind is ItemKind.DRIVE]
    return [replace(i, end=i.start + (i.end - i.start) / 3) if i in drives else i for i in day.items]


def merged(day: FamilyDay) -> list[Item] | None:
    """All drives in one piece."""
    drives = [i for i in day.items if i.kind is ItemKind.DRIVE]
    minutes = sum((d.end - d.start for d in drives), timedelta())
    if minutes < timedelta(minutes=150):
        return None
    one = replace(
        drives[0], to=drives[-1].to, end=drives[0].start + minutes, km=sum(d.km or 0 for d in drives)
    )
    return [one]


def tomorrow(day: FamilyDay) -> list[Item]:
    late = timedelta(days=1)
    return [replace(i, start=i.start + late, end=i.end + late) for i in day.items]


def at_night(day: FamilyDay) -> list[Item] | None:
    if not day.drive_minutes:
        return None
    early = timedelta(hours=8)
    return [replace(i, start=i.start - early, end=i.end - early) for i in day.items]


MUTATIONS = [
    (without(ItemKind.DRIVE), {"one place at a time", "sums"}),
    (without(ItemKind.CHARGE), {"charge"}),
    (without(ItemKind.CHECK_IN), {"check-in and check-out"}),
    (each(ItemKind.CHARGE, soc_end=1.0), {"charge"}),
    (each(ItemKind.DRIVE, km=1.0), {"roads", "sums"}),
    (faster, {"sums", "roads"}),
    (merged, {"breaks"}),
    (tomorrow, {"trip dates"}),
    (at_night, {"driving hours"}),
]


@pytest.mark.parametrize(("change", "rules"), MUTATIONS)
def test_the_checker_sees_what_was_spoilt(change: object, rules: set[str]) -> None:
    trip = problem(3, Shape(families=3, days=5, electric=1.0, joins=0.0, limits=0.0, spread=1.5))
    limited = tuple(replace(h, not_before=420) for h in trip.households)
    trip = replace(trip, households=limited)
    days = solve(trip).days
    assert not wrong(trip, days)
    found = wrong(trip, mutated(days, change))
    assert rules <= found.keys(), found


def test_a_family_out_of_its_days_is_seen() -> None:
    trip = problem(3, Shape(joins=0.0, spread=0.5))
    days = solve(trip).days
    late = replace(trip.households[0], first=trip.start + timedelta(days=1))
    assert "presence" in wrong(replace(trip, households=(late, *trip.households[1:])), days)
    shorter = replace(trip.households[0], drive_per_day=5)
    assert "driving per day" in wrong(replace(trip, households=(shorter, *trip.households[1:])), days)
