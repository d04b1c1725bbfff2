"""Shortest ways by a contraction hierarchy (routingkit-cch), where its wheel is installed."""

from collections.abc import Sequence
from importlib.util import find_spec
from threading import local

import numpy as np

from tools.routing.network import Floats, Ints, Network
from tools.routing.ways import Ends, Ways

HAVE_WHEEL = find_spec("routingkit_cch") is not None
if HAVE_WHEEL:  # where there is none, scipy serves
    import routingkit_cch

SCALE = 10_000.0  # the hierarchy counts in whole numbers: ten thousandths, up to 200,000 km or minutes


def available() -> bool:
    """Whether the hierarchy can be used on this machine."""
    return HAVE_WHEEL


def ordered(network: Network) -> Ints:
    """Return the order in which to contract the junctions: the slow part, kept on disk."""
    tail, head = _both_ways(network)
    order = routingkit_cch.compute_order_inertial(
        len(network.lat), tail, head, network.lat.tolist(), network.lon.tolist()
    )
    return np.array(order, dtype=np.int32)


def _both_ways(network: Network) -> tuple[list[int], list[int]]:
    tail = np.concatenate([network.tail, network.head]).tolist()
    head = np.concatenate([network.head, network.tail]).tolist()
    return tail, head


class Hierarchy(Ways):
    """Answers under one cost per edge; safe to be asked from several threads."""

    def __init__(self, network: Network, order: Ints, cost: Floats) -> None:
        self._edges = len(network.km)
        tail, head = _both_ways(network)
        self._cch = routingkit_cch.CCH(order.tolist(), tail, head, False)
        weight = np.maximum(np.rint(cost * SCALE), 1).astype(int).tolist()
        self._metric = routingkit_cch.CCHMetric(self._cch, weight + weight)
        self._mine = local()  # a query belongs to the thread that made it

    @property
    def _query(self) -> "routingkit_cch.CCHQuery":
        if not hasattr(self._mine, "query"):
            self._mine.query = routingkit_cch.CCHQuery(self._metric)
        query: routingkit_cch.CCHQuery = self._mine.query
        return query

    def best(self, sources: Ends, targets: Ends) -> tuple[float, list[int], list[int]] | None:
        """Return cost, junctions and edges of the best way from one of `sources` to one of `targets`."""
        result = self._query.run_multi(_scaled(sources), _scaled(targets))
        cost, nodes, arcs = result.distance, result.node_path, result.arc_path
        del result  # the next run fails while an older result lives
        if cost is None:
            return None
        return cost / SCALE, nodes, [arc % self._edges for arc in arcs]

    def cost(self, sources: Ends, targets: Ends) -> float:
        """Return what the best way costs; inf when there is none."""
        found = self._query.run_multi(_scaled(sources), _scaled(targets)).distance
        return np.inf if found is None else float(found) / SCALE

    def table(self, sources: Sequence[Ends], targets: Sequence[Ends]) -> Floats:
        """Return the cost of the best way from each of `sources` to each of `targets`; inf for none."""
        goals = sorted({node for ends in targets for node, _far in ends})
        at = {node: number for number, node in enumerate(goals)}
        many = routingkit_cch.CCHOneToMany(self._metric, goals)
        far = np.full((len(sources), len(goals)), np.inf)
        for row, ends in enumerate(sources):
            if ends and goals:
                found = many.distances_from_multi(_scaled(ends))
                far[row] = [np.inf if d is None else d for d in found]
        table = np.full((len(sources), len(targets)), np.inf)
        for column, ends in enumerate(targets):
            if ends:
                behind = np.array([after for _node, after in ends])
                table[:, column] = (far[:, [at[node] for node, _after in ends]] / SCALE + behind).min(axis=1)
        return table


def _scaled(ends: Ends) -> list[tuple[int, int]]:
    return [(node, round(far * SCALE)) for node, far in ends]
