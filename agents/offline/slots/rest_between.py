# ruff: noqa: E501  # a pattern reads best on one line
"""One party's part of a bill and the rest between others: "half is ours, the Lees and the Cruzes split the rest"."""

import re
from fractions import Fraction

from agents.offline.scene import Scene
from agents.offline.slots.apportioned import Row
from agents.offline.slots.sharers import us_or

_PART = r"(?P<part>half|a third|one third|two thirds|a quarter|one quarter|three quarters|(?P<percent>\d{1,2})\s?(?:%|percent))"
_PARTS = {
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "one third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
}
_FIRST = re.compile(
    rf"\b{_PART}(?: of (?:it|that|this|the bill))?(?:\s+(?:is|was|for|on|goes to|belongs to|are))*\s+(?:the )?(?P<who>ours|us|mine|me|[A-ZÀ-Þ][\w'’-]+)",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:the )?(?:rest|remainder|remaining|other (?:half|third|two thirds|quarter|three quarters)|what'?s left)\b",
    re.IGNORECASE,
)
_MOST = 8


def rest_between(scene: Scene) -> list[Row]:
    """The rows where two or more others share what one party leaves; none when it is not said so."""
    first = _FIRST.search(scene.text)
    rest = _REST.search(scene.text, first.end()) if first else None
    if first is None or rest is None:
        return []
    part = Fraction(int(first["percent"]), 100) if first["percent"] else _PARTS[first["part"].lower()]
    one = _first_party(scene, first)
    others = [
        us_or(who)
        for who in scene.people
        if who.at[0] >= first.end("who") and who.how in ("name", "family", "us", "me")
    ]
    others = [party for party in dict.fromkeys(others) if party != one]
    if one is None or not 1 < len(others) <= _MOST or not 0 < part < 1:
        return []
    each = (1 - part) / len(others)
    whole = part.denominator * each.denominator
    return [
        {"party": one, "shares": int(part * whole)},
        *({"party": party, "shares": int(each * whole)} for party in others),
    ]


def _first_party(scene: Scene, first: re.Match[str]) -> str | None:
    said = first["who"].lower()
    if said in ("ours", "us", "mine", "me"):
        return "me" if said in ("mine", "me") else "my_family"
    return next((us_or(who) for who in scene.people if who.at[0] <= first.start("who") < who.at[1]), None)
