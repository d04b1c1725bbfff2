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
    ItemKind.CHECK_IN, ItemKind.CHECK_OUT, ItemKind.FREE, ItemKind.FERRY,
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


def drivers(plan: Plan) -> Iterator[str]:
    """Where a family said who drives, somebody it named drives each stretch, within his or her own limits."""
    for day, family, household in plan.each():
        known = {d.name: d for d in household.drivers}
        driven: dict[str, float] = {}
        for drive in drives_of(family) if known else []:
            driver = known.get(drive.driver)
            if driver is None:
                where = (drive.to or drive.place).name
                yield f"{said(day)}: nobody of {family.family} is said to drive to {where}"
                continue
            driven[driver.name] = driven.get(driver.name, 0.0) + minutes_of(drive)
            begin, end = drive.start.hour * 60 + drive.start.minute, drive.end.hour * 60 + drive.end.minute
            end += 1440 if drive.end.date() > day.date else 0
            if begin < (driver.not_before or 0) or end > (driver.not_after or 2880):
                yield f"{said(day)}: {driver.name} drives from {drive.start:%H:%M} to {drive.end:%H:%M}"
        for name, minutes in driven.items():
            if minutes > (known[name].per_day or minutes) + MINUTE:
                yield f"{said(day)}: {name} drives {minutes:.0f} min, limit {known[name].per_day}"


def ferries(plan: Plan) -> Iterator[str]:
    """A boat is named, leads from one port to another, and is no driving."""
    for day, family, _ in plan.each():
        for item in family.items:
            if item.kind is ItemKind.FERRY and (item.to is None or item.to == item.place or not item.note):
                yield f"{said(day)}: {family.family} takes a ferry nobody named from {item.place.name}"
            if item.kind is ItemKind.FERRY and item.driver:
                yield f"{said(day)}: {item.driver} drives on a ferry"


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
        aboard = any(i.kind is ItemKind.FERRY and i.start.hour < 15 and i.end.hour >= 12 for i in on_road)
        if on_road and not lunches and not aboard and _spans(on_road, 10, 16):
            yield f"{said(day)}: {family.family} has no lunch"


def _spans(items: list[Item], first: int, last: int) -> bool:
    return items[0].start.hour < first and items[-1].end.hour >= last
