"""Catching up: a family whose day leads to no bed drives as far as it may, and sleeps on the way."""

from collections.abc import Sequence
from datetime import date
from math import ceil, isfinite
from typing import TYPE_CHECKING

from tools.planning.allowance import day_limit
from tools.planning.choices import Choice, Traveller
from tools.planning.goals import Goal
from tools.planning.problem import Point
from tools.planning.roads import Spot
from tools.planning.tasks import Task

if TYPE_CHECKING:
    from tools.planning.planner import Planner

SOCKET_MINUTES, SOCKET_ENOUGH = 480.0, 0.8  # a day at an ordinary socket, and when one needs none
FARTHER = 90.0  # minutes an electric car goes on to a town where it can charge
FIRST_OF_TWO = 0.65  # of a way of two days: who catches up has the second day for what the others see
SOCKET = "slow charge at an ordinary socket, to be arranged with the host"


def pursued(planner: "Planner", traveller: Traveller, day: date, goal: Goal | None) -> Choice:
    """Drive as far as the limits allow towards where the others can be met, and sleep on the way."""
    family = traveller.family
    target = _catch(planner, traveller, day, goal)
    limit = day_limit(family, planner.params)
    for part in (1.0, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1):
        bed = _way_bed(planner, traveller, target, limit * part)
        if bed is None:
            break
        tasks = _way_tasks(planner, traveller, day, bed)
        way_goal = Goal(bed, True)
        choice = planner.best_start(traveller, day, tasks, way_goal)
        if not choice.outcome.failed:
            return choice
    return _stuck(planner, traveller, day)


def _stuck(planner: "Planner", traveller: Traveller, day: date) -> Choice:
    """A day where nothing can be driven: an electric car fills up slowly at an ordinary socket."""
    stay = Goal(traveller.spot, True)
    tasks: tuple[Task, ...] = ()
    if traveller.family.car.electric and traveller.level < SOCKET_ENOUGH:
        tasks = (Task("charge", -1, SOCKET_MINUTES, spot=traveller.spot, note=SOCKET),)
    return planner.simulated(traveller, day, tasks, planner.usual_start(traveller.family, day), stay)


def _catch(planner: "Planner", traveller: Traveller, day: date, goal: Goal | None) -> int:
    """The first of the coming nights' beds that can be reached in the days until then."""
    family, spot = traveller.family, traveller.spot
    if spot.road is not None:
        return spot.road[1]
    limit = day_limit(family, planner.params)
    here = spot.index if spot.index is not None else 0
    if goal is not None and not goal.bed and goal.spot.index is not None:
        return goal.spot.index
    later = [d for d in planner.problem.days if day <= d <= family.last]
    for number, each in enumerate(later):
        ahead = planner.agenda.goal(family, each)
        if ahead is None or ahead.spot.index is None:
            continue
        if ahead.spot.index == here and number == 0:
            continue
        if planner.atlas.wheel(here, ahead.spot.index) <= limit * (number + 1):
            return ahead.spot.index
    return goal.spot.index if goal and goal.spot.index is not None else here


def _way_bed(planner: "Planner", traveller: Traveller, target: int, reach: float) -> Spot | None:
    """A bed on the road to the target, splitting what is left into days within reach.

    Of two days the first is longer. An electric car sleeps where it can charge, when there is such a town.
    """
    spot = traveller.spot
    if spot.index == target:
        return None
    piece = planner.atlas.piece(spot, target)
    if not isfinite(piece.minutes):
        return None
    days = max(2, ceil(piece.minutes / reach)) if reach > 0 else 2
    road = planner.atlas.road(*piece.key)
    share = FIRST_OF_TWO if days == 2 else 1 / days
    ahead = min(spot.minutes + piece.minutes * share, spot.minutes + reach)
    inner = [p for p in road.points[1:-1] if spot.minutes + 5 < p.minutes <= ahead + 10]
    if traveller.family.car.electric and (
        plugged := _charged_bed(road.points[1:-1], spot.minutes, ahead, reach)
    ):
        return Spot(plugged.place, None, piece.key, plugged.minutes, plugged.km)
    if not inner:
        return None
    lodging = [p for p in inner if "bed" in p.offers]
    towns = [p for p in inner if p.offers - {"rest"}]
    point = max(lodging or towns or inner, key=lambda p: p.minutes)
    return Spot(point.place, None, piece.key, point.minutes, point.km)


def _charged_bed(points: Sequence[Point], start: float, ahead: float, reach: float) -> Point | None:
    """The town with beds and chargers nearest to what is wanted, which may be a little farther on."""
    last = min(start + reach, ahead + FARTHER)
    able = [p for p in points if start + 5 < p.minutes <= last and {"bed", "charge"} <= p.offers]
    return min(able, key=lambda p: abs(p.minutes - ahead), default=None)


def _way_tasks(planner: "Planner", traveller: Traveller, day: date, bed: Spot) -> tuple[Task, ...]:
    p = planner.params
    tasks = []
    if traveller.housed:
        place = traveller.spot.index if traveller.spot.index is not None else -1
        tasks.append(Task("check_out", place, p.check_minutes, spot=traveller.spot))
    note = "a night on the way, not booked yet"
    return (*tasks, Task("check_in", -1, p.check_minutes, p.check_in_from, note=note, spot=bed))
