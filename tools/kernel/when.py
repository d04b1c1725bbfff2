"""Dates and times as tools are given them."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tools.kernel.errors import Refusal

_YEARS = range(2000, 2100)


def read_when(text: str) -> date | datetime:
    """Return "2027-07-14" as a date, "2027-07-14T19:30" as a local time without offset.

    Raises Refusal for what is neither, and for years no trip is in.
    """
    said = text.strip().upper().replace(" ", "T")
    try:
        found: date = date.fromisoformat(said) if len(said) <= 10 else datetime.fromisoformat(said)
    except ValueError:
        raise Refusal(f"“{text}” is not a date I can read. Try 2027-07-14, or 2027-07-14T19:30.") from None
    if found.year not in _YEARS:
        raise Refusal(f"The year {found.year} can't be right.")
    return found.replace(tzinfo=None) if isinstance(found, datetime) else found


def read_day(text: str) -> date:
    """Return the day of a date or a date with a time."""
    return day_of(read_when(text))


def day_of(when: date | datetime) -> date:
    """Return the calendar day of a date or a time."""
    return when.date() if isinstance(when, datetime) else when


def zone(name: str, other: tzinfo | None) -> tzinfo:
    """Return the IANA zone `name`; `other` (the speaker's) when it is plain UTC: not known yet."""
    if name in ("", "UTC"):
        return other or UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return other or UTC


def moment(when: date | datetime, local: tzinfo, clock: time) -> datetime:
    """Return a local date (at `clock`) or local time as an aware time."""
    naive = when if isinstance(when, datetime) else datetime.combine(when, clock)
    return naive.replace(tzinfo=local)


def to_leave(when: datetime) -> datetime:
    """Return a time to set out as people say it, in fives: rather a little early."""
    return when - timedelta(minutes=when.minute % 5, seconds=when.second)


def in_fives(when: datetime) -> datetime:
    """Return a planned time to the nearest five minutes, as people say it: a plan is no timetable."""
    return to_leave(when + timedelta(minutes=2, seconds=30))


def later(when: datetime, by: timedelta) -> datetime:
    """Return the time that really comes `by` after an aware time, in its zone, over clock changes too."""
    return (when.astimezone(UTC) + by).astimezone(when.tzinfo)
