"""What a delay does to the day: for the family that is late, and for those who wait for it.

Nothing starts before its planned time; free time and gaps take up delay; what is shared begins when
the last of those who share it is there. A few passes over a day's items: far below a millisecond each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from tools.kernel.when import later
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.travel_day.shared_items import Key, in_zone, key_of


@dataclass(frozen=True)
class Late:
    """A delay of `by`, reported at `at` (aware)."""

    by: timedelta
    at: datetime


NO_DETOURS: Mapping[str, Mapping[int, int]] = MappingProxyType({})
AS_PLANNED: Mapping[str, frozenset[int]] = MappingProxyType({})


def live(
    day: Day,
    delays: Mapping[str, Late],
    detours: Mapping[str, Mapping[int, int]] = NO_DETOURS,
    anew: Mapping[str, frozenset[int]] = AS_PLANNED,
) -> Day:
    """Return the day as it will go with families that are late, by family name.

    `detours` are the minutes by which drives (by their index) take longer, `anew` the items that were planned
    anew on the way: what follows them waits for them.
    """
    if not delays and not any(detours.values()) and not anew:
        return day
    begins: dict[Key, datetime] = {}
    families = day.families
    for _ in range(len(day.families) + 1):
        families = tuple(
            _shifted(
                family,
                delays.get(family.family),
                begins,
                detours.get(family.family, {}),
                anew.get(family.family, frozenset()),
            )
            for family in day.families
        )
        latest = _shared_starts(day.families, families)
        if latest == begins:
            break
        begins = latest
    return replace(day, families=families)


def _shared_starts(planned: Sequence[FamilyDay], shifted: Sequence[FamilyDay]) -> dict[Key, datetime]:
    """Return when each shared item begins: when the last one comes."""
    begins: dict[Key, datetime] = {}
    for before, after in zip(planned, shifted, strict=True):
        for was, now in zip(before.items, after.items, strict=True):
            if key := key_of(was):
                begins[key] = max(begins.get(key, now.start), now.start)
    return begins


def _shifted(
    family: FamilyDay,
    late: Late | None,
    begins: Mapping[Key, datetime],
    detours: Mapping[int, int],
    anew: frozenset[int],
) -> FamilyDay:
    """Return a family's day moved by its own delay, its ways round, and by those it waits for."""
    items: list[Item] = []
    owed = late.by if late else timedelta(0)
    for number, item in enumerate(family.items):
        longer = timedelta(minutes=detours.get(number, 0))
        start = _after(item, family.items, items, frozenset() if number in anew else anew)
        if late and owed and item.end > late.at:
            if item.start <= late.at:
                items.append(replace(item, start=start, end=later(_end(item, start), owed + longer)))
                owed = timedelta(0)
                continue
            start, owed = max(start, later(item.start, owed)), timedelta(0)
        key = key_of(item)
        start = in_zone(item, max(start, begins.get(key, start))) if key else start
        items.append(replace(item, start=start, end=later(_end(item, start), longer)))
    return replace(family, items=tuple(items))


def _after(item: Item, planned: Sequence[Item], moved: Sequence[Item], anew: frozenset[int]) -> datetime:
    """Return when an item can begin after the `moved` ones before it.

    What was planned to go on at once (a lunch while the car charges) still does: nothing but delay moves it.
    What comes after items planned `anew` (by their index) was not planned beside them.
    """
    start = item.start
    for number, (was, now) in enumerate(zip(planned, moved, strict=False)):
        if now.end > start:  # far cheaper than to reckon each one's end: most are long over
            if number in anew:
                start = now.end
                continue
            over = was.end.astimezone(UTC) - item.start.astimezone(UTC)
            start = max(start, later(now.end, -over) if over > timedelta(0) else now.end)
    return in_zone(item, start)


def _end(item: Item, start: datetime) -> datetime:
    """Return when an item ends that begins at `start`; free time gives way, everything else takes as long."""
    if item.kind is ItemKind.FREE:
        return in_zone(item, max(start, item.end))
    return later(start, item.end.astimezone(UTC) - item.start.astimezone(UTC))
