"""What a plan says of itself: what was left out and why, slack and bottleneck, what would free what."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tools.planning.blocked import Trouble
from tools.planning.blocked import told as told_troubles
from tools.planning.daylight import sunset
from tools.planning.explain_beds import dear, double_beds, two_beds, unbooked
from tools.planning.model import Day, Item, ItemKind
from tools.planning.parting import partings
from tools.planning.problem import Ask, Problem
from tools.planning.tight import rooms
from tools.planning.tight import told as told_tight
from tools.planning.times import hhmm, said, span
from tools.trips.model import StopRole

if TYPE_CHECKING:
    from tools.planning.planner import Planner


def explained(
    problem: Problem, planner: "Planner", days: tuple[Day, ...], left_out: tuple[Ask, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (sentences for people, conflicts)."""
    musts, wants = _unseen(problem, days, left_out, planner.troubles)
    conflicts = [*double_beds(problem), *dear(problem), *musts, *told_troubles(problem, planner.troubles)]
    told = [
        *conflicts,
        *planner.notes,
        *wants,
        *partings(problem, days),
        *two_beds(problem),
        *_stays_home(problem, days),
        *_ways_home(problem, days),
        *_meetings(problem, planner),
        *told_tight(problem, rooms(problem, planner.params, days)),
        *_dark(problem, days),
        *unbooked(days),
        *_charging(problem, days),
        *_sailings(days),
    ]
    return tuple(dict.fromkeys(told)), tuple(dict.fromkeys(conflicts))


def _items(days: tuple[Day, ...], family: str | None = None) -> list[tuple[date, str, Item]]:
    return [
        (day.date, f.family, item)
        for day in days
        for f in day.families
        for item in f.items
        if family in (None, f.family)
    ]


def _unseen(
    problem: Problem, days: tuple[Day, ...], left_out: tuple[Ask, ...], troubles: Sequence[Trouble]
) -> tuple[list[str], list[str]]:
    """Stops nobody gets to: those that had to be, and those only wanted."""
    short = {t.family: t.why.what for t in troubles if t.why.kind == "charger"}
    stranded = len(short) == len(problem.households) > 0
    visited = {i.place.name for _, _, i in _items(days)} | {i.to.name for _, _, i in _items(days) if i.to}
    musts: dict[str, list[str]] = {}
    wants: dict[str, list[str]] = {}
    for ask in problem.asks:
        name = problem.places[ask.place].name
        if name in visited or any(t.kind == "skip" and t.place == ask.place for t in problem.tweaks):
            continue
        if stranded:
            why = f"no charger is known within the range of {next(iter(short.values()))} on the way"
            musts.setdefault(why, []).append(name)
            continue
        count = f"{len(problem.days)} day{'s are' if len(problem.days) > 1 else ' is'}"
        why = "no day near it has room for it" if ask in left_out else f"{count} too short for it"
        why = "it is shut on all days of the trip" if ask.shut.issuperset(problem.days) else why
        (musts if ask.role is not StopRole.WANT else wants).setdefault(why, []).append(name)
    return [_left_out(n, w) for w, n in musts.items()], [_left_out(n, w) for w, n in wants.items()]


def _left_out(names: list[str], why: str) -> str:
    if len(names) == 1:
        return f"{names[0]} is left out: {why}."
    return (
        f"{', '.join(names[:-1])} and {names[-1]} are left out: {why.replace('for it', 'for all of them')}."
    )


def _stays_home(problem: Problem, days: tuple[Day, ...]) -> list[str]:
    """Families that never get anywhere."""
    told = []
    for family in problem.households:
        drives = [i for _, _, i in _items(days, family.name) if i.kind is ItemKind.DRIVE]
        if family.origin is not None and not drives and family.origin != family.joins_at and problem.asks:
            home = problem.places[family.origin].name
            if all(a.place != family.origin for a in problem.asks):
                told.append(f"The {family.name} family stays in {home}: it cannot get to the others in time.")
    return told


def _dark(problem: Problem, days: tuple[Day, ...]) -> list[str]:
    """Arrivals after sunset, with its time."""
    late: dict[tuple[date, str, str], list[str]] = {}
    for day in days:
        for family in day.families:
            drives = [i for i in family.items if i.kind is ItemKind.DRIVE and i.to]
            if not drives or drives[-1].to is None:
                continue
            place = drives[-1].to
            dark, end = sunset(place, day.date), drives[-1].end.astimezone(ZoneInfo(problem.zone(place)))
            if dark is not None and end.hour * 60 + end.minute > dark:
                late.setdefault((day.date, place.name, hhmm(dark)), []).append(family.family)
    return [
        f"{said(day)}: {', '.join(names)} reach {place} after dark (sunset {at})."
        for (day, place, at), names in late.items()
    ]


def _ways_home(problem: Problem, days: tuple[Day, ...]) -> list[str]:
    """Families that do not get where they wanted to end, told once a day."""
    short: dict[date, list[str]] = {}
    for family in problem.households:
        items = [i for d, _, i in _items(days, family.name) if d == family.last]
        if family.goal is None or not items:
            continue
        goal, end = problem.places[family.goal], items[-1].to or items[-1].place
        if end.name != goal.name and items[-1].kind is ItemKind.CHECK_IN:
            short.setdefault(family.last, []).append(f"{family.name} ({goal.name}) sleeps in {end.name}")
    return [
        f"Not home on {said(day)} within the limits of a day: {'; '.join(families)} and drives on the day "
        "after. Leaving a day earlier would free it."
        for day, families in short.items()
    ]


def _meetings(problem: Problem, planner: "Planner") -> list[str]:
    told = []
    for day, place, slack in planner.meets:
        name = problem.places[place].name
        tight = min(slack, key=lambda f: slack[f])
        spare = ", ".join(f"{f} {span(s)}" for f, s in sorted(slack.items(), key=lambda x: x[1]))
        told.append(f"{said(day)}, {name}: the {tight} family sets the time. To spare: {spare}.")
    return told


def _sailings(days: tuple[Day, ...]) -> list[str]:
    """Which boats the plan takes, and when."""
    boats: dict[str, dict[date, str]] = {}
    for day, _, item in _items(days):
        if item.kind is ItemKind.FERRY:
            boats.setdefault(item.note.partition(",")[0], {}).setdefault(day, f"{item.told:%H:%M}")
    return [
        f"{name}: {' and '.join(f'{said(d)} from {at}' for d, at in when.items())}, by estimate. Check its "
        "sailings and book a place for the car."
        for name, when in boats.items()
    ]


def _charging(problem: Problem, days: tuple[Day, ...]) -> list[str]:
    """How often electric cars charge, and what that rests on."""
    cars = []
    for family in problem.households:
        stops = [i for _, _, i in _items(days, family.name) if i.kind is ItemKind.CHARGE]
        if family.car.electric and stops:
            count = f"{len(stops)} charging stop{'s' if len(stops) != 1 else ''}"
            cars.append(f"{family.name}, {family.car.name}: {count} from {family.car.soc:.0%}")
    if not cars:
        return []
    return [f"{'; '.join(cars)}, never below 10 %. Chargers are estimates unless a stop says otherwise."]
