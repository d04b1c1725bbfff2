"""Where a point off the network meets its roads."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from tools.routing.sphere import on_ball, straight_km

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
LONG_KM = 4.0  # an edge longer than this may be met in its middle
SAMPLE_KM = 3.0
NEIGHBOURS = 6
BEND = 0.15  # what share of the way to a bent edge's chord is taken for the way to its road
CROOKED = 1.5  # an edge this much longer than its chord tells nothing about where it runs


@dataclass(frozen=True)
class Foot:
    """A meeting point `off_km` away: junction `node`, or `part` of the way along `edge` (node -1)."""

    off_km: float
    node: int
    edge: int = -1
    part: float = 0.0


@dataclass(frozen=True)
class Lines:
    """Junctions in degrees and the edges between them in km; `fixed` ones (boats) are met at ends only."""

    lat: Floats
    lon: Floats
    tail: Ints
    head: Ints
    km: Floats
    fixed: npt.NDArray[np.bool_]


class Snapper:
    """Finds the meeting points of a network."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        roads = np.flatnonzero(~lines.fixed)
        joined = np.unique(np.concatenate([lines.tail[roads], lines.head[roads]]))
        self._joined = joined
        self._nodes = cKDTree(on_ball(lines.lat[joined], lines.lon[joined]), balanced_tree=False)
        self._samples, self._edge_of = self._along_long_edges()

    def _along_long_edges(self) -> tuple[cKDTree, Ints]:
        g = self.lines
        chord = straight_km(g.lat[g.tail], g.lon[g.tail], g.lat[g.head], g.lon[g.head])
        straight = (g.km > LONG_KM) & ~g.fixed & (g.km < CROOKED * np.maximum(chord, 0.1))
        long = np.flatnonzero(straight)
        count = np.ceil(g.km[long] / SAMPLE_KM).astype(np.int32)
        edge = np.repeat(long, count).astype(np.int32)
        rank = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
        part = (rank + 0.5) / np.repeat(count, count)
        a, b = g.tail[edge], g.head[edge]
        points = on_ball(
            g.lat[a] + (g.lat[b] - g.lat[a]) * part,
            g.lon[a] + (g.lon[b] - g.lon[a]) * part,
        )
        return cKDTree(points, balanced_tree=False), edge

    def feet(self, lat: float, lon: float, within_km: float) -> list[Foot]:
        """Return the meeting points within `within_km`, nearest first, at most a dozen."""
        here = on_ball(lat, lon)[0]
        far, found = self._nodes.query(here, k=NEIGHBOURS, distance_upper_bound=within_km)
        feet = [
            Foot(float(d), int(self._joined[n])) for d, n in zip(far, found, strict=True) if np.isfinite(d)
        ]
        reach = min(within_km, 12.0)
        edges = {int(self._edge_of[n]) for n in self._samples.query_ball_point(here, reach)}
        feet += [self._on_edge(lat, lon, edge) for edge in edges]
        return sorted((f for f in feet if f.off_km <= within_km), key=lambda f: f.off_km)[:12]

    def _on_edge(self, lat: float, lon: float, edge: int) -> Foot:
        """The point of a long edge nearest to here.

        Only the edge's ends and length are known. Here lies on it when the ways to both ends add up to its
        length; the more it is longer than its chord, the farther from the chord it may swing.
        """
        g = self.lines
        a, b = int(g.tail[edge]), int(g.head[edge])
        to_a = float(straight_km(lat, lon, g.lat[a], g.lon[a]))
        to_b = float(straight_km(lat, lon, g.lat[b], g.lon[b]))
        chord = float(straight_km(g.lat[a], g.lon[a], g.lat[b], g.lon[b]))
        part = min(max((to_a**2 - to_b**2 + chord**2) / (2 * chord**2), 0.0), 1.0)
        off = max(to_a**2 - (part * chord) ** 2, 0.0) ** 0.5
        swing = max(float(g.km[edge]) ** 2 - chord**2, 0.0) ** 0.5 * (part * (1 - part)) ** 0.5
        return Foot(BEND * min(off, swing) + max(off - swing, 0.0), -1, edge, part)
