"""What no road joins to the rest of the trip is taken out before planning, and named."""

from dataclasses import replace
from math import isfinite

from tools.planning.problem import NEAR_BED, Problem
from tools.trips.stops import km_between

FAR_KM = 800.0  # from the nearest place of the trip: no ferry a car takes is as long


def connected(problem: Problem) -> tuple[Problem, list[str]]:
    """Return the problem without stops, beds and homes that no road joins to most of the stops."""
    core = _core(problem)
    cut = []
    for ask in problem.asks:
        if ask.place not in core:
            name = problem.places[ask.place].name
            cut.append(f"{name} is left out: no road I know leads there.{_way_out(problem, ask.place, core)}")
    households = []
    for family in problem.households:
        if family.origin is not None and family.origin not in core:
            home = problem.places[family.origin].name
            cut.append(
                f"No road I know leads from {home} to the trip, so the {family.name} plan starts where the "
                "trip does. If they fly in, tell me where they join and with which car."
            )
        elif family.joins_at not in core and family.joins_at is not None:
            where = problem.places[family.joins_at].name
            cut.append(
                f"No road I know leads to the trip from {where}, where {family.name} joins: its home counts."
            )
        households.append(
            replace(family, origin=_kept(family.origin, core), goal=_kept(family.goal, core),
                    joins_at=_kept(family.joins_at, core))
        )  # fmt: skip
    kept = replace(
        problem,
        asks=tuple(a for a in problem.asks if a.place in core),
        beds=tuple(b for b in problem.beds if b.place in core),
        fixtures=tuple(f for f in problem.fixtures if f.place == NEAR_BED or f.place in core),
        households=tuple(households),
    )
    return kept, cut


def _way_out(problem: Problem, place: int, core: frozenset[int]) -> str:
    """What may help: a ferry or a town near it, unless it is across the sea."""
    there = problem.places[place]
    others = (problem.places[n] for n in core)
    near = min((km_between(there.lat, there.lon, p.lat, p.lon) for p in others), default=FAR_KM)
    return (
        "" if near >= FAR_KM else " If a ferry goes there, name the town it leaves from and I plan to there."
    )


def _kept(place: int | None, core: frozenset[int]) -> int | None:
    return place if place in core else None


def _core(problem: Problem) -> frozenset[int]:
    """The places joined by roads both ways to the largest number of stops (the first such stop's)."""
    best: frozenset[int] = frozenset()
    most = -1
    for ask in problem.asks:
        near = frozenset(n for n in range(len(problem.places)) if _joined(problem, ask.place, n))
        count = sum(1 for a in problem.asks if a.place in near)
        homes = sum(1 for h in problem.households if h.origin in near)
        if count * 100 + homes > most:
            best, most = near, count * 100 + homes
    return best


def _joined(problem: Problem, a: int, b: int) -> bool:
    return a == b or (isfinite(problem.minutes[a][b]) and isfinite(problem.minutes[b][a]))
