"""Islands no car gets to (data/islands.csv): the map would else drive over water to the nearest road."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing.sphere import straight_km


@dataclass(frozen=True)
class Island:
    """A disc on the water; `how` says in words how people get there."""

    name: str
    lat: float
    lon: float
    radius_km: float
    how: str

    def holds(self, place: Place) -> bool:
        """Whether a place is on it."""
        return float(straight_km(place.lat, place.lon, self.lat, self.lon)) < self.radius_km


def read(path: Path) -> tuple[Island, ...]:
    """Return the islands of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Island(r["name"], float(r["lat"]), float(r["lon"]), float(r["radius_km"]), r["how"])
            for r in csv.DictReader(lines)
        )


def none(islands: Sequence[Island], place: Place) -> bool:
    """Whether a place is on none of them."""
    return not any(island.holds(place) for island in islands)


def refuse(islands: Sequence[Island], place: Place) -> None:
    """Raise Refusal when a place is on an island without a road to it."""
    for island in islands:
        if island.holds(place):
            raise Refusal(f"No road goes to {island.name}; {island.how}.")
