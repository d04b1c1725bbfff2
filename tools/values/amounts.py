# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Figures in digits and words, and the plain decimal they stand for."""

import re
from decimal import Decimal, InvalidOperation

from tools.values import numbers

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:[.'’ ]\d{3})+(?:[.,]\d{1,2})?(?![\d])|\d+[.,]\d+|\d+|\.\d+)"
)


SCALE = r"(?:k|mil|mill|million|millions|m|mm|mn|bn|billion|b|thousand|grand|hundred|lakhs?|lacs?|crores?|trillion|mln|bln|tn)"


SCALES: dict[str, int] = {
    "k": 10**3,
    "m": 10**6,
    "mm": 10**6,
    "mn": 10**6,
    "mil": 10**6,
    "mill": 10**6,
    "b": 10**9,
}


SCALES |= {
    "bn": 10**9,
    "mln": 10**6,
    "bln": 10**9,
    "tn": 10**12,
    "millions": 10**6,
    "lacs": 10**5,
    **numbers.SCALES,
}


_LARGE = r"(?:hundred|thousand|million|billion|lakhs?|crores?)"


# 3 hundred and 21, 6 million 300 thousand; 2.5 million, 10k, 340,-; 10 1/2; words
AMOUNT = (
    rf"(?:\d+(?:\.\d+)? {_LARGE}(?:,? (?:and )?(?:\d{{1,3}}(?![\d.,:])|{numbers.SMALL})(?: {_LARGE})?)+"
    rf"|\d+ [13]/[24](?!\d)|{DIGITS}(?:(?: ?- ?| )?{SCALE}\b)*(?:,-)?|{numbers.WORDS})"
)


def plain_number(said: str) -> str | None:
    """Return digits with thousands marks removed and a point for the decimals: "1.250,50" is "1250.50"."""
    said = re.sub(r"[ '’]", "", said)
    if said.startswith("."):
        said = "0" + said
    dots, commas = said.count("."), said.count(",")
    if dots and commas:
        mark = max(said.rfind("."), said.rfind(","))
        whole, rest = re.sub(r"[.,]", "", said[:mark]), said[mark + 1 :]
        return f"{whole}.{rest}"
    if dots + commas == 0:
        return said if said.isdecimal() else None
    mark_char = "." if dots else ","
    pieces = said.split(mark_char)
    if len(pieces) > 2 or (len(pieces[1]) == 3 and pieces[0] not in ("0", "") and len(pieces[0]) <= 3):
        return "".join(pieces)
    return f"{pieces[0]}.{pieces[1]}"


def amount_of(said: str) -> str | None:
    """Return the decimal string an amount says, in digits or words, with k, million, lakh; None when it is none."""
    said = said.strip()
    fraction = re.fullmatch(r"(\d+) ([13])/([24])", said)
    if fraction:
        return plain(Decimal(fraction[1]) + Decimal(fraction[2]) / Decimal(fraction[3]))
    match = re.match(DIGITS, said)
    if match and re.search(r"[a-z]", said) and re.search(r"\d|[a-z]{2,} [a-z]", said[match.end() :]):
        value = numbers.value_of(said)
        return None if value is None else plain(Decimal(str(value)))
    if not match:
        value = numbers.value_of(said)
        return None if value is None else plain(Decimal(str(value)))
    digits = plain_number(match.group())
    if digits is None:
        return None
    scale = 1
    for word in re.findall(r"[a-z]+", said[match.end() :]):
        scale *= SCALES.get(word, 1)
    try:
        return digits if scale == 1 else plain(Decimal(digits) * scale)
    except InvalidOperation:
        return None


def plain(value: Decimal) -> str:
    return format(
        value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize(), "f"
    )
