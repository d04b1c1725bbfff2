"""Plan time: minutes since midnight UTC of the trip's first day, and its local faces."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=4096)
def offset(zone: str, day: date) -> int:
    """Return the minutes by which `zone` is ahead of UTC at noon of `day`."""
    shift = datetime.combine(day, time(12), ZoneInfo(zone)).utcoffset() or timedelta()
    return int(shift.total_seconds()) // 60


def clock_of(start: date, day: date, minute: float, zone: str) -> float:
    """Return the plan time of a local minute of `day` in `zone`."""
    return (day - start).days * 1440 + minute - offset(zone, day)


def minute_of(start: date, day: date, clock: float, zone: str) -> float:
    """Return the local minute of `day` at plan time `clock`; over 1440 when it is past midnight."""
    return clock + offset(zone, day) - (day - start).days * 1440


def moment(start: date, clock: float, zone: str) -> datetime:
    """Return plan time as an aware local time, to the minute."""
    base = datetime.combine(start, time(), UTC) + timedelta(minutes=round(clock))
    return base.astimezone(ZoneInfo(zone))


def hhmm(minute: float) -> str:
    """Return a minute of the day as "9:05"."""
    whole = round(minute) % 1440
    return f"{whole // 60}:{whole % 60:02d}"


def span(minutes: float) -> str:
    """Return a length in words: "45 min", "2 h", "3 h 20"."""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def said(day: date) -> str:
    """Return a day as people say it: "Tue 13 Jul"."""
    return f"{day:%a} {day.day} {day:%b}"
