"""Distances and times beside well-known ones (REFERENCE.md says where they come from)."""

import csv
from pathlib import Path

import numpy as np

from tools.routing.embedded import EmbeddedRoads

PAIRS = Path(__file__).parent / "reference_pairs.csv"


async def test_distances_and_times_are_as_known(roads: EmbeddedRoads) -> None:
    off = []
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            origin = await roads.locate(row["from"])
            route = await roads.route(origin, await roads.locate(row["to"], origin))
            off.append((route.km / float(row["km"]) - 1, route.minutes / float(row["minutes"]) - 1))
    km, minutes = np.abs(np.array(off)).T
    assert len(off) >= 60
    assert np.median(km) <= 0.05
    assert np.percentile(km, 90) <= 0.12
    assert np.median(minutes) <= 0.08
    assert np.percentile(minutes, 90) <= 0.18
