# ruff: noqa: E501  # a pattern reads best on one line
"""Nights of a booking told by their numbers alone, or by the day before: "nights of 14 and 15", "the night after"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from agents.offline.scene import Scene
from agents.offline.slots.in_trip import numbered

_NUMBERS = re.compile(
    r"\bnights? (?:of )?(?:the )?(?P<a>\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:,|and|&|-|to|thru|through)+\s*(?:the )?(?P<b>\d{1,2})(?:st|nd|rd|th)?)?\b(?!\s*(?:[$€£%:/.]\d|people|rooms?))",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\bthe (?:night|day) after\b(?! (?:the|that|we|our|my|june|july))|\b(?:the )?(?:next|following) (?:night|day)\b",
    re.IGNORECASE,
)


def nights_by_number(scene: Scene) -> tuple[date, date] | None:
    """First and last morning of nights told by number, in the trip's month; None where none are."""
    said, (begin, end) = _NUMBERS.search(scene.text), scene.trip_days
    if said is None or begin is None or end is None:
        return None
    first = numbered(int(said["a"]), begin, end, "joins")
    last = numbered(int(said["b"] or said["a"]), begin, end, "joins")
    return (first, last + timedelta(days=1)) if first and last and first <= last else None


def counts_from_before(scene: Scene) -> bool:
    """Whether the night is only told by the one before it ("the night after")."""
    return _AFTER.search(scene.text) is not None


def night_after(lines: Sequence[Scene]) -> date | None:
    """The day after the last one told of in the lines before, newest first."""
    days = next((line.dates for line in lines if line.dates), [])
    return max(day.end or day.start for day in days) + timedelta(days=1) if days else None
