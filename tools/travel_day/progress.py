"""Where a family is in its day: the places it is expected at, and what it said of itself since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from tools.kernel.place import Place
from tools.planning.model import FamilyDay, Item, ItemKind
from tools.travel_day.model import StatusReport
from tools.trips.stops import core, km_between

_HERE_KM = 15.0
_NEAR_TIME = timedelta(hours=2)
WORTH_TELLING = 10  # minutes
_EXPECTED = (ItemKind.MEET, ItemKind.VISIT, ItemKind.CHECK_IN, ItemKind.MEAL)


class State(StrEnum):
    """What a family is doing."""

    PLANNED = "planned"
    ON_THE_ROAD = "on the road"
    STOPPED = "stopped"
    ARRIVED = "arrived"
    BROKEN_DOWN = "broken down"


_AFTER = {
    "departed": State.ON_THE_ROAD,
    "charged": State.ON_THE_ROAD,
    "stopped": State.STOPPED,
    "arrived": State.ARRIVED,
    "breakdown": State.BROKEN_DOWN,
}


@dataclass(frozen=True)
class Target:
    """A place a family is expected at from `at` on; `others` wait for it there.

    `item` is its index in the day; `eta` is when the family will be there as things stand.
    """

    place: Place
    at: datetime
    others: tuple[str, ...] = ()
    item: int = 0
    eta: datetime | None = None


@dataclass(frozen=True)
class Progress:
    """A family's day so far. `reached` counts targets; `delay` in minutes, as it was at `delayed_at`."""

    day: FamilyDay | None
    targets: tuple[Target, ...]
    leaves: datetime | None
    state: State = State.PLANNED
    since: datetime | None = None
    reached: int = 0
    delay: int = 0
    delayed_at: datetime | None = None
    place: str | None = None
    percent: int | None = None

    @property
    def next(self) -> Target | None:
        """The next place the family is expected at."""
        return self.targets[self.reached] if self.reached < len(self.targets) else None


def targets_of(day: FamilyDay | None) -> tuple[Target, ...]:
    """Return where a family drives to in a day: each drive's goal at which it then does something.

    Stops only to charge, fuel or rest are no targets.
    """
    found: list[Target] = []
    driven = False
    for number, item in enumerate(day.items if day else ()):
        driven = driven or item.kind is ItemKind.DRIVE
        if item.kind not in _EXPECTED or not driven:
            continue
        if found and alike(found[-1].place.name, item.place.name):
            found[-1] = replace(found[-1], others=_others(found[-1].others, item))
        elif not (item.kind is ItemKind.MEAL and not item.shared):
            found.append(Target(item.place, item.start, _others((), item), number))
    return tuple(found)


def _others(known: tuple[str, ...], item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *item.with_families)))


def alike(first: str, second: str) -> bool:
    """Whether two names are of one place."""
    a, b = set(core(first).split()), set(core(second).split())
    return bool(a and b) and (a <= b or b <= a)


def progress(day: FamilyDay | None, reports: Sequence[StatusReport]) -> Progress:
    """Return where a family is after its reports of the day, in the order they came."""
    leaves = next((item.start for item in day.items if item.kind is not ItemKind.FREE), None) if day else None
    so_far = Progress(day, targets_of(day), leaves)
    for report in sorted(reports, key=lambda report: report.at):
        so_far = _after(so_far, report)
    return so_far


def _after(so_far: Progress, report: StatusReport) -> Progress:
    if report.percent is not None:
        so_far = replace(so_far, percent=report.percent)
    if report.kind == "late":
        return replace(so_far, delay=report.minutes or 0, delayed_at=report.at)
    if report.kind not in _AFTER:
        return so_far
    changed = replace(so_far, state=_AFTER[report.kind], since=report.at, place=report.place or so_far.place)
    if report.kind == "arrived":
        return _arrived(changed, report)
    return _left(so_far, changed, report) if report.kind == "departed" else changed


def _arrived(so_far: Progress, report: StatusReport) -> Progress:
    """An arrival ends a delay, and is one itself when it comes after its planned time."""
    reached = reached_by(so_far, report.place, report.at)
    late = report.at - so_far.targets[reached - 1].at if reached > so_far.reached else timedelta(0)
    return _behind(replace(so_far, reached=reached), late, report.at)


def _left(before: Progress, changed: Progress, report: StatusReport) -> Progress:
    """Leaving home or a target after the planned time is a delay; the plan's next drive tells that time.

    Going on after a charge or a rest says nothing about the plan, so a known delay stays.
    """
    reached = reached_by(before, report.place) if report.place else before.reached
    if reached == before.reached and before.state not in (State.PLANNED, State.ARRIVED):
        return changed
    after = before.targets[reached - 1].item if reached else -1
    items = before.day.items[after + 1 :] if before.day else ()
    drive = next((item for item in items if item.kind is ItemKind.DRIVE), None)
    changed = replace(changed, reached=reached)
    if drive is None or (before.delay and report.at < drive.start):
        return changed
    return _behind(changed, report.at - drive.start, drive.start)


def _behind(so_far: Progress, late: timedelta, at: datetime) -> Progress:
    minutes = round(late.total_seconds() / 60)
    if minutes < WORTH_TELLING:
        return replace(so_far, delay=0, delayed_at=None)
    return replace(so_far, delay=minutes, delayed_at=at)


def reached_by(so_far: Progress, place: str | None, at: datetime | None = None) -> int:
    """Return how many targets are reached after being at `place` (None: at the next one).

    A name the day does not know ("the motel") is the next target when its time is near `at`.
    """
    ahead = so_far.targets[so_far.reached :]
    if place is None:
        return min(so_far.reached + 1, len(so_far.targets))
    named = (i for i, target in enumerate(ahead) if alike(target.place.name, place))
    if (found := next(named, None)) is not None:
        return so_far.reached + found + 1
    on_the_way = so_far.day is not None and any(alike(i.place.name, place) for i in so_far.day.items)
    near = at is not None and bool(ahead) and abs(ahead[0].at - at) <= _NEAR_TIME
    return so_far.reached + 1 if near and not on_the_way else so_far.reached


def is_here(target: Target, lat: float, lon: float) -> bool:
    """Whether a position (degrees) is at a target."""
    return km_between(target.place.lat, target.place.lon, lat, lon) <= _HERE_KM
