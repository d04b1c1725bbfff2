"""The embedded map as a whole: loaded once, asked from threads."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing import boats, hierarchy, islands, land, network
from tools.routing.build import BOATS, DATA, Built
from tools.routing.closing import around_all
from tools.routing.congestion import delays
from tools.routing.describing import Leg, described, pieces
from tools.routing.driving import Drive, Driver
from tools.routing.gazetteer import Gazetteer
from tools.routing.land import Land
from tools.routing.making import linking
from tools.routing.meeting import Sea
from tools.routing.model import Closure, Detour, Matrix, Route
from tools.routing.network import Floats, Network
from tools.routing.ways import PlainWays, Ways

APART_KM = 0.4  # points of a route's line are at least so far apart

ESTIMATED = "Distances and times are estimates (offline road map, ±10 %; ±25 % in parks and mountains)."


class Navigator:
    """Network, gazetteer and the ways between; blocking, safe to be asked from several threads."""

    def __init__(self, directory: Path) -> None:
        built = Built(directory)
        self.gazetteer = Gazetteer(built.places.resolve())
        sea = _sea(land.load(built.land))
        self.network = boats.ferried(network.load(built.roads), linking.read(DATA / BOATS), sea)
        self.driver = Driver(self.network, ways_of(self.network, built), sea)
        self._islands = islands.read(DATA / "islands.csv")

    def route(self, stations: Sequence[Place], depart: datetime | None) -> Route:
        """Return the drive through `stations`; Refusal when no road joins two of them."""
        for place in stations:
            islands.refuse(self._islands, place)
        legs = list(itertools.pairwise(stations))
        drives = [self.driver.drive(a, b) for a, b in legs]
        return self._route([(a, b, drive) for (a, b), drive in zip(legs, drives, strict=True)], depart)

    def around(
        self, origin: Place, destination: Place, closed: Sequence[Closure], depart: datetime | None
    ) -> Detour | None:
        """Return the drive around the closed roads, beside the usual one; None when that is open."""
        usual = self.driver.drive(origin, destination)
        other = around_all(self.driver, origin, destination, closed, usual)
        if other is usual:
            return None
        of = [self._route([(origin, destination, drive)], depart) for drive in (other, usual)]
        return Detour(of[0], of[1])

    def _route(self, legs: Sequence[Leg], depart: datetime | None) -> Route:
        found = [(a, b, self._timed(a, drive, depart)) for a, b, drive in legs]
        steps = tuple(step for leg in found for step in pieces(*leg, self.network, self.gazetteer))
        return Route(
            legs[0][0],
            legs[-1][1],
            round(sum(drive.total_km for _a, _b, drive in found), 1),
            round(sum(drive.total_minutes for _a, _b, drive in found), 1),
            steps,
            self._line(found),
            "embedded",
            described(found, self.network, depart),
        )

    def _timed(self, origin: Place, drive: Drive, depart: datetime | None) -> Drive:
        """The drive with city traffic when it is known when it begins."""
        if depart is None:
            return drive
        local = depart.astimezone(ZoneInfo(origin.timezone)) if origin.timezone else depart
        edges = list(drive.edges)
        on_road = drive.minutes[1:-1]
        if len(edges) != len(on_road):
            return drive
        crowd = np.concatenate([[0.0], self.network.crowd[edges], [0.0]])
        return replace(drive, minutes=drive.minutes + delays(drive.minutes, crowd, local))

    def _line(self, found: Sequence[Leg]) -> tuple[tuple[float, float], ...]:
        n = self.network
        line: list[tuple[float, float]] = []
        for origin, destination, drive in found:
            points = [(origin.lat, origin.lon)]
            points += [(float(n.lat[node]), float(n.lon[node])) for node in drive.nodes]
            line += [*_thinned(points), (destination.lat, destination.lon)]
        return tuple((round(lat, 4), round(lon, 4)) for lat, lon in line)

    def matrix(self, places: Sequence[Place]) -> Matrix:
        """Return distances and times between all `places`; inf where no road goes."""
        size = len(places)
        km, minutes = np.full((size, size), np.inf), np.full((size, size), np.inf)
        np.fill_diagonal(km, 0.0)
        np.fill_diagonal(minutes, 0.0)
        on_land = [islands.none(self._islands, place) for place in places]
        for i in range(size):
            for j in range(i + 1, size):
                drive = self.driver.find(places[i], places[j]) if on_land[i] and on_land[j] else None
                if drive is not None:
                    km[i, j] = km[j, i] = drive.total_km
                    minutes[i, j] = minutes[j, i] = drive.total_minutes
        return Matrix(km, minutes, ESTIMATED)


def _sea(shores: Land | None) -> Sea:
    return shores.sea_km if shores else (lambda _a, _b: 0.0)


def ways_of(roads: Network, built: Built, cost: Floats | None = None) -> Ways:
    """Return the ways under a cost per edge (minutes): by the hierarchy where there is one, else by scipy."""
    weight = roads.minutes if cost is None else cost
    if hierarchy.available() and built.order.exists():
        order = np.load(built.order)
        ports = np.arange(
            len(order), len(roads.lat), dtype=order.dtype
        )  # joined since: leaves, contracted first
        return hierarchy.Hierarchy(roads, np.concatenate([ports, order]), weight)
    return PlainWays(roads, weight)


@lru_cache(maxsize=2)
def _kept(directory: Path, _built_at: int) -> Navigator:
    """The map as it was built then: it never changes, so a process needs it once (some 200 MB)."""
    return Navigator(directory)


def loaded(directory: Path) -> Navigator:
    """Return the map in `directory`; Refusal when it is not built."""
    place = directory.resolve()
    try:
        return _kept(place, Built(place).roads.stat().st_mtime_ns)
    except FileNotFoundError:
        raise Refusal(
            "The map is not built yet. Run `pathfinder data build` once; it takes a minute."
        ) from None


def _thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points without those that hardly move: 0.4 km are about 0.004 degrees."""
    kept = points[:1]
    for point in points[1:]:
        if max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) > APART_KM / 100.0:
            kept.append(point)
    return kept
