# ruff: noqa: E501  # a pattern reads best on one line
"""A car's figures: how far it goes on a tank or a charge, its battery, its seats."""

import re

from agents.offline.corrections import standing
from agents.offline.scene import Scene
from tools.values import numbers

_KM = 1.609344
_SETTLED = r"\b(?:better (?:you )?write|put|call it|more like)\s+(\d{2,4})\b"
_SAYS = re.compile(
    r"\b(?:better (?:you )?write|put|write|says?|said|call it|go with|does|gets|makes|range is)\s+(\d{2,4})\b(?!\s*(?:km|mi))",
    re.IGNORECASE,
)
_LAST = re.compile(r"\b(?:better|put|call it|more like|actually|write)\b", re.IGNORECASE)
_N = r"\d{1,2}|two|four|five|six|seven|eight|nine"
_SEATS = re.compile(
    rf"\b(?P<a>{_N})[\s-]*(?:seats?|seater|places|plazas|sitze?r?n?|sitzpl[aä]tze|pl[aä]tze|lugares|posti|asientos|can sit|can ride|(?:people|persons|passengers|of us) (?:fit|can fit|can sit))\b"
    rf"|\b(?:seats|seating|sits|fits|holds|carries|takes(?= \d\b)|room for|space for|seats\s*[:=])\s+(?:up to )?(?P<b>{_N})\b",
    re.IGNORECASE,
)


def figures(part: Scene) -> dict[str, object]:
    """`range_km`, `battery_kwh` and `seats`, each where it was said."""
    args: dict[str, object] = {}
    if (reach := _range(part)) is not None:
        args["range_km"] = reach
    if battery := re.search(r"(\d+(?:[.,]\d+)?)\s*(?:kwh|kilowatt[- ]?hours?)", part.text, re.IGNORECASE):
        args["battery_kwh"] = battery[1].replace(",", ".")
    if seats := _SEATS.search(part.text):
        args["seats"] = numbers.whole((seats["a"] or seats["b"]).lower()) or 0
    return args


def _range(part: Scene) -> int | None:
    """Kilometres: as settled ("call it 250"), as measured, or from the tank and what it burns."""
    if said := _SAYS.search(part.text):
        return round(int(said[1]) * (_KM if _in_miles(part) else 1))
    if ranges := standing(part.text, list(part.distances)):
        return round(ranges[-1 if _LAST.search(part.text) else 0].value)
    if settled := re.search(_SETTLED, part.text, re.IGNORECASE):
        return int(settled[1])
    burns = re.search(r"(\d{1,2}) ?mpg\b", part.text, re.IGNORECASE)
    tank = re.search(r"(\d{1,3})[ -]?gal(?:lons?)?\b", part.text, re.IGNORECASE)
    return round(int(burns[1]) * int(tank[1]) * _KM) if burns and tank else None


def _in_miles(part: Scene) -> bool:
    trip = part.context.trip
    said = {d.unit for d in part.distances}
    return "mi" in said if said else bool(trip and trip.currency in ("USD", "GBP"))
