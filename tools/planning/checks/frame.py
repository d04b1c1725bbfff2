"""Rules of the frame: days, presence, and being in one place at a time."""

from collections.abc import Iterator
from itertools import pairwise
from math import isinf

from tools.planning.checks.plan import MOVING, WALK_KM, Plan, drives_of, ends_at, km_between, minutes_of, said
from tools.planning.model import ItemKind


def dates(plan: Plan) -> Iterator[str]:
    """Every day of the trip is there once, in order; items lie on their day."""
    if tuple(d.date for d in plan.days) != plan.problem.days:
        yield "the plan's days are not the trip's days"
    for day, family, _ in plan.each():
        for item in family.items:
            if item.start.date() != day.date:
                yield f"{said(day)}: {family.family} has something on {item.start:%d %b}"
            if item.end < item.start:
                yield f"{said(day)}: {family.family} ends {item.kind} before it starts"


def presence(plan: Plan) -> Iterator[str]:
    """A family has items only from the day it joins to the day it leaves, and is there on all of them."""
    for day in plan.days:
        there = {f.family for f in day.families}
        for family in plan.problem.households:
            expected = family.first <= day.date <= family.last
            items = [i for f in day.families if f.family == family.name for i in f.items]
            if items and not expected:
                yield f"{family.name} has a plan on {said(day)} but is not there"
            if expected and family.name not in there:
                yield f"{family.name} is there on {said(day)} but has no plan"
        if len(there) != len(day.families):
            yield f"a family stands twice on {said(day)}"


def continuity(plan: Plan) -> Iterator[str]:
    """Nobody is in two places at once: items follow each other in time and place."""
    for day, family, _ in plan.each():
        for a, b in pairwise(family.items):
            side_by_side = ItemKind.CHARGE in (a.kind, b.kind) and a.place.name == b.place.name
            if b.start < a.end and not (
                side_by_side and b.start >= a.start and ItemKind.DRIVE not in (a.kind, b.kind)
            ):
                yield f"{said(day)}: {family.family} starts {b.kind} before {a.kind} ends"
    for household in plan.problem.households:
        for (_, a), (day_b, b) in pairwise(plan.items(household.name)):
            at = ends_at(a)
            if km_between(at, b.place) > WALK_KM:
                yield f"{day_b:%d %b}: {household.name} jumps from {at.name} to {b.place.name}"


def starts(plan: Plan) -> Iterator[str]:
    """A family sets out from home, or from where it said it joins."""
    for household in plan.problem.households:
        items = plan.items(household.name)
        if not items or household.origin is None or _cut_off(plan, household.origin):
            continue
        allowed = {household.origin, household.joins_at}
        if not any(
            km_between(plan.problem.places[p], items[0][1].place) < WALK_KM for p in allowed if p is not None
        ):
            yield f"{household.name} starts in {items[0][1].place.name}"


def _cut_off(plan: Plan, origin: int) -> bool:
    """Whether no road leads from there to any stop: such a family can only start where the trip does."""
    return all(isinf(plan.problem.minutes[origin][a.place]) for a in plan.problem.asks)


def roads(plan: Plan) -> Iterator[str]:
    """Drives are no shorter and no faster than the road between their ends allows."""
    for day, family, _ in plan.each():
        for drive in drives_of(family):
            assert drive.to is not None
            line = km_between(drive.place, drive.to)
            minutes = minutes_of(drive)
            if (drive.km or 0.0) < line * 0.9 - 1.0:
                yield f"{said(day)}: {drive.place.name} to {drive.to.name} is farther than {drive.km} km"
            if minutes * 2.3 + 2 < (drive.km or 0.0):
                yield f"{said(day)}: {drive.km} km to {drive.to.name} in {minutes:.0f} min is too fast"
    yield from _whole_roads(plan)


def _whole_roads(plan: Plan) -> Iterator[str]:
    """A day's drive from one known place straight to another takes at least what the matrix says."""
    index = {p.name: n for n, p in enumerate(plan.problem.places)}
    for day, family, _ in plan.each():
        origin, minutes = None, 0.0
        for item in family.items:
            if item.kind in MOVING and item.to:
                origin = item.place.name if item.place.name in index and not minutes else origin
                minutes += minutes_of(item)
                if item.to.name in index:
                    if (
                        origin is not None
                        and minutes < 0.85 * _matrix(plan, index[origin], index[item.to.name]) - 3
                    ):
                        yield f"{said(day)}: {family.family} takes {minutes:.0f} min to {item.to.name}"
                    origin, minutes = None, 0.0


def _matrix(plan: Plan, a: int, b: int) -> float:
    road = plan.problem.roads.get((a, b))
    return road.minutes if road else plan.problem.minutes[a][b]


def totals(plan: Plan) -> Iterator[str]:
    """A day's kilometres and minutes are the sums of its drives."""
    for day, family, _ in plan.each():
        drives = drives_of(family)
        if abs(sum(d.km or 0.0 for d in drives) - family.drive_km) > 0.5:
            yield f"{said(day)}: {family.family}'s kilometres do not add up"
        if abs(sum(map(minutes_of, drives)) - family.drive_minutes) > 0.5:
            yield f"{said(day)}: {family.family}'s minutes do not add up"
