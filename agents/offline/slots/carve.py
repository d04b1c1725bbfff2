# ruff: noqa: E501  # a pattern reads best on one line
"""A part of a bill that is somebody's own: "148 at the shop, 22 of that was diapers for us only"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from agents.offline.phrases import trim
from agents.offline.scene import Place, Scene
from agents.offline.slots.apportioned import Row
from agents.offline.slots.prices import as_sum
from agents.offline.slots.shares import split
from agents.offline.values.money import MoneyMatch

_OF_IT = re.compile(
    r"\s*(?:[a-z]{3,6}\s)?of (?:it|that|this|those|them|which|the (?:total|bill))\b\s*(?:is|was|were|are|went (?:on|to|for)|being|for)?\s*(?P<what>[^,.;!?\n]+)",
    re.I,
)
_REST = re.compile(r"[,.;!?\n]?\s*(?:and |but )?(?:the )?(?:rest|remainder|others?|remaining)\b", re.I)
_WHOSE = re.compile(r"\b(?:for|on|that'?s|thats|which|so|only|just|and|is|are|from)\b", re.I)


@dataclass(frozen=True)
class Carved:
    """What one party bears alone (`what`, `amount`, `rows`), what is left of the bill, and where its words start."""

    what: str
    amount: str
    rows: list[Row]
    left: str
    rest: Place
    at: Place


def carved(scene: Scene, main: MoneyMatch, sums: Sequence[MoneyMatch], payer: str | None) -> Carved | None:
    """The part of `main` that was said to be one party's own, if a thing and a party were named."""
    for own in sums:
        told = _OF_IT.match(scene.text, own.at[1]) if own.at[0] > main.at[0] else None
        if told is None or Decimal(own.amount) >= Decimal(main.amount):
            continue
        rest = _REST.search(scene.text, own.at[1])
        region = (own.at[0], rest.start() if rest else len(scene.text))
        what = trim(_WHOSE.split(told["what"])[0])
        rows = _bearers(scene, region, payer)
        if what and rows:
            left = as_sum(Decimal(main.amount) - Decimal(own.amount))
            tail = (rest.start() if rest else len(scene.text), len(scene.text))
            return Carved(what[:60], own.amount, rows, left, tail, region)
    return None


def _bearers(scene: Scene, region: Place, payer: str | None) -> list[Row]:
    part = scene.root.part([region])
    if rows := split(part, payer):
        return rows
    named = [w.party for w in part.people if w.how in ("name", "family")]
    ours = re.search(r"\b(?:ours|for us|our own)\b", part.text, re.I)
    return [{"party": p} for p in dict.fromkeys(named)] or ([{"party": "my_family"}] if ours else [])
