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
    print(f"4 families, 5 days, 60 candidate stops: {seconds(TIMED):.2f} s")
    print("growth:")
    growth()


def seconds(shape: Shape) -> float:
    """Return the best time of three runs over one shape."""
    trip = problem(1, shape)
    best = 1e9
    for _ in range(3):
        start = time.perf_counter()
        solve(trip)
        best = min(best, time.perf_counter() - start)
    return best


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
            taken = seconds(shape)
            drawn.setdefault(name, []).append((size, taken))
            print(f"  {name:>8} {size:>3} {taken:6.2f} s {'█' * max(1, round(taken * 20))}")
    plot.draw(PICTURE, "Seconds to plan a trip", drawn)
    print(f"  drawn in {PICTURE}")
