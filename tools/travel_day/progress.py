"""Where a family is in its day: the places it is expected at, and what it said of itself since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from tools.kernel.place import Place
from tools.planning.model import FamilyDay, Item, ItemKind
from tools.travel_day.model import StatusReport
from tools.trips.stops import core, km_between

_HERE_KM = 15.0
_CLOSE_KM = 5.0
_NEAR_TIME = timedelta(hours=2)
WORTH_TELLING = 10  # minutes
_EARLIEST = 4 * 60  # minutes: who goes earlier than that drives elsewhere first
_EXPECTED = (ItemKind.MEET, ItemKind.VISIT, ItemKind.CHECK_IN, ItemKind.MEAL)


class State(StrEnum):
    """What a family is doing."""

    PLANNED = "planned"
    ON_THE_ROAD = "on the road"
    CHARGING = "charging"
    BREAK = "break"
    LATE = "late"
    ARRIVED = "arrived"
    BROKEN_DOWN = "broken down"


# What moves the day by `minutes`: a position does when it shows the car to be behind.
_DELAYS = ("late", "closed", "location", "breakdown", "departed")
_STOPS = (ItemKind.BREAK, ItemKind.CHARGE, ItemKind.REFUEL, *_EXPECTED)
_AFTER = {
    "departed": State.ON_THE_ROAD,
    "charged": State.ON_THE_ROAD,
    "charging": State.CHARGING,
    "stopped": State.BREAK,
    "arrived": State.ARRIVED,
    "breakdown": State.BROKEN_DOWN,
}


@dataclass(frozen=True)
class Target:
    """A place a family is expected at from `at` on; `others` wait for it there.

    `item` is its index in the day; `eta` is when the family will be there as things stand. A target that
    `ends` the day is the end of the drive `item`.
    """

    place: Place
    at: datetime
    others: tuple[str, ...] = ()
    item: int = 0
    eta: datetime | None = None
    ends: bool = False


@dataclass(frozen=True)
class Progress:
    """A family's day so far, or one car's. `reached` counts targets.

    `delay` in minutes, as it was at `delayed_at`; `ahead` in minutes, from the item `ahead_from` to the next
    that is shared; `skipped` are indexes of items that will not happen, `passed` the last that is over.
    """

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
    ahead: int = 0
    ahead_from: int = 0
    skipped: tuple[int, ...] = ()
    passed: int = -1

    @property
    def standing(self) -> State:
        """The state people are shown: who is under way and behind the plan is late."""
        moving = self.state in (State.PLANNED, State.ON_THE_ROAD, State.BREAK)
        return State.LATE if moving and self.delay >= WORTH_TELLING else self.state

    @property
    def next(self) -> Target | None:
        """The next place the family is expected at."""
        return next((t for t in self.targets[self.reached :] if t.item not in self.skipped), None)


def targets_of(day: FamilyDay | None) -> tuple[Target, ...]:
    """Return where a family drives to in a day: each drive's goal at which it then does something.

    Stops only to charge, fuel or rest are no targets; the end of the last drive always is one.
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
    return (*found, *_home(day, found))


def _home(day: FamilyDay | None, found: Sequence[Target]) -> Iterator[Target]:
    """Yield the end of the day's last drive when nothing is planned there, as on the way home."""
    drives = [(n, item) for n, item in enumerate(day.items if day else ()) if item.kind is ItemKind.DRIVE]
    if drives and drives[-1][1].to and not (found and found[-1].item > drives[-1][0]):
        number, drive = drives[-1]
        if drive.to and not any(target.at >= drive.end for target in found):
            yield Target(drive.to, drive.end, (), number, ends=True)


def _others(known: tuple[str, ...], item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *item.with_families)))


def alike(first: str, second: str) -> bool:
    """Whether two names are of one place."""
    a, b = set(core(first).split()), set(core(second).split())
    return bool(a and b) and (a <= b or b <= a)


def in_day(day: FamilyDay | None, place: str) -> bool:
    """Whether a family's day passes a place of that name."""
    items = day.items if day else ()
    return any(alike(item.place.name, place) or (item.to and alike(item.to.name, place)) for item in items)


def progress(day: FamilyDay | None, reports: Sequence[StatusReport]) -> Progress:
    """Return where a family is after its reports of the day, in the order they came."""
    leaves = next((item.start for item in day.items if item.kind is not ItemKind.FREE), None) if day else None
    so_far = Progress(day, targets_of(day), leaves)
    for report in sorted(reports, key=lambda report: report.at):
        so_far = _after(so_far, report)
    return so_far


def _after(so_far: Progress, report: StatusReport) -> Progress:
    so_far = replace(so_far, passed=max(so_far.passed, _passed(so_far, report)))
    if report.percent is not None:
        so_far = replace(so_far, percent=report.percent)
    if report.kind == "location" and so_far.state is State.PLANNED and _is_away(so_far, report):
        so_far = replace(so_far, state=State.ON_THE_ROAD, since=report.at)
    if report.kind in _DELAYS and report.minutes is not None:
        delayed_at = report.at if report.minutes else None
        so_far = replace(so_far, delay=report.minutes, delayed_at=delayed_at, ahead=0)
    if report.kind == "early":
        items = so_far.day.items if so_far.day else ()
        now = next((n for n, i in enumerate(items) if n > so_far.passed and i.end > report.at), 0)
        return replace(so_far, delay=0, delayed_at=None, ahead=report.minutes or 0, ahead_from=now)
    if report.kind == "skipped":
        return _skipping(so_far, report)
    if report.kind not in _AFTER:
        return so_far
    changed = replace(so_far, state=_AFTER[report.kind], since=report.at, place=report.place or so_far.place)
    if report.kind == "arrived":
        return _arrived(changed, report)
    return _left(so_far, changed, report) if report.kind == "departed" else changed


def _passed(so_far: Progress, report: StatusReport) -> int:
    """Return the index of the last item that is over for who is where the report says; -1 for none."""
    items = so_far.day.items if so_far.day else ()
    goal = so_far.next
    if goal is None:
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


def _is_away(so_far: Progress, report: StatusReport) -> bool:
    """Whether a position is away from where the day begins: they left without a word."""
    first = so_far.day.items[0].place if so_far.day and so_far.day.items else None
    if first is None or report.lat is None or report.lon is None:
        return False
    return km_between(first.lat, first.lon, report.lat, report.lon) > _HERE_KM


def _arrived(so_far: Progress, report: StatusReport) -> Progress:
    """An arrival ends a delay, and is one itself when it comes after its planned time."""
    reached = reached_by(so_far, report.place, report.at)
    late = report.at - so_far.targets[reached - 1].at if reached > so_far.reached else timedelta(0)
    return _behind(replace(so_far, reached=reached, ahead=0), late, report.at)


def _skipping(so_far: Progress, report: StatusReport) -> Progress:
    """Return the progress with a stop left out: the one named, else the next one on the way."""
    return replace(so_far, skipped=(*so_far.skipped, *skipping(so_far, report.place, report.at)))


def skipping(so_far: Progress, place: str | None, at: datetime) -> tuple[int, ...]:
    """Return the indexes of the items a family leaves out by skipping `place` (None: its next stop)."""
    passed = so_far.targets[so_far.reached - 1].item if so_far.reached else -1
    items = list(enumerate(so_far.day.items if so_far.day else ()))[passed + 1 :]
    last = max((target.place.name for target in so_far.targets[-1:]), default="")
    stops = [
        (number, item)
        for number, item in items
        if item.kind in _STOPS and number not in so_far.skipped and not alike(item.place.name, last)
    ]
    if place is None:
        name = next((item.place.name for _, item in stops if item.end > at), None)
    else:
        name = next(
            (i.place.name for _, i in stops if alike(i.place.name, place) or alike(i.note, place)), None
        )
    first = next((n for n, item in stops if item.place.name == name), None)
    if first is None:
        return ()
    drive = next((n for n, i in items if n > first and i.kind is ItemKind.DRIVE), len(items) + passed + 1)
    return tuple(n for n, item in items if first <= n < drive and item.place.name == name)


def _left(before: Progress, changed: Progress, report: StatusReport) -> Progress:
    """Leaving home or a target after the planned time is a delay; the plan's next drive tells that time.

    Going on after a charge or a rest says nothing about the plan, so a known delay stays.
    """
    reached = reached_by(before, report.place) if report.place else before.reached
    if reached == before.reached and before.state not in (State.PLANNED, State.ARRIVED):
        return changed
    after = before.targets[reached - 1].item if reached else -1
    items = list(enumerate(before.day.items if before.day else ()))[after + 1 :]
    number, drive = next(((n, item) for n, item in items if item.kind is ItemKind.DRIVE), (0, None))
    changed = replace(changed, reached=reached)
    if drive is None or (before.delay and report.at < drive.start):
        return changed
    if report.place and not in_day(before.day, report.place):
        return changed  # from where the plan does not know them: only the way from there tells the delay
    early = round((drive.start - report.at).total_seconds() / 60)
    ahead = early if WORTH_TELLING <= early <= _EARLIEST else 0
    return _behind(replace(changed, ahead=ahead, ahead_from=number), report.at - drive.start, drive.start)


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
        return so_far.targets.index(so_far.next) + 1 if so_far.next else len(so_far.targets)
    named = (i for i, target in enumerate(ahead) if alike(target.place.name, place))
    if (found := next(named, None)) is not None:
        return so_far.reached + found + 1
    on_the_way = so_far.day is not None and any(alike(i.place.name, place) for i in so_far.day.items)
    near = at is not None and bool(ahead) and abs(ahead[0].at - at) <= _NEAR_TIME
    return so_far.reached + 1 if near and not on_the_way else so_far.reached


def of_family(cars: Sequence[Progress]) -> Progress:
    """Return how a family of several cars stands: as the one that is furthest behind."""
    stuck = [car for car in cars if car.state is State.BROKEN_DOWN]
    order = stuck or sorted(cars, key=lambda car: (car.reached, -car.delay))
    return order[0]


def is_here(target: Target, lat: float, lon: float) -> bool:
    """Whether a position (degrees) is at a target."""
    return km_between(target.place.lat, target.place.lon, lat, lon) <= _HERE_KM
