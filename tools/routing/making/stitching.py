"""Closes the gaps of the highway data: pieces that lie side by side, and roads that end facing each other."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from tools.routing.making.highways import Bools, Floats, Graph, Ints
from tools.routing.sphere import on_ball, straight_km

SIDE_BY_SIDE_KM = 2.0
FACING_KM = 6.0
WINDING = 1.2  # how much longer than the straight line a missing piece of road is taken to be
FACING_COSINE = 0.6
DETOUR = 4.0  # a gap is a gap when the way around is this many times longer


def components(graph: Graph) -> Ints:
    """Return for each junction the number of its connected piece, largest piece 0."""
    size = len(graph.lat)
    matrix = coo_matrix((graph.km + 1e-3, (graph.tail, graph.head)), shape=(size, size))
    count, label = connected_components(matrix, directed=False)
    rank = np.empty(count, dtype=np.int32)
    rank[np.argsort(-np.bincount(label), kind="stable")] = np.arange(count, dtype=np.int32)
    return np.asarray(rank[label])


def large(graph: Graph, at_least: int) -> Bools:
    """Return which junctions lie in a piece of at least so many."""
    label = components(graph)
    return np.asarray(np.bincount(label)[label] >= at_least)


def with_links(graph: Graph, pairs: list[tuple[int, int]]) -> Graph:
    """Return the graph with a road of plausible length between each pair of junctions."""
    if not pairs:
        return graph
    tail, head = (np.array(side, dtype=np.int32) for side in zip(*pairs, strict=True))
    straight = straight_km(graph.lat[tail], graph.lon[tail], graph.lat[head], graph.lon[head])
    return graph.joined(tail, head, np.maximum(straight, 0.05) * WINDING, np.zeros(len(tail), dtype=np.bool_))


def bridged(graph: Graph) -> Graph:
    """Join each piece to the others that come within two kilometres, where they are closest."""
    label = components(graph)
    tree = cKDTree(on_ball(graph.lat, graph.lon))
    apart = np.flatnonzero(label > 0)
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    near = tree.query_ball_point(tree.data[apart], SIDE_BY_SIDE_KM)
    for node, around in zip(apart.tolist(), near, strict=True):
        for other in around:
            if label[other] == label[node]:
                continue
            low, high = sorted((int(label[node]), int(label[other])))
            gap = float(np.linalg.norm(tree.data[node] - tree.data[other]))
            best[low, high] = min(best.get((low, high), (gap, node, other)), (gap, node, other))
    return with_links(graph, [(node, other) for _gap, node, other in best.values()])


@dataclass
class _Roads:
    """The graph as neighbour lists, for short walks."""

    graph: Graph

    def __post_init__(self) -> None:
        g = self.graph
        source = np.concatenate([g.tail, g.head])
        order = np.argsort(source, kind="stable")
        self.neighbour = np.concatenate([g.head, g.tail])[order].tolist()
        self.length = np.concatenate([g.km, g.km])[order].tolist()
        self.start = np.searchsorted(source[order], np.arange(len(g.lat) + 1)).tolist()
        self.degree = np.diff(self.start)

    def around(self, node: int) -> Iterator[tuple[int, float]]:
        """The neighbours of a junction and how far they are."""
        for at in range(self.start[node], self.start[node + 1]):
            yield self.neighbour[at], self.length[at]

    def farther(self, node: int, goal: int, limit: float) -> bool:
        """Whether the way from `node` to `goal` is longer than `limit` km."""
        best, queue = {node: 0.0}, [(0.0, node)]
        while queue:
            done, here = heapq.heappop(queue)
            if here == goal:
                return False
            for other, length in self.around(here):
                far = done + length
                if far <= limit and far < best.get(other, limit + 1.0):
                    best[other] = far
                    heapq.heappush(queue, (far, other))
        return True


def stitched(graph: Graph) -> Graph:
    """Join roads that end facing each other within six kilometres, where the way around is long."""
    roads = _Roads(graph)
    ends = np.flatnonzero(roads.degree == 1).astype(np.int32)
    ahead = _headings(graph, roads, ends)
    ball = on_ball(graph.lat[ends], graph.lon[ends])
    pairs = cKDTree(ball).query_pairs(FACING_KM, output_type="ndarray")
    gap = ball[pairs[:, 1]] - ball[pairs[:, 0]]
    length = np.linalg.norm(gap, axis=1)
    along = np.einsum("ij,ij->i", gap, ahead[pairs[:, 0]]) / np.maximum(length, 1e-6)
    back = -np.einsum("ij,ij->i", gap, ahead[pairs[:, 1]]) / np.maximum(length, 1e-6)
    facing = (np.minimum(along, back) > FACING_COSINE) | (length < 0.3)
    found: list[tuple[int, int]] = []
    used: set[int] = set()
    for at in np.argsort(length[facing]):
        a, b = (int(ends[n]) for n in pairs[facing][at])
        around = max(DETOUR * float(length[facing][at]), 5.0)
        if not used & {a, b} and roads.farther(a, b, around):
            found.append((a, b))
            used |= {a, b}
    return with_links(graph, found)


def _headings(graph: Graph, roads: _Roads, ends: Ints) -> Floats:
    """The direction in which each dead end would go on, as unit vectors."""
    before = [next(roads.around(int(node)))[0] for node in ends]
    way = on_ball(graph.lat[ends], graph.lon[ends]) - on_ball(graph.lat[before], graph.lon[before])
    return np.asarray(way / np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-6))
