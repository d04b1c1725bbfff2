"""Parts of a day that start later or earlier than planned, once those who share them agreed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tools.kernel.when import later
from tools.planning.model import Item, ItemKind
from tools.travel_day.model import Way
from tools.travel_day.standing import Progress
from tools.travel_day.stretches import stretches
from tools.travel_day.targets import alike

SHARED = (ItemKind.MEET, ItemKind.VISIT, ItemKind.MEAL)
_STAYS = (ItemKind.CHECK_IN, ItemKind.CHECK_OUT, ItemKind.FERRY)  # their hours are others'


def put_off(state: Progress, items: Sequence[Item], place: str, minutes: int, now: datetime) -> Way | None:
    """Return the way to a meeting begun later by `minutes`, by who has not left yet; None for who has."""
    for stretch in stretches(state, items, now):
        if alike(stretch.goal.name, place):
            first = stretch.first
            first -= 1 if first and items[first - 1].kind is ItemKind.DEPART else 0
            gone = stretch.begun or items[stretch.first].start <= now
            return None if gone else _shifted(state, first, stretch.last, timedelta(minutes=minutes))
    return None


def brought_forward(
    state: Progress, items: Sequence[Item], place: str, minutes: int, now: datetime
) -> Way | None:
    """Return what is shared at a place, and what follows up to the next thing with its own hours, earlier."""
    number = next_shared(state, items, now)
    if number is None or not alike(items[number].place.name, place):
        return None
    return _shifted(state, number, end_of(items, number), -timedelta(minutes=minutes))


def next_shared(state: Progress, items: Sequence[Item], now: datetime) -> int | None:
    """Return the index of the next thing a family does with others; None when none is left."""
    for number, item in enumerate(items):
        if item.kind in SHARED and item.with_families and item.start > now and number not in state.skipped:
            return number
    return None


def end_of(items: Sequence[Item], first: int) -> int:
    """Return the last item that moves with the shared ones from `first` on."""
    place, last = items[first].place.name, first
    for number in range(first + 1, len(items)):
        item = items[number]
        elsewhere = item.with_families and item.kind in SHARED and item.place.name != place
        meal = item.kind is ItemKind.MEAL and items[number - 1].kind is ItemKind.FREE
        if item.kind in _STAYS or elsewhere or meal:
            break
        last = number
        if item.kind is ItemKind.FREE:
            break
    return last


def sooner_in(state: Progress, number: int, opens: datetime) -> Way | None:
    """Return what a family does alone where it arrives, as early as that is open; None for no gain."""
    items = state.day.items if state.day else ()
    last = number - 1
    for item in items[number:]:
        if item.kind not in (ItemKind.CHECK_IN, ItemKind.VISIT) or _is_shared(item):
            break
        last += 1
    if last < number or items[number].start - opens < timedelta(minutes=10):
        return None
    return _shifted(state, number, last, opens - items[number].start)


def _is_shared(item: Item) -> bool:
    """Whether others wait for it; nobody waits to check in."""
    return bool(item.with_families) and item.kind in SHARED


def _shifted(state: Progress, first: int, last: int, by: timedelta) -> Way | None:
    day = state.day
    if day is None:
        return None
    items = tuple(_moved(item, by) for item in day.items[first : last + 1])
    end = day.items[last]
    return Way(first, last, day.items[first].place.name, (end.to or end.place).name, items)


def _moved(item: Item, by: timedelta) -> Item:
    """Return an item that starts by so much later; free time ends when it was to."""
    start, end = later(item.start, by), later(item.end, by)
    if item.kind is ItemKind.FREE:
        return replace(item, start=min(start, item.end), end=item.end)
    return replace(item, start=start, end=end)
