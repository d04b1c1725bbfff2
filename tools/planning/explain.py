"""What a plan says of itself: what was left out and why, slack and bottleneck, what would free what."""

from datetime import date
from typing import TYPE_CHECKING

from tools.planning.model import Day, Item, ItemKind
from tools.planning.problem import Ask, Problem
from tools.planning.times import span
from tools.trips.model import StopRole

if TYPE_CHECKING:
    from tools.planning.solver import Planner


def explained(
    problem: Problem, planner: "Planner", days: tuple[Day, ...], left_out: list[Ask]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (sentences for people, conflicts)."""
    musts, wants = _unseen(problem, days, left_out)
    conflicts = [*_double_beds(problem), *musts, *planner.conflicts]
    told = [
        *conflicts,
        *planner.notes,
        *wants,
        *_ways_home(problem, days),
        *_meetings(problem, planner),
        *_unbooked(days),
        *_charging(problem, days),
    ]
    return tuple(dict.fromkeys(told)), tuple(dict.fromkeys(conflicts))


def said(day: date) -> str:
    """Return a day as people say it: "Tue 13 Jul"."""
    return f"{day:%a} {day.day} {day:%b}"


def _items(days: tuple[Day, ...], family: str | None = None) -> list[tuple[date, str, Item]]:
    return [
        (day.date, f.family, item)
        for day in days
        for f in day.families
        for item in f.items
        if family in (None, f.family)
    ]


def _double_beds(problem: Problem) -> list[str]:
    """Two bookings of one family in one night."""
    told = []
    for n, a in enumerate(problem.beds):
        for b in problem.beds[n + 1 :]:
            first, last = max(a.first, b.first), min(a.last, b.last)
            same = not a.families or not b.families or a.families & b.families
            own = a.families != b.families and (not a.families or not b.families)
            if first < last and same and not own and a.place != b.place:
                told.append(
                    f"Two bookings for the night of {said(first)}: {a.name} and {b.name}. I planned with "
                    f"{a.name}; tell me which one to drop."
                )
    return told


def _unseen(problem: Problem, days: tuple[Day, ...], left_out: list[Ask]) -> tuple[list[str], list[str]]:
    """Stops nobody gets to: those that had to be, and those only wanted."""
    visited = {i.place.name for _, _, i in _items(days)} | {i.to.name for _, _, i in _items(days) if i.to}
    musts: list[str] = []
    wants: list[str] = []
    for ask in problem.asks:
        name = problem.places[ask.place].name
        if name in visited or any(t.kind == "skip" and t.place == ask.place for t in problem.tweaks):
            continue
        why = "nobody is near it on a day it could be" if ask in left_out else "the days are too short for it"
        told = musts if ask.role is not StopRole.WANT else wants
        told.append(f"{name} is left out: {why}.")
    return musts, wants


def _ways_home(problem: Problem, days: tuple[Day, ...]) -> list[str]:
    """Families that do not get where they wanted to end."""
    told = []
    for family in problem.households:
        items = [i for d, _, i in _items(days, family.name) if d == family.last]
        if family.goal is None or not items:
            continue
        goal, end = problem.places[family.goal], items[-1].to or items[-1].place
        if end.name != goal.name and items[-1].kind is ItemKind.CHECK_IN:
            told.append(
                f"The {family.name} family cannot reach {goal.name} on {said(family.last)} within its "
                f"limits: it sleeps in {end.name} and drives on the day after. Leaving a day "
                "earlier would free it."
            )
    return told


def _meetings(problem: Problem, planner: "Planner") -> list[str]:
    told = []
    for day, place, slack in planner.meets:
        name = problem.places[place].name
        tight = min(slack, key=lambda f: slack[f])
        spare = ", ".join(f"{f} {span(s)}" for f, s in sorted(slack.items(), key=lambda x: x[1]))
        told.append(f"{said(day)}, {name}: the {tight} family sets the time. To spare: {spare}.")
    return told


def _unbooked(days: tuple[Day, ...]) -> list[str]:
    nights = {
        (d, i.place.name)
        for d, _, i in _items(days)
        if i.kind is ItemKind.CHECK_IN and "not booked" in i.note
    }
    if not nights:
        return []
    where = ", ".join(dict.fromkeys(f"{place} from {said(d)}" for d, place in sorted(nights)))
    return [f"No bed is booked yet: {where}."]


def _charging(problem: Problem, days: tuple[Day, ...]) -> list[str]:
    told = []
    for family in problem.households:
        stops = [i for _, _, i in _items(days, family.name) if i.kind is ItemKind.CHARGE]
        if not family.car.electric:
            continue
        count = f"{len(stops)} charging stop{'s' if len(stops) != 1 else ''}"
        told.append(
            f"{family.name}, {family.car.name}: {count}; I assume it sets out at {family.car.soc:.0%} "
            "and never plan below 10 %. Chargers are estimates unless a stop says otherwise."
        )
    return told
