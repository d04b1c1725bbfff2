"""Reads an export as it comes: anything may be missing, null, or of another kind than agreed."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from math import isfinite
from typing import Any

Row = Mapping[str, Any]
_YEARS = range(1900, 2200)  # of trips; at the ends of the calendar, reckoning with days overflows
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]|[\ud800-\udfff]"
)


def text(value: Any, limit: int = 300) -> str:
    """Return a value's words on one line, free of control and direction marks; "" for none."""
    if value is None or isinstance(value, (bool, Mapping, list, tuple)):
        return ""
    flat = " ".join(_UNPRINTABLE.sub(" ", str(value)).split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def number(value: Any) -> float | None:
    """Return a value as a finite number; None when it is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if isfinite(found) else None


def row(value: Any) -> Row:
    """Return a JSON object; {} when the value is none."""
    return value if isinstance(value, Mapping) else {}


def rows(value: Any) -> list[Row]:
    """Return the JSON objects of a list; [] when the value is none."""
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []


def texts(value: Any) -> list[str]:
    """Return the words in a list; [] when the value is none."""
    return [word for word in map(text, value) if word] if isinstance(value, list) else []


def moment(value: Any) -> datetime | None:
    """Return a date-time with the offset it is written with; None when there is no time in it."""
    if not isinstance(value, str) or not re.search(r"[T ]\d", value):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def day(value: Any) -> date | None:
    """Return the calendar day of a date or date-time."""
    try:
        found = date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found and found.year in _YEARS else None


def spot(value: Any) -> tuple[float, float] | None:
    """Return (lat, lon) in degrees of an object that has them; None when it has not, or off the globe."""
    lat, lon = number(row(value).get("lat")), number(row(value).get("lon"))
    if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:
        return None
    return lat, lon
