"""Shortest distances beside scipy on the same graph, in one run: a query, a 200×200 matrix, the start.

The peer is scipy.sparse.csgraph.dijkstra, one source to all junctions: what one asks without a hierarchy.
"""

import argparse
import os
import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np

from tools.routing import network
from tools.routing.build import Built, build
from tools.routing.navigator import Navigator, ways_of
from tools.routing.ways import PlainWays, Ways

MATRIX = 200
QUERY_TARGET, MATRIX_TARGET, EQUAL_KM, START_S = 1 / 300, 1 / 60, 0.01, 2.0


def timed(work: Callable[[], object]) -> float:
    """Return the seconds a piece of work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def largest_piece(roads: network.Network, rng: random.Random, count: int) -> list[int]:
    """Return junctions that roads join, at random."""
    return rng.sample(np.flatnonzero(roads.piece == 0).tolist(), count)


def agreement(fast: Ways, plain: PlainWays, nodes: Sequence[int]) -> float:
    """Return the largest difference (km) between both answers, over all pairs of the junctions."""
    ends = [[(node, 0.0)] for node in nodes]
    return float(np.abs(fast.table(ends, ends) - plain.table(ends, ends)).max())


def main(argv: Sequence[str]) -> int:
    """Print the figures; 1 when one misses its target."""
    parser = argparse.ArgumentParser(prog="benchmarks routing")
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("PATHFINDER_TEST_DATA", "build/testdata"))
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=int, default=1000)
    asked = parser.parse_args(argv)
    rng = random.Random(asked.seed)
    build(asked.data)
    built = Built(asked.data)
    start = timed(lambda: Navigator(asked.data))
    roads = Navigator(asked.data).network  # with the boats joined at the start, as people are driven
    fast, plain = ways_of(roads, built, roads.km), PlainWays(roads, roads.km)
    nodes = largest_piece(roads, rng, MATRIX)
    pairs = [(rng.choice(nodes), rng.choice(nodes)) for _ in range(asked.queries)]
    asks = [([(a, 0.0)], [(b, 0.0)]) for a, b in pairs]
    path = median(timed(partial(fast.best, *ask)) for ask in asks)
    query = median(timed(partial(fast.cost, *ask)) for ask in asks)
    ends = [[(node, 0.0)] for node in nodes]
    table = min(timed(lambda: fast.table(ends, ends)) for _ in range(3))
    to_all = median(timed(partial(plain.to_all, node)) for node in nodes[:20])
    off = agreement(fast, plain, nodes[:20])
    print(f"seed {asked.seed}, {len(roads.lat):,} junctions, {len(roads.km):,} roads, {type(fast).__name__}")
    shown = f"{query * 1e6:.0f} µs ({path * 1e6:.0f} with its path) / {to_all * 1e3:.1f} ms"
    lines = [
        ("query / scipy one-to-all", query / to_all, QUERY_TARGET, shown),
        (
            f"{MATRIX}×{MATRIX} / scipy",
            table / (MATRIX * to_all),
            MATRIX_TARGET,
            f"{table:.3f} s / {MATRIX * to_all:.1f} s",
        ),
        ("largest difference, km", off, EQUAL_KM, "20×20 pairs"),
        ("warm start, s", start, START_S, "network, hierarchy, gazetteer"),
    ]
    for name, value, target, detail in lines:
        print(f"{'ok  ' if value <= target else 'MISS'} {name:40} {value:10.5f}  (≤ {target:.5f})  {detail}")
    return 0 if all(value <= target for _name, value, target, _detail in lines) else 1
