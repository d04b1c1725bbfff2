"""Where families stand in the middle of a trip, and the problem that is left from there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import ceil

from tools.kernel.place import Place
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.planning.problem import Already, Ask, Household, Problem, Tweak

HELD_UP = "held up on the way"
SEEING = (ItemKind.VISIT, ItemKind.MEET)
REST = timedelta(minutes=15)
NEAR = 0.01  # degrees within which two places are one


@dataclass(frozen=True)
class Standing:
    """A family at a moment of its day: what it has begun is finished first, at `free`, in `place`."""

    family: str
    place: Place
    free: datetime
    done: tuple[Item, ...]
    already: Already


def standing(day: FamilyDay, now: datetime) -> Standing | None:
    """Return where a family stands at `now` (aware); None when its day has not begun."""
    begun = [n for n, i in enumerate(day.items) if i.start <= now]
    if not begun:
        return None
    held = day.items[begun[-1]]  # whoever is held up on the way still gets where it was going
    count = begun[-1] + 1 + (held.note == HELD_UP and held.end > now)
    done = tuple(i if i is held and count > begun[-1] + 1 else _cut(i, now) for i in day.items[:count])
    last = done[-1]
    minutes = sum(_minutes(i) for i in done if i.kind is ItemKind.DRIVE)
    meals = [i.start.hour for i in done if i.kind is ItemKind.MEAL]
    lunch, dinner = any(h < 16 for h in meals), any(h >= 16 for h in meals)
    already = Already(minutes, _since(done), lunch, dinner, _by_driver(done))
    free = max(now, last.end)
    return Standing(day.family, last.to or last.place, free, done, already)


def _cut(item: Item, now: datetime) -> Item:
    """What is under way is finished, except for free time."""
    under_way = item.kind is ItemKind.FREE and item.end > now
    return replace(item, end=now.astimezone(item.end.tzinfo)) if under_way else item


def _minutes(item: Item) -> float:
    return (item.end - item.start).total_seconds() / 60


def _by_driver(done: Sequence[Item]) -> tuple[tuple[str, float], ...]:
    """Minutes at the wheel of each driver."""
    drives = [i for i in done if i.kind is ItemKind.DRIVE and i.driver]
    names = sorted({i.driver for i in drives})
    return tuple((n, sum(_minutes(i) for i in drives if i.driver == n)) for n in names)


def _since(done: Sequence[Item]) -> float:
    """Minutes at the wheel since the last rest."""
    since = 0.0
    for item in done:
        if item.kind is ItemKind.DRIVE:
            since += _minutes(item)
        elif item.end - item.start >= REST:
            since = 0.0
    return since


def left(
    problem: Problem, days: Sequence[Day], today: date, standings: Mapping[str, tuple[int, Standing]]
) -> Problem:
    """Return what is left of a problem from `today` on: what was accepted is asked for again, where it was.

    `standings` has each family's place index and standing, for those whose day has begun.
    """
    households = tuple(
        _household(h, days, today, standings.get(h.name)) for h in problem.households if h.last >= today
    )
    starts = tuple(_start(today, s) for _, s in standings.values())
    return replace(
        problem,
        start=today,
        households=households,
        asks=tuple(a for ask in problem.asks for a in _asked(problem, ask, days, today, standings)),
        beds=tuple(replace(b, first=max(b.first, today)) for b in problem.beds if b.last > today),
        fixtures=tuple(f for f in problem.fixtures if f.day >= today and not _over(f.name, standings)),
        tweaks=(*(t for t in problem.tweaks if t.day is None or t.day > today), *starts),
    )


def _household(
    family: Household, days: Sequence[Day], today: date, at: tuple[int, Standing] | None
) -> Household:
    if at is None:
        return family if family.first > today else replace(family, first=max(family.first, today))
    index, stand = at
    past = [i for d in days if d.date < today for f in d.families if f.family == family.name for i in f.items]
    car = replace(family.car, soc=_level(family, [*past, *stand.done]))
    return replace(family, first=today, origin=index, joins_at=None, car=car, already=stand.already)


def _level(family: Household, done: Sequence[Item]) -> float:
    """The charge (or the part of the tank) left after what was done."""
    level = family.car.soc
    for item in done:
        if item.soc_end is not None:
            level = item.soc_end
        elif item.kind is ItemKind.REFUEL:
            level = 1.0
        elif not family.car.electric:
            level -= (item.km or 0.0) / family.car.range_km
    return max(0.0, level)


def _start(today: date, stand: Standing) -> Tweak:
    minute = stand.free.hour * 60 + stand.free.minute + (1440 if stand.free.date() > today else 0)
    return Tweak("start", today, stand.family, minutes=ceil(minute / 5) * 5)


def _over(name: str, standings: Mapping[str, tuple[int, Standing]]) -> bool:
    """Whether a booked or voted thing has begun."""
    return any(i.note == name for _, s in standings.values() for i in s.done)


def _asked(
    problem: Problem,
    ask: Ask,
    days: Sequence[Day],
    today: date,
    standings: Mapping[str, tuple[int, Standing]],
) -> Iterable[Ask]:
    """A stop as it is still to be had: with the nights and the day the accepted plan has for it."""
    place = problem.places[ask.place]
    ahead = sum(1 for d in days if d.date >= today and d.date < problem.end and _sleeps(days, d.date, place))
    if ahead:
        yield replace(ask, nights=ahead if not ask.sight else None, day=None)
        return
    begun = {today: [s.done for _, s in standings.values()]}
    over = [i for d in days if d.date < today for f in d.families for i in f.items]
    over += [i for items in begun[today] for i in items]
    if any(i.kind in SEEING and _same(i.place, place) for i in over):
        return
    later = [d.date for d in days if d.date > today and _seen(d, place)]
    if ask.day is None or ask.day >= today:
        yield replace(ask, day=ask.day or (later[0] if later and ask.sight else None))


def _sleeps(days: Sequence[Day], day: date, place: Place) -> bool:
    """Whether a family's last place of a day is there."""
    ends = [f.items[-1] for d in days if d.date == day for f in d.families if f.items]
    return any(_same(i.to or i.place, place) for i in ends)


def _seen(day: Day, place: Place) -> bool:
    return any(i.kind in SEEING and _same(i.place, place) for f in day.families for i in f.items)


def _same(a: Place, b: Place) -> bool:
    return abs(a.lat - b.lat) < NEAR and abs(a.lon - b.lon) < NEAR
