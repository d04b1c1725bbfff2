"""What a family can see at most in a tiny trip, by trying everything: an exact bound to prove plans optimal.

It shares no code with the solver. A trip with one base has only days from home to the base, at the base, and
home again; every set of sights a day can hold is found by trying all orders, and the best disjoint sets are
taken. A day lasts from eight to half past seven, the fullest the planner promises. Only the breaks and the
lunch that no day can do without are counted, no charging: no such plan can see more; one that sees as much
is optimal. A must is never given up for more of what is only wanted, as in the plans.
"""

from dataclasses import replace
from functools import cache
from itertools import combinations, permutations
from math import ceil, inf

from tools.planning.problem import Ask, Household, Problem
from tools.trips.model import StopRole

BEGIN, END, USUAL_DRIVE = 480.0, 1170.0, 600.0  # local minutes; minutes of driving a day
LEG, SMALL_LEG, SMALL, BREAK = 120.0, 90.0, 6, 15.0
PASSING = 90  # minutes at the base, on a trip without nights
LUNCH, LATE = 45.0, 960.0  # whoever is out past four has had lunch


def most_seen(trip: Problem, family: Household) -> float:
    """Return the most weight of its wishes a family can see; the trip has one base, its first place."""
    wished = [a for a in trip.asks if a.sight and (not a.families or family.name in a.families)]
    days = [d for d in trip.days if family.first <= d <= family.last]
    passed = [replace(trip.asks[0], minutes=PASSING)] if len(trip.days) == 1 else []
    sets = [_sets(trip, family, wished, passed, n == 0, n == len(days) - 1) for n in range(len(days))]
    musts = frozenset(n for n, a in enumerate(wished) if a.role is not StopRole.WANT)

    @cache
    def best(day: int, seen: frozenset[int]) -> tuple[int, float]:
        if day == len(sets):
            return len(seen & musts), sum(wished[n].weight for n in seen)
        return max(best(day + 1, seen | chosen) for chosen in sets[day] if not chosen & seen)

    return best(0, frozenset())[1]


def _sets(
    trip: Problem, family: Household, wished: list[Ask], passed: list[Ask], first: bool, last: bool
) -> list[frozenset[int]]:
    """The sets of wishes a day can hold beside what it has to pass, the empty one among them."""
    start = family.origin if first and family.origin is not None else 0
    end = family.goal if last and family.goal is not None else 0
    found = [frozenset[int]()]
    for size in range(1, len(wished) + 1):
        for chosen in combinations(range(len(wished)), size):
            orders = permutations([*passed, *(wished[n] for n in chosen)])
            if any(_fits(trip, family, start, end, list(order)) for order in orders):
                found.append(frozenset(chosen))
    return found


def _fits(trip: Problem, family: Household, start: int, end: int, order: list[Ask]) -> bool:
    """Whether a day from `start` to `end` has the time for these sights in this order."""
    begin = float(max(BEGIN, family.not_before or 0))
    last = float(min(END, family.not_after or END))
    now, here, drives, busy = begin, start, list[float](), 0.0
    for ask in order:
        drives.append(trip.minutes[here][ask.place])
        now, here = max(now + drives[-1], float(ask.opens or 0)) + ask.minutes, ask.place
        busy += drives[-1] + ask.minutes
        if now > float(ask.closes or inf):
            return False
    drives.append(trip.minutes[here][end])
    now, busy = now + drives[-1], busy + drives[-1]
    if sum(drives) > (family.drive_per_day or USUAL_DRIVE):
        return False
    return max(now, begin + busy + _rests(family, drives, now)) <= last


def _rests(family: Household, drives: list[float], end: float) -> float:
    """The least minutes of breaks within these drives and of lunch, which may be one of the breaks."""
    small = family.youngest is not None and family.youngest < SMALL
    leg = min(family.drive_per_leg or (SMALL_LEG if small else LEG), LEG)
    breaks = sum(max(0, ceil(drive / leg - 1e-9) - 1) for drive in drives)
    return LUNCH + BREAK * max(0, breaks - 1) if end >= LATE else BREAK * breaks
