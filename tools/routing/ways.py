"""Shortest ways through the network: what is asked of it, and the plain answer by scipy."""

import itertools
from collections.abc import Sequence

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import dijkstra

from tools.routing.network import Floats, Network

Ends = Sequence[tuple[int, float]]  # junctions at which the network is entered or left, and what that costs


class Ways:
    """Best ways under one cost per edge."""

    def best(self, sources: Ends, targets: Ends) -> tuple[float, list[int], list[int]] | None:
        """Return cost, junctions and edges of the best way from one of `sources` to one of `targets`."""
        raise NotImplementedError

    def cost(self, sources: Ends, targets: Ends) -> float:
        """Return what the best way costs; inf when there is none."""
        found = self.best(sources, targets)
        return np.inf if found is None else found[0]

    def table(self, sources: Sequence[Ends], targets: Sequence[Ends]) -> Floats:
        """Return the cost of the best way from each of `sources` to each of `targets`; inf for none."""
        raise NotImplementedError


class PlainWays(Ways):
    """Answers by scipy's Dijkstra: slower, but it runs wherever numpy does."""

    def __init__(self, network: Network, cost: Floats) -> None:
        size, edges = len(network.lat), np.arange(len(network.km))
        order = np.argsort(cost, kind="stable")
        low, high = (
            np.minimum(network.tail, network.head)[order],
            np.maximum(network.tail, network.head)[order],
        )
        _pairs, first = np.unique(low.astype(np.int64) * size + high, return_index=True)
        kept = order[first]  # of parallel edges the cheapest; a sparse matrix would add them up
        tail, head = network.tail[kept], network.head[kept]
        both = (np.concatenate([tail, head]), np.concatenate([head, tail]))
        weight = np.maximum(cost[kept], 1e-6)
        self._matrix = csr_matrix(coo_matrix((np.tile(weight, 2), both), shape=(size, size)))
        self._edge = csr_matrix(coo_matrix((np.tile(edges[kept] + 1, 2), both), shape=(size, size)))

    def best(self, sources: Ends, targets: Ends) -> tuple[float, list[int], list[int]] | None:
        """Return cost, junctions and edges of the best way from one of `sources` to one of `targets`."""
        found: tuple[float, list[int], list[int]] | None = None
        for start, before in sources:
            far, back = dijkstra(self._matrix, indices=start, return_predecessors=True)
            for goal, after in targets:
                cost = before + float(far[goal]) + after
                if np.isfinite(cost) and (found is None or cost < found[0]):
                    found = (cost, *self._way(back, goal))
        return found

    def to_all(self, source: int) -> Floats:
        """Return the cost of the best way from a junction to every other; inf where none goes."""
        return np.asarray(dijkstra(self._matrix, indices=source))

    def _way(self, back: np.ndarray, goal: int) -> tuple[list[int], list[int]]:
        nodes = [goal]
        while (before := int(back[nodes[-1]])) >= 0:
            nodes.append(before)
        nodes.reverse()
        edges = [int(self._edge[a, b]) - 1 for a, b in itertools.pairwise(nodes)]
        return nodes, edges

    def table(self, sources: Sequence[Ends], targets: Sequence[Ends]) -> Floats:
        """Return the cost of the best way from each of `sources` to each of `targets`; inf for none."""
        table = np.full((len(sources), len(targets)), np.inf)
        for row, ends in enumerate(sources):
            for start, before in ends:
                far = dijkstra(self._matrix, indices=start)
                for column, goals in enumerate(targets):
                    costs = [before + far[goal] + after for goal, after in goals]
                    table[row, column] = min([table[row, column], *costs])
        return table
