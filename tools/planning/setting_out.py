# ruff: noqa: E501  # a pattern reads best on one line
"""When does whom set off: the short answer to "what time do we leave on saturday?"."""

import re

from tools.families.names import plural
from tools.planning.current import said
from tools.planning.model import Day, FamilyDay, Item, ItemKind

_ASKED = re.compile(
    r"\b(?:what time|when|how early|wann|which (?:hour|time)|what hour)\b[^.!?]{0,40}\b(?:set(?:ting)? (?:off|out)|leav(?:e|ing)|start(?:ing)?|depart\w*|head(?:ing)? (?:off|out)|"
    r"get(?:ting)? going|on the road|hit(?:ting)? the road)\b(?! (?:for|from) (?:the )?\w+ (?:to|and))",
    re.IGNORECASE,
)
_GOES = (ItemKind.DRIVE, ItemKind.FERRY)


def answer(text: str, day: Day, family: str | None, own: str | None) -> str | None:
    """Return who leaves where and when that day, the own family alone where there is one; None if not asked."""
    if _ASKED.search(text) is None:
        return None
    whose = family or own
    chosen = [f for f in day.families if whose is None or f.family == whose]
    lines = [_line(one, first) for one in chosen if (first := _first(one)) is not None]
    if not chosen or not lines:
        return f"{said(day.date)}: no drive is planned." if chosen else None
    return f"{said(day.date)}: " + "\n".join(lines)


def _first(day: FamilyDay) -> Item | None:
    return next((item for item in day.items if item.kind in _GOES), None)


def _line(day: FamilyDay, first: Item) -> str:
    to = f" to {first.to.name}" if first.to else ""
    return f"the {plural(day.family)} leave {first.place.name} at {first.told:%H:%M}{to}."
