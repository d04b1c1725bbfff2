"""Where a family is in its day: the places it is expected at, and what it said of itself since."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tools.planning.model import FamilyDay, ItemKind
from tools.travel_day.model import StatusReport
from tools.travel_day.passing import passed, planned_rest, reached_by, skipping
from tools.travel_day.standing import WORTH_TELLING, Progress, State
from tools.travel_day.targets import HERE_KM, alike, in_day, leaves_at, targets_of
from tools.travel_day.ways import over_by, rerouted
from tools.trips.stops import km_between

_EARLIEST = 4 * 60  # minutes: who goes earlier than that drives elsewhere first
# What moves the day by `minutes`: a position does when it shows the car to be behind.
_DELAYS = ("late", "weather", "closed", "location", "breakdown", "departed")
_AFTER = {
    "departed": State.ON_THE_ROAD,
    "charged": State.ON_THE_ROAD,
    "charging": State.CHARGING,
    "stopped": State.BREAK,
    "arrived": State.ARRIVED,
    "breakdown": State.BROKEN_DOWN,
}


def progress(day: FamilyDay | None, reports: Sequence[StatusReport]) -> Progress:
    """Return where a family is after its reports of the day, in the order they came."""
    so_far = Progress(day, targets_of(day), leaves_at(day))
    for report in sorted(reports, key=lambda report: report.at):
        so_far = _after(so_far, report)
    return so_far


def _after(so_far: Progress, report: StatusReport) -> Progress:
    if report.kind in ("detour", "slower"):
        return _longer(so_far, report)
    if report.way is not None:
        return rerouted(so_far, report.way)
    so_far = replace(so_far, passed=max(so_far.passed, passed(so_far, report)))
    if report.percent is not None:
        so_far = replace(so_far, percent=report.percent)
    if report.kind == "location" and so_far.state is State.PLANNED and _is_away(so_far, report):
        so_far = replace(so_far, state=State.ON_THE_ROAD, since=report.at)
    if report.kind in _DELAYS and report.minutes is not None:
        so_far = _delayed(so_far, report.minutes, report.at)
    if report.kind == "early":
        items = so_far.day.items if so_far.day else ()
        now = next((n for n, i in enumerate(items) if n > so_far.passed and i.end > report.at), 0)
        so_far = _delayed(so_far, 0, report.at)
        return replace(so_far, ahead=report.minutes or 0, ahead_from=now)
    if report.kind == "skipped":
        return _skipping(so_far, report)
    if report.kind == "charged":
        so_far = _charged_late(so_far, report)
    if report.kind not in _AFTER:
        return so_far
    changed = replace(so_far, state=_AFTER[report.kind], since=report.at, place=report.place or so_far.place)
    if report.kind == "arrived":
        return _arrived(changed, report)
    return _left(so_far, changed, report) if report.kind == "departed" else changed


def _charged_late(so_far: Progress, report: StatusReport) -> Progress:
    """Return the progress of who has charged later than planned: it is a delay from then on.

    The charge is the one they named, else the last they were to begin by then.
    """
    begin, goal = so_far.before_next
    late = timedelta(minutes=so_far.behind)
    charges = [
        (number, item)
        for number, item in enumerate(so_far.day.items if so_far.day else ())
        if begin < number <= goal and item.kind is ItemKind.CHARGE and item.start + late <= report.at
    ]
    named = [one for one in charges if report.place and alike(one[1].place.name, report.place)]
    number, charge = next(reversed(named or charges), (0, None))
    over = round((report.at - charge.end) / timedelta(minutes=1)) if charge else 0
    if charge is None or over - so_far.behind < WORTH_TELLING:
        return so_far
    return replace(_delayed(so_far, over, report.at), passed=max(so_far.passed, number))


def _delayed(so_far: Progress, minutes: int, at: datetime) -> Progress:
    """Return the progress of who is `minutes` behind the plan in all, ways round before them included."""
    left = so_far.on_detours
    if minutes < left + so_far.anew and left:  # better than the way round was thought to be
        begin, goal = so_far.before_next
        detours = tuple(d for d in so_far.detours if not begin < d[0] <= goal)
        slower = tuple(d for d in so_far.slower if not begin < d[0] <= goal)
        so_far, left = replace(so_far, detours=detours, slower=slower), 0
    more = minutes - left - so_far.anew
    if more < 0:  # better than the way planned anew was thought to be: its last drive is quicker
        _, last = max((span for span in so_far.ways if span[1] <= so_far.before_next[1]), default=(0, 0))
        slower = tuple({**dict(so_far.slower), last: more}.items())
        so_far, more = replace(so_far, slower=slower), 0
    return replace(so_far, delay=more, delayed_at=_since(so_far, at) if more else None, ahead=0)


def _since(so_far: Progress, at: datetime) -> datetime:
    """Return from when on a delay moves the day: who should be there already is still on the way there."""
    begin, goal = so_far.before_next
    drives = [
        i for i in (so_far.day.items if so_far.day else ())[begin + 1 : goal + 1] if i.kind is ItemKind.DRIVE
    ]
    return min([at, *(drive.end - timedelta(minutes=1) for drive in drives[-1:])])


def _longer(so_far: Progress, report: StatusReport) -> Progress:
    """Return the progress with a drive that takes longer: the next one to the place named, once over a day.

    What is said last counts; a way round and bad weather add up.
    """
    items = enumerate(so_far.day.items if so_far.day else ())
    drives = [(n, item) for n, item in items if item.kind is ItemKind.DRIVE and n > so_far.passed]
    number = next((n for n, i in drives if i.to and alike(i.to.name, report.place or i.to.name)), None)
    if number is None or not report.minutes:
        return so_far
    if report.kind == "slower":
        return replace(so_far, slower=tuple({**dict(so_far.slower), number: report.minutes}.items()))
    return replace(so_far, detours=tuple({**dict(so_far.detours), number: report.minutes}.items()))


def _is_away(so_far: Progress, report: StatusReport) -> bool:
    """Whether a position is away from where the day begins: they left without a word."""
    first = so_far.day.items[0].place if so_far.day and so_far.day.items else None
    if first is None or report.lat is None or report.lon is None:
        return False
    return km_between(first.lat, first.lon, report.lat, report.lon) > HERE_KM


def _arrived(so_far: Progress, report: StatusReport) -> Progress:
    """An arrival ends a delay, and is one itself when it comes after its planned time."""
    reached = reached_by(so_far, report.place, report.at)
    late = report.at - so_far.targets[reached - 1].at if reached > so_far.reached else timedelta(0)
    over = so_far.targets[reached - 1].item if reached else -1
    ahead = tuple(detour for detour in so_far.detours if detour[0] > over)
    slower = tuple(drive for drive in so_far.slower if drive[0] > over)
    here = report.place or (
        so_far.targets[reached - 1].place.name if reached > so_far.reached else so_far.place
    )
    if reached > so_far.reached:
        so_far = over_by(so_far, so_far.targets[reached - 1])
    there = replace(so_far, reached=reached, place=here, ahead=0, detours=ahead, slower=slower)
    return _behind(there, late, report.at)


def _skipping(so_far: Progress, report: StatusReport) -> Progress:
    """Return the progress with a stop left out: the one named, else the next one on the way."""
    return replace(so_far, skipped=(*so_far.skipped, *skipping(so_far, report.place, report.at)))


def _left(before: Progress, changed: Progress, report: StatusReport) -> Progress:
    """Leaving home or a target after the planned time is a delay; the plan's next drive tells that time.

    Going on after a charge or a rest says nothing about the plan, so a known delay stays.
    """
    reached = reached_by(before, report.place) if report.place else before.reached
    if reached == before.reached and before.state in (State.BREAK, State.BROKEN_DOWN):
        return _after_stop(before, changed, report.at)
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


def _after_stop(before: Progress, changed: Progress, at: datetime) -> Progress:
    """Going on after a stop: what it took beyond the rests that were planned then or there is a delay.

    A delay said during the stop tells of it already.
    """
    since = before.since or at
    if before.delayed_at is not None and before.delayed_at >= since:
        return changed
    spent = at - since - planned_rest(before, since, at)
    more = round(spent / timedelta(minutes=1))
    return changed if more < WORTH_TELLING else _delayed(changed, before.behind + more, at)


def _behind(so_far: Progress, late: timedelta, at: datetime) -> Progress:
    minutes = round(late.total_seconds() / 60)
    if minutes < WORTH_TELLING:
        return replace(so_far, delay=0, delayed_at=None)
    return replace(so_far, delay=minutes, delayed_at=at)


def of_family(cars: Sequence[Progress]) -> Progress:
    """Return how a family of several cars stands: as the one that is furthest behind."""
    stuck = [car for car in cars if car.state is State.BROKEN_DOWN]
    order = stuck or sorted(cars, key=lambda car: (car.reached, -car.behind))
    return order[0]
