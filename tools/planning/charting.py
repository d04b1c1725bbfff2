"""The roads of a problem in detail: only those a plan drives are asked for."""

import asyncio
from dataclasses import replace

from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.kernel.workers import Workers
from tools.planning.problem import Point, Problem, Result, Road
from tools.planning.solver import Stop, solve
from tools.routing.model import Route, Step, Waypoint
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
    return await detailed(roads, route, destination)


async def detailed(roads: Roads, route: Route, destination: Place) -> Road:
    """A route with what lies along it; `destination` tells the zone of what has none."""
    points = [_point(w, destination) for w in await roads.along(route, SERVICES)]
    return with_boats(route, sorted(points, key=lambda p: p.minutes), destination)


def with_boats(route: Route, points: list[Point], destination: Place) -> Road:
    """Return a road whose ferries are stretches of their own, with a port at each end."""
    if all(step.mode != "ferry" for step in route.steps):
        return Road(route.km, route.minutes, tuple(points))
    km = minutes = 0.0
    afloat, stations = (0.0, 0.0), list[Point]()
    for step in route.steps:
        end_km, end = km + step.km, minutes + step.minutes
        boat = step.mode == "ferry"
        inside = [] if boat else [_timed(p, step, km, minutes) for p in points if km < p.km < end_km]
        ports = _ports(step, (km, minutes), (end_km, end), destination) if boat else []
        stations += [replace(p, afloat=afloat) for p in [*inside, *ports[:1]]]
        afloat = (afloat[0] + step.minutes, afloat[1] + step.km) if boat else afloat
        stations += [replace(p, afloat=afloat) for p in ports[1:]]
        km, minutes = end_km, end
    return Road(route.km, route.minutes, tuple(stations), afloat)


def _timed(point: Point, step: Step, km: float, minutes: float) -> Point:
    """A point of a piece of road that begins at (km, minutes), at that piece's own pace."""
    return replace(point, minutes=minutes + step.minutes * (point.km - km) / step.km)


def _ports(
    step: Step, start: tuple[float, float], end: tuple[float, float], destination: Place
) -> list[Point]:
    """Where a boat leaves and lands; `start` and `end` are the (km, minutes) on the road."""
    here, there = _zoned(step.origin, destination), _zoned(step.destination, destination)
    name, services = step.note or "the ferry", frozenset({"rest", "food"})
    return [Point(here, *start, services, boat=name), Point(there, *end, services)]


def _zoned(place: Place, other: Place) -> Place:
    return place if place.timezone else replace(place, timezone=other.timezone)


def _point(waypoint: Waypoint, destination: Place) -> Point:
    return Point(
        _zoned(waypoint.place, destination),
        waypoint.km,
        waypoint.minutes,
        frozenset(waypoint.offers),
        waypoint.detour_km,
        waypoint.estimate,
    )
