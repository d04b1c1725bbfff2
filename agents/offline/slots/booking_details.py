# ruff: noqa: E501  # a pattern reads best on one line
"""How many are booked, under which code, at which price."""

import re

from agents.offline.corrections import denied, standing
from agents.offline.scene import Scene, overlaps
from agents.offline.values.money import MoneyMatch
from tools.values import numbers

_UNITS = re.compile(
    r"^(?:\w+ )?(?:rooms?|sites?|cabins?|tickets?|seats?|tents?|pitch(?:es)?|zimmer|cuartos|rorbuer|cottages?|wigwams?|billets?|spots?|yurts?|apartments?|suites?|bikes?|kayaks?|cars?|units?|beds?)$",
    re.I,
)


def details(scene: Scene, kind: str) -> dict[str, object]:
    args: dict[str, object] = {}
    units = standing(scene.text, [c for c in scene.counts if _UNITS.match(c.unit)])
    if units and not re.match(r"(?:a|an)\b", units[0].text, re.I):
        args["units"] = round(units[0].value)
    elif units_said := _units(scene.text):
        args["units"] = units_said
    codes = [c for c in scene.codes if c.named] or list(scene.codes)
    taken_back = denied(scene.text, codes)
    codes = [c for c in codes if c not in taken_back] or codes
    if codes and len(codes[0].code) >= 2:
        args["confirmation"] = codes[-1 if taken_back else 0].code.lstrip("#")
    if price := _price(scene, bool(codes)):
        args["price"] = price.amount
        if price.currency:
            args["currency"] = price.currency
    return args


_PERSONS = re.compile(
    r"\b(?:we are|we're|we'll be|party of|for)\s+(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s*(?:persons|people|pax|of us|(?=[.,;!]|$))",
    re.IGNORECASE,
)
_TABLE = re.compile(r"\b(?:table|restaurant|dinner|lunch|brunch|supper|birthday|meal)\b", re.IGNORECASE)
_NOT_UNITS = frozenset(
    "night nights day days people persons pax pessoas adults kids children families hours hrs of am pm am km star stars weeks week guests person min minutes miles for to at and or in on both "
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december".split()
)


_SMALL_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def _units(text: str) -> int | None:
    """ "2 wigwams", "Rooms: 2", "two king rooms", "sites 14 and 15", "7 of us" (for tickets)."""
    if m := re.search(
        r"\b(?:rooms?|zimmer|sites?|tickets?|seats?|cuartos|units?|guests?|persons|people|pax|covers|party size)\s*:\s*(\d+)",
        text,
        re.I,
    ):
        return int(m[1])
    if m := re.search(
        r"\b(?:table|dinner|lunch|brunch) (?:is )?for (\d{1,2})\b(?! ?(?:am|pm|:))", text, re.I
    ):
        return int(m[1])
    if (m := _PERSONS.search(text)) and _TABLE.search(text):
        return numbers.whole(m["n"].lower())
    if re.search(r"\b(?:sites|rooms|cabins|nos\.?) \d+ (?:and|&) \d+\b", text, re.I):
        return 2
    if re.search(r"\b(?:tickets?|tix|entry|seats|tour)\b", text, re.I) and (
        m := re.search(r"\b(\d{1,2}) of us\b", text)
    ):
        return int(m[1])
    pattern = r"(?<![\d.,:$€£/-])\b(\d{1,2}|one|two|three|four|five|six|seven|eight)(?: x)? (?:(?:king|queen|double|twin|family|single|adult|child|big|small|bunk|timed) )?([^\W\d_]{3,})"
    for m in re.finditer(pattern, text, re.I):
        if m[2].lower() not in _NOT_UNITS and (
            m[2].lower().endswith("s")
            or m[2].lower() in ("rorbuer", "zimmer", "room", "site", "cabin", "tent", "ticket")
        ):
            return _SMALL_NUMBERS.get(m[1].lower()) or int(m[1])
    return None


_DEPOSIT = re.compile(r"\s*(?:as (?:a )?)?(?:deposit|down ?payment)\b", re.IGNORECASE)


def _price(scene: Scene, coded: bool) -> MoneyMatch | None:
    sums = [m for m in scene.money if not any(overlaps(m.at, c.at) for c in scene.codes)]
    signed = [m for m in sums if not m.bare]
    sums = [
        m
        for m in sums
        if not re.search(
            r"\b(?:table|party|dinner|lunch)(?: is)? (?:for|of)\s*$", scene.text[: m.at[0]], re.I
        )
    ]
    sums = [m for m in sums if not _DEPOSIT.match(scene.text, m.at[1])]
    signed = [m for m in signed if m in sums]
    if not signed:
        signed = [
            m
            for m in sums
            if "." in m.amount
            or re.match(
                r"\s*(?:total|all in|for (?:both|all)|altogether|,?\s*(?:paid|cancel|refund))",
                scene.text[m.at[1] : m.at[1] + 20],
                re.I,
            )
            or re.search(r"(?:\b(?:paid|total|price|for|drops to|is)|[,.=])\s*$", scene.text[: m.at[0]], re.I)
        ]
        signed = [m for m in signed if len(m.amount) > 1]
    total = [
        m
        for m in signed
        if re.search(r"\b(?:total|sum|altogether|=|amount due)\W*(?:\w+ ){0,3}$", scene.text[: m.at[0]], re.I)
        or re.match(r"\s*(?:total|all in)", scene.text[m.at[1] :], re.I)
    ]
    chosen = total or standing(scene.text, signed)
    return chosen[0] if chosen else None
