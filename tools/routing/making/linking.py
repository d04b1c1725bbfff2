"""Adds the roads, tunnels and ferries the highway data lacks (data/links.csv), with their names."""

import csv
import itertools
from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tools.routing.making.highways import Floats, Graph
from tools.routing.snapping import Foot, Lines, Snapper
from tools.routing.sphere import straight_km

SAME_KM = 1.2  # an end this near to a junction or to another link's end is that junction
REACH_KM = 12.0
REPLACED_KM, LONG_KM = 3.0, 5.0  # an edge that begins and ends this near to a link's ends is the same road
WINDING = 1.3


@dataclass(frozen=True)
class Link:
    """A missing piece of road; `mode` is road, rail shuttle or ferry."""

    mode: str
    name: str
    ends: tuple[tuple[float, float], tuple[float, float]]
    km: float
    minutes: float


def read(path: Path) -> list[Link]:
    """Return the links of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_link(row) for row in csv.DictReader(lines)]


def _link(row: dict[str, str]) -> Link:
    a = (float(row["from_lat"]), float(row["from_lon"]))
    b = (float(row["to_lat"]), float(row["to_lon"]))
    return Link(row["mode"], row["name"], (a, b), float(row["km"]), float(row["minutes"]))


@dataclass
class _Growing:
    """A graph in the making: new junctions and edges, and the edges that were cut in two."""

    graph: Graph
    snapper: Snapper
    lat: list[float] = field(default_factory=list)
    lon: list[float] = field(default_factory=list)
    edges: list[tuple[int, int, float, bool]] = field(default_factory=list)
    cuts: dict[int, list[tuple[float, int]]] = field(default_factory=dict)

    def junction(self, lat: float, lon: float) -> int:
        """Return the junction at a point: one that is there, or a new one joined to the roads around."""
        for number, (other_lat, other_lon) in enumerate(zip(self.lat, self.lon, strict=True)):
            if straight_km(lat, lon, other_lat, other_lon) < SAME_KM:
                return len(self.graph.lat) + number
        feet = self.snapper.feet(lat, lon, REACH_KM)
        if feet and feet[0].node >= 0 and feet[0].off_km < SAME_KM:
            return feet[0].node
        self.lat.append(lat)
        self.lon.append(lon)
        new = len(self.graph.lat) + len(self.lat) - 1
        if feet:
            self._join(new, feet[0])
        return new

    def _join(self, new: int, foot: Foot) -> None:
        if foot.node >= 0:
            self.edges.append((foot.node, new, max(foot.off_km * WINDING, 0.1), False))
        else:
            self.cuts.setdefault(foot.edge, []).append((foot.part, new))

    def grown(self, told: Set[frozenset[int]]) -> Graph:
        """Return the graph with everything added, without the pieces of cut edges that links tell better."""
        g = self.graph
        kept = np.ones(len(g.km), dtype=np.bool_)
        kept[list(self.cuts)] = False
        edges = list(self.edges)
        for edge, cuts in self.cuts.items():
            pieces = _pieces(int(g.tail[edge]), int(g.head[edge]), float(g.km[edge]), sorted(cuts))
            edges += [piece for piece in pieces if frozenset(piece[:2]) not in told]
        lat, lon = np.concatenate([g.lat, self.lat]), np.concatenate([g.lon, self.lon])
        base = Graph(lat, lon, g.tail[kept], g.head[kept], g.km[kept], g.ferry[kept])
        tail, head, km, ferry = (np.array(column) for column in zip(*edges, strict=True))
        return base.joined(tail.astype(np.int32), head.astype(np.int32), km, ferry)


def _pieces(
    tail: int, head: int, km: float, cuts: list[tuple[float, int]]
) -> list[tuple[int, int, float, bool]]:
    stations = [(0.0, tail), *cuts, (1.0, head)]
    return [(a, b, max((q - p) * km, 0.05), False) for (p, a), (q, b) in itertools.pairwise(stations)]


def _without(graph: Graph, links: list[Link]) -> Graph:
    """The graph without the roads that links tell better: the data straightens mountain roads too much."""
    long = np.flatnonzero(graph.km > LONG_KM)
    ends = [(graph.lat[node[long]], graph.lon[node[long]]) for node in (graph.tail, graph.head)]
    same = np.zeros(len(long), dtype=np.bool_)
    for link in links:
        for a, b in (ends, ends[::-1]):
            near = straight_km(*a, *link.ends[0]) < REPLACED_KM
            near &= straight_km(*b, *link.ends[1]) < REPLACED_KM
            same |= near & (link.mode == "road")
    kept = np.ones(len(graph.km), dtype=np.bool_)
    kept[long[same]] = False
    return Graph(graph.lat, graph.lon, graph.tail[kept], graph.head[kept], graph.km[kept], graph.ferry[kept])


def linked(graph: Graph, links: list[Link]) -> tuple[Graph, Floats, list[str]]:
    """Return the graph with the links, and for its last edges (one a link) their minutes and names."""
    graph = _without(graph, links)
    lines = Lines(graph.lat, graph.lon, graph.tail, graph.head, graph.km, graph.ferry)
    growing = _Growing(graph, Snapper(lines))
    ends = [(growing.junction(*link.ends[0]), growing.junction(*link.ends[1])) for link in links]
    told = {frozenset(pair) for pair, link in zip(ends, links, strict=True) if link.mode == "road"}
    grown = growing.grown(told) if growing.edges or growing.cuts else graph
    tail, head = (np.array(side, dtype=np.int32) for side in zip(*ends, strict=True))
    km = np.array([link.km for link in links])
    boat = np.array([link.mode != "road" for link in links])
    joined = grown.joined(tail, head, km, boat)
    return joined, np.array([link.minutes for link in links]), [link.name for link in links]
