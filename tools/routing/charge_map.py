"""Chargers that Open Charge Map knows along a route, over any roads.

https://openchargemap.org/site/develop/api. Its data is open (CC BY 4.0, and its providers'
licences): who shows it names it.
"""

import logging
import math
from collections.abc import Callable, Sequence
from datetime import datetime
from time import monotonic
from typing import Any

import httpx

from tools.kernel.place import Place
from tools.routing import alongside
from tools.routing.alongside import Fact
from tools.routing.model import Closure, Detour, Line, Matrix, Route, Visit, Waypoint
from tools.routing.polyline import encoded
from tools.routing.ports import Roads

log = logging.getLogger(__name__)
HOST = "https://api.openchargemap.io"
SOURCE = "Open Charge Map"
TIMEOUT_S, REST_S = 8.0, 60.0
MOST, POINTS = 250, 100  # chargers of an answer; points of a course in the address
OFF_KM = 5
FAST_KW = 40.0
_OPERATIONAL, _FAST_LEVEL = 50, 3  # their numbers for "operational" and "level 3: fast"


class ChargeMap:
    """Asks Open Charge Map; None when it does not answer, and then it is left alone for a minute."""

    def __init__(self, key: str, host: str = "", clock: Callable[[], float] = monotonic) -> None:
        self._client = httpx.AsyncClient(timeout=TIMEOUT_S, headers={"X-API-Key": key})
        self._host, self._clock, self._rests = host or HOST, clock, 0.0

    async def along(self, line: Line) -> list[Fact] | None:
        """Return the working fast chargers along a course."""
        if self._clock() < self._rests or len(line) < 2:
            return None
        asked = {
            "output": "json", "compact": "true", "verbose": "false", "maxresults": str(MOST),
            "polyline": encoded(line, POINTS), "distance": str(OFF_KM), "distanceunit": "KM",
            "levelid": str(_FAST_LEVEL), "statustypeid": str(_OPERATIONAL),
        }  # fmt: skip
        try:
            answer = await self._client.get(f"{self._host}/v3/poi", params=asked)
            answer.raise_for_status()
            return [fact for poi in answer.json() if (fact := _fact(poi))]
        except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError) as problem:
            log.warning("Open Charge Map did not answer: %s", type(problem).__name__)
            self._rests = self._clock() + REST_S
            return None

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _fact(poi: dict[str, Any]) -> Fact | None:
    """A charger as a fact; None when it is slow or not said to work."""
    plugs = [(_kw(c), int(c.get("Quantity") or 1)) for c in poi.get("Connections") or ()]
    fast = [plug for plug in plugs if plug[0] >= FAST_KW]
    if not fast or poi.get("StatusTypeID", _OPERATIONAL) != _OPERATIONAL:
        return None
    where = poi["AddressInfo"]
    lat, lon = float(where["Latitude"]), float(where["Longitude"])
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        return None
    most = max(kw for kw, _count in fast)
    town = str(where.get("Town") or "").strip()
    title = str(where.get("Title") or "charger").strip()
    name = f"{title}, {town}" if town and town.casefold() not in title.casefold() else title
    place = Place(name[:120], lat, lon, region=where.get("StateOrProvince") or None, kind="address")
    return Fact(place, SOURCE, f"{sum(count for _kw, count in fast)} × {most:.0f} kW")


def _kw(connection: dict[str, Any]) -> float:
    kw = float(connection.get("PowerKW") or 0)
    if kw == 0 and connection.get("LevelID") == _FAST_LEVEL:
        return FAST_KW
    return kw if math.isfinite(kw) else 0.0


class ChargedRoads(Roads):
    """Roads whose chargers are those of Open Charge Map; all else is as `roads` have it."""

    def __init__(self, roads: Roads, chargers: ChargeMap) -> None:
        self._roads, self._chargers = roads, chargers

    async def close(self) -> None:
        """Close the connections."""
        await self._chargers.close()
        await self._roads.close()

    async def places(self, text: str, near: Place | None = None, limit: int = 5) -> list[Place]:
        """Return what `text` may mean, likeliest first; empty when nobody knows it."""
        return await self._roads.places(text, near, limit)

    async def locate(self, text: str, near: Place | None = None, towards: Place | None = None) -> Place:
        """Return the one place `text` means."""
        return await self._roads.locate(text, near, towards)

    async def route(
        self, origin: Place, destination: Place, via: Sequence[Place] = (), depart: datetime | None = None
    ) -> Route:
        """Return the usual drive."""
        return await self._roads.route(origin, destination, via, depart)

    async def around(
        self, origin: Place, destination: Place, closed: Sequence[Closure], depart: datetime | None = None
    ) -> Detour | None:
        """Return the drive without the closed roads."""
        return await self._roads.around(origin, destination, closed, depart)

    async def course(self, origin: Place, destination: Place) -> Line:
        """Return the course of the drive as a map of ours may draw it."""
        return await self._roads.course(origin, destination)

    async def matrix(self, places: Sequence[Place]) -> Matrix:
        """Return all road distances and drive times."""
        return await self._roads.matrix(places)

    async def along(self, route: Route, offers: Sequence[str] = ("charge", "fuel", "food")) -> list[Waypoint]:
        """Return places along `route`: its chargers from Open Charge Map when it answers."""
        facts = await self._chargers.along(route.line) if "charge" in offers else None
        if facts is None:
            return await self._roads.along(route, offers)
        others = [offer for offer in offers if offer != "charge"]
        towns = await self._roads.along(route, others) if others else []
        return alongside.joined(route, towns, {"charge": facts})

    async def visit(self, place: Place) -> Visit | None:
        """Return how long people usually stay at a park or sight and when it is open; None when unknown."""
        return await self._roads.visit(place)
