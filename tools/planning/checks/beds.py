"""Rules of beds: booked nights, checking in and out."""

from collections.abc import Iterator

from tools.kernel.place import Place
from tools.planning.checks.plan import WALK_KM, Plan, km_between, sleeps
from tools.planning.model import ItemKind
from tools.planning.problem import Bed, Household


def beds(plan: Plan) -> Iterator[str]:
    """Booked nights are slept where they were booked."""
    for household in plan.problem.households:
        for number, day in enumerate(plan.problem.days[:-1]):
            if not household.first <= day < household.last:
                continue
            booked = [b for b in plan.problem.beds if b.first <= day < b.last and _for(b, household)]
            own = [b for b in booked if b.families] or booked
            where = sleeps(plan, household, number)
            if (
                own
                and where
                and not any(km_between(plan.problem.places[b.place], where) < WALK_KM for b in own)
            ):
                yield f"{day:%a %d %b}: {household.name} sleeps in {where.name}, booked is {own[0].name}"


def _for(bed: Bed, household: Household) -> bool:
    return not bed.families or household.name in bed.families


def check_ins(plan: Plan) -> Iterator[str]:
    """Whoever changes beds checks out of the old and into the new, and not before it opens."""
    for household in plan.problem.households:
        inside: Place | None = None
        for day, item in plan.items(household.name):
            if item.kind is ItemKind.CHECK_IN:
                inside = item.place
                if item.start.hour < 11:
                    yield f"{day:%d %b}: {household.name} checks in at {item.start:%H:%M}"
            elif item.kind is ItemKind.CHECK_OUT:
                if inside is None or km_between(inside, item.place) > WALK_KM:
                    yield f"{day:%d %b}: {household.name} was never checked in to {item.place.name}"
                inside = None
        if inside is not None and household.last == plan.problem.end and household.goal is not None:
            goal = plan.problem.places[household.goal]
            items = plan.items(household.name)
            if km_between(inside, goal) < WALK_KM and items[-1][1].kind is not ItemKind.CHECK_IN:
                yield f"{household.name} never checks out of {inside.name}"


def check_outs(plan: Plan) -> Iterator[str]:
    """Booked beds are taken from the hour they can be had, and left by the hour they have to be."""
    for household in plan.problem.households:
        for day, item in plan.items(household.name):
            for bed in plan.problem.beds:
                if not _for(bed, household) or item.note != bed.name:
                    continue
                begin, end = (t.hour * 60 + t.minute for t in (item.start, item.end))
                if item.kind is ItemKind.CHECK_OUT and day == bed.last and end > (bed.check_out or 1440):
                    yield f"{day:%d %b}: {household.name} leaves {bed.name} at {item.end:%H:%M}"
                if item.kind is ItemKind.CHECK_IN and day == bed.first and begin < (bed.check_in or 0):
                    yield f"{day:%d %b}: {household.name} is at {bed.name} at {item.start:%H:%M}"
