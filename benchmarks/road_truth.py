"""How far off the embedded roads are: on the pairs their speeds were chosen on, and on pairs held out.

The lists lie in tests/unit/routing: reference_pairs.csv (chosen on) and held_out_pairs.csv (each with a
public source, never looked at while choosing a number). `python -m benchmarks road_truth [-v]`.
"""

import argparse
import asyncio
import csv
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tools.kernel.errors import Refusal
from tools.routing.build import build
from tools.routing.embedded import EmbeddedRoads
from tools.routing.ends import stations

LISTS = Path(__file__).parents[1] / "tests" / "unit" / "routing"
TARGETS = {"km": (0.05, 0.12), "minutes": (0.08, 0.18)}


@dataclass(frozen=True)
class Error:
    """One pair: what was measured of it ("km" or "minutes"), as a share of what is known; None: no road."""

    pair: str
    unit: str
    off: float | None


async def errors(roads: EmbeddedRoads, path: Path) -> list[Error]:
    """Return the errors over a list of pairs, one for each figure the list has."""
    found = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found += await _of(roads, row)
    return found


async def _of(roads: EmbeddedRoads, row: dict[str, str]) -> list[Error]:
    pair = f"{row['from']} – {row['to']}"
    wanted = [unit for unit in TARGETS if row[unit]]
    try:
        ends = await stations(roads, (row["from"], row["to"]))
        route = await roads.route(ends[0], ends[1])
    except Refusal:
        return [Error(pair, unit, None) for unit in wanted]
    return [Error(pair, unit, getattr(route, unit) / float(row[unit]) - 1) for unit in wanted]


def report(name: str, found: Sequence[Error], verbose: bool) -> bool:
    """Print the errors of a list; whether all targets are met and every pair has a road."""
    well = True
    for unit, (middle, most) in TARGETS.items():
        off = [abs(e.off) for e in found if e.unit == unit and e.off is not None]
        lost = [e.pair for e in found if e.unit == unit and e.off is None]
        median, p90 = float(np.median(off)), float(np.percentile(off, 90))
        met = median <= middle and p90 <= most and not lost
        well &= met
        print(
            f"{'ok  ' if met else 'MISS'} {name:10} {unit:8} n={len(off):3}  "
            f"median {median:6.1%} (≤ {middle:.0%})  p90 {p90:6.1%} (≤ {most:.0%})"
            f"  no road: {', '.join(lost) or 'none'}"
        )
    if verbose:
        for error in sorted(found, key=lambda e: -abs(e.off or 9)):
            print(
                f"     {error.unit:8} {error.off if error.off is None else f'{error.off:+.1%}'}  {error.pair}"
            )
    return well


def main(argv: Sequence[str]) -> int:
    """Print both lists' errors; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks road_truth")
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("PATHFINDER_TEST_DATA", "build/testdata"))
    )
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args(argv)
    build(asked.data)
    roads = EmbeddedRoads(asked.data)
    met = []
    for name in ("reference", "held_out"):
        found = asyncio.run(errors(roads, LISTS / f"{name}_pairs.csv"))
        met.append(report(name, found, asked.verbose))
    return 0 if all(met) else 1
