"""Small places people travel to that the map's own list leaves out, read when the map is opened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tools.kernel.place import Place
from tools.routing.making.curated import villages

_LIST = Path(__file__).parent / "data" / "hamlets.csv"


@dataclass(frozen=True)
class Added:
    """A place with its division and how likely it is meant (as in the gazetteer)."""

    place: Place
    division: str
    weight: float


def added_places(zone_at: Callable[[float, float], str | None]) -> Mapping[str, tuple[Added, ...]]:
    """Return the places by their folded names; `zone_at` tells the time zone at (lat, lon)."""
    found: dict[str, tuple[Added, ...]] = {}
    for entry in villages(_LIST):
        place = replace(entry.place, timezone=zone_at(entry.place.lat, entry.place.lon))
        one = Added(place, entry.division, entry.weight)
        for name in entry.names:
            found[name] = (*found.get(name, ()), one)
    return found
