# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""The total, the guests and the rooms a confirmation tells of."""

import re

from tools.reservations.confirmations import labels
from tools.values.measures import find_counts
from tools.values.money import MoneyMatch, find_money

_GUESTS = re.compile(
    r"(?:adults?|kids?|child(?:ren)?|guests?|people|persons?|personen|passengers?|pax|travell?ers?|infants?|teens?|"
    r"pessoas|personas)"
)


_PARTY = re.compile(
    r"(?<!\w)(?:guests?|party(?: of| size)?|persons?|people|adults?|passengers?|personen|table for)\s*"
    r"[:=]?\s*(?P<n>\d{1,2})(?![\d:./])"
)


_UNITS = re.compile(
    r"(?<!\w)(?:rooms?|sites?|units?|cabins?|tickets?|zimmer|pitches|quantity|qty|chambres)"
    r"\s*[:=]\s*(?P<n>\d{1,2})\b"
)


_UNIT_WORDS = re.compile(
    r"rooms?|sites?|cabins?|pitches|units?|suites?|yurts?|tents?|tickets?|seats?|campsites?|spaces"
)


_UNITS_ABROAD = re.compile(
    r"(?<!\w)(?P<n>\d{1,2}) (?:doppel|einzel)?(?:zimmer|habitacion(?:es)?|chambres?|camere?|quartos?|kamers?|rum|"
    r"emplacements?|parcelas?|stellplatze?)(?!\w)"
)


_SPOKEN = re.compile(
    r"(?<!\w)(?P<n>\d{1,2}) (?:guests|personen|pessoas|personas|pax|travell?ers|passengers|erwachsene|adultes|"
    r"adultos|adulti)(?!\w)"
)


def total_price(text: str, folded: str, currency: str | None) -> MoneyMatch | None:
    """Return the total: the sum its line calls one, else the largest sum with a currency."""
    sums = find_money(text, currency)
    lines = [(_line(folded, found.at), found) for found in sums]
    totals = [
        found
        for (before, after), found in lines
        if labels.TOTAL.search(before)
        and not labels.NOT_TOTAL.search(re.split("[,;]", before)[-1] + " " + after)
    ]
    signed = [found for found in totals if not found.bare]
    if signed or totals:
        return (signed or totals)[0] if len(signed or totals) == 1 else max(signed or totals, key=_value)
    rest = [
        found
        for (before, after), found in lines
        if not found.bare and not labels.NOT_TOTAL.search(before + " " + after)
    ]
    return max(rest, key=_value) if rest else None


def _line(folded: str, at: tuple[int, int]) -> tuple[str, str]:
    before = folded[max(0, at[0] - 50) : at[0]].rsplit("\n", 1)[-1]
    return before, re.split(r"[\n,;]", folded[at[1] : at[1] + 16])[0]


def _value(found: MoneyMatch) -> float:
    return float(found.amount)


def guests_of(text: str, folded: str) -> int | None:
    labelled = _PARTY.search(folded) or _SPOKEN.search(folded)
    counted = [count for count in find_counts(text) if _GUESTS.fullmatch(count.unit)]
    if counted:
        return int(sum(count.value for count in counted[:2]))
    return int(labelled["n"]) if labelled else None


def units_of(text: str, folded: str) -> int | None:
    labelled = _UNITS.search(folded)
    if labelled:
        return int(labelled["n"])
    counted = [count for count in find_counts(text) if _UNIT_WORDS.fullmatch(count.unit)]
    said = _UNITS_ABROAD.search(folded)
    return int(counted[0].value) if counted else int(said["n"]) if said else None
