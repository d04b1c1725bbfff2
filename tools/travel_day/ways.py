"""A day with a part of its way planned anew: what of it is in whose place."""

from collections.abc import Sequence
from dataclasses import replace

from tools.planning.model import FamilyDay, Item, ItemKind
from tools.travel_day.model import Way
from tools.travel_day.standing import Progress, State, Target
from tools.travel_day.targets import leaves_at, targets_of


def fits(day: FamilyDay | None, way: Way) -> bool:
    """Whether a way is for this day: it begins and ends where the day's own items do."""
    if day is None or not 0 <= way.first <= way.last < len(day.items):
        return False
    last = day.items[way.last]
    return day.items[way.first].place.name == way.begins and (last.to or last.place).name == way.goal


def rerouted(so_far: Progress, way: Way) -> Progress:
    """Return the progress with the way in its day; its times are as they will be, so a delay is over."""
    day = so_far.day
    if day is None or not fits(day, way):
        return so_far
    items = (*day.items[: way.first], *way.items, *day.items[way.last + 1 :])
    more = len(items) - len(day.items)
    new = replace(day, items=items, drive_km=_km(items), drive_minutes=_minutes(items))
    ways = [kept for kept in (_moved(one, way, more) for one in so_far.ways) if kept]
    return replace(
        so_far,
        day=new,
        targets=targets_of(new),
        leaves=leaves_at(new),
        delay=0,
        delayed_at=None,
        ahead=0,
        state=State.ON_THE_ROAD if so_far.state is State.BROKEN_DOWN else so_far.state,
        passed=min(so_far.passed, way.first - 1),
        detours=_drives(so_far.detours, way, more),
        slower=_drives(so_far.slower, way, more),
        skipped=tuple(n for number in so_far.skipped if (n := _index(number, way, more)) is not None),
        ways=(*ways, (way.first, way.first + len(way.items) - 1)),
    )


def over_by(so_far: Progress, reached: Target) -> Progress:
    """Return the progress with the ways to a place that is reached over by its planned time.

    What the family is late there is its delay, and not said twice.
    """
    day, numbers = so_far.day, {n for first, last in so_far.ways for n in range(first, last + 1)}
    if day is None or not numbers:
        return so_far
    items = tuple(
        _ended(item, reached) if number in numbers and number < reached.item else item
        for number, item in enumerate(day.items)
    )
    return replace(so_far, day=replace(day, items=items))


def _ended(item: Item, reached: Target) -> Item:
    at = reached.at.astimezone(item.end.tzinfo)
    return replace(item, start=min(item.start, at), end=min(item.end, at))


def _index(number: int, way: Way, more: int) -> int | None:
    """Return where an item is now; None when it is replaced."""
    if number < way.first:
        return number
    return None if number <= way.last else number + more


def _moved(span: tuple[int, int], way: Way, more: int) -> tuple[int, int] | None:
    """Return where an earlier way is now; None when nothing of it is left."""
    first, last = span
    if last < way.first:
        return span
    if first > way.last:
        return first + more, last + more
    return (first, way.first - 1) if first < way.first else None


def _drives(longer: Sequence[tuple[int, int]], way: Way, more: int) -> tuple[tuple[int, int], ...]:
    return tuple((n, minutes) for number, minutes in longer if (n := _index(number, way, more)) is not None)


def _km(items: Sequence[Item]) -> float:
    return round(sum(item.km or 0.0 for item in items if item.kind is ItemKind.DRIVE), 1)


def _minutes(items: Sequence[Item]) -> float:
    drives = (item.end - item.start for item in items if item.kind is ItemKind.DRIVE)
    return round(sum(drive.total_seconds() for drive in drives) / 60, 1)
