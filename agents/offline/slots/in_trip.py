# ruff: noqa: E501  # a pattern reads best on one line
"""A day said by its weekday or number alone, told of a trip to come: "we leave saturday", "make it till the 21st"."""

import re
from datetime import date, timedelta
from typing import Literal

from agents.offline.scene import Scene
from agents.offline.values.dates import DateMatch

Side = Literal["joins", "leaves"]
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})[a-z]*\b", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:on |by |till |until |the )*(\d{1,2})(?:st|nd|rd|th)?$", re.IGNORECASE)
_OTHERWISE = re.compile(r"\b(?:this|next|last|coming|week|today|tomorrow|tonight|now)\b|\d", re.IGNORECASE)
_NEAR = timedelta(days=7)


def in_trip(scene: Scene, day: DateMatch, side: Side) -> date:
    """The day meant: the first such day of the trip for who comes, the last for who goes; as read where that is surer."""
    begin, end = scene.trip_days
    now = scene.context.now.date()
    if begin is None or end is None or day.end is not None or begin - now < _NEAR:
        return day.start
    if number := _NUMBER.match(day.text.strip()):
        return numbered(int(number[1]), begin, end, side) or day.start
    name = _WEEKDAY.search(day.text)
    if name is None or _OTHERWISE.search(day.text):
        return day.start
    wanted = _WEEKDAYS.index(name[1].lower())
    if side == "joins":
        return begin + timedelta(days=(wanted - begin.weekday()) % 7)
    after = end + timedelta(days=1)
    return after if after.weekday() == wanted else end - timedelta(days=(end.weekday() - wanted) % 7)


def numbered(number: int, begin: date, end: date, side: Side) -> date | None:
    """Return the day of that number in the trip; else the next after it for who goes, the last before it for who comes."""
    reach = timedelta(days=31)
    days = [begin - reach + timedelta(days=n) for n in range((end - begin).days + 2 * reach.days + 1)]
    found = [d for d in days if d.day == number]
    inside = [d for d in found if begin <= d <= end]
    outside = [d for d in found if d > end] if side == "leaves" else [d for d in reversed(found) if d < begin]
    return next(iter(inside or outside), None)
