"""Distances in the unit people speak. All is kept and reckoned in kilometres; only words are turned."""

import re
from collections.abc import Sequence
from typing import Literal

Unit = Literal["km", "mi"]

KM_PER_MILE = 1.609344
# The time zones of the countries whose road signs count miles: the United States and Britain.
_MILE_ZONES = frozenset(
    "Europe/London America/Puerto_Rico America/New_York America/Detroit America/Chicago America/Menominee "
    "America/Denver America/Boise America/Phoenix America/Los_Angeles America/Anchorage America/Juneau "
    "America/Sitka America/Metlakatla America/Yakutat America/Nome America/Adak Pacific/Honolulu "
    "America/St_Thomas".split()
)
_MILE_REGIONS = ("America/Indiana/", "America/Kentucky/", "America/North_Dakota/", "US/")
_SAID = re.compile(r"(?<!mi \()(?<![\d.,])(\d[\d,]*) km\b(?! \(|/h)")


def unit_of(timezone: str | None) -> Unit | None:
    """Return what is counted where that time zone (IANA) is; None when nobody knows the zone."""
    if not timezone or timezone == "UTC":
        return None
    return "mi" if timezone in _MILE_ZONES or timezone.startswith(_MILE_REGIONS) else "km"


def distance(km: float, units: Sequence[Unit] = ("km",)) -> str:
    """Return a distance: "263 mi", "424 km", "263 mi/424 km" when both are spoken."""
    shown = {"km": f"{km:,.0f} km", "mi": f"{km / KM_PER_MILE:,.0f} mi"}
    return "/".join(shown[unit] for unit in units or ("km",))


def turned(text: str, units: Sequence[Unit]) -> str:
    """Return our own words with their kilometres in `units`; what is told in both already stays."""
    if "mi" not in units:
        return text
    return _SAID.sub(lambda said: distance(float(said[1].replace(",", "")), units), text)
