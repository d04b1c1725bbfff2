"""What is still to be driven today, place by place: from where, when, and with what charge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from tools.kernel.place import Place
from tools.planning.model import Item, ItemKind
from tools.travel_day.model import StatusReport
from tools.travel_day.standing import Progress, State

_ON_THE_WAY = (ItemKind.BREAK, ItemKind.CHARGE, ItemKind.REFUEL, ItemKind.MEAL)
_REST = timedelta(minutes=15)
_SET_OUT = 0.9  # charge of a car of which nobody knows better


@dataclass(frozen=True)
class Stretch:
    """The way to the next place: the items `first` to `last` of a family's day.

    It is left from `start` at `leave` (by the plan, where they are silent); `begun` when it is under way.
    """

    first: int
    last: int
    start: Place
    goal: Place
    leave: datetime
    begun: bool = False


def stretches(state: Progress, items: Sequence[Item], now: datetime) -> Iterator[Stretch]:
    """Yield a family's ways that are not over, as its day (`items`) goes: one to each next place."""
    over = max(state.passed, state.targets[state.reached - 1].item if state.reached else -1)
    ahead = [t for t in state.targets[state.reached :] if t.item not in state.skipped]
    for target in ahead:
        end = target.item + (1 if target.ends else 0)
        numbers = [n for n in range(over + 1, end) if items[n].kind is ItemKind.DRIVE and items[n].end > now]
        over = target.item
        if not numbers:
            continue
        first, last = numbers[0], _last(items, numbers[0], end, state.skipped)
        drive, goal = items[first], items[last].to
        if goal is None:
            continue
        begun = state.state not in (State.PLANNED, State.ARRIVED) and drive.start <= now
        yield Stretch(first, last, drive.place, goal, now if begun else drive.start, begun)


def _last(items: Sequence[Item], first: int, end: int, skipped: Sequence[int]) -> int:
    """Return the last drive before something that is no stop on the way: a boat, a visit.

    What is left out stops nobody.
    """
    last = first
    for number in range(first, end):
        if number in skipped:
            continue
        if items[number].kind is ItemKind.DRIVE:
            last = number
        elif items[number].kind not in _ON_THE_WAY or items[number].with_families:
            break
    return last


def meals(items: Sequence[Item], stretch: Stretch) -> tuple[bool, bool]:
    """Return whether (lunch, dinner) is not to be had on this stretch."""
    eaten = [i for i in items[stretch.first : stretch.last] if i.kind is ItemKind.MEAL]
    hours = [item.start.hour for item in eaten]
    return not any(hour < 16 for hour in hours), not any(hour >= 16 for hour in hours)


def charge_at(items: Sequence[Item], reports: Sequence[StatusReport], at: datetime, range_km: float) -> float:
    """Return the charge (0..1) of a car at a moment of its day: said last or planned, less the way since."""
    known = [(item.end, item.soc_end) for item in items if item.kind is ItemKind.CHARGE and item.end <= at]
    known += [(item.start, item.soc_start) for item in items if item.kind is ItemKind.DRIVE][:1]
    known += [(report.at, report.percent / 100) for report in reports if report.percent is not None]
    told = [(when, level) for when, level in known if level is not None and when <= at]
    since, level = max(told, default=(at, _SET_OUT))
    return max(0.0, level - _driven_km(items, since, at) / range_km)


def _driven_km(items: Sequence[Item], since: datetime, until: datetime) -> float:
    """Return the kilometres driven between two moments, as the day goes."""
    return sum((item.km or 0.0) * _part(item, since, until) for item in items if item.kind is ItemKind.DRIVE)


def _part(item: Item, since: datetime, until: datetime) -> float:
    """Return which part of an item lies between two moments."""
    whole = item.end - item.start
    inside = min(item.end, until) - max(item.start, since)
    return max(0.0, inside / whole) if whole else 0.0


def share_driven(items: Sequence[Item], stretch: Stretch, now: datetime) -> float:
    """Return which part of a stretch's first drive is behind a family by the clock."""
    return _part(items[stretch.first], items[stretch.first].start, now)


def rested_at(items: Sequence[Item], at: datetime) -> datetime:
    """Return when a family last rested (or set out), as its day goes."""
    rests = [
        i.end for i in items if i.kind is not ItemKind.DRIVE and i.end <= at and i.end - i.start >= _REST
    ]
    rests += [
        later.start for one, later in pairwise(items) if later.start <= at and later.start - one.end >= _REST
    ]
    starts = [item.start for item in items if item.kind is ItemKind.DRIVE and item.start <= at]
    return max(rests, default=min(starts, default=at))
