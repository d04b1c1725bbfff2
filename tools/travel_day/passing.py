"""How far a family is in its day by where it says it is, and what it leaves out by skipping a stop."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from tools.kernel.words import fold
from tools.planning.model import ItemKind
from tools.travel_day.model import StatusReport
from tools.travel_day.standing import Progress, Target
from tools.travel_day.targets import EXPECTED, alike
from tools.trips.stops import km_between

_CLOSE_KM = 5.0
_NEAR_TIME = timedelta(hours=2)
_NEAR_NOW = timedelta(minutes=75)
_AHEAD = ("closed", "weather", "moved", "elsewhere")  # they name a place that is not where the family is
_STOPS = (ItemKind.BREAK, ItemKind.CHARGE, ItemKind.REFUEL, *EXPECTED)


def passed(so_far: Progress, report: StatusReport) -> int:
    """Return the index of the last item that is over for who is where the report says; -1 for none."""
    items = so_far.day.items if so_far.day else ()
    goal = so_far.next
    if goal is None or report.kind in _AHEAD:
        return -1
    ahead = [(n, item) for n, item in enumerate(items) if so_far.passed < n < goal.item]
    if report.place and (here := [n for n, item in ahead if alike(item.place.name, report.place)]):
        return here[-1] if report.kind in ("departed", "charged") else here[0] - 1
    if report.lat is None or report.lon is None:
        return -1
    left = km_between(report.lat, report.lon, goal.place.lat, goal.place.lon)
    behind = [
        n
        for n, item in ahead
        if item.kind not in (ItemKind.DRIVE, ItemKind.FERRY)
        and km_between(item.place.lat, item.place.lon, goal.place.lat, goal.place.lon) > left + _CLOSE_KM
    ]
    return max(behind, default=-1)


def skipping(so_far: Progress, place: str | None, at: datetime) -> tuple[int, ...]:
    """Return the indexes of the items a family leaves out by skipping `place` (None: its next stop)."""
    passed = so_far.targets[so_far.reached - 1].item if so_far.reached else -1
    if place and (meal := _meal(so_far, place, at)) is not None:
        return (meal,)
    items = list(enumerate(so_far.day.items if so_far.day else ()))[passed + 1 :]
    last = max((target.place.name for target in so_far.targets[-1:]), default="")
    stops = [
        (number, item)
        for number, item in items
        if item.kind in _STOPS and number not in so_far.skipped and not alike(item.place.name, last)
    ]
    if place is None:  # a meeting is left out by its name only
        stops = [(n, item) for n, item in stops if not item.with_families]
        name = next((item.place.name for _, item in stops if item.end > at), None)
    else:
        name = next(
            (i.place.name for _, i in stops if alike(i.place.name, place) or alike(i.note, place)), None
        )
    first = next((n for n, item in stops if item.place.name == name), None)
    if first is None:
        return ()
    drive = next((n for n, i in items if n > first and i.kind is ItemKind.DRIVE), len(items) + passed + 1)
    gone = [(n, item) for n, item in items if first <= n < drive and item.place.name == name]
    return tuple(n for n, item in gone if place is not None or not item.with_families)


def _meal(so_far: Progress, name: str, at: datetime) -> int | None:
    """Return the meal that goes by a name ("dinner") and is still to come; None for none."""
    wanted = fold(name).removeprefix("the ")
    for number, item in enumerate(so_far.day.items if so_far.day else ()):
        known = wanted in (fold(item.note), "meal") and number not in so_far.skipped
        if item.kind is ItemKind.MEAL and known and item.end > at:
            return number
    return None


def planned_rest(so_far: Progress, since: datetime, until: datetime) -> timedelta:
    """Return how long a family would rest by the plan where it stopped, or at that time as its day goes."""
    begin = so_far.targets[so_far.reached - 1].item if so_far.reached else -1
    goal, late = so_far.next.item if so_far.next else begin, timedelta(minutes=so_far.behind)
    rests = (
        item
        for number, item in enumerate(so_far.day.items if so_far.day else ())
        if begin < number < goal and item.kind in _STOPS and number not in so_far.skipped
    )
    here = (
        item.end - item.start
        for item in rests
        if (so_far.place and alike(item.place.name, so_far.place))
        or (item.start + late < until and since < item.end + late)
    )
    return sum(here, timedelta(0))


def setting_out_for(so_far: Progress, report: StatusReport, text: str) -> StatusReport:
    """Return the report of who says where they go now: the place before that one is behind them."""
    if report.kind != "departed" or report.place is not None or so_far.next is None:
        return report
    first = so_far.targets.index(so_far.next)
    for number in range(first + 1, len(so_far.targets)):
        goal = re.escape(so_far.targets[number].place.name)
        if re.search(rf"\b(?:for|to|towards?)\s+{goal}\b", text, re.IGNORECASE):
            return replace(report, place=so_far.targets[number - 1].place.name)
    return report


def _nearest(so_far: Progress, at: datetime) -> Target | None:
    """Return the place who says no more than that they are there is at: the next one.

    Where that was due hours ago, it is a later one they are expected at by now.
    """
    ahead = [t for t in so_far.targets[so_far.reached :] if t.item not in so_far.skipped]
    if not ahead or at - ahead[0].at - timedelta(minutes=so_far.behind) < _NEAR_TIME:
        return next(iter(ahead), None)
    return next((t for t in ahead[1:] if abs(t.at - at) <= _NEAR_NOW), ahead[0])


def reached_by(so_far: Progress, place: str | None, at: datetime | None = None) -> int:
    """Return how many targets are reached after being at `place` (None: at the next one).

    A name the day does not know ("the motel") is the next target when its time is near `at`.
    """
    ahead = so_far.targets[so_far.reached :]
    if place is None:
        goal = _nearest(so_far, at) if at else so_far.next
        return so_far.targets.index(goal) + 1 if goal else len(so_far.targets)
    named = (i for i, target in enumerate(ahead) if alike(target.place.name, place))
    if (found := next(named, None)) is not None:
        return so_far.reached + found + 1
    on_the_way = so_far.day is not None and any(alike(i.place.name, place) for i in so_far.day.items)
    near = at is not None and bool(ahead) and abs(ahead[0].at - at) <= _NEAR_TIME
    return so_far.reached + 1 if near and not on_the_way else so_far.reached
