"""Wait for who is late, or go on and meet at the next place? The cheaper for all, in person-minutes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.travel_day.targets import targets_of

_WAITED_AT = (ItemKind.MEET, ItemKind.MEAL)
_BIG = timedelta(minutes=60)  # below it people simply wait


@dataclass(frozen=True)
class GoOn:
    """Going on without a family: what it is left out of (a meeting by its place, a meal by its name), whom
    that frees, and where they meet again.

    `waiting` is what waiting would cost, `missing` what going on costs, in person-minutes.
    """

    what: str
    place: str
    others: tuple[str, ...]
    again: str
    again_at: datetime
    waiting: float
    missing: float


def go_on(planned: Day, live: Day, late: str, heads: Mapping[str, int]) -> GoOn | None:
    """Return the meeting or meal that is better held without the late family, None when waiting costs less.

    Waiting costs everybody who is there in time the delay. Going on costs the late family what it misses.
    A meeting only where they meet again the same day; who misses a meal comes to the same place later.
    """
    own = _pair(planned, live, late)
    if own is None:
        return None
    for number, (was, now) in enumerate(zip(own[0].items, own[1].items, strict=True)):
        if was.kind not in _WAITED_AT or not was.with_families or now.start - was.start < _BIG:
            continue
        delay, others = now.start - was.start, now.with_families
        if was.kind is ItemKind.MEAL:
            what, again, again_at = was.note or "the meal", was.place.name, now.start
        else:
            goals = (t for t in targets_of(own[1]) if t.item > number and set(t.others) & set(others))
            goal = next(goals, None)
            if goal is None or goal.place.name == was.place.name:
                return None
            what, again, again_at = was.place.name, goal.place.name, goal.at
        waiting = _minutes(delay) * sum(heads.get(name, 1) for name in others)
        missing = _minutes(_together(own[0], was)) * heads.get(late, 1)
        if waiting <= missing:
            return None
        return GoOn(what, was.place.name, others, again, again_at, waiting, missing)
    return None


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
