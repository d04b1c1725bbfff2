"""Routes API (v2): a drive with its traffic, and a table of drives.

https://developers.google.com/maps/documentation/routes/reference/rest/v2/TopLevel/computeRoutes
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np

from tools.kernel.place import Place
from tools.routing.google.failures import NoWay, Unanswered, read
from tools.routing.google.found import GoogleDrive, Piece, merged
from tools.routing.google.http import Http
from tools.routing.model import Line, Matrix
from tools.routing.polyline import decoded

HOST = "https://routes.googleapis.com"
MOST_ELEMENTS = 625  # of a table in one call
_STEP = "routes.legs.steps"
_ROUTE_MASK = ",".join([
    "routes.distanceMeters", "routes.duration", "routes.description", "routes.polyline.encodedPolyline",
    "routes.legs.distanceMeters", "routes.legs.duration", f"{_STEP}.distanceMeters",
    f"{_STEP}.staticDuration", f"{_STEP}.endLocation", f"{_STEP}.navigationInstruction",
])  # fmt: skip
_MATRIX_MASK = "originIndex,destinationIndex,status,condition,distanceMeters,duration"
_MODES = {"FERRY": "ferry", "FERRY_TRAIN": "train"}


class RoutesApi:
    """Asks for drives. Raises NoWay when Google knows none, Unanswered when it does not answer."""

    def __init__(self, http: Http, host: str = HOST) -> None:
        self._http, self._host = http, host

    async def drive(self, stations: Sequence[Place], depart: datetime | None) -> GoogleDrive:
        """Return the usual drive through `stations`; with traffic when it leaves at `depart` from now on."""
        body = {
            "origin": _waypoint(stations[0]),
            "destination": _waypoint(stations[-1]),
            "intermediates": [_waypoint(place) for place in stations[1:-1]],
            "travelMode": "DRIVE",
            **_traffic(depart),
        }
        answer = await self._http.post(f"{self._host}/directions/v2:computeRoutes", body, _ROUTE_MASK)
        with read():
            routes = answer.get("routes") or []
            found = _drive(routes[0], depart is not None) if routes else None
        if found is None:
            raise NoWay
        return found

    async def matrix(self, places: Sequence[Place]) -> Matrix:
        """Return the drives between all `places` (at most 25); inf where Google knows none."""
        points = [{"waypoint": _waypoint(place)} for place in places]
        body = {"origins": points, "destinations": points, "travelMode": "DRIVE",
                "routingPreference": "TRAFFIC_UNAWARE"}  # fmt: skip
        answer = await self._http.post(
            f"{self._host}/distanceMatrix/v2:computeRouteMatrix", body, _MATRIX_MASK
        )
        with read():
            return _matrix(answer, len(places))


def _waypoint(place: Place) -> dict[str, Any]:
    return {"location": {"latLng": {"latitude": place.lat, "longitude": place.lon}}}


def _traffic(depart: datetime | None) -> dict[str, str]:
    """The traffic asked for; Google refuses times that are past."""
    if depart is None:
        return {"routingPreference": "TRAFFIC_UNAWARE"}
    when = depart.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return {"routingPreference": "TRAFFIC_AWARE", "departureTime": when}


def _drive(route: dict[str, Any], live: bool) -> GoogleDrive:
    encoded = str(route["polyline"]["encodedPolyline"])
    line: Line = decoded(encoded)
    km, minutes = route.get("distanceMeters", 0) / 1000, seconds(route["duration"]) / 60
    if len(line) < 2 or not (math.isfinite(km) and km >= 0):
        raise Unanswered
    pieces = merged([piece for leg in route.get("legs", ()) for piece in _pieces(leg)])
    return GoogleDrive(km, minutes, line, encoded, pieces, str(route.get("description", "")), live)


def _pieces(leg: dict[str, Any]) -> list[Piece]:
    """The steps of a leg. Only the leg's time heeds traffic, so its share on roads is spread over them."""
    steps = [
        Piece(
            step.get("distanceMeters", 0) / 1000,
            seconds(step.get("staticDuration", "0s")) / 60,
            (
                float(step["endLocation"]["latLng"]["latitude"]),
                float(step["endLocation"]["latLng"]["longitude"]),
            ),
            _MODES.get(step.get("navigationInstruction", {}).get("maneuver", ""), "road"),
            str(step.get("navigationInstruction", {}).get("instructions", "")),
        )
        for step in leg.get("steps", ())
    ]
    usual = sum(step.minutes for step in steps if step.mode == "road")
    afloat = sum(step.minutes for step in steps if step.mode != "road")
    stretch = (seconds(leg["duration"]) / 60 - afloat) / usual if usual > 0 else 1.0
    return [
        replace(step, minutes=step.minutes * max(stretch, 0.0)) if step.mode == "road" else step
        for step in steps
    ]


def seconds(text: str) -> float:
    """Return the seconds of a duration as Google writes it: "3600s"."""
    value = float(text.removesuffix("s"))
    if not (math.isfinite(value) and value >= 0):
        raise ValueError(text)
    return value


def _matrix(elements: Any, size: int) -> Matrix:
    km, minutes = np.full((size, size), np.inf), np.full((size, size), np.inf)
    for element in elements:
        if element.get("condition") == "ROUTE_EXISTS" and not element.get("status", {}).get("code"):
            at = element.get("originIndex", 0), element.get("destinationIndex", 0)
            km[at], minutes[at] = element.get("distanceMeters", 0) / 1000, seconds(element["duration"]) / 60
    np.fill_diagonal(km, 0.0)
    np.fill_diagonal(minutes, 0.0)
    return Matrix(km, minutes)
