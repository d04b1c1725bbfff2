# ruff: noqa: E501  # a pattern is read best whole
"""Stretches of time, clock times and charges as people on the road write them."""

import re
from datetime import datetime, timedelta

_COUNT = {"a": 1, "an": 1, "one": 1, "two": 2, "a couple": 2, "couple": 2, "three": 3, "four": 4, "five": 5, "ten": 10,
          "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}  # fmt: skip
_NUMBER = rf"(?:\d{{1,3}}(?:[.,]5)?|{'|'.join(sorted(_COUNT, key=len, reverse=True))})"
_ABOUT = r"(?:(?:about|around|roughly|maybe|another|approx\.?|approximately|like|at least|abt|~)\s*)*"
_MINUTES_OF = r"(?:m|mins?|minutes?|')"
_HOURS_OF = r"(?:h|hrs?|hours?)"
SPAN = (
    rf"{_ABOUT}(?:(?P<half>(?:half an? (?:hour|hr)|half hour|1/2 hour))"
    rf"|(?P<hours>{_NUMBER})(?: of)?[ -]?{_HOURS_OF}(?:\s*(?:and )?(?P<more>\d{{1,2}}|a half|a quarter)"
    rf"(?:\s*{_MINUTES_OF})?\b)?"
    rf"|(?P<least>\d{{1,3}})\s*(?:-|–|to|or)\s*(?P<most>\d{{1,3}})\s*{_MINUTES_OF}?"
    rf"|(?P<bare>{_NUMBER})(?:\s*(?:more|extra))?(?:\s*-?{_MINUTES_OF})?)(?:\s*(?:or so|ish|tops|max))?(?![\w%])"
)
_SPAN = re.compile(SPAN, re.IGNORECASE)
_TIMED = re.compile(
    rf"(?<![\w$.:/-])(?:{_ABOUT}(?:half an? (?:hour|hr)|half hour)|{_NUMBER}(?: of)?[ -]?{_HOURS_OF}(?:\d{{2}}|\b[\w ]{{0,12}})"
    rf"|(?:\d{{1,3}}\s*(?:-|–|to|or)\s*)?{_NUMBER}(?:\s*(?:more|extra))?\s*-?{_MINUTES_OF}(?!\w))",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap])?\.?(?:m\b\.?)?", re.IGNORECASE
)
_PERCENT = re.compile(r"\b(\d{1,3}) ?(?:%|percent)")
_LONGEST_WAIT = timedelta(hours=10)


def percent_in(text: str) -> int | None:
    """Return the charge that is named, 0 to 100; None without one."""
    found = _PERCENT.search(text)
    return int(found[1]) if found and int(found[1]) <= 100 else None


def minutes_in(text: str) -> int | None:
    """Return the stretch of time that is named with its unit, in minutes: the longer of "35-40 min"."""
    found = _TIMED.search(text)
    return minutes_of(found[0]) if found else None


def minutes_of(words: str) -> int | None:
    """Return the minutes of a stretch of time at the beginning of words; a bare number is minutes."""
    found = _SPAN.match(words.strip())
    if found is None:
        return None
    if found["half"]:
        return 30
    if found["most"]:
        return max(int(found["most"]), int(found["least"]))
    if found["hours"]:
        more = {"a half": 30, "a quarter": 15}.get((found["more"] or "").lower(), found["more"] or 0)
        return round(_number(found["hours"]) * 60) + int(more)
    return round(_number(found["bare"]))


def _number(word: str) -> float:
    known = _COUNT.get(word.casefold())
    return float(known if known is not None else word.replace(",", "."))


def minutes_until(clock: str, now: datetime) -> int | None:
    """Return how many minutes from `now` (aware) a clock time comes next: "3:40", "5pm"; None for no time."""
    found = _CLOCK.fullmatch(clock.strip())
    if found is None or int(found["hour"]) > 23:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    step = timedelta(hours=24) if half or hour > 12 else timedelta(hours=12)
    while at < now - timedelta(minutes=1):
        at += step
    return max(0, round((at - now).total_seconds() / 60)) if at - now <= _LONGEST_WAIT else None
