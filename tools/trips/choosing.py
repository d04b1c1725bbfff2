"""Which of its namesakes each place of a trip is: the ones that lie on one road together.

A chain of choices, solved exactly (Viterbi): being far from the stop before and the one after costs, and
so does being a lesser bearer of the name. Far is felt logarithmically: a trip may well cross a country.
"""

from collections.abc import Sequence
from math import log, log10

from tools.kernel.place import Place
from tools.trips.stops import km_between

_LEG = 1.5  # how much a leg weighs
_HOME = 0.7  # and the way from where the trip's people or other stops are
_SCALE_KM = 150.0
_RANK = 0.9
_PEOPLE = 0.5
_FEW = 1000
NEARLY = 0.5  # costs closer than this are no decision


def _far(first: Place, second: Place) -> float:
    return log(1 + km_between(first.lat, first.lon, second.lat, second.lon) / _SCALE_KM)


def _lesser(options: Sequence[Place], rank: int) -> float:
    """Return what it costs to take the option of a rank rather than the first, the best known bearer."""
    best, place = options[0], options[rank]
    smaller = log10(best.population + _FEW) - log10(place.population + _FEW) if best.population else 0.0
    return _RANK * log(1 + rank) + _PEOPLE * max(0.0, smaller)


def _alone(options: Sequence[Place], anchors: Sequence[Place]) -> list[float]:
    """Return the cost of each option by itself: its rank, and how far the nearest anchor is."""
    away = [min((_far(place, anchor) for anchor in anchors), default=0.0) for place in options]
    return [_lesser(options, rank) + _HOME * far for rank, far in enumerate(away)]


def choose(
    options: Sequence[Sequence[Place]], anchors: Sequence[Place] = ()
) -> list[tuple[Place | None, float]]:
    """Return for each name its place among its options (best known first), and how clear the choice is.

    Clear is the extra cost of the next best option with the others as chosen; inf without another.
    A name without options has no place. `anchors` are known places nearby: homes, other stops.
    """
    known = [number for number, places in enumerate(options) if places]
    chains = [options[number] for number in known]
    alone = [_alone(places, anchors) for places in chains]
    picks = _cheapest(chains, alone)
    chosen: list[tuple[Place | None, float]] = [(None, 0.0)] * len(options)
    for at, number in enumerate(known):
        chosen[number] = (chains[at][picks[at]], _clear(chains, alone, picks, at))
    return chosen


def _cheapest(chains: Sequence[Sequence[Place]], alone: Sequence[Sequence[float]]) -> list[int]:
    """Return the option of each stop that makes the whole chain cheapest."""
    if not chains:
        return []
    costs = list(alone[0])
    came: list[list[int]] = []
    for before, here, own in zip(chains, chains[1:], alone[1:], strict=False):
        ways = [[cost + _LEG * _far(a, b) for a, cost in zip(before, costs, strict=True)] for b in here]
        came.append([way.index(min(way)) for way in ways])
        costs = [min(way) + cost for way, cost in zip(ways, own, strict=True)]
    picks = [costs.index(min(costs))]
    for back in reversed(came):
        picks.append(back[picks[-1]])
    return picks[::-1]


def _clear(
    chains: Sequence[Sequence[Place]], alone: Sequence[Sequence[float]], picks: Sequence[int], at: int
) -> float:
    beside = [chains[n][picks[n]] for n in (at - 1, at + 1) if 0 <= n < len(chains)]
    costs = [
        own + _LEG * sum(_far(place, other) for other in beside)
        for place, own in zip(chains[at], alone[at], strict=True)
    ]
    others = [cost for rank, cost in enumerate(costs) if rank != picks[at]]
    return min(others, default=float("inf")) - costs[picks[at]]
