"""Roads for tests: straight lines times 1.25 at 85 km/h, with a stop every 30 km."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from math import asin, cos, radians, sin, sqrt

import numpy as np

from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.routing.model import Closure, Detour, Matrix, Route, Step, Waypoint
from tools.routing.ports import Roads

WINDING = 1.25
KMH = 85.0


def straight_km(a: Place, b: Place) -> float:
    """Return the great-circle distance."""
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(sqrt(min(1.0, h)))


class FakeRoads(Roads):
    """Knows the places it is given and drives straight between them.

    `islands` are places no road reaches; `called` are the places of a name, which it asks about when there
    are several and nothing is near; `services` every so many km.
    """

    def __init__(
        self,
        places: Sequence[Place] = (),
        islands: Sequence[str] = (),
        every_km: float = 30.0,
        called: Mapping[str, Sequence[Place]] | None = None,
    ) -> None:
        self.known = {p.name.casefold(): [p] for p in places} | {
            n: list(ps) for n, ps in (called or {}).items()
        }
        self.loose = called is None  # whether part of a name is enough
        self.islands = {name.casefold() for name in islands}
        self.every_km = every_km

    async def places(self, text: str, near: Place | None = None, limit: int = 5) -> list[Place]:
        said = text.casefold()
        if not self.loose:
            return self.known.get(said, [])[:limit]
        exact = self.known.get(said.split(",")[0], [])
        part = [p for name, ps in self.known.items() if said and (name in said or said in name) for p in ps]
        return (exact or part)[:limit]

    async def locate(self, text: str, near: Place | None = None, towards: Place | None = None) -> Place:
        found = await self.places(text, near)
        if not found:
            raise Refusal(f"I don't know where {text} is.")
        if len(found) > 1 and near is None and not self.loose:
            raise Unclear(f"Which {text}?", tuple(place.name for place in found))
        return found[0]

    async def route(
        self, origin: Place, destination: Place, via: Sequence[Place] = (), depart: datetime | None = None
    ) -> Route:
        stations = [origin, *via, destination]
        steps = tuple(self._step(a, b) for a, b in itertools.pairwise(stations))
        km = sum(step.km for step in steps)
        line = tuple((place.lat, place.lon) for place in stations)
        return Route(origin, destination, km, km / KMH * 60, steps, line, "fake", "As the crow flies.")

    async def around(
        self, origin: Place, destination: Place, closed: Sequence[Closure], depart: datetime | None = None
    ) -> Detour | None:
        """Each closed place between is passed well aside."""
        usual, whole = await self.route(origin, destination), straight_km(origin, destination)
        between = [
            one.place
            for one in closed
            if straight_km(origin, one.place) + straight_km(one.place, destination) <= whole + 10
        ]
        if not between:
            return None
        beside = [replace(p, lat=p.lat + 0.7, name=f"beside {p.name}") for p in between]
        beside.sort(key=lambda p: straight_km(origin, p))
        return Detour(await self.route(origin, destination, beside), usual, beside[0].name)

    def _step(self, a: Place, b: Place) -> Step:
        km = self._km(a, b)
        if not np.isfinite(km):
            raise Refusal(f"No road joins {a.name} and {b.name}.")
        return Step(a, b, km, km / KMH * 60)

    async def matrix(self, places: Sequence[Place]) -> Matrix:
        km = np.array([[self._km(a, b) for b in places] for a in places], dtype=np.float64)
        return Matrix(km, km / KMH * 60)

    async def along(self, route: Route, offers: Sequence[str] = ("charge", "fuel", "food")) -> list[Waypoint]:
        count = int(route.km // self.every_km)
        found = [self._waypoint(route, n / count, n) for n in range(1, count)]
        asked = [replace(w, offers=tuple(o for o in w.offers if o in offers)) for w in found]
        return [waypoint for waypoint in asked if waypoint.offers]

    def _waypoint(self, route: Route, part: float, number: int) -> Waypoint:
        a, b = route.origin, route.destination
        name = f"{a.name}-{b.name} {number}"
        zone = a.timezone if part < 0.5 else b.timezone
        place = Place(name, a.lat + (b.lat - a.lat) * part, a.lon + (b.lon - a.lon) * part, zone)
        services = ("charge", "fuel", "food", "bed") if number % 2 == 0 else ("fuel", "food")
        return Waypoint(place, route.km * part, route.minutes * part, 0.0, services)

    def _km(self, a: Place, b: Place) -> float:
        cut = a != b and self.islands & {a.name.casefold(), b.name.casefold()}
        return float("inf") if cut else straight_km(a, b) * WINDING
