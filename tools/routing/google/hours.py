"""Opening hours as Places (New) tells them: `regularOpeningHours.periods`.

https://developers.google.com/maps/documentation/places/web-service/reference/rest/v1/places#OpeningHours
"""

from collections.abc import Mapping, Sequence
from typing import Any

from tools.routing.model import Hours, Week

ALWAYS: Hours = ("00:00", "24:00")
SHUT: Hours = ("", "")
_DAY = 24 * 60


def week_of(periods: Sequence[Mapping[str, Any]]) -> Week:
    """Return the hours of each day from Monday on; () when Google tells none.

    Google counts days from Sunday (0), and tells a place that never closes as one opening without a closing.
    Of a day with a break the longer part counts; what goes on past midnight closes at midnight.
    """
    if not periods:
        return ()
    if len(periods) == 1 and "close" not in periods[0]:
        return (ALWAYS,) * 7
    parts: dict[int, list[tuple[int, int]]] = {}
    for period in periods:
        opens, closes = period["open"], period["close"]
        begin, end = _minute(opens), _minute(closes) if closes["day"] == opens["day"] else _DAY
        parts.setdefault((int(opens["day"]) - 1) % 7, []).append((begin, end))
    longest = {day: max(spans, key=lambda s: s[1] - s[0]) for day, spans in parts.items()}
    return tuple(_hours(*longest[day]) if day in longest else SHUT for day in range(7))


def _minute(point: Mapping[str, Any]) -> int:
    return int(point.get("hour", 0)) * 60 + int(point.get("minute", 0))


def _hours(begin: int, end: int) -> Hours:
    return f"{begin // 60:02}:{begin % 60:02}", f"{end // 60:02}:{end % 60:02}"
