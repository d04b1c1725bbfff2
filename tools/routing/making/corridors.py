"""Marks the freeways: shortest ways between the towns a freeway passes, in order (data/freeways*.csv)."""

import csv
import heapq
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import hypot
from pathlib import Path

import numpy as np

from tools.routing.making.highways import Graph, Ints
from tools.routing.snapping import Foot, Lines, Snapper
from tools.routing.sphere import straight_km

SNAP_KM = 15.0
TOO_LONG = 1.8  # a way so much longer than the straight line is not the freeway
Point = tuple[float, float]
_COSINES = tuple(float(c) for c in np.cos(np.radians(np.arange(90) + 1.0)))


@dataclass(frozen=True)
class Freeway:
    """A road's name and the towns along it as written ("Moab UT", "München DE")."""

    name: str
    towns: tuple[str, ...]


def read(path: Path) -> list[Freeway]:
    """Return the freeways of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [Freeway(row["road"], tuple(row["waypoints"].split(";"))) for row in csv.DictReader(lines)]


class _Walker:
    """Finds short ways with A*; the freeways' towns are close to each other."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.snapper = Snapper(Lines(graph.lat, graph.lon, graph.tail, graph.head, graph.km, graph.ferry))
        source = np.concatenate([graph.tail, graph.head])
        order = np.argsort(source, kind="stable")
        count = len(graph.km)
        self.neighbour = np.concatenate([graph.head, graph.tail])[order].tolist()
        self.edge = np.concatenate([np.arange(count), np.arange(count)])[order].tolist()
        self.start = np.searchsorted(source[order], np.arange(len(graph.lat) + 1)).tolist()
        self.km, self.lat, self.lon = graph.km.tolist(), graph.lat.tolist(), graph.lon.tolist()

    def _ends(self, foot: Foot) -> list[tuple[int, float]]:
        if foot.node >= 0:
            return [(foot.node, foot.off_km * 1.3)]
        a, b = int(self.graph.tail[foot.edge]), int(self.graph.head[foot.edge])
        length = self.km[foot.edge]
        return [(a, foot.part * length), (b, (1 - foot.part) * length)]

    def ends(self, point: Point) -> dict[int, float]:
        """Junctions by which a town is entered and how far they are."""
        feet = self.snapper.feet(*point, SNAP_KM)
        best: dict[int, float] = {}
        for foot in feet[:4]:
            for node, far in self._ends(foot):
                best[node] = min(far, best.get(node, far))
        return best

    def way(self, start: Point, goal: Point) -> list[int]:
        """Edges of the shortest way between two towns; none when it is no direct one."""
        straight = float(straight_km(*start, *goal))
        targets, limit = self.ends(goal), TOO_LONG * straight + 10.0
        best: dict[int, tuple[float, int, int]] = {}
        queue: list[tuple[float, float, int]] = []
        for node, far in self.ends(start).items():
            best[node] = (far, -1, -1)
            heapq.heappush(queue, (far + self._left(node, goal), far, node))
        reached = (limit, -1)
        while queue and queue[0][0] < reached[0]:
            _total, far, node = heapq.heappop(queue)
            if far > best[node][0]:
                continue
            if node in targets:
                reached = min(reached, (far + targets[node], node))
            for at in range(self.start[node], self.start[node + 1]):
                other, edge = self.neighbour[at], self.edge[at]
                through = far + self.km[edge]
                if other not in best or through < best[other][0]:
                    best[other] = (through, node, edge)
                    heapq.heappush(queue, (through + self._left(other, goal), through, other))
        return list(_back(best, reached[1]))

    def _left(self, node: int, goal: Point) -> float:
        north = (self.lat[node] - goal[0]) * 111.2
        east = (self.lon[node] - goal[1]) * 111.2 * _COSINES[min(int(abs(goal[0])), 89)]
        return 0.97 * hypot(north, east)  # an underestimate, as A* asks


def _back(best: Mapping[int, tuple[float, int, int]], node: int) -> Iterator[int]:
    while node >= 0:
        _far, node, edge = best[node]
        if edge >= 0:
            yield edge


def marked(graph: Graph, freeways: list[Freeway], towns: Mapping[str, Point]) -> Ints:
    """Return for each edge the number of its freeway, from 1; 0 for other roads.

    `towns` gives the places of the towns as the freeways write them; unknown ones are passed over.
    """
    walker, mark = _Walker(graph), np.zeros(len(graph.km), dtype=np.int32)
    for number, freeway in enumerate(freeways, start=1):
        known = [towns[town] for town in freeway.towns if town in towns]
        for start, goal in itertools.pairwise(known):
            for edge in walker.way(start, goal):
                mark[edge] = mark[edge] or number
    return mark
