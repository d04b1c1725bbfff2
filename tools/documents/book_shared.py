"""Says a day once: in a book of many families, one whose day is another's to the minute is referred to it."""

from collections.abc import Iterable
from dataclasses import replace

from tools.documents.book import DayPage, FamilyPart, Line, SameDay

_FEW = 3  # families; a book of so few says everything for each


def say_once(parts: Iterable[FamilyPart]) -> tuple[FamilyPart, ...]:
    """Return the parts with a family's day left out where an earlier family has the very same."""
    told = list(parts)
    if len(told) <= _FEW:
        return tuple(told)
    first: dict[tuple[str, tuple[Line, ...]], SameDay] = {}
    shared = []
    for number, part in enumerate(told):
        days = tuple(_referred(day, f"day-{number}-{i}", part, first) for i, day in enumerate(part.days))
        shared.append(replace(part, days=days))
    return tuple(shared)


def _referred(
    day: DayPage, anchor: str, part: FamilyPart, first: dict[tuple[str, tuple[Line, ...]], SameDay]
) -> DayPage:
    lines = tuple(replace(line, company="") for line in day.lines)
    known = first.setdefault((day.title, lines), SameDay(f"the {part.head.called}", anchor))
    if known.anchor == anchor or not lines:
        return replace(day, anchor=anchor)
    return replace(day, lines=(), same_as=known)
