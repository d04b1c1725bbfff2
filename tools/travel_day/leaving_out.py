"""A day with stops left out, or begun earlier: what follows comes earlier, up to what is done together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from tools.kernel.when import later
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.travel_day.shared_items import Key, in_zone, key_of

NONE: Mapping[str, tuple[int, int]] = MappingProxyType({})
Gone = frozenset[tuple[str, Key]]  # who does not come to what is shared
_GIVES_WAY = (
    *(ItemKind.DRIVE, ItemKind.BREAK, ItemKind.CHARGE, ItemKind.REFUEL),
    *(ItemKind.CHECK_IN, ItemKind.MEAL, ItemKind.VISIT),
)


def without(
    day: Day,
    skipped: Mapping[str, Sequence[int]],
    ahead: Mapping[str, tuple[int, int]] = NONE,
    elsewhere: Gone = frozenset(),
) -> Day:
    """Return the day with stops left out, by family name: they take no time, and what follows comes earlier.

    `ahead` is from which item on a family is how many minutes early. Nothing shared comes earlier; who
    leaves a meeting out, or goes `elsewhere`, is not waited for there.
    """
    if not any(skipped.values()) and not ahead and not elsewhere:
        return day
    gone = elsewhere | {
        (name, key)
        for family in day.families
        for name, numbers in skipped.items()
        if family.family == name
        for number in numbers
        if (key := key_of(family.items[number])) is not None
    }
    keys = Counter(key for family in day.families for item in family.items if (key := key_of(item)))
    together = frozenset(key for key, families in keys.items() if families > 1)
    families = tuple(
        _skipping(family, skipped.get(family.family, ()), gone, together, *ahead.get(family.family, (0, 0)))
        for family in day.families
    )
    return replace(day, families=families)


def gone_elsewhere(day: Day, anew: Mapping[str, FamilyDay]) -> Gone:
    """Return who no longer comes to what a day shares, by the days (by family name) planned anew."""
    comes = {name: {(i.kind, i.place.name) for i in family.items} for name, family in anew.items()}
    return frozenset(
        (name, key)
        for family in day.families
        for item in family.items
        if (key := key_of(item)) is not None
        for name in item.with_families
        if name in comes and (item.kind, item.place.name) not in comes[name]
    )


def _skipping(
    family: FamilyDay,
    skipped: Sequence[int],
    gone: Gone,
    together: frozenset[Key],
    start: int,
    early: int,
) -> FamilyDay:
    """Return a family's day without what it skips; only what is done `together` keeps its time."""
    gained = timedelta(0)
    items: list[Item] = []
    for number, item in enumerate(family.items):
        if number == start and early:
            gained += timedelta(minutes=early)
            items = [_cut(earlier, later(item.start, -gained)) for earlier in items]
        if number in skipped:
            gained += _alone(number, family.items)
            now = items[-1].end if items else item.start
            items.append(
                replace(
                    item, start=in_zone(item, now), end=in_zone(item, now), with_families=(), shared=False
                )
            )
            continue
        key = key_of(item)
        if key not in together and gained and item.kind in _GIVES_WAY:
            items.append(replace(item, start=later(item.start, -gained), end=later(item.end, -gained)))
            continue
        gained = timedelta(0)
        here = tuple(name for name in item.with_families if (name, key) not in gone)
        items.append(replace(item, with_families=here) if here != item.with_families else item)
    return replace(family, items=tuple(items))


def _alone(number: int, items: Sequence[Item]) -> timedelta:
    """Return how long nothing else goes on during an item: what leaving it out wins."""
    item = items[number]
    begin = max([item.start, *(before.end for before in items[:number])])
    end = min(item.end, items[number + 1].start) if number + 1 < len(items) else item.end
    return max(end - begin, timedelta(0))


def _cut(item: Item, at: datetime) -> Item:
    """Return an item that is over by `at`: who leaves early leaves the rest of it."""
    return replace(item, start=in_zone(item, min(item.start, at)), end=in_zone(item, min(item.end, at)))
