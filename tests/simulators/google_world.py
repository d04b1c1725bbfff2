"""The little world that the Google simulator knows: places, straight roads, an island, a boat, services."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
WINDING, KMH, RUSH = 1.22, 90.0, 1.2
NEAR_KM = 15.0
EVERY_KM = 60.0


@dataclass(frozen=True)
class Spot:
    """A place of this world. `cut` means no road goes there, `boat` that a boat of that name does."""

    place_id: str
    name: str
    lat: float
    lon: float
    state: str
    types: tuple[str, ...] = ("locality", "political")
    zone: str = "America/Denver"
    cut: bool = False
    boat: str = ""
    country: tuple[str, str] = ("US", "United States")
    hours: tuple[tuple[int, int, int], ...] = ()  # day (0 is Sunday), hour it opens, hour it closes


SPOTS = (
    Spot("id-denver", "Denver", 39.739, -104.99, "Colorado"),
    Spot("id-moab", "Moab", 38.573, -109.55, "Utah"),
    Spot("id-saltlake", "Salt Lake City", 40.761, -111.891, "Utah"),
    Spot("id-honolulu", "Honolulu", 21.307, -157.858, "Hawaii", zone="Pacific/Honolulu", cut=True),
    Spot("id-vancouver", "Vancouver", 49.25, -123.119, "British Columbia", zone="America/Vancouver",
         country=("CA", "Canada")),
    Spot("id-victoria", "Victoria", 48.433, -123.369, "British Columbia", zone="America/Vancouver",
         boat="Tsawwassen - Swartz Bay", country=("CA", "Canada")),
    Spot("id-arches", "Arches", 38.74, -109.5, "Utah", ("national_park",),
         hours=tuple((day, 9, 17) for day in range(7) if day != 1)),
    Spot("id-inn", "Sorrel Mesa Inn", 38.58, -109.56, "Utah", ("lodging", "establishment")),
    Spot("id-main", "123 Main Street", 38.574, -109.551, "Utah", ("street_address",)),
    Spot("id-diner-1", "Blue Door Diner", 39.7, -104.9, "Colorado", ("restaurant",)),
    Spot("id-diner-2", "Blue Door Diner", 40.7, -111.9, "Utah", ("restaurant",)),
)  # fmt: skip


@dataclass(frozen=True)
class Stretch:
    """A piece of a drive; `maneuver` as Google names it, "" on a road."""

    metres: int
    seconds: int
    end: Point
    maneuver: str = ""
    said: str = ""


@dataclass
class World:
    """Places and the ways between them."""

    spots: list[Spot] = field(default_factory=lambda: list(SPOTS))

    def named(self, text: str) -> list[Spot]:
        """Return the places a text names: those it spells out most of."""
        said = text.casefold()
        within = [s for s in self.spots if s.name.casefold() in said]
        longest = max((len(s.name) for s in within), default=0)
        part = [s for s in self.spots if said in s.name.casefold()]
        return [s for s in within if len(s.name) == longest] or part

    def leg(self, a: Point, b: Point) -> list[Stretch] | None:
        """Return the drive between two points; None when no road goes there."""
        ends = [self._at(a), self._at(b)]
        if any(spot.cut for spot in ends if spot):
            return None
        km = km_between(a, b) * WINDING
        boats = [spot.boat for spot in ends if spot and spot.boat]
        if not boats or km < 1:
            return [_road(km, b)]
        shore = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        boat = Stretch(int(km * 400), 5700, shore, "FERRY", f"Take the {boats[0]} ferry")
        return [_road(km * 0.3, shore), boat, _road(km * 0.3, b)]

    def _at(self, point: Point) -> Spot | None:
        near = [s for s in self.spots if km_between((s.lat, s.lon), point) < NEAR_KM and (s.cut or s.boat)]
        return near[0] if near else None


def _road(km: float, end: Point) -> Stretch:
    return Stretch(int(km * 1000), int(km / KMH * 3600), end)


def km_between(a: Point, b: Point) -> float:
    """Return the great-circle distance."""
    p, q = radians(a[0]), radians(b[0])
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 12742.0 * asin(sqrt(min(1.0, h)))


def services(line: Sequence[Point]) -> list[Point]:
    """Return a point beside a course every 60 km."""
    found, left = [], EVERY_KM / 2
    for a, b in pairwise(line):
        km = km_between(a, b)
        while left < km:
            share = left / km
            found.append((a[0] + (b[0] - a[0]) * share + 0.005, a[1] + (b[1] - a[1]) * share))
            left += EVERY_KM
        left -= km
    return found
