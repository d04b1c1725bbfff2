"""What whole trips are measured against: each family by itself, and one itinerary that all follow together.

**The best single shared itinerary** is one list of stops on days that every family follows together, each on
the days it is there: nobody goes anywhere alone and nobody stays behind, so what is seen has to suit the
limits of all at once. Whatever anybody wishes for may be on it. It is judged by the objective our plans are
judged by (`worth`: square roots of each family's share of its *own* wishes, and the least share), and it is
the best of several searches by the same solver: wishes weighed by how many share them, then by how much each
family still lacks. A second reading is printed beside it, in which families drop out of stops their own
limits do not allow: that is weaker as "one itinerary", stronger as a peer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import sqrt

from tools.planning.model import Day, ItemKind
from tools.planning.params import DEFAULTS
from tools.planning.problem import Ask, Household, Problem
from tools.planning.solver import Stop, solve

SEEING = (ItemKind.VISIT, ItemKind.MEET)
PLAIN = Stop(explain=False)  # the same plan, without looking for what would free it
TOGETHER = replace(DEFAULTS, apart=False)
FAIR = 0.5  # the weight of the least share, per family
ROUNDS = 4  # searches for the shared itinerary, the first with everybody alike
SCARCE = 0.1  # a family that has nothing yet weighs as if it had this share

Told = dict[str, tuple[float, float]]  # by family: what it sees of its wishes, and all that it wished


def wishes(trip: Problem, family: Household) -> list[Ask]:
    """Return the sights a family wished for."""
    return [a for a in trip.asks if a.sight and (not a.families or family.name in a.families)]


def satisfaction(trip: Problem, days: tuple[Day, ...]) -> Told:
    """Return for each family what it sees of what it wished, and all that it wished."""
    told = {}
    for family in trip.households:
        own = [f.items for d in days for f in d.families if f.family == family.name]
        seen = {i.place.name for items in own for i in items if i.kind in SEEING}
        wished = wishes(trip, family)
        got = sum(a.weight for a in wished if trip.places[a.place].name in seen)
        told[family.name] = (got, sum(a.weight for a in wished))
    return told


def shares(told: Told) -> dict[str, float]:
    """The share of its wishes each family gets; whoever wished for nothing has it all."""
    return {name: got / wished if wished else 1.0 for name, (got, wished) in told.items()}


def least(told: Told) -> float:
    """The share of its wishes the least satisfied family gets."""
    return min(shares(told).values(), default=1.0)


def worth(told: Told) -> float:
    """The objective: whoever has least weighs most."""
    each = shares(told).values()
    return sum(map(sqrt, each)) + FAIR * len(each) * min(each, default=0.0)


def alone(trip: Problem) -> Told:
    """What each family sees of its wishes when it travels by itself: no rendezvous, no shared days."""
    told = Told()
    for family in trip.households:
        single = replace(trip, households=(family,))
        told |= satisfaction(single, solve(single, PLAIN).days)
    return told


def tightest(trip: Problem) -> tuple[Household, ...]:
    """The families with the limits of all: what one itinerary has to keep that everybody follows."""
    families = trip.households
    return tuple(
        replace(
            h,
            drive_per_day=_least(f.drive_per_day for f in families),
            drive_per_leg=_least(f.drive_per_leg for f in families),
            not_before=max((f.not_before for f in families if f.not_before is not None), default=None),
            not_after=_least(f.not_after for f in families),
            youngest=_least(f.youngest for f in families),
            lodging=_least(f.lodging for f in families),
        )
        for h in families
    )


def _least(values: Iterable[int | None]) -> int | None:
    return min((v for v in values if v is not None), default=None)


def shared(trip: Problem, strict: bool = True) -> Told:
    """What each family gets of its wishes in the best single itinerary found; `strict`: within all limits."""
    families = tightest(trip) if strict else trip.households
    weights, best = {h.name: 1.0 for h in trip.households}, dict[str, tuple[float, float]]()
    for _ in range(ROUNDS):
        asks = tuple(_for_all(trip, a, weights) if a.sight else a for a in trip.asks)
        told = satisfaction(
            trip, solve(replace(trip, asks=asks, households=families), PLAIN, params=TOGETHER).days
        )
        if not best or worth(told) > worth(best) + 1e-9:
            best = told
        weights = _lacking(told)
    return best


def _lacking(told: Told) -> dict[str, float]:
    """Weights by what a little more is worth to each family: the slope of its square root, per wish."""
    each = shares(told)
    poorest = min(each, key=lambda name: each[name])
    slopes = {n: 0.5 / sqrt(max(SCARCE, s)) + FAIR * len(each) * (n == poorest) for n, s in each.items()}
    return {n: slope / max(1.0, told[n][1]) for n, slope in slopes.items()}


def _for_all(trip: Problem, ask: Ask, weights: Mapping[str, float]) -> Ask:
    """A sight everybody goes to, weighed by all who wished for it."""
    wishing = [h.name for h in trip.households if not ask.families or h.name in ask.families]
    return replace(ask, families=frozenset(), weight=ask.weight * sum(weights[n] for n in wishing))
