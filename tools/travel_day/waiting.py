"""Wait for who is late, or go on and meet at the next place? The cheaper for all, in person-minutes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.travel_day.targets import targets_of

_WAITED_AT = (ItemKind.MEET, ItemKind.MEAL)
_ON_THE_WAY = (
    *(ItemKind.DEPART, ItemKind.DRIVE, ItemKind.BREAK, ItemKind.CHARGE, ItemKind.REFUEL, ItemKind.FREE),
    *(ItemKind.MEAL, ItemKind.CHECK_IN),
)
_BIG = timedelta(minutes=60)  # below it people simply wait
_TOGETHER = (ItemKind.MEET, ItemKind.MEAL, ItemKind.VISIT)
_FREE = timedelta(minutes=45)
_SMALL = timedelta(minutes=15)  # who is still at home need not wait even that


@dataclass(frozen=True)
class GoOn:
    """Going on without a family: what it is left out of (a meeting by its place, a meal by its name), whom
    that frees, and where they meet again.

    `waiting` is what waiting would cost, `missing` what going on costs, in person-minutes; the late family
    misses `missed` minutes together.
    """

    what: str
    place: str
    others: tuple[str, ...]
    again: str
    again_at: datetime
    waiting: float
    missing: float
    at: datetime  # when it was to begin
    missed: int = 0

    def costs_less(self, gained: float = 0.0) -> bool:
        """Whether it is cheaper than waiting, when the late family gains so many person-minutes by it."""
        return self.missing - gained < self.waiting


def go_on(planned: Day, live: Day, late: str, heads: Mapping[str, int]) -> GoOn | None:
    """Return the meeting or meal that may be held without the late family; None where there is none.

    Waiting costs everybody who is there in time the delay. Going on costs the late family what it misses.
    A meeting only where they meet again the same day; who misses a meal comes to the same place later.
    """
    own = _pair(planned, live, late)
    if own is None:
        return None
    for number, (was, now) in enumerate(zip(own[0].items, own[1].items, strict=True)):
        if was.kind not in _WAITED_AT or not was.with_families or now.start - was.start < _BIG:
            continue
        others = now.with_families
        ready = max((_ready(live, name, was, now) for name in others), default=was.start)
        wait = _ready(live, late, was, now) - ready
        if wait < _BIG:
            continue  # somebody else is as late
        if was.kind is ItemKind.MEAL:
            what, again, again_at = was.note or "the meal", was.place.name, now.start
        else:
            goals = (t for t in targets_of(own[1]) if t.item > number and set(t.others) & set(others))
            goal = next(goals, None)
            if goal is None or goal.place.name == was.place.name:
                return None
            what, again, again_at = was.place.name, goal.place.name, goal.at
        waiting = _minutes(wait) * sum(heads.get(name, 1) for name in others)
        missed = round(_minutes(_together(own[0], was)))
        missing = float(missed * heads.get(late, 1))
        return GoOn(what, was.place.name, others, again, again_at, waiting, missing, was.start, missed)
    return None


def _ready(live: Day, name: str, was: Item, now: Item) -> datetime:
    """Return when a family could begin what it shares, as its day goes."""
    items = next((family.items for family in live.families if family.family == name), ())
    number = next((n for n, item in enumerate(items) if _is_same(item, now)), 0)
    return max([was.start, *(i.end for i in items[:number] if i.kind is not ItemKind.FREE)])


@dataclass(frozen=True)
class PutOff:
    """A meeting of a late family others can leave for later: by how many `minutes`, and who has not left.

    `waiting` is what waiting would cost, `cost` what is waited all the same by those who have left, in
    person-minutes.
    """

    place: str
    at: datetime
    minutes: int
    others: tuple[str, ...]
    waiting: float
    cost: float


def put_off(
    planned: Day, live: Day, late: str, heads: Mapping[str, int], at_home: Collection[str]
) -> PutOff | None:
    """Return the next meeting others can leave for later instead of waiting; None where nobody can."""
    own = _pair(planned, live, late)
    for was, now in zip(own[0].items, own[1].items, strict=True) if own else ():
        if was.kind not in _WAITED_AT or not was.with_families or now.start - was.start < _SMALL:
            continue
        waits = {n: _waits(planned, n, was, now) for n in now.with_families if n in at_home}
        others = tuple(name for name, waited in waits.items() if waited >= _SMALL)
        if not others:
            return None
        minutes = int(_minutes(min(waits[name] for name in others)) // 5) * 5
        gone = [name for name in now.with_families if name not in others]
        whole = sum(heads.get(name, 1) for name in now.with_families) * float(minutes)
        cost = sum(heads.get(name, 1) for name in gone) * float(minutes)
        return PutOff(was.place.name, now.start, minutes, others, whole, cost)
    return None


def _waits(planned: Day, name: str, was: Item, now: Item) -> timedelta:
    """Return how long a family would wait at a meeting, if it does nothing but drive and check in before."""
    items = next((family.items for family in planned.families if family.family == name), ())
    if not straight_there(planned, name, was):
        return timedelta(0)
    number = next(n for n, item in enumerate(items) if _is_same(item, was))
    if any(item.with_families and item.kind in _TOGETHER for item in items[:number]):
        return timedelta(0)  # others are met before
    ready = max((item.end for item in items[:number] if item.kind is ItemKind.DRIVE), default=was.start)
    free = was.start - ready > _FREE  # there is something else to do there
    return timedelta(0) if free else now.start - max(was.start, ready)


def _is_same(item: Item, meeting: Item) -> bool:
    return (item.kind, item.place.name, item.start) == (meeting.kind, meeting.place.name, meeting.start)


def straight_there(day: Day, name: str, meeting: Item) -> bool:
    """Whether a family does nothing but drive (and check in) before a meeting."""
    items = next((family.items for family in day.families if family.family == name), ())
    for item in items:
        if _is_same(item, meeting):
            return True
        if item.kind not in _ON_THE_WAY and not item.with_families:
            return False
    return False


def _pair(planned: Day, live: Day, name: str) -> tuple[FamilyDay, FamilyDay] | None:
    pairs = zip(planned.families, live.families, strict=True)
    return next(((was, now) for was, now in pairs if was.family == name), None)


def _together(family: FamilyDay, meeting: Item) -> timedelta:
    """Return how long they would be together at the meeting's place, or over the meal."""
    if meeting.kind is ItemKind.MEAL:
        return meeting.end - meeting.start
    shared = [i for i in family.items if i.place.name == meeting.place.name and i.with_families]
    return sum((item.end - item.start for item in shared), timedelta(0))


def _minutes(span: timedelta) -> float:
    return span.total_seconds() / 60
