"""How long whole trips take to plan: the size the issue names, and how time grows, printed and drawn."""

import time
from dataclasses import replace
from pathlib import Path

from benchmarks import plot
from benchmarks.problems import Shape, problem
from tools.planning.solver import solve

TIMED = Shape(4, 5, 3, 60, joins=0.0, limits=0.0)
PICTURE = Path(__file__).parents[1] / "docs" / "images" / "trips-growth.svg"


def timed() -> None:
    """Print the time of one size and how it grows; draw that in the docs."""
    wall, busy = seconds(TIMED)
    print(f"4 families, 5 days, 60 candidate stops: {wall:.2f} s ({busy:.2f} s of the processor)", flush=True)
    print("growth, in seconds of the processor:")
    growth()


def seconds(shape: Shape) -> tuple[float, float]:
    """Return the best of three runs over one shape, by the clock and of the processor."""
    trip, runs = problem(1, shape), list[tuple[float, float]]()
    for _ in range(3):
        clock, processor = time.perf_counter(), time.process_time()
        solve(trip)
        runs.append((time.perf_counter() - clock, time.process_time() - processor))
    wall, busy = zip(*runs, strict=True)
    return min(wall), min(busy)


def growth() -> None:
    """Print and draw how time grows with families, days and candidate stops."""
    base = Shape(3, 5, 3, 10, joins=0.0, limits=0.0)
    series = {
        "families": [(n, replace(base, families=n)) for n in (1, 2, 4, 8)],
        "days": [(n, replace(base, days=n)) for n in (3, 5, 9, 14)],
        "stops": [(n, replace(base, sights=n)) for n in (5, 15, 30, 60)],
    }
    drawn: dict[str, list[tuple[float, float]]] = {}
    for name, shapes in series.items():
        for size, shape in shapes:
            taken = seconds(shape)[1]
            drawn.setdefault(name, []).append((size, taken))
            print(f"  {name:>8} {size:>3} {taken:6.2f} s {'█' * max(1, round(taken * 20))}", flush=True)
    plot.draw(PICTURE, "Seconds of the processor to plan a trip", drawn)
    print(f"  drawn in {PICTURE}")
