# ruff: noqa: E501  # a pattern reads best on one line
"""Quantities a bill is shared out in: per cents, shares, halves and thirds, sums, and the rest."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from agents.offline.scene import Place, Scene, overlaps
from tools.values import numbers
from tools.values.amounts import amount_of

_FEW = {w: n for w, n in numbers.UNITS.items() if 0 < n <= 12} | {"a": 1, "an": 1, "single": 1, "double": 2}
_WORDS = numbers.alternatives({w: n for w, n in _FEW.items() if len(w) > 2 and n < 10})
_COUNT = rf"(?:\d{{1,2}}|{numbers.alternatives(_FEW)})"
_BOTTOMS = {"hal": 2, "thi": 3, "qua": 4, "fou": 4, "fif": 5, "six": 6, "eig": 8, "ten": 10}
_SIGNS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"}
_QUANTITY = re.compile(
    rf"(?P<percent>\d+(?:[.,]\d+)?)\s?(?:%|per ?cent\b|pct\b|prozent\b)"
    rf"|\b(?P<shares>{_COUNT})\s(?:equal\s|full\s)?(?:shares?|parts?|portions?|pieces?|units?|slices?)\b"
    rf"|(?P<part>\b(?:{_COUNT}[\s-])?(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)\b|(?<![\d/])[1-7]/[2-8](?![\d/])|[½⅓⅔¼¾])"
    rf"|\b(?P<rest>rest|remainder|remaining(?: thousand| hundred)?|balance|difference|what(?:['’]s| is) left|the other)\b"
    rf"|(?P<number>(?<![\w.,:/])\d+(?:[.,]\d+)*(?![\w:/]|[.,]\d))|\b(?P<count>{_WORDS})\b",
    re.IGNORECASE,
)
_IN_SHARES = re.compile(r"\b(?:shares?|parts|portions|pieces|slices|ratio|proportions?)\b", re.IGNORECASE)
_EACH = re.compile(r"\s+(?:each|apiece)\b", re.IGNORECASE)
_MOST_SHARES = 20


@dataclass(frozen=True)
class Quantity:
    """One quantity: its kind (percent, shares, part, number or rest), how much, where, and whether "each" follows."""

    kind: str
    value: Fraction
    at: Place
    each: bool = False


def quantities(scene: Scene, bill: Place) -> list[Quantity]:
    """The quantities said, without the bill itself and whatever is a date or a time."""
    taken = [bill, *[d.at for d in scene.dates], *[t.at for t in scene.times if t.sure]]
    shares = _IN_SHARES.search(scene.text) is not None
    read = [one for match in _QUANTITY.finditer(scene.text) if (one := _read(match, shares))]
    kept = [one for one in read if one.kind == "part" or not any(overlaps(one.at, at) for at in taken)]
    by_shares = any(one.kind == "shares" for one in kept)
    return [one for one in kept if not (by_shares and one.kind == "number")]


def _read(match: re.Match[str], shares: bool) -> Quantity | None:
    kind = match.lastgroup or "number"
    value = _value(kind, match[kind].lower())
    if kind == "count" and not shares:
        return None
    if kind == "count" or (kind == "number" and shares and value.denominator == 1 and value <= _MOST_SHARES):
        kind = "shares"
    return Quantity(kind, value, match.span(), _EACH.match(match.string, match.end()) is not None)


def _value(kind: str, said: str) -> Fraction:
    if kind == "rest":
        return Fraction(0)
    if kind in ("percent", "number"):
        return Fraction(Decimal(amount_of(said) or "0"))
    if kind == "part":
        return _fraction(_SIGNS.get(said, said))
    return Fraction(int(said) if said.isdigit() else _FEW[said])


def _fraction(said: str) -> Fraction:
    if "/" in said:
        return Fraction(said)
    *before, bottom = re.split(r"[\s-]", said)
    top = before[0] if before else "one"
    return Fraction(int(top) if top.isdigit() else _FEW[top], _BOTTOMS[bottom[:3]])
