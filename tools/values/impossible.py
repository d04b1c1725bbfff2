"""Days that no calendar has: "june 31", "30th of february"."""

import re

from tools.values.calendar_words import MONTH, MONTHS
from tools.values.folding import unaccent

_NAMES = "January February March April May June July August September October November December".split()
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # February as it is at most
_DAY = r"(?P<day>29|30|31)(?:st|th)?\b(?![:.,]?\d)"
_SAID = (
    re.compile(rf"\b(?P<month>{MONTH}),? (?:the )?{_DAY}", re.IGNORECASE),
    re.compile(rf"(?<![\d.,:])\b{_DAY}\.? (?:of )?(?P<month>{MONTH})(?!\w)", re.IGNORECASE),
)


def impossible_day(text: str) -> str | None:
    """What is wrong with the first day in a text that its month does not have; None: all days can be."""
    for pattern in _SAID:
        for said in pattern.finditer(unaccent(text)):
            month = MONTHS[said["month"].casefold().rstrip(".")] - 1
            if int(said["day"]) > _LENGTHS[month]:
                return f"{_NAMES[month]} has only {_LENGTHS[month]} days."
    return None
