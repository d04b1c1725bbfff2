# ruff: noqa: E501  # a pattern reads best on one line
"""What several of a thing come to: "four ponies at 25 each", "12 a person, 9 of us", "3 adults x 18 and 4 kids x 9"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from agents.offline.scene import Scene
from agents.offline.values.money import MoneyMatch

_COUNT = {
    word: count
    for count, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a dozen": 12, "both": 2, "couple": 2}
_N = rf"(?P<n>\d{{1,2}}|{'|'.join(_COUNT)})"
_EACH = re.compile(
    r"\s*(?:each|apiece|a (?:head|pop|piece|go|person|ticket|kid|child|car|night)|per (?:head|person|kid|child|adult|ticket|car|night|pax)|p\.?p\.?|pro person)\b",
    re.I,
)
# The number of things right before their price: "four ponies at 25", "3 adults x 18", "2 × 14".
_BEFORE = re.compile(
    rf"\b{_N}(?:\s+[^\W\d]+){{0,3}}\s*(?:,|:|\bat\b|@|\bx\b|×|\bfor\b|\bwere\b|\bwas\b)?\s*$", re.I
)
_TIMES = re.compile(r"(?:\bx|×|@|\bat)\s*$", re.I)
_AFTER = re.compile(rf"^\s*(?:(?:each|apiece|(?:a|per) \w+)\s*)?(?:x|×|times)\s*{_N}\b", re.I)
_HEADS = (
    re.compile(
        rf"\b{_N} (?:of (?:us|them|you)|people|persons|heads|adults|kids|tickets|in (?:all|total))\b", re.I
    ),
    re.compile(rf"\bfor {_N}\b(?! (?:nights?|days?|hours?))", re.I),
    re.compile(rf"\b{_N} [^\W\d]+s\b", re.I),
)


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _COUNT[said.lower()]


def times(scene: Scene, money: MoneyMatch) -> int | None:
    """How many of it were bought at this price each, when that was said."""
    text = scene.text
    before, after = text[: money.at[0]], text[money.at[1] : money.at[1] + 24]
    if m := _AFTER.match(after):
        return _number(m["n"])
    each, said = _EACH.match(after), _BEFORE.search(before[-60:])
    if said and (each or _TIMES.search(before)):
        return _number(said["n"])
    if each and re.match(r"\s*(?:a|per) night", after, re.I):
        nights = re.search(rf"\b{_N} nights?\b", text, re.I)
        return _number(nights["n"]) if nights else None
    for pattern in _HEADS if each else ():
        if m := pattern.search(text):
            return _number(m["n"])
    return None


def total_of(scene: Scene, money: MoneyMatch) -> str:
    """What the sum comes to: the price of one times how many were said."""
    count = times(scene, money)
    return money.amount if count is None else as_sum(Decimal(money.amount) * count)


def as_sum(value: Decimal) -> str:
    """A sum with two decimals, or none when it is whole."""
    return str(value.quantize(Decimal(1))) if value == value.to_integral_value() else f"{value:.2f}"


_KINDS = re.compile(
    r"\b(?:adults?|grown-?ups?|kids?|child(?:ren)?|seniors?|students?|teens?|under \d+)\b", re.I
)


def one_bill(scene: Scene, found: Sequence[MoneyMatch]) -> str | None:
    """The total of "3 adults x 18 and 4 kids x 9": prices of one thing for several kinds of people."""
    if len(found) < 2 or len(_KINDS.findall(scene.text)) < len(found):
        return None
    counts = [times(scene, money) for money in found]
    if None in counts:
        return None
    return as_sum(sum((Decimal(m.amount) * (n or 0) for m, n in zip(found, counts, strict=True)), Decimal()))
