"""What a delay does to the day: for the family that is late, and for those who wait for it.

Nothing starts before its planned time; free time and gaps take up delay; what is shared begins when
the last of those who share it is there. A few passes over a day's items: far below a millisecond each.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from tools.kernel.when import later
from tools.planning.model import Day, FamilyDay, Item, ItemKind

_WORTH_TELLING = timedelta(minutes=10)
_WAITED = (ItemKind.MEET, ItemKind.MEAL, ItemKind.VISIT)  # nobody waits to check in, or for free time
_TOLD = (*_WAITED, ItemKind.CHECK_IN, ItemKind.FERRY)
Key = tuple[ItemKind, str, datetime]


@dataclass(frozen=True)
class Late:
    """A delay of `by`, reported at `at` (aware)."""

    by: timedelta
    at: datetime


NO_DETOURS: Mapping[str, Mapping[int, int]] = MappingProxyType({})
AS_PLANNED: Mapping[str, frozenset[int]] = MappingProxyType({})
NONE: Mapping[str, tuple[int, int]] = MappingProxyType({})
_GIVES_WAY = (
    *(ItemKind.DRIVE, ItemKind.BREAK, ItemKind.CHARGE, ItemKind.REFUEL),
    *(ItemKind.CHECK_IN, ItemKind.MEAL, ItemKind.VISIT),
)


def without(
    day: Day, skipped: Mapping[str, Sequence[int]], ahead: Mapping[str, tuple[int, int]] = NONE
) -> Day:
    """Return the day with stops left out, by family name: they take no time, and what follows comes earlier.

    `ahead` is from which item on a family is how many minutes early. Nothing shared comes earlier; who
    leaves a meeting out is not waited for there.
    """
    if not any(skipped.values()) and not ahead:
        return day
    gone = {
        (name, key)
        for family in day.families
        for name, numbers in skipped.items()
        if family.family == name
        for number in numbers
        if (key := _key(family.items[number])) is not None
    }
    keys = Counter(key for family in day.families for item in family.items if (key := _key(item)))
    together = frozenset(key for key, families in keys.items() if families > 1)
    families = tuple(
        _skipping(family, skipped.get(family.family, ()), gone, together, *ahead.get(family.family, (0, 0)))
        for family in day.families
    )
    return replace(day, families=families)


def _skipping(
    family: FamilyDay,
    skipped: Sequence[int],
    gone: set[tuple[str, Key]],
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
                    item, start=_in_zone(item, now), end=_in_zone(item, now), with_families=(), shared=False
                )
            )
            continue
        key = _key(item)
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


def _key(item: Item) -> Key | None:
    return (item.kind, item.place.name, item.start) if item.with_families and item.kind in _WAITED else None


def _shared_starts(planned: Sequence[FamilyDay], shifted: Sequence[FamilyDay]) -> dict[Key, datetime]:
    """Return when each shared item begins: when the last one comes."""
    begins: dict[Key, datetime] = {}
    for before, after in zip(planned, shifted, strict=True):
        for was, now in zip(before.items, after.items, strict=True):
            if key := _key(was):
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
        key = _key(item)
        start = _in_zone(item, max(start, begins.get(key, start))) if key else start
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
    return _in_zone(item, start)


def _end(item: Item, start: datetime) -> datetime:
    """Return when an item ends that begins at `start`; free time gives way, everything else takes as long."""
    if item.kind is ItemKind.FREE:
        return _in_zone(item, max(start, item.end))
    return later(start, item.end.astimezone(UTC) - item.start.astimezone(UTC))


def _cut(item: Item, at: datetime) -> Item:
    """Return an item that is over by `at`: who leaves early leaves the rest of it."""
    return replace(item, start=_in_zone(item, min(item.start, at)), end=_in_zone(item, min(item.end, at)))


def _in_zone(item: Item, when: datetime) -> datetime:
    """Return a time in the zone of the item's own place: people cross zones, their plans do not move."""
    return when.astimezone(item.start.tzinfo)


@dataclass(frozen=True)
class Effect:
    """What changes for a family: where it is held up, when that was planned, and when it will be."""

    family: str
    place: str
    planned: datetime
    now: datetime
    meal: bool = False


def effects(day: Day, live_day: Day, late: str) -> list[Effect]:
    """Return what the delay of `late` changes for the others, the first change of each worth telling.

    Where they meet or are expected counts before the drives there.
    """
    found = []
    for before, after in zip(day.families, live_day.families, strict=True):
        if before.family == late:
            continue
        moved = [
            Effect(before.family, was.place.name, was.start, now.start, was.kind is ItemKind.MEAL)
            for was, now in zip(_told(before), _told(after), strict=False)
            if now.start - was.start >= _WORTH_TELLING and was.kind is now.kind
        ]
        found += moved[:1]
    return found


def _told(day: FamilyDay) -> list[Item]:
    """Return what others hear of: a way that is planned anew changes none of it but its times."""
    alone = (ItemKind.MEAL,)
    return [i for i in day.items if i.kind in _TOLD and (i.kind not in alone or i.with_families)]
