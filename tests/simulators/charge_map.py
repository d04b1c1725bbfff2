"""Open Charge Map's `/v3/poi` over HTTP: chargers along a polyline, its key, its errors."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from googlemaps.convert import decode_polyline

from tests.simulators.google_world import services

KEY = "simulated-open-charge-map-key"


@dataclass
class ChargeMapSimulator:
    """A server with a charger every 60 km; `fault` is denied, limit, unavailable, stall, garbage or odd."""

    fault: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    stall_s: float = 30.0

    async def start(self) -> TestServer:
        """Listen on loopback; the caller closes the server."""
        app = web.Application()
        app.router.add_get("/v3/poi", self._poi)
        server = TestServer(app)
        await server.start_server()
        return server

    async def _poi(self, request: web.Request) -> web.Response:
        self.asked.append(dict(request.query))
        if request.headers.get("X-API-Key") != KEY or self.fault == "denied":
            return web.Response(status=403, text="REJECTED_APIKEY_INVALID")
        if self.fault == "stall":
            await asyncio.sleep(self.stall_s)
        statuses = {"limit": 429, "unavailable": 503}
        if self.fault in statuses:
            return web.Response(status=statuses[self.fault])
        if self.fault == "garbage":
            return web.Response(text="<html>")
        if self.fault == "odd":
            return web.json_response([{"Connections": [{"PowerKW": 50}]}])
        line = [(p["lat"], p["lng"]) for p in decode_polyline(request.query["polyline"])]
        found = [_charger(number, at) for number, at in enumerate(services(line))]
        return web.json_response(found[: int(request.query.get("maxresults", 100))])


def _charger(number: int, at: Sequence[float]) -> dict[str, Any]:
    """Every third is slow, every fifth out of order; the first field of all is what people read."""
    slow, broken = number % 3 == 2, number % 5 == 4
    return {
        "ID": number, "StatusTypeID": 100 if broken else 50,
        "AddressInfo": {"Title": f"Plaza {number}", "Town": "Roadside", "StateOrProvince": "UT",
                        "Latitude": at[0], "Longitude": at[1], "CountryID": 2},
        "Connections": [{"ConnectionTypeID": 33, "LevelID": 2 if slow else 3, "PowerKW": 7 if slow else 175,
                         "Quantity": 4, "StatusTypeID": 50}],
    }  # fmt: skip
