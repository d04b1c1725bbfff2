"""The roads of a problem in detail: only those a plan drives are asked for."""

import asyncio
from dataclasses import replace

from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.kernel.workers import Workers
from tools.planning.problem import Point, Problem, Result, Road
from tools.planning.solver import Stop, solve
from tools.routing.model import Waypoint
from tools.routing.ports import Roads

ROUNDS = 8
SERVICES = ("charge", "fuel", "food", "rest", "bed")


async def charted(problem: Problem, roads: Roads, workers: Workers) -> tuple[Problem, Result]:
    """Solve, fetch the roads the plan drove blind, and solve again until it knows all of its roads."""
    draft = Stop(explain=False)
    result = await workers.run(solve, problem, draft, 0)
    for _ in range(ROUNDS):
        wanted = [key for key in result.wanted if key not in problem.roads]
        if not wanted:
            break
        found = await asyncio.gather(*(_road(problem, roads, key) for key in wanted))
        problem = replace(problem, roads={**problem.roads, **dict(zip(wanted, found, strict=True))})
        result = await workers.run(solve, problem, draft, 0)
    if result.conflicts:
        result = await workers.run(solve, problem, Stop(), 0)
    return problem, result


async def _road(problem: Problem, roads: Roads, key: tuple[int, int]) -> Road:
    """One road in detail; as the matrix has it, without services, when the map finds none after all."""
    origin, destination = problem.places[key[0]], problem.places[key[1]]
    try:
        route = await roads.route(origin, destination)
    except Refusal:  # the matrix is then all there is
        return Road(problem.km[key[0]][key[1]], problem.minutes[key[0]][key[1]])
    points = [_point(w, destination) for w in await roads.along(route, SERVICES)]
    ordered = sorted(points, key=lambda p: p.minutes)
    return Road(route.km, route.minutes, tuple(ordered))


def _point(waypoint: Waypoint, destination: Place) -> Point:
    place = waypoint.place
    if place.timezone is None:
        place = replace(place, timezone=destination.timezone)
    return Point(
        place,
        waypoint.km,
        waypoint.minutes,
        frozenset(waypoint.offers),
        waypoint.detour_km,
        waypoint.estimate,
    )
