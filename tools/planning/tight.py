"""How much each family has to spare, whose day is the bottleneck, and a plan B for its critical legs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from tools.planning.allowance import day_limit
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.planning.params import Params
from tools.planning.problem import Household, Problem, Road
from tools.planning.times import span

AMPLE, CRITICAL = 120.0, 45.0  # minutes to spare
NEARLY = 30.0
DRIVING, HOUR = "of driving", "before the hour to stop"


@dataclass(frozen=True)
class Room:
    """What a family's day has to spare: minutes, and of what."""

    family: str
    day: date
    minutes: float
    what: str
    on: FamilyDay


def rooms(problem: Problem, params: Params, days: Iterable[Day]) -> list[Room]:
    """Return what each day with a drive has to spare, the tightest first."""
    known = {h.name: h for h in problem.households}
    found = [
        min(_rooms(known[f.family], problem, params, day.date, f), key=lambda r: r.minutes)
        for day in days
        for f in day.families
        if any(i.kind is ItemKind.DRIVE for i in f.items)
    ]
    return sorted(found, key=lambda r: (r.minutes, r.day, r.family))


def _rooms(family: Household, problem: Problem, params: Params, day: date, on: FamilyDay) -> list[Room]:
    last = [i for i in on.items if i.kind is ItemKind.DRIVE][-1]
    there = last.to or last.place
    end = last.end.astimezone(ZoneInfo(problem.zone(there)))
    over = 1440 if end.date() > day else 0
    latest = family.not_after if family.not_after is not None else params.latest_drive
    return [
        Room(family.name, day, day_limit(family, params) - on.drive_minutes, DRIVING, on),
        Room(family.name, day, latest - (end.hour * 60 + end.minute + over), HOUR, on),
    ]


def told(problem: Problem, found: list[Room]) -> list[str]:
    """Return who has least to spare, family by family, and what to do when a critical leg goes wrong."""
    tightest: dict[str, Room] = {}
    for room in found:
        tightest.setdefault(room.family, room)
    tight = [r for r in tightest.values() if r.minutes < AMPLE]
    if not tight:
        return []
    spare = "; ".join(f"{r.family} {span(max(0, r.minutes))} {r.what} on {_said(r.day)}" for r in tight)
    ample = "" if len(tight) == len(tightest) else " The others have two hours or more."
    return [f"Least to spare: {spare}.{ample}", *plan_bs(problem, found)]


def plan_bs(problem: Problem, found: list[Room]) -> list[str]:
    """Return a plan B for each leg that a short delay would break: where to sleep instead."""
    return [_plan_b(problem, r) for r in found if r.minutes < CRITICAL and _beds(r.on)]


def _plan_b(problem: Problem, room: Room) -> str:
    bed, way = _beds(room.on)[-1], bed_on_the_way(problem, room.on)
    when = f"{_said(room.day)}: if the {room.family} family loses more than {span(max(0, room.minutes))}"
    if way is None:
        return f"{when}, it has to set out earlier or tell {bed.place.name} that it comes late."
    return f"{when}, plan B is a bed in {way} instead of driving on to {bed.place.name}."


def _beds(on: FamilyDay) -> list[Item]:
    return [i for i in on.items if i.kind is ItemKind.CHECK_IN]


def bed_on_the_way(problem: Problem, on: FamilyDay) -> str | None:
    """The last town with beds before the day's own bed, on a road that day takes; None when none is known.

    One that is nearly there would help nobody who is late: the last half hour of a road does not count.
    """
    bed = _beds(on)[-1].place.name
    passed = {i.place.name for i in on.items} | {i.to.name for i in on.items if i.to}
    drives = [i for i in on.items if i.kind is ItemKind.DRIVE and i.end <= _beds(on)[-1].start]
    if not drives:
        return None
    driven = sum((i.end - i.start).total_seconds() / 60 for i in drives)
    last = [
        (whole - point.minutes, point.place.name)
        for (a, b), road in problem.roads.items()
        if problem.places[a].name in passed
        for whole in _at(road, problem.places[b].name, bed)
        for point in road.points
        if "bed" in point.offers and NEARLY <= whole - point.minutes <= driven
    ]
    return min(last)[1] if last else None


def _at(road: Road, end: str, bed: str) -> list[float]:
    """The minutes from a road's start to a bed at its end or beside it; none when it does not lead there."""
    return [road.minutes] if end == bed else [p.minutes for p in road.points if p.place.name == bed]


def _said(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
