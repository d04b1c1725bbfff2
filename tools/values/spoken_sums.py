# ruff: noqa: E501  # a pattern reads best on one line
"""Sums as they are dictated, without any sign of money: "forty two fifty", "eighty for the gas"."""

import re

from tools.values import numbers
from tools.values.folding import fold
from tools.values.money import MoneyMatch

_TEN = rf"(?:{numbers.alternatives(numbers.TENS)})"
_UNIT = rf"(?:{numbers.alternatives({w: v for w, v in numbers.UNITS.items() if 0 < v < 10})})"
_TEEN = rf"(?:{numbers.alternatives({w: v for w, v in numbers.UNITS.items() if v > 9})})"
_TWO = rf"(?:{_TEN}(?:[ -]{_UNIT})?|{_TEEN})"
_HUNDRED = rf"(?:an?|{_UNIT}) hundred(?: and)? (?:{_TWO}|{_UNIT})"
# Nothing that is counted, timed or measured follows; "fifty fifty" is a share.
_END = (
    r"(?![ -](?:hundred|thousand|percent|per cent|miles?|km|kms|kilometers?|kilometres?|minutes?|mins?|hours?|days?|nights?|"
    r"weeks?|months?|years?|people|of us|kids?|adults?|rooms?|seats?|degrees|something|fifty|am|pm|o'?clock|percent|ish)\b)(?!\w|-\w)"
)
_SPOKEN = re.compile(
    rf"(?<![\w-])(?:(?P<whole>{_HUNDRED}|{_TWO}|{_UNIT})[ ](?:and )?(?P<cents>{_TWO})|(?P<round>{_HUNDRED}|(?:an?|{_UNIT}) hundred|{_TWO})){_END}"
)
_YEARS = re.compile(r"(?:nineteen|twenty)$")
_LAST_MINUTE, _LAST_HOUR = 59, 24


def find_spoken(text: str) -> list[MoneyMatch]:
    """Return sums said in number words alone, in order; times ("seven thirty") and years are left out."""
    found = []
    for match in _SPOKEN.finditer(fold(text)):
        amount = _amount(match)
        if amount is not None:
            found.append(MoneyMatch(amount, None, text[slice(*match.span())], match.span(), bare=True))
    return found


def _amount(match: re.Match[str]) -> str | None:
    if match["round"]:
        value = numbers.value_of(match["round"])
        return None if value is None else f"{value:.0f}"
    whole, cents = numbers.value_of(match["whole"]), numbers.value_of(match["cents"])
    if whole is None or cents is None or _YEARS.match(match["whole"]) or match["whole"] == match["cents"]:
        return None
    if whole <= _LAST_HOUR and cents <= _LAST_MINUTE:
        return None
    return f"{whole:.0f}.{cents:02.0f}"
