"""Rules of stops: what has to be seen, when, and in which order."""

from collections.abc import Iterator
from itertools import pairwise

from tools.kernel.place import Place
from tools.planning.checks.plan import WALK_KM, Plan, km_between, said, sleeps
from tools.planning.model import ItemKind
from tools.trips.model import StopRole

SEEING = {ItemKind.VISIT, ItemKind.MEET}


def musts(plan: Plan) -> Iterator[str]:
    """Every stop that has to be is reached by somebody it is for, on its date when it has one."""
    for ask in plan.problem.asks:
        if ask.role is StopRole.WANT or _waived(plan, ask.place):
            continue
        place = plan.problem.places[ask.place]
        days = [
            d
            for h in plan.problem.households
            if (not ask.families or h.name in ask.families) and ask.place not in h.skips
            for d, item in plan.items(h.name)
            if km_between(place, item.place) < 1.0 or (item.to and km_between(place, item.to) < 1.0)
        ]
        if not days:
            yield f"{place.name} is not in the plan"
        elif ask.day and ask.day not in days:
            yield f"{place.name} is not on {ask.day:%a %d %b}"


def _waived(plan: Plan, place: int) -> bool:
    return any(t.kind == "skip" and t.place == place for t in plan.problem.tweaks)


def meets(plan: Plan) -> Iterator[str]:
    """Families that meet are at the meeting place at one time; those who skip it are not there."""
    for ask in plan.problem.asks:
        place = plan.problem.places[ask.place]
        for day in plan.days:
            if ask.role is StopRole.MEET:
                there = [
                    i for f in day.families for i in f.items if i.kind is ItemKind.MEET and i.place == place
                ]
                if len(there) > 1 and max(i.start for i in there) >= min(i.end for i in there):
                    yield f"{said(day)}: the families miss each other in {place.name}"
            for family in day.families:
                if ask.place in plan.family(family.family).skips:
                    seen = [i for i in family.items if i.kind in SEEING and i.place == place]
                    if seen:
                        yield f"{said(day)}: {family.family} did not want to go to {place.name}"


def opening(plan: Plan) -> Iterator[str]:
    """Visits lie within opening hours."""
    hours_of = {
        plan.problem.places[a.place].name: a for a in plan.problem.asks if a.opens or a.closes or a.shut
    }
    for day, family, _ in plan.each():
        for item in family.items:
            ask = hours_of.get(item.place.name)
            if ask is None or item.kind not in SEEING:
                continue
            begin, end = item.start.hour * 60 + item.start.minute, item.end.hour * 60 + item.end.minute
            if day.date in ask.shut or begin < (ask.opens or 0) or end > (ask.closes or 1440):
                yield f"{said(day)}: {item.place.name} is closed when {family.family} is there"


def order(plan: Plan) -> Iterator[str]:
    """Stops are first slept at in the order they were named, unless dates or bookings say otherwise."""
    asks = [a for a in plan.problem.asks if not a.sight and a.role is not StopRole.MEET and a.day is None]
    asks.sort(key=lambda a: (a.role is StopRole.END, a.role is not StopRole.START))
    booked = {b.place for b in plan.problem.beds}
    for household in plan.problem.households:
        first: dict[int, int] = {}
        for number, (_, item) in enumerate(plan.items(household.name)):
            for ask in asks:
                if item.kind is ItemKind.CHECK_IN and item.place == plan.problem.places[ask.place]:
                    first.setdefault(ask.place, number)
        places = [a.place for a in asks if a.place in first and a.place not in booked]
        for a, b in pairwise(places):
            if first[a] > first[b]:
                names = plan.problem.places
                yield f"{household.name} sleeps in {names[b].name} before {names[a].name}"


def nights(plan: Plan) -> Iterator[str]:
    """Stops with a number of nights get that many."""
    for ask in plan.problem.asks:
        if not ask.nights:
            continue
        place = plan.problem.places[ask.place]
        most = max(
            (
                sum(
                    1
                    for n, day in enumerate(plan.problem.days[:-1])
                    if h.first <= day < h.last and (w := sleeps(plan, h, n)) and _near_bed(plan, w, place)
                )
                for h in plan.problem.households
            ),
            default=0,
        )
        if most != ask.nights:
            yield f"{place.name}: {most} nights instead of {ask.nights}"


def _near_bed(plan: Plan, where: Place, place: Place) -> bool:
    booked = any(km_between(plan.problem.places[b.place], where) < 1.0 for b in plan.problem.beds)
    return km_between(where, place) < (60.0 if booked else WALK_KM)
