"""Roads for tests: straight lines times 1.25 at 85 km/h, with a stop every 30 km."""

from collections.abc import Sequence
from datetime import datetime
from math import asin, cos, radians, sin, sqrt

import numpy as np

from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing.model import Matrix, Route, Waypoint
from tools.routing.ports import Roads

WINDING = 1.25
KMH = 85.0


def straight_km(a: Place, b: Place) -> float:
    """Return the great-circle distance."""
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(sqrt(min(1.0, h)))


class FakeRoads(Roads):
    """Knows the places it is given and drives straight between them; `islands` are places no road reaches."""

    def __init__(self, places: Sequence[Place], islands: Sequence[str] = (), every_km: float = 30.0) -> None:
        self.known = {p.name.lower(): p for p in places}
        self.islands = {name.lower() for name in islands}
        self.every_km = every_km

    async def places(self, text: str, near: Place | None = None, limit: int = 5) -> list[Place]:
        said = text.lower()
        exact = [p for name, p in self.known.items() if name == said.split(",")[0]]
        return (exact or [p for name, p in self.known.items() if name in said or said in name])[:limit]

    async def locate(self, text: str, near: Place | None = None) -> Place:
        found = await self.places(text, near)
        if not found:
            raise Refusal(f"I can't find “{text}” on my map.")
        return found[0]

    async def route(
        self, origin: Place, destination: Place, via: Sequence[Place] = (), depart: datetime | None = None
    ) -> Route:
        km = self._km(origin, destination)
        if not np.isfinite(km):
            raise Refusal(f"No road joins {origin.name} and {destination.name}.")
        line = ((origin.lat, origin.lon), (destination.lat, destination.lon))
        return Route(origin, destination, km, km / KMH * 60, (), line, "fake")

    async def matrix(self, places: Sequence[Place]) -> Matrix:
        km = np.array([[self._km(a, b) for b in places] for a in places], dtype=np.float64)
        return Matrix(km, km / KMH * 60)

    async def along(self, route: Route, offers: Sequence[str] = ("charge", "fuel", "food")) -> list[Waypoint]:
        count = int(route.km // self.every_km)
        return [self._waypoint(route, n / count, n) for n in range(1, count)]

    def _waypoint(self, route: Route, part: float, number: int) -> Waypoint:
        a, b = route.origin, route.destination
        name = f"{a.name}-{b.name} {number}"
        zone = a.timezone if part < 0.5 else b.timezone
        place = Place(name, a.lat + (b.lat - a.lat) * part, a.lon + (b.lon - a.lon) * part, zone)
        services = ("charge", "fuel", "food", "bed") if number % 2 == 0 else ("fuel", "food")
        return Waypoint(place, route.km * part, route.minutes * part, 0.0, services)

    def _km(self, a: Place, b: Place) -> float:
        cut = a != b and self.islands & {a.name.lower(), b.name.lower()}
        return float("inf") if cut else straight_km(a, b) * WINDING
