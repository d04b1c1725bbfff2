# ruff: noqa: E501  # a pattern reads best on one line
"""Numbers as they are dictated, turned into figures: "forty two fifty" is 42.50, "a hundred and six" is 106."""

import re

from tools.values import numbers

_ONES = {word: value for word, value in numbers.UNITS.items() if 0 < value < 10}
_TEN = rf"(?:{numbers.alternatives(numbers.TENS)})"
_UNIT = rf"(?:{numbers.alternatives(_ONES)})"
_TEEN = rf"(?:{numbers.alternatives({w: v for w, v in numbers.UNITS.items() if v > 12})})"
_LOW = rf"(?:{numbers.alternatives({w: v for w, v in numbers.UNITS.items() if 9 < v < 13})})"
_ORDINAL = rf"(?:{numbers.alternatives(numbers.ORDINALS)})"
_TWO = rf"(?:{_TEN}(?:[ -]{_UNIT}(?!\w))?|{_TEEN})"
_HUNDREDS = rf"(?:an?|{_UNIT}) hundred(?:(?: and)? (?:{_TWO}|{_UNIT}|{_LOW})(?!\w))?"
# Small numbers stay words ("two adults"), and so do years, days of a month, thousands and "fifty-fifty".
_SPOKEN = re.compile(
    rf"(?<![\w-])(?<!thousand )(?P<whole>{_HUNDREDS}|{_TWO}|{_UNIT}|{_LOW})(?:[ ](?:and )?(?P<cents>{_TWO}|{_LOW}))?(?!\w)(?![ -](?:hundred|thousand|{_ORDINAL}|something)\b)(?!-{_TEN}\b)",
    re.IGNORECASE,
)
# What a number counts, times or measures, so that no hundredths stand before it.
_COUNTED = re.compile(
    r"[ -](?:percent|per cent|miles?|kms?|kilomet\w+|minutes?|mins?|hours?|days?|nights?|weeks?|months?|years?|people|of us|kids?|adults?|rooms?|seats?|degrees|am|pm|o'?clock|a\.m|p\.m)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:nineteen|twenty)$", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(?:at|by|till|until|around|about|before|after|from|to|leave|leaving|depart\w*)$", re.IGNORECASE
)
_LAST_MINUTE, _LAST_HOUR, _SMALL = 59, 24, 12


def in_digits(text: str) -> str:
    """The text with numbers above twelve in figures; never raises. Names written with a capital stay."""
    return _SPOKEN.sub(lambda match: _figures(match) or match[0], text)


def _figures(match: re.Match[str]) -> str | None:
    whole = numbers.value_of(match["whole"].lower().replace("-", " "))
    said, before = match["cents"], match.string[: match.start()].rstrip(" \"'@(")
    if whole is None or (match[0][0].isupper() and before and before[-1] not in ".!?\n:;"):
        return None
    if not said:
        return f"{whole:.0f}" if whole > _SMALL else None
    cents = numbers.value_of(said.lower().replace("-", " "))
    if cents is None or _YEARS.match(match["whole"]) or whole == cents:
        return None
    clock = whole <= (_LAST_HOUR if _CLOCK.search(before) else _SMALL) and cents <= _LAST_MINUTE
    if clock or _COUNTED.match(match.string, match.end()):
        return None
    return f"{whole:.0f}.{cents:02.0f}"
