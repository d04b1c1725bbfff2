"""Who parts from the others for what only some families wished for, and where they meet again."""

from collections.abc import Iterator, Sequence
from datetime import date

from tools.planning.model import Day, Item, ItemKind
from tools.planning.problem import Problem
from tools.planning.times import said

SEEN = (ItemKind.VISIT, ItemKind.MEET)
ROAD = (ItemKind.DRIVE, ItemKind.FERRY, ItemKind.DEPART)


def partings(problem: Problem, days: Sequence[Day]) -> list[str]:
    """Return a sentence for each outing of some families without the others."""
    return list(
        dict.fromkeys(_told(day, days, *outing) for day in days for outing in _outings(problem, day, days))
    )


def _outings(problem: Problem, day: Day, days: Sequence[Day]) -> Iterator[tuple[tuple[str, ...], list[Item]]]:
    """The families that go somewhere by themselves that day, and what they see there."""
    found: dict[tuple[str, ...], dict[str, Item]] = {}
    for ask in problem.asks:
        name = problem.places[ask.place].name
        if not ask.families or not ask.company:
            continue
        visits = {
            f.family: i for f in day.families for i in f.items if i.kind in SEEN and i.place.name == name
        }
        if visits and len(visits) < len(day.families):
            found.setdefault(tuple(visits), {})[name] = next(iter(visits.values()))
    for names, seen in found.items():
        yield names, sorted(seen.values(), key=lambda i: i.start)


def _told(day: Day, days: Sequence[Day], names: tuple[str, ...], seen: list[Item]) -> str:
    where = " and ".join(i.place.name for i in seen)
    who = " and ".join(names)
    goes = "goes" if len(names) == 1 else "go"
    first = f"{said(day.date)}: only {who} {goes} to {where}"
    again = _again(day, days, names[0], set(names), seen[-1])
    return f"{first}; {again}." if again else f"{first}."


def _again(day: Day, days: Sequence[Day], name: str, own: set[str], last: Item) -> str:
    """Where and when they are with others again."""
    for later in (d for d in days if d.date >= day.date):
        items = next((f.items for f in later.families if f.family == name), ())
        for item in items:
            others = set(item.with_families) - own
            if item.start >= last.end and others and item.kind not in ROAD:
                return _meeting(item, later.date, day.date, sorted(others))
    return ""


def _meeting(item: Item, day: date, left: date, others: list[str]) -> str:
    on = f" on {said(day)}" if day != left else ""
    what = f" for {item.note}" if item.kind is ItemKind.MEAL and item.note else ""
    return f"with {' and '.join(others)} again in {item.place.name}{on} at {item.told:%H:%M}{what}"
