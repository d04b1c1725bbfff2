# ruff: noqa: E501  # a pattern reads best on one line
"""What a booking comes to where a night's price was told: "two rooms, $189 a night each", jul 1 to 3, is $756."""

import re
from datetime import date
from decimal import Decimal

from agents.offline.scene import Scene
from agents.offline.slots.prices import as_sum

_A_NIGHT = r"\s*(?:usd|cad|dollars|bucks|euros?|pounds)?\s*(?:(?:a|per|each|every|/|p\.?)\s?(?:nights?|nite|nt)\b|nightly\b)"
_EACH_ROOM = re.compile(
    r"[^.;!?\n]{0,12}?\b(?:each|apiece|(?:a|per|/)\s?(?:room|cabin|site|unit|tent|pitch|yurt))\b",
    re.IGNORECASE,
)
_MOST_NIGHTS = 60


def in_all(scene: Scene, args: dict[str, object]) -> dict[str, object]:
    """The booking with its whole price, where the nights (and what is meant by "each") are known; else as told."""
    told = next((m for m in scene.money if m.amount == args.get("price")), None)
    nights = _nights(args)
    if told is None or nights is None:
        return args
    after = scene.text[told.at[1] : told.at[1] + 40]
    per_night = re.match(_A_NIGHT, after, re.IGNORECASE)
    if per_night is None or "=" in after or re.search(r"\btotal\b", after, re.IGNORECASE):
        return args
    units = args.get("units", 1)
    each = _EACH_ROOM.match(after[per_night.end() :]) is not None
    if not isinstance(units, int) or (units > 1 and not each):
        return args  # nobody knows whether it is the price of one room or of all
    return {**args, "price": as_sum(Decimal(told.amount) * nights * units)}


def _nights(args: dict[str, object]) -> int | None:
    start, end = str(args.get("start", ""))[:10], str(args.get("end", ""))[:10]
    if not start or not end or args.get("kind") not in ("lodging", "campsite"):
        return None
    nights = (date.fromisoformat(end) - date.fromisoformat(start)).days
    return nights if 0 < nights <= _MOST_NIGHTS else None
