"""Google as one thing to ask: the newer APIs first, within the day's allowance, in peace after a failure."""

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from itertools import pairwise
from time import monotonic
from typing import TypeVar

from tools.kernel.place import Place
from tools.routing.google import classic, places_api, routes_api
from tools.routing.google.failures import Denied, OverLimit, Unanswered, UsedUp
from tools.routing.google.found import GoogleDrive, Spot
from tools.routing.google.http import Http
from tools.routing.google.keeping import Allowance
from tools.routing.model import Matrix, Route, Week
from tools.routing.polyline import encoded

T = TypeVar("T")
REST_S = {Denied: 600.0, OverLimit: 60.0}
REST_SHORTLY_S = 30.0
LARGEST_MATRIX = 10  # places; each pair is billed, and a plan's tables are far larger than their use
STRETCH_KM = {"charge": 200.0}  # one search answers at most 20 places: a long way is searched in stretches
OTHER_STRETCH_KM = 500.0
MOST_STRETCHES = 5
NEARBY_KM = 10.0


class Google:
    """Raises NoWay when Google knows no drive, Unanswered (which says why in words) when it does not answer.

    `host` replaces Google's three hosts, for a simulator or a proxy.
    """

    def __init__(
        self, key: str, allowance: Allowance, host: str = "", clock: Callable[[], float] = monotonic
    ) -> None:
        self._http = Http(key)
        self._routes = routes_api.RoutesApi(self._http, host or routes_api.HOST)
        self._places = places_api.PlacesApi(self._http, host or places_api.HOST)
        self._classic = classic.Classic(key, host or classic.HOST)
        self._allowance, self._clock = allowance, clock
        self._rests: dict[str, tuple[float, type[Unanswered]]] = {}

    async def close(self) -> None:
        """Close connections and threads."""
        self._classic.close()
        await self._http.close()

    async def _ask(self, service: str, calls: int, work: Callable[[], Awaitable[T]]) -> T:
        """Ask a service, counting `calls`, unless it failed a moment ago."""
        until, why = self._rests.get(service, (0.0, Unanswered))
        if self._clock() < until:
            raise why
        if not await self._allowance.take(calls):
            raise UsedUp
        try:
            return await work()
        except Unanswered as failure:
            rest = REST_S.get(type(failure), REST_SHORTLY_S)
            self._rests[service] = (self._clock() + rest, type(failure))
            raise

    async def drive(self, stations: Sequence[Place], depart: datetime | None) -> GoogleDrive:
        """Return the usual drive through `stations`; with its traffic when `depart` lies ahead."""
        try:
            return await self._ask("routes", 1, lambda: self._routes.drive(stations, depart))
        except Denied:
            return await self._ask("directions", 1, lambda: self._classic.drive(stations, depart))

    async def matrix(self, places: Sequence[Place]) -> Matrix:
        """Return the drives between all `places`, of which there are at most LARGEST_MATRIX."""
        pairs = len(places) ** 2
        try:
            return await self._ask("matrix", pairs, lambda: self._routes.matrix(places))
        except Denied:
            return await self._ask("distance matrix", pairs, lambda: self._classic.matrix(places))

    async def find(self, said: str, near: Place | None, limit: int) -> list[Spot]:
        """Return what a text may mean, likeliest first: an address, or a place by its name."""
        if any(c.isdigit() for c in said) and (found := await self._geocoded(said, near)):
            return found[:limit]
        try:
            found = await self._ask("text", 1, lambda: self._places.text(said, near, limit))
        except Denied:
            found = await self._ask("text search", 1, lambda: self._classic.text(said, near, limit))
        return found or (await self._geocoded(said, near))[:limit]

    async def _geocoded(self, said: str, near: Place | None) -> list[Spot]:
        return await self._ask("geocode", 1, lambda: self._classic.geocode(said, near))

    async def of_id(self, place_id: str) -> list[Spot]:
        """Return where a place of that id is."""
        return await self._ask("geocode", 1, lambda: self._classic.of_id(place_id))

    async def hours(self, place: Place) -> Week:
        """Return when a place is open, day by day; () when Google does not say."""
        return await self._ask("hours", 1, lambda: self._places.hours(place))

    async def along(self, route: Route, offer: str) -> list[Spot]:
        """Return places with a service along a route; of a route of no length, near its end."""
        if route.km < NEARBY_KM / 2 or len(route.line) < 2:
            end = route.destination
            return await self._ask(
                "nearby", 1, lambda: self._places.nearby(end.lat, end.lon, offer, NEARBY_KM)
            )
        stretches = _stretches(route, STRETCH_KM.get(offer, OTHER_STRETCH_KM))

        def search(line: str) -> Awaitable[list[Spot]]:
            return self._ask("along", 1, lambda: self._places.along(line, offer))

        found = await asyncio.gather(*(search(encoded(line)) for line in stretches))
        return list({spot.place_id: spot for spots in found for spot in spots}.values())


def _stretches(route: Route, km: float) -> list[Sequence[tuple[float, float]]]:
    """The course in stretches of about `km`, at most MOST_STRETCHES; each begins where the last one ends."""
    count = min(max(math.ceil(route.km / km), 1), MOST_STRETCHES, len(route.line) - 1)
    cuts = [round(n * (len(route.line) - 1) / count) for n in range(count + 1)]
    return [route.line[a : b + 1] for a, b in pairwise(cuts)]
