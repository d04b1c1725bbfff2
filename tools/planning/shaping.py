"""The shape of a trip: where it sleeps each night, and which sights fall on which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, inf, isfinite

from tools.planning.allowance import day_limit
from tools.planning.bases import Base, Spine, bases_of, limit_on
from tools.planning.params import Params
from tools.planning.problem import Ask, Household, Problem
from tools.planning.roads import Atlas
from tools.planning.sights import Placed, Sights
from tools.planning.spine import Allocation

LONGER = 3  # times a longer stay is tried for what found no room
MOST_DEARER = 1_000.0  # nights, bookings and dates that were said never give way to a sight


@dataclass(frozen=True)
class Shape:
    """Nights, the sights of each day, and the sights no day has room for."""

    spine: Spine
    placed: dict[int, list[Placed]]
    left_out: tuple[Ask, ...]
    value: float
    sights: Sights
    uneven: bool = False  # somebody does not get to what others see


def shaped(problem: Problem, atlas: Atlas, params: Params, seed: int, rounds: int) -> Shape:
    """Return the best shape found: stays grow, then days, where something wished for found no room."""
    bases = bases_of(problem, atlas)
    limits = tuple(limit_on(problem, d, params) for d in problem.days)
    lead = _lead(problem, atlas, bases, params)

    def tried(longer: Mapping[int, int], full: bool = False) -> Shape:
        spine = Allocation(problem, atlas, bases, limits, lead, longer).run()
        sights = Sights(problem, atlas, params, spine, seed, rounds, full)
        return _shape(sights, sights.place_all())

    best = tried({})
    for _ in range(LONGER):
        if not best.left_out or not best.spine.nights:
            break
        other = tried(_longer(atlas, best.left_out, bases, best.spine.longer))
        if other.value <= best.value or other.spine.cost > best.spine.cost + MOST_DEARER:
            break
        best = other
    if best.left_out or best.uneven:
        full = tried(best.spine.longer, full=True)
        best = full if full.value > best.value + 1e-9 else best
    if (best.left_out or best.uneven) and params.apart and len(problem.households) > 1:
        return _shape(best.sights, best.sights.part())
    return best


def _shape(sights: Sights, placed: dict[int, list[Placed]]) -> Shape:
    return Shape(sights.spine, placed, tuple(sights.left_out), sights.value, sights, sights.uneven)


def _longer(
    atlas: Atlas, left_out: tuple[Ask, ...], bases: tuple[Base, ...], before: Mapping[int, int]
) -> dict[int, int]:
    """One night more at the bases nearest to what was left out."""
    longer = dict(before)
    for ask in left_out:
        base = min(bases, key=lambda b: atlas.minutes(b.place, ask.place)).place
        longer[base] = before.get(base, 0) + 1
    return longer


def _lead(problem: Problem, atlas: Atlas, bases: tuple[object, ...], params: Params) -> int:
    """How many nights pass before the first family can be at the first base."""
    first = getattr(bases[0], "place", None) if bases else None
    if first is None:
        return 0
    lags = [
        (h.first - problem.start).days
        + (_lag(h, atlas.wheel(h.origin, first), params) if h.origin is not None else 0)
        for h in problem.households
    ]
    finite = [lag for lag in lags if lag < inf]
    return int(min(finite, default=0))


def _lag(family: Household, minutes: float, params: Params) -> float:
    return max(0, ceil(minutes / day_limit(family, params)) - 1) if isfinite(minutes) else inf
