"""Rules of what people can do: driving, breaks, hours, meals."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from tools.planning.checks.plan import Plan, drives_of, minutes_of, said, zone_of
from tools.planning.model import Item, ItemKind

LONGEST_STRETCH = 120.0
LONGEST_DAY = 600.0  # when nobody said a limit
REST = timedelta(minutes=15)
MINUTE = 1.01
RESTFUL = {
    ItemKind.CHARGE, ItemKind.REFUEL, ItemKind.BREAK, ItemKind.MEAL, ItemKind.VISIT, ItemKind.MEET,
    ItemKind.CHECK_IN, ItemKind.CHECK_OUT, ItemKind.FREE,
}  # fmt: skip


def drive_per_day(plan: Plan) -> Iterator[str]:
    """Nobody drives longer in a day than their family's limit."""
    for day, family, household in plan.each():
        limit, minutes = household.drive_per_day or LONGEST_DAY, sum(map(minutes_of, drives_of(family)))
        if minutes > limit + MINUTE:
            yield f"{said(day)}: {family.family} drives {minutes:.0f} min, limit {limit:.0f}"


def breaks(plan: Plan) -> Iterator[str]:
    """Nobody drives longer in one piece than the limit, and never over two hours."""
    for day, family, household in plan.each():
        limit, since = float(min(household.drive_per_leg or LONGEST_STRETCH, LONGEST_STRETCH)), 0.0
        rested_at: datetime | None = None
        for item in family.items:
            if item.kind is ItemKind.DRIVE:
                if rested_at is not None and item.start - rested_at >= REST:
                    since = 0.0
                since += minutes_of(item)
                rested_at = item.end
                if since > limit + MINUTE:
                    yield f"{said(day)}: {family.family} drives {since:.0f} min on end, limit {limit:.0f}"
            elif item.kind in RESTFUL and item.end - item.start >= REST:
                since = 0.0


def hours(plan: Plan) -> Iterator[str]:
    """Nobody drives before or after the hours they said."""
    for day, family, household in plan.each():
        for drive in drives_of(family):
            end = drive.end.astimezone(zone_of(drive.to or drive.place, drive.end))
            begin = drive.start.hour * 60 + drive.start.minute
            finish = end.hour * 60 + end.minute + (1440 if end.date() > day.date else 0)
            if household.not_before is not None and begin < household.not_before:
                yield f"{said(day)}: {family.family} drives at {drive.start:%H:%M}"
            if household.not_after is not None and finish > household.not_after:
                yield f"{said(day)}: {family.family} still drives at {end:%H:%M}"


def meals(plan: Plan) -> Iterator[str]:
    """Lunch and dinner come at meal times, at most once a day each."""
    for day, family, _ in plan.each():
        lunches = [i for i in family.items if i.kind is ItemKind.MEAL and i.start.hour < 16]
        dinners = [i for i in family.items if i.kind is ItemKind.MEAL and i.start.hour >= 16]
        for meal in lunches + dinners:
            booked = any(f.meal and f.name == meal.note for f in plan.problem.fixtures)
            if not booked and not (10 <= meal.start.hour <= 14 or 16 <= meal.start.hour <= 21):
                yield f"{said(day)}: {family.family} eats at {meal.start:%H:%M}"
        on_road = [i for i in family.items if i.kind is not ItemKind.DEPART]
        if on_road and not lunches and _spans(on_road, 10, 16):
            yield f"{said(day)}: {family.family} has no lunch"


def _spans(items: list[Item], first: int, last: int) -> bool:
    return items[0].start.hour < first and items[-1].end.hour >= last
