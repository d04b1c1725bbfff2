"""Charging on fixed routes, beside frvcpy (the published exact labelling) in the same run.

    python -m benchmarks charging [FILE...]

A FILE is frvcpy's instance JSON, with its routes in it ("routes": a list, or name -> {"route", "obj"}) or in
a FILE behind it. Without files, the instance and the 133 routes bundled with frvcpy are solved, and longer
routes drawn from its stops with an explicit seed.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from math import inf, isinf
from pathlib import Path
from random import Random
from typing import Any

from frvcpy.solver import Solver

from tools.planning.charging import Network, charged

TOLERANCE = 1e-4
LONG, SEED, PER_LENGTH = (20, 30), 7, 4


@dataclass(frozen=True)
class Case:
    """A route to be charged; `expected` its published duration when there is one."""

    name: str
    route: tuple[int, ...]
    expected: float | None = None


def bundled() -> list[Path]:
    """Return frvcpy's own instance and routes."""
    spec = find_spec("frvcpy")
    assert spec is not None
    assert spec.origin is not None
    data = Path(spec.origin).parent / "test" / "data"
    return [data / "frvcpy-instance.json", data / "testdata.json"]


def cases_of(data: Any) -> list[Case]:
    """Read routes in any of the shapes they come in."""
    if isinstance(data, list):
        return [
            Case(f"route {n}", tuple(r["route"] if isinstance(r, dict) else r)) for n, r in enumerate(data)
        ]
    return [Case(name, tuple(r["route"]), r.get("obj")) for name, r in data.items()]


def read(files: list[Path]) -> list[tuple[dict[str, Any], list[Case]]]:
    """Return each instance with its routes."""
    sets: list[tuple[dict[str, Any], list[Case]]] = []
    for file in files:
        data = json.loads(file.read_text())
        if isinstance(data, dict) and "max_q" in data:
            sets.append((data, cases_of(data.get("routes", []))))
        elif sets:
            sets[-1][1].extend(cases_of(data))
    return sets


def long_routes(instance: dict[str, Any]) -> list[Case]:
    """Return routes of many stops over the instance's own stops, from an explicit seed."""
    chargers = {c["node_id"] for c in instance["css"]}
    stops = [n for n in range(1, len(instance["process_times"])) if n not in chargers]
    rng = Random(SEED)
    return [
        Case(f"{count} stops, {n}", (0, *rng.sample(stops, count), 0))
        for count in LONG
        if count <= len(stops)
        for n in range(PER_LENGTH)
    ]


def timed(work: Callable[[], list[float]]) -> tuple[list[float], float]:
    """Return the durations and the best seconds of three runs."""
    best, answers = inf, list[float]()
    for _ in range(3):
        start = time.perf_counter()
        answers = work()
        best = min(best, time.perf_counter() - start)
    return answers, best


def ours(instance: dict[str, Any], cases: list[Case]) -> list[float]:
    """Solve with tools.planning.charging, reading the instance included."""
    network = Network.from_json(instance)
    return [charged(network, case.route, network.capacity).duration for case in cases]


def theirs(instance: dict[str, Any], cases: list[Case]) -> list[float]:
    """Solve with frvcpy."""
    return [float(Solver(instance, list(c.route), instance["max_q"]).solve()[0]) for c in cases]


def report(title: str, instance: dict[str, Any], cases: list[Case]) -> bool:
    """Print one line; True when all durations agree."""
    mine, seconds = timed(lambda: ours(instance, cases))
    peer, peer_seconds = timed(lambda: theirs(instance, cases))
    wrong = [
        case.name
        for case, a, b in zip(cases, mine, peer, strict=True)
        for other in (b, case.expected)
        if other is not None and not (isinf(a) and isinf(other)) and abs(a - other) > TOLERANCE
    ]
    print(
        f"{title}: {len(cases)} routes, {len(wrong)} differ; {seconds * 1000:.1f} ms, "
        f"frvcpy {peer_seconds * 1000:.1f} ms, ratio {seconds / peer_seconds:.2f}"
    )
    for name in wrong[:5]:
        print(f"  differs: {name}")
    return not wrong


def main(argv: list[str]) -> int:
    """Compare on the files named, or on what frvcpy brings; 0 when all durations agree."""
    sets = read([Path(name) for name in argv] or bundled())
    good = bool(sets)
    for instance, cases in sets:
        if cases:
            good &= report("charging", instance, cases)
        if not argv:
            patient = {**instance, "t_max": 1e6}
            good &= report("charging, 20 and 30 stops", patient, long_routes(instance))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
