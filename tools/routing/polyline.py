"""Courses as Google and Open Charge Map write them, and thinned so that they fit into an address."""

from collections.abc import Sequence

from googlemaps.convert import decode_polyline, encode_polyline

from tools.routing.model import Line


def decoded(encoded: str) -> Line:
    """Return the points of an encoded polyline as (lat, lon); ValueError or IndexError when it is none."""
    return tuple((float(point["lat"]), float(point["lng"])) for point in decode_polyline(encoded))


def encoded(line: Sequence[tuple[float, float]], most: int = 400) -> str:
    """Return a course as an encoded polyline of at most `most` points (its ends always among them)."""
    step = max(1, -(-len(line) // most))
    points = [*line[:-1:step], line[-1]]
    return str(encode_polyline([{"lat": lat, "lng": lon} for lat, lon in points]))
