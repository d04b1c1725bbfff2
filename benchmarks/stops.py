"""Which stops on which tours (team orienteering with time windows, two tours), beside PyVRP in the same run.

    python -m benchmarks stops [FILE...] [--seconds 2] [--peer-seconds 8] [--best FILE]

FILES are instances in the format of KU Leuven's OP page (https://www.mech.kuleuven.be/en/cib/op: Cordeau's
pr01-10 and Solomon's c/r/rc 100 with the orienteering columns); we do not ship them, their licence is unsaid.
Without files, instances are made after Solomon's published recipe from explicit seeds, and the gap is to the
best either of us finds. Published profits of pr01-10 and c/r/rc 100 come with us (`_toptw_best`); `--best`
names a file of "name profit" lines with more. Gaps to published values are also summed by themselves.
"""

import argparse
import sys
from dataclasses import dataclass
from math import floor, hypot
from pathlib import Path
from random import Random

from pyvrp import Model
from pyvrp.stop import MaxRuntime

from benchmarks._toptw_best import BEST_KNOWN, PUBLISHED
from tools.planning.orienteering import Orienteering, Tours, Until, solve

TOURS = 2
CLIENTS, SIDE, HORIZON = 100, 100, 230.0  # Solomon's R1
KINDS = ("clustered", "random", "mixed")
PER_KIND = 2
PRIZE = 1_000

Gap = tuple[float, float]  # ours and PyVRP's, as shares of the best


@dataclass(frozen=True)
class Instance:
    """A problem by name, with the unit its distances are rounded to (10: tenths)."""

    name: str
    problem: Orienteering
    unit: int


@dataclass(frozen=True)
class Vertex:
    """A place, how long service takes, its profit, and when service may begin."""

    x: float
    y: float
    service: float
    profit: float
    opens: float
    closes: float


def instance(name: str, vertices: list[Vertex], unit: int) -> Instance:
    """Return the problem of these vertices; distances are cut to 1/unit, as is the custom."""
    travel = tuple(
        tuple(floor(hypot(a.x - b.x, a.y - b.y) * unit + 1e-9) / unit for b in vertices) for a in vertices
    )
    columns = ("profit", "service", "opens", "closes")
    fields = {c: tuple(getattr(v, c) for v in vertices) for c in columns}
    return Instance(name, Orienteering(travel, tours=TOURS, **fields), unit)


def read(path: Path) -> Instance:
    """Read an instance file; the first vertex is the depot. ValueError names what is wrong with it."""
    rows = [line.split() for line in path.read_text().splitlines()[2:] if line.strip()]
    try:
        vertices = [
            Vertex(float(r[1]), float(r[2]), float(r[3]), float(r[4]), float(r[-2]), float(r[-1]))
            for r in rows
        ]
    except (IndexError, ValueError) as wrong:
        raise ValueError(f"{path} is no orienteering instance: {wrong}") from wrong
    name = path.stem
    return instance(name, vertices, 100 if name.startswith("pr") else 10)


def made(kind: str, seed: int) -> Instance:
    """Return an instance after Solomon's recipe: 100 clients on 100 x 100, windows around a random moment."""
    rng = Random(f"{kind}{seed}")
    centres = [(rng.uniform(10, 90), rng.uniform(10, 90)) for _ in range(10)]
    vertices = [Vertex(SIDE / 2, SIDE / 2, 0, 0, 0, HORIZON)]
    for n in range(CLIENTS):
        clustered = kind == "clustered" or (kind == "mixed" and n % 2)
        cx, cy = centres[n % len(centres)]
        x = min(SIDE, max(0, rng.gauss(cx, 4))) if clustered else rng.uniform(0, SIDE)
        y = min(SIDE, max(0, rng.gauss(cy, 4))) if clustered else rng.uniform(0, SIDE)
        way = hypot(x - SIDE / 2, y - SIDE / 2)
        middle, half = rng.uniform(way, HORIZON - way - 10), rng.choice((5, 15, 30, 60))
        opens, closes = max(0.0, middle - half), min(HORIZON - way - 10, middle + half)
        vertices.append(Vertex(x, y, 10, rng.randint(1, 50), round(opens), round(max(opens, closes))))
    return instance(f"{kind} #{seed}", vertices, 10)


def profit_of(problem: Orienteering, tours: tuple[tuple[int, ...], ...]) -> float:
    """Return the profit of tours, checked here again; ValueError when they break a rule."""
    seen = [v for t in tours for v in t]
    if len(seen) != len(set(seen)) or len(tours) > problem.tours:
        raise ValueError("a vertex is visited twice, or there are too many tours")
    for tour in tours:
        now, here = problem.opens[0], 0
        for vertex in (*tour, 0):
            now = max(now + problem.service[here] + problem.travel[here][vertex], problem.opens[vertex])
            if now > problem.closes[vertex] + 1e-6:
                raise ValueError(f"vertex {vertex} is reached at {now}")
            here = vertex
    return sum(problem.profit[v] for v in seen)


def theirs(case: Instance, seconds: float) -> float:
    """Return what PyVRP collects: optional clients, prizes far above distances."""
    problem, unit, model = case.problem, case.unit, Model()
    opens = [round(x * unit) for x in problem.opens]
    closes = [round(x * unit) for x in problem.closes]
    spots = [model.add_location(0, 0) for _ in problem.profit]
    depot = model.add_depot(spots[0], tw_early=opens[0], tw_late=closes[0])
    model.add_vehicle_type(problem.tours, start_depot=depot, end_depot=depot, tw_late=closes[0])
    for n in range(1, len(spots)):
        model.add_client(
            spots[n],
            service_duration=round(problem.service[n] * unit),
            tw_early=opens[n],
            tw_late=closes[n],
            prize=round(problem.profit[n] * PRIZE),
            required=False,
        )
    for i, a in enumerate(spots):
        for j, b in enumerate(spots):
            way = round(problem.travel[i][j] * unit)
            model.add_edge(a, b, distance=way, duration=way)
    result = model.solve(MaxRuntime(seconds), seed=1, display=False)
    if not result.best.is_feasible():
        return 0.0
    tours = tuple(
        tuple(a.idx + 1 for a in route.schedule() if a.is_client()) for route in result.best.routes()
    )
    return profit_of(problem, tours)


def ours(case: Instance, seconds: float) -> float:
    """Return what we collect."""
    found: Tours = solve(case.problem, Until(seconds), seed=1)
    return profit_of(case.problem, found.tours)


def cases(files: list[Path]) -> list[Instance]:
    """Return the instances named, or ours."""
    return [read(f) for f in files] or [made(kind, seed) for kind in KINDS for seed in range(PER_KIND)]


def told(gaps: list[Gap], seconds: float, peer_seconds: float) -> str:
    """Mean gaps in words."""
    own, other = (sum(g[n] for g in gaps) / len(gaps) for n in (0, 1))
    return (
        f"{len(gaps)} instances, mean gap {own:.2%} in {seconds:g} s, PyVRP {other:.2%} in {peer_seconds:g} s"
    )


def main(argv: list[str]) -> int:
    """Compare; 0 when our mean gap is no larger than PyVRP's."""
    parser = argparse.ArgumentParser(prog="benchmarks stops")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--peer-seconds", type=float, default=8.0)
    parser.add_argument("--best", type=Path)
    args = parser.parse_args(argv)
    lines = [line.split() for line in args.best.read_text().splitlines()] if args.best else []
    known = PUBLISHED | BEST_KNOWN | {line[0]: float(line[1]) for line in lines if line}
    gaps, published = list[Gap](), list[Gap]()
    for case in cases(args.files):
        mine, peer = ours(case, args.seconds), theirs(case, args.peer_seconds)
        best = max(mine, peer, known.get(case.name, 0.0))
        gaps.append((1 - mine / best, 1 - peer / best))
        if case.name in known:
            published.append((1 - mine / known[case.name], 1 - peer / known[case.name]))
        note = " known" if case.name in known else " of both"
        print(f"  {case.name:>14}: {mine:6.0f}, PyVRP {peer:6.0f}, best{note} {best:6.0f}", flush=True)
    if published:
        print(f"to the published: {told(published, args.seconds, args.peer_seconds)}")
    print(f"stops: {told(gaps, args.seconds, args.peer_seconds)}")
    own, other = (sum(g[n] for g in gaps) / len(gaps) for n in (0, 1))
    return 0 if own <= other + 1e-12 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
