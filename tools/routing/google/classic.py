"""Google's classic web services through the `googlemaps` client, on threads of its own.

Geocoding is asked here always; Directions, Distance Matrix and Places when a project has not got their
successors.
"""

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import local
from typing import Any

import googlemaps
import numpy as np
from googlemaps.exceptions import ApiError, HTTPError, Timeout, TransportError

from tools.kernel.place import Place
from tools.routing.google.failures import Denied, NoWay, OverLimit, Unanswered, read
from tools.routing.google.found import GoogleDrive, Piece, Spot, merged
from tools.routing.google.places_api import kind_of, region_of
from tools.routing.model import Matrix
from tools.routing.polyline import decoded

log = logging.getLogger(__name__)
HOST = "https://maps.googleapis.com"
MOST_ELEMENTS = 100  # of a Distance Matrix in one call
TIMEOUT_S, RETRY_S, THREADS = 6, 3, 4
_NEAR_M = 50_000
_LIMITS = ("OVER_QUERY_LIMIT", "OVER_DAILY_LIMIT", "RESOURCE_EXHAUSTED")
_NONE = ("ZERO_RESULTS", "NOT_FOUND")
_TAGS = re.compile(r"<[^>]*>")
_MODES = {"ferry": "ferry", "ferry-train": "train"}


class Classic:
    """Asks through `googlemaps`. Raises NoWay when Google knows no drive, Unanswered when it is silent."""

    def __init__(self, key: str, host: str = HOST) -> None:
        self._key, self._host = key, host
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="google")
        self._mine = local()  # a client changes itself while it asks: each thread has its own

    @property
    def _client(self) -> Any:
        if not hasattr(self._mine, "client"):
            self._mine.client = googlemaps.Client(
                key=self._key, base_url=self._host, timeout=TIMEOUT_S, retry_timeout=RETRY_S,
                retry_over_query_limit=False,
            )  # fmt: skip
        return self._mine.client

    async def _ask(self, work: Callable[[Any], Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, lambda: self._asked(work))

    def _asked(self, work: Callable[[Any], Any]) -> Any:
        """Ask, and tell failures apart. No text of an error leaves here: it can hold the key."""
        try:
            client = self._client
        except ValueError:  # a key that Google would not have given out
            raise Denied from None
        try:
            return work(client)
        except ApiError as problem:
            if problem.status in _NONE:
                raise NoWay from None
            log.warning("Google's classic service: %s", problem.status)
            raise (OverLimit if problem.status in _LIMITS else
                   Denied if problem.status == "REQUEST_DENIED" else Unanswered) from None  # fmt: skip
        except HTTPError as problem:
            log.warning("Google's classic service answered %d", problem.status_code)
            raise (Denied if problem.status_code in (401, 403) else Unanswered) from None
        except (Timeout, TransportError, KeyError, ValueError, TypeError, AttributeError) as problem:
            log.warning("Google's classic service: %s", type(problem).__name__)
            raise Unanswered from None

    async def drive(self, stations: Sequence[Place], depart: datetime | None) -> GoogleDrive:
        """Return the usual drive through `stations`; with traffic when it leaves at `depart` from now on."""
        points = [(place.lat, place.lon) for place in stations]

        def ask(client: Any) -> Any:
            return client.directions(
                points[0], points[-1], mode="driving", waypoints=points[1:-1] or None, departure_time=depart
            )

        routes = await self._ask(ask)
        if not routes:
            raise NoWay
        with read():
            return _drive(routes[0])

    async def matrix(self, places: Sequence[Place]) -> Matrix:
        """Return the drives between all `places` (at most 10); inf where Google knows none."""
        points = [(place.lat, place.lon) for place in places]
        answer = await self._ask(lambda client: client.distance_matrix(points, points, mode="driving"))
        with read():
            rows = answer["rows"]
            table = [[_element(e) for e in row["elements"]] for row in rows]
            km, minutes = np.array(table, dtype=np.float64).transpose(2, 0, 1)
        if km.shape != (len(places), len(places)):
            raise Unanswered
        np.fill_diagonal(km, 0.0)
        np.fill_diagonal(minutes, 0.0)
        return Matrix(km, minutes)

    async def geocode(self, said: str, near: Place | None) -> list[Spot]:
        """Return the addresses a text may mean, likeliest first; empty when Google knows none."""
        bounds = near and {
            "southwest": (max(near.lat - 1, -90), max(near.lon - 1, -180)),
            "northeast": (min(near.lat + 1, 90), min(near.lon + 1, 180)),
        }
        return await self._spots(lambda client: client.geocode(said, bounds=bounds, language="en"))

    async def of_id(self, place_id: str) -> list[Spot]:
        """Return where a place of that id is; empty when Google does not know the id any more."""
        return await self._spots(lambda client: client.geocode(place_id=place_id, language="en"))

    async def text(self, said: str, near: Place | None, limit: int) -> list[Spot]:
        """Return what a text may mean, likeliest first; better near `near`."""
        around = {"location": (near.lat, near.lon), "radius": _NEAR_M} if near else {}
        found = await self._spots(lambda client: client.places(said, language="en", **around)["results"])
        return found[:limit]

    async def _spots(self, work: Callable[[Any], Any]) -> list[Spot]:
        try:
            found = await self._ask(work)
        except NoWay:
            return []
        with read():
            return [_spot(result) for result in found]

    def close(self) -> None:
        """End the threads; what they ask is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _drive(route: dict[str, Any]) -> GoogleDrive:
    legs, encoded = route["legs"], str(route["overview_polyline"]["points"])
    live = all("duration_in_traffic" in leg for leg in legs)
    time = "duration_in_traffic" if live else "duration"
    km = sum(leg["distance"]["value"] for leg in legs) / 1000
    minutes = sum(leg[time]["value"] for leg in legs) / 60
    pieces = merged([
        Piece(step["distance"]["value"] / 1000, step["duration"]["value"] / 60,
              (float(step["end_location"]["lat"]), float(step["end_location"]["lng"])),
              _MODES.get(step.get("maneuver", ""), "road"), _TAGS.sub("", step.get("html_instructions", "")))
        for leg in legs for step in leg["steps"]
    ])  # fmt: skip
    return GoogleDrive(km, minutes, decoded(encoded), encoded, pieces, str(route.get("summary", "")), live)


def _element(element: dict[str, Any]) -> tuple[float, float]:
    if element["status"] != "OK":
        return np.inf, np.inf
    return element["distance"]["value"] / 1000, element["duration"]["value"] / 60


def _spot(result: dict[str, Any]) -> Spot:
    where = result["geometry"]["location"]
    parts = {kind: part for part in result.get("address_components", ()) for kind in part.get("types", ())}
    address = str(result.get("formatted_address", ""))
    return Spot(
        str(result["place_id"]),
        str(result.get("name") or address.partition(",")[0]),
        float(where["lat"]),
        float(where["lng"]),
        region_of({kind: part.get("long_name", "") for kind, part in parts.items()}) or address,
        parts.get("country", {}).get("short_name"),
        kind=kind_of(result.get("types", ())),
    )
