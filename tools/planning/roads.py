"""Roads as the solver drives them: pieces of a road, with somewhere to pull over often enough."""

import itertools
from dataclasses import dataclass, replace

from tools.kernel.place import Place
from tools.planning.params import Params
from tools.planning.problem import Point, Problem, Road


@dataclass(frozen=True)
class Spot:
    """Where a car is: at a place (`index`), or on the road `road`, `minutes` from its start."""

    place: Place
    index: int | None = None
    road: tuple[int, int] | None = None
    minutes: float = 0.0
    km: float = 0.0


@dataclass(frozen=True)
class Piece:
    """What is left to drive of one road: points measured from here, the last one being the destination."""

    origin: Point
    points: tuple[Point, ...]
    key: tuple[int, int]

    @property
    def end(self) -> Point:
        """The destination."""
        return self.points[-1]

    @property
    def minutes(self) -> float:
        """Minutes on the way without detours, on boats too."""
        return self.end.minutes

    @property
    def wheel(self) -> float:
        """Minutes at the wheel without detours."""
        return self.end.wheel


QUAY_KM = 1.0  # from a boat, within which a place is its port
HOPED = frozenset({"rest", "charge", "fuel", "food", "bed"})


class Atlas:
    """The roads of a problem. It notes (in `wanted`) each road it had to draw from the matrix alone.

    Such a road is drawn with all services everywhere, so that a draft drives it and it gets looked up: a road
    nobody looked up must not seem impossible.
    """

    def __init__(self, problem: Problem, params: Params) -> None:
        self.problem = problem
        self.params = params
        self.wanted: dict[tuple[int, int], None] = {}
        self._full: dict[tuple[int, int], Road] = {}

    def offers(self, index: int) -> frozenset[str]:
        """What can be had at a place."""
        return self.problem.offers[index] if index < len(self.problem.offers) else frozenset()

    def minutes(self, origin: int, destination: int) -> float:
        """Driving minutes by the matrix, as planning reckons; a drive itself takes its road's."""
        return self.problem.minutes[origin][destination]

    def wheel(self, origin: int, destination: int) -> float:
        """Driving minutes without those on a boat, where the road is known in detail."""
        road = self.problem.roads.get((origin, destination))
        return self.minutes(origin, destination) - (road.afloat[0] if road else 0.0)

    def road(self, origin: int, destination: int) -> Road:
        """The road with rest points no farther apart than the parameters ask."""
        key = (origin, destination)
        if key not in self._full:
            self._full[key] = self._filled(key)
        return self._full[key]

    def _filled(self, key: tuple[int, int]) -> Road:
        road = self.problem.roads.get(key)
        if road is None:
            self.wanted[key] = None
            road = Road(self.problem.km[key[0]][key[1]], self.problem.minutes[key[0]][key[1]])
        quay = next((p.boat for p in road.points if p.boat and p.km <= QUAY_KM), "")
        ends = (
            replace(self._end(key[0], 0.0, 0.0), boat=quay),
            replace(self._end(key[1], road.km, road.minutes), afloat=road.afloat),
        )
        inside = [p for p in road.points if _inside(p, road)]
        inner = _thinned(inside, self.params.point_gap_minutes)
        stations = [ends[0], *inner, ends[1]]
        offers = HOPED if key in self.wanted else frozenset({"rest"})
        filled = [ends[0]]
        for before, after in itertools.pairwise(stations):
            filled += [*(replace(r, offers=offers) for r in self._rests(before, after, ends)), after]
        return replace(road, points=tuple(filled))

    def _end(self, index: int, km: float, minutes: float) -> Point:
        return Point(self.problem.places[index], km, minutes, self.offers(index))

    def _rests(self, before: Point, after: Point, ends: tuple[Point, Point]) -> list[Point]:
        """Places to pull over between two points, spread evenly: a guess, and named as one."""
        gap = 0.0 if before.boat else after.minutes - before.minutes
        count = int(gap // self.params.rest_gap_minutes)
        return [_between(before, after, n / (count + 1), ends) for n in range(1, count + 1)]

    def piece(self, spot: Spot, destination: int) -> Piece:
        """What is left to drive from a spot to a place; the spot must lie on a road to it."""
        key = spot.road or (spot.index if spot.index is not None else destination, destination)
        road = self.road(*key)
        here = Point(spot.place, 0.0, 0.0, self._offers_here(spot, road))
        sailed = max((p.afloat for p in road.points if p.minutes <= spot.minutes + 0.5), default=(0.0, 0.0))
        boat = next((p.boat for p in road.points if p.boat and abs(p.minutes - spot.minutes) < 0.5), "")
        here = replace(here, boat=boat)
        ahead = tuple(_from(p, spot, sailed) for p in road.points if p.minutes > spot.minutes + 0.5)
        return Piece(here, ahead or (replace(road.points[-1], km=0.0, minutes=0.0),), key)

    def offers_at(self, spot: Spot) -> frozenset[str]:
        """What can be had at a spot."""
        return self._offers_here(spot, self.road(*spot.road)) if spot.road else self._offers_of(spot.index)

    def _offers_of(self, index: int | None) -> frozenset[str]:
        return self.offers(index) if index is not None else frozenset()

    def _offers_here(self, spot: Spot, road: Road) -> frozenset[str]:
        if spot.index is not None:
            return self.offers(spot.index)
        return next((p.offers for p in road.points if abs(p.minutes - spot.minutes) < 0.5), frozenset())


def _from(point: Point, spot: Spot, sailed: tuple[float, float]) -> Point:
    """A point of a road as it lies ahead of a spot."""
    afloat = (point.afloat[0] - sailed[0], point.afloat[1] - sailed[1])
    return replace(point, km=point.km - spot.km, minutes=point.minutes - spot.minutes, afloat=afloat)


def _inside(point: Point, road: Road) -> bool:
    """Whether a point is a stop of its own: away from both ends, or a port."""
    before = [p for p in road.points if p.minutes < point.minutes]
    port = bool(point.boat) or bool(before and before[-1].boat)
    margin = QUAY_KM if port else 3.0
    return margin < point.km < road.km - margin


def _thinned(points: list[Point], gap: float) -> list[Point]:
    """Of points within `gap` minutes, keep the one that offers most (a vouched one before a guess)."""
    kept: list[Point] = []
    ports = {m for n, p in enumerate(points) if p.boat for m in (n, n + 1)}
    for number, point in enumerate(points):
        if ports & {number, number - 1}:
            kept.append(point)
        elif kept and int(kept[-1].minutes // gap) == int(point.minutes // gap):
            kept[-1] = max(kept[-1], point, key=_usefulness)  # never a port: what follows one is kept
        else:
            kept.append(point)
    return kept


def _usefulness(point: Point) -> tuple[bool, int, bool, float]:
    return ("charge" in point.offers, len(point.offers), not point.estimate, -point.detour_km)


def _between(before: Point, after: Point, part: float, ends: tuple[Point, Point]) -> Point:
    lat = before.place.lat + (after.place.lat - before.place.lat) * part
    lon = before.place.lon + (after.place.lon - before.place.lon) * part
    name = f"rest area between {before.place.name} and {after.place.name}"
    if before.place.name.startswith("rest area"):
        name = f"rest area towards {ends[1].place.name}"
    zone = before.place.timezone if part < 0.5 else after.place.timezone
    place = Place(name, round(lat, 5), round(lon, 5), zone, kind="point")
    km = before.km + (after.km - before.km) * part
    minutes = before.minutes + (after.minutes - before.minutes) * part
    return Point(place, km, minutes, frozenset({"rest"}), afloat=after.afloat)
