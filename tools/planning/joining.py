"""A family that named a stop to join at which the trip is not at that day joins where the trip is."""

from dataclasses import replace

from tools.planning.bases import Spine
from tools.planning.goals import NEAR_BASE
from tools.planning.problem import Household, Problem
from tools.planning.roads import Atlas


def where_the_trip_is(problem: Problem, spine: Spine, atlas: Atlas) -> tuple[Problem, list[str]]:
    """Return the problem without such join places, and a sentence for each."""
    households, told = [], []
    for family in problem.households:
        elsewhere = _elsewhere(problem, spine, atlas, family)
        if elsewhere is not None and family.joins_at is not None:
            said, there = problem.places[family.joins_at].name, problem.places[elsewhere].name
            day = f"{family.first:%a} {family.first.day} {family.first:%b}"
            told.append(
                f"The {family.name} family was to join in {said}, but on {day} the trip is in {there}: "
                "it joins there."
            )
            family = replace(family, joins_at=None)
        households.append(family)
    return replace(problem, households=tuple(households)), told


def _elsewhere(problem: Problem, spine: Spine, atlas: Atlas, family: Household) -> int | None:
    """Where the trip is on the day a family joins; None when that is where it said, or no stop was named.

    Whoever joins somewhere that is no stop of the trip (an airport) starts from there.
    """
    stops = {ask.place for ask in problem.asks}
    at = family.joins_at
    if at is None or at not in stops or family.origin in (None, at):
        return None
    number = (family.first - problem.start).days
    nights = [n.index for n in spine.nights[max(0, number - 1) : number + 1] if n.index is not None]
    there = [*nights, *spine.vias.get(number, ())]
    met = any(a.place == at and a.day in (None, family.first) for a in problem.asks if a.sight)
    if not nights or met or any(atlas.minutes(at, place) <= NEAR_BASE for place in there):
        return None
    return nights[-1]
