"""Google Maps Platform over HTTP as its documents say: Routes API v2, Places API (New), the classic services.

A field mask is required and applied; keys, limits and times that Google refuses are refused in its words;
each service can be made to fail as Google's fail. https://developers.google.com/maps/documentation
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from googlemaps.convert import decode_polyline, encode_polyline

from tests.simulators import google_classic
from tests.simulators.google_world import RUSH, Point, Spot, Stretch, World, services

KEY = "AIzaSyThisIsTheKeyOfTheSimulator0000000"
Json = dict[str, Any]
_NO_MASK = (
    "FieldMask is a required parameter. "
    "See https://cloud.google.com/apis/docs/system-parameters on how to provide it."
)


class Refused(Exception):  # noqa: N818
    """An error in Google's form."""

    def __init__(self, code: int, status: str, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.code, self.body = code, {"code": code, "message": message, "status": status}
        if reason:
            self.body["details"] = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}]


@dataclass
class GoogleSimulator:
    """A server of all the services. `faults` names what a service ("*": all) does instead of answering:

    denied, quota, unavailable, stall, garbage (no JSON), odd (JSON of another shape). `asked` keeps requests.
    """

    world: World = field(default_factory=World)
    faults: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, Any]] = field(default_factory=list)
    stall_s: float = 30.0

    async def start(self) -> TestServer:
        """Listen on loopback; the caller closes the server."""
        app = web.Application()
        newer: dict[str, tuple[str, Callable[[Json], Any]]] = {
            "/directions/v2:computeRoutes": ("routes", self._routes),
            "/distanceMatrix/v2:computeRouteMatrix": ("matrix", self._matrix),
            "/v1/places:searchText": ("text", self._text),
            "/v1/places:searchNearby": ("nearby", self._nearby),
        }
        for path, (name, answer) in newer.items():
            app.router.add_post(path, self._newer(name, answer))
        for name, path, classic in google_classic.SERVICES:
            app.router.add_get(f"/maps/api/{path}/json", self._classic(name, classic))
        server = TestServer(app)
        await server.start_server()
        return server

    def counted(self, name: str) -> int:
        """Return how often a service was asked."""
        return sum(1 for service, _asked in self.asked if service == name)

    def _fault(self, name: str) -> str:
        return self.faults.get(name, self.faults.get("*", ""))

    def _newer(
        self, name: str, answer: Callable[[Json], Any]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            try:
                body = await request.json()
                self.asked.append((name, body))
                if broken := await self._broken(self._fault(name)):
                    return broken
                _check_key(request)
                mask = request.headers.get("X-Goog-FieldMask", "")
                if not mask:
                    raise Refused(400, "INVALID_ARGUMENT", _NO_MASK)
                return web.json_response(masked(answer(body), mask))
            except Refused as error:
                return web.json_response({"error": error.body}, status=error.code)

        return handle

    async def _broken(self, fault: str) -> web.Response | None:
        if fault == "stall":
            await asyncio.sleep(self.stall_s)
        if fault == "denied":
            raise Refused(403, "PERMISSION_DENIED", "This API method is blocked.", "API_KEY_SERVICE_BLOCKED")
        if fault == "quota":
            raise Refused(429, "RESOURCE_EXHAUSTED", "Quota exceeded.", "RATE_LIMIT_EXCEEDED")
        if fault == "unavailable":
            raise Refused(503, "UNAVAILABLE", "The service is currently unavailable.")
        bodies = {"garbage": "<html>Bad Gateway</html>", "odd": json.dumps({"routes": [{}], "places": [{}]})}
        return web.Response(text=bodies[fault]) if fault in bodies else None

    def _classic(
        self, name: str, answer: google_classic.Answer
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            self.asked.append((name, dict(request.query)))
            fault = self._fault(name)
            if fault in ("unavailable", "stall", "garbage"):
                try:
                    broken = await self._broken(fault)
                except Refused as error:
                    return web.Response(status=error.code)
                if broken:
                    return broken
            if request.query.get("key") != KEY:
                fault = "denied"
            body = google_classic.broken(fault) or answer(self.world, request.query)
            return web.json_response(body)

        return handle

    def _routes(self, body: Json) -> Json:
        points = [
            _point(body["origin"]),
            *map(_point, body.get("intermediates", ())),
            _point(body["destination"]),
        ]
        live = body.get("routingPreference") == "TRAFFIC_AWARE"
        if "departureTime" in body and datetime.fromisoformat(body["departureTime"]) < datetime.now(UTC):
            raise Refused(400, "INVALID_ARGUMENT", "Timestamp must be set to a future time.")
        legs = [self.world.leg(a, b) for a, b in pairwise(points)]
        if any(leg is None for leg in legs):
            return {}
        whole = [_leg(leg, RUSH if live else 1.0) for leg in legs if leg]
        return {"routes": [{
            "distanceMeters": sum(leg["distanceMeters"] for leg in whole),
            "duration": f"{sum(int(leg['duration'][:-1]) for leg in whole)}s",
            "description": "US-191 S", "legs": whole, "warnings": [],
            "polyline": {"encodedPolyline": encode_polyline([{"lat": a, "lng": b} for a, b in points])},
        }]}  # fmt: skip

    def _matrix(self, body: Json) -> list[Json]:
        froms = [_point(o["waypoint"]) for o in body["origins"]]
        tos = [_point(d["waypoint"]) for d in body["destinations"]]
        if len(froms) * len(tos) > 625:
            raise Refused(400, "INVALID_ARGUMENT", "The number of elements is over 625.")
        return [
            {"originIndex": i, "destinationIndex": j, "status": {}, **_cell(self.world.leg(a, b))}
            for i, a in enumerate(froms) for j, b in enumerate(tos)
        ][::-1]  # fmt: skip  # Google streams them in no order

    def _text(self, body: Json) -> Json:
        if not body.get("textQuery"):
            raise Refused(400, "INVALID_ARGUMENT", "Empty text_query is not supported")
        if along := body.get("searchAlongRouteParameters"):
            line = [(p["lat"], p["lng"]) for p in decode_polyline(along["polyline"]["encodedPolyline"])]
            return {"places": [_service(at, body["includedType"]) for at in services(line)][:20]}
        _check_circle(body.get("locationBias"))
        found = self.world.named(body["textQuery"])[: body.get("pageSize", 20)]
        return {"places": [_place(spot) for spot in found]} if found else {}

    def _nearby(self, body: Json) -> Json:
        circle = _check_circle(body["locationRestriction"])
        at = circle["center"]["latitude"] + 0.01, circle["center"]["longitude"]
        return {"places": [_service(at, body["includedTypes"][0])]}


def _check_key(request: web.Request) -> None:
    key = request.headers.get("X-Goog-Api-Key")
    if not key:
        raise Refused(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers.")
    if key != KEY:
        raise Refused(
            400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", "API_KEY_INVALID"
        )


def _check_circle(area: Json | None) -> Json:
    circle: Json = (area or {}).get("circle", {})
    if circle.get("radius", 0) > 50_000:
        raise Refused(400, "INVALID_ARGUMENT", "Radius must be between 0 and 50000.")
    return circle


def masked(answer: Any, mask: str) -> Any:
    """Return only what a field mask names, as Google does."""
    if mask == "*":
        return answer
    if isinstance(answer, list):
        return [masked(one, mask) for one in answer]
    heads: dict[str, list[str]] = {}
    for path in mask.split(","):
        head, _dot, rest = path.partition(".")
        heads.setdefault(head, []).append(rest or "*")
    return {
        key: value
        if "*" in heads[key] or not isinstance(value, (dict, list))
        else masked(value, ",".join(heads[key]))
        for key, value in answer.items() if key in heads
    }  # fmt: skip


def _point(waypoint: Json) -> Point:
    at = waypoint["location"]["latLng"]
    return float(at["latitude"]), float(at["longitude"])


def _leg(stretches: list[Stretch], slower: float) -> Json:
    """A leg with its traffic; its steps tell the time without."""
    seconds = sum(s.seconds if s.maneuver else int(s.seconds * slower) for s in stretches)
    steps = [
        {"distanceMeters": s.metres, "staticDuration": f"{s.seconds}s",
         "endLocation": {"latLng": {"latitude": s.end[0], "longitude": s.end[1]}},
         "navigationInstruction": {"maneuver": s.maneuver or "STRAIGHT", "instructions": s.said or "Ahead"}}
        for s in stretches
    ]  # fmt: skip
    return {"distanceMeters": sum(s.metres for s in stretches), "duration": f"{seconds}s", "steps": steps}


def _cell(leg: list[Stretch] | None) -> Json:
    if leg is None:
        return {"condition": "ROUTE_NOT_FOUND"}
    return {"condition": "ROUTE_EXISTS", "distanceMeters": sum(s.metres for s in leg),
            "duration": f"{sum(s.seconds for s in leg)}s"}  # fmt: skip


def _place(spot: Spot) -> Json:
    code, country = spot.country
    periods = [
        {"open": {"day": day, "hour": a, "minute": 0}, "close": {"day": day, "hour": b, "minute": 0}}
        for day, a, b in spot.hours
    ]
    return {
        **({"regularOpeningHours": {"periods": periods}} if periods else {}),
        "id": spot.place_id, "displayName": {"text": spot.name, "languageCode": "en"},
        "types": list(spot.types),
        "location": {"latitude": spot.lat, "longitude": spot.lon}, "timeZone": {"id": spot.zone},
        "addressComponents": [
            {"longText": spot.state, "shortText": spot.state, "types": ["administrative_area_level_1"]},
            {"longText": country, "shortText": code, "types": ["country", "political"]},
        ],
    }  # fmt: skip


def _service(at: Point, kind: str) -> Json:
    place: Json = {
        "id": f"{kind}-{at[0]:.4f}-{at[1]:.4f}",
        "displayName": {"text": f"Roadside {kind.replace('_', ' ')}"},
        "location": {"latitude": at[0], "longitude": at[1]},
    }  # fmt: skip
    if kind == "electric_vehicle_charging_station":
        plugs = {"type": "EV_CONNECTOR_TYPE_CCS_COMBO_1", "maxChargeRateKw": 150, "count": 8}
        place["evChargeOptions"] = {"connectorCount": 8, "connectorAggregation": [plugs]}
    return place
