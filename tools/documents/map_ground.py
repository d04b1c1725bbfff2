"""The ground a map is drawn on: US states and the world's countries (assets/basemap.json.gz)."""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from tools.documents.map_projection import Dot, Sheet, Spot, turned

_FILE = Path(__file__).parent / "assets" / "basemap.json.gz"
Ring = tuple[Dot, ...]  # (lon, lat) in degrees


@dataclass(frozen=True)
class Area:
    """A state or country: its rings, the largest first, and the box around each."""

    name: str
    kind: str  # "state" or "country"
    rings: tuple[Ring, ...]
    boxes: tuple[tuple[float, float, float, float], ...]  # west, south, east, north


@dataclass(frozen=True)
class Shape:
    """An area as it shows on a sheet: closed lines in pixels, and where its name may stand."""

    name: str
    kind: str
    lines: tuple[tuple[Dot, ...], ...]
    heart: Dot
    surface: float  # square pixels of the largest line
    largest: tuple[Dot, ...]


@cache
def areas() -> tuple[Area, ...]:
    """Return all areas of the base map."""
    data = json.loads(gzip.decompress(_FILE.read_bytes()))
    return tuple(_read(area, data["units"]) for area in data["areas"])


def _read(area: Mapping[str, Any], units: int) -> Area:
    rings = tuple(_ring(flat, units) for flat in area["rings"])
    return Area(area["name"], area["kind"], rings, tuple(_box(ring) for ring in rings))


def _box(ring: Ring) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _ring(flat: Sequence[int], units: int) -> Ring:
    ring, x, y = [], 0, 0
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        ring.append((x / units, y / units))
    return tuple(ring)


def area_at(spot: Spot) -> Area | None:
    """Return the area a spot lies in; None at sea."""
    lat, lon = spot
    for area in areas():
        for ring, (west, south, east, north) in zip(area.rings, area.boxes, strict=True):
            if west <= lon <= east and south <= lat <= north and inside(ring, lon, lat):
                return area
    return None


def inside(ring: Sequence[Dot], x: float, y: float) -> bool:
    """Whether a point lies in a closed ring of (x, y), by the even-odd rule."""
    odd = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            odd = not odd
    return odd


def shapes(sheet: Sheet) -> list[Shape]:
    """Return every area that shows on the sheet, cut to it; countries first, states over them."""
    box = sheet.box()
    found = [_shape(area, sheet, box) for area in areas()]
    return [shape for shape in found if shape is not None]


def _shape(area: Area, sheet: Sheet, box: tuple[float, float, float, float]) -> Shape | None:
    lines = []
    for ring in area.rings:
        cut = _cut(_turned(ring, sheet.cone.lon0), box)
        line = _thinned(sheet.dot((lat, lon + sheet.cone.lon0)) for lon, lat in cut)
        if len(line) > 3:
            lines.append(line)
    if not lines:
        return None
    surface, heart, largest = max((*_heart(line), line) for line in lines)
    return Shape(area.name, area.kind, tuple(lines), heart, surface, (*largest, largest[0]))


def _turned(ring: Ring, lon0: float) -> list[Dot]:
    """Return a ring with longitudes from `lon0` on, in one piece also where it leaves -180..180."""
    shift = turned(ring[0][0] - lon0) - ring[0][0]
    return [(lon + shift, lat) for lon, lat in ring]


def _cut(ring: list[Dot], box: tuple[float, float, float, float]) -> list[Dot]:
    """Return a ring cut to a box (Sutherland and Hodgman 1974)."""
    west, south, east, north = box
    if not any(west <= x <= east for x, _ in ring) and not _spans(ring, west, east):
        return []
    for axis, sign, bound in ((0, 1, west), (0, -1, east), (1, 1, south), (1, -1, north)):
        ring = _cut_side(ring, axis, sign, bound)
    return ring


def _spans(ring: list[Dot], west: float, east: float) -> bool:
    return min(x for x, _ in ring) < west and max(x for x, _ in ring) > east


def _cut_side(ring: list[Dot], axis: int, sign: int, bound: float) -> list[Dot]:
    kept: list[Dot] = []
    for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was_in, is_in = sign * before[axis] >= sign * bound, sign * point[axis] >= sign * bound
        if was_in != is_in:
            share = (bound - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            kept.append((bound, other) if axis == 0 else (other, bound))
        if is_in:
            kept.append(point)
    return kept


def _thinned(dots: Iterable[Dot], least: float = 0.7) -> tuple[Dot, ...]:
    """Return a line without the points that lie within `least` pixels of the one before."""
    kept: list[Dot] = []
    for x, y in dots:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= least:
            kept.append((x, y))
    return tuple(kept)


def _heart(line: Sequence[Dot]) -> tuple[float, Dot]:
    """Return a closed line's surface and centre of mass."""
    twice = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(line, [*line[1:], line[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        twice, x, y = twice + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if abs(twice) < 1e-9:
        return 0.0, line[0]
    return abs(twice) / 2, (x / (3 * twice), y / (3 * twice))
