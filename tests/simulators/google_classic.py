"""Google's classic web services as simulated: a status in the body, the key in the address."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from time import time
from typing import Any

from googlemaps.convert import encode_polyline

from tests.simulators.google_world import RUSH, Point, Spot, Stretch, World

Json = dict[str, Any]
Query = Mapping[str, str]
Answer = Callable[[World, Query], Json]
_MODES = {"FERRY": "ferry"}


def broken(fault: str) -> Json | None:
    """Return the body of a fault; None of none."""
    if fault == "denied":
        return {
            "status": "REQUEST_DENIED",
            "error_message": "The provided API key is invalid.",
            "results": [],
        }
    if fault == "quota":
        return {"status": "OVER_QUERY_LIMIT", "error_message": "You have exceeded your daily request quota."}
    return {"routes": [{}], "results": [{}], "rows": [{}], "status": "OK"} if fault == "odd" else None


def _point(text: str) -> Point:
    lat, lon = text.split(",")
    return float(lat), float(lon)


def _latlng(point: Point) -> Json:
    return {"lat": point[0], "lng": point[1]}


def directions(world: World, query: Query) -> Json:
    """Answer Directions."""
    if float(query.get("departure_time", time() + 1)) < time() - 1:
        return {"status": "INVALID_REQUEST", "error_message": "departure_time is in the past.", "routes": []}
    via = [_point(p) for p in query.get("waypoints", "").split("|") if p]
    points = [_point(query["origin"]), *via, _point(query["destination"])]
    legs = [world.leg(a, b) for a, b in pairwise(points)]
    if any(leg is None for leg in legs):
        return {"status": "ZERO_RESULTS", "routes": [], "geocoded_waypoints": []}
    live = "departure_time" in query
    line = encode_polyline([_latlng(point) for point in points])
    route = {
        "summary": "US-191 S",
        "overview_polyline": {"points": line},
        "legs": [_leg(g, live) for g in legs if g],
    }
    return {"status": "OK", "routes": [route]}


def _leg(stretches: list[Stretch], live: bool) -> Json:
    seconds = sum(s.seconds for s in stretches)
    steps = [
        {"distance": {"value": s.metres}, "duration": {"value": s.seconds}, "end_location": _latlng(s.end),
         "html_instructions": f"<b>{s.said or 'Head south'}</b>"}
        | ({"maneuver": _MODES[s.maneuver]} if s.maneuver else {})
        for s in stretches
    ]  # fmt: skip
    leg: Json = {
        "distance": {"value": sum(s.metres for s in stretches)},
        "duration": {"value": seconds},
        "steps": steps,
    }
    if live:
        leg["duration_in_traffic"] = {"value": int(seconds * RUSH)}
    return leg


def distance_matrix(world: World, query: Query) -> Json:
    """Answer Distance Matrix."""
    froms, tos = ([_point(p) for p in query[name].split("|")] for name in ("origins", "destinations"))
    if len(froms) * len(tos) > 100:
        return {"status": "MAX_ELEMENTS_EXCEEDED", "rows": []}
    return {"status": "OK", "rows": [{"elements": [_element(world.leg(a, b)) for b in tos]} for a in froms]}


def _element(leg: list[Stretch] | None) -> Json:
    if leg is None:
        return {"status": "ZERO_RESULTS"}
    return {"status": "OK", "distance": {"value": sum(s.metres for s in leg)},
            "duration": {"value": sum(s.seconds for s in leg)}}  # fmt: skip


def geocode(world: World, query: Query) -> Json:
    """Answer Geocoding: addresses and towns, not shops; or a place by its id."""
    if place_id := query.get("place_id"):
        found = [spot for spot in world.spots if spot.place_id == place_id]
    else:
        exact = {"locality", "street_address"}
        found = [spot for spot in world.named(query.get("address", "")) if exact & set(spot.types)]
    return _results(found)


def text_search(world: World, query: Query) -> Json:
    """Answer Places (classic) text search."""
    return _results(world.named(query.get("query", "")))


def _results(spots: list[Spot]) -> Json:
    return {"status": "OK" if spots else "ZERO_RESULTS", "results": [_result(spot) for spot in spots]}


def _result(spot: Spot) -> Json:
    code, country = spot.country
    return {
        "place_id": spot.place_id, "name": spot.name, "types": list(spot.types),
        "formatted_address": f"{spot.name}, {spot.state}, {country}",
        "geometry": {"location": {"lat": spot.lat, "lng": spot.lon}},
        "address_components": [
            {"long_name": spot.state, "short_name": spot.state, "types": ["administrative_area_level_1"]},
            {"long_name": country, "short_name": code, "types": ["country", "political"]},
        ],
    }  # fmt: skip


SERVICES: tuple[tuple[str, str, Answer], ...] = (
    ("directions", "directions", directions),
    ("distance matrix", "distancematrix", distance_matrix),
    ("geocode", "geocode", geocode),
    ("text search", "place/textsearch", text_search),
)
