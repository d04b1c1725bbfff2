"""A family's own way through the days, where the others' way leaves out what it wished for.

The days have one list of places in one order for all. Whoever misses something is planned once more alone,
over the same nights and the same meetings; where it sees more, it goes its own way, and joins the others at
every place that comes in its own order.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from tools.planning.problem import Ask, Problem
from tools.planning.sight_days import Visit
from tools.trips.model import StopRole

Days = list[list[Visit]]


def alone(problem: Problem, name: str, days: Days) -> Problem:
    """Return the problem of one family, its meetings on the days they are on."""
    dated = {
        ask.place: problem.days[number]
        for number, day in enumerate(days)
        for ask, going in day
        if ask.role is StopRole.MEET and name in going
    }
    asks = tuple(_dated(a, dated) for a in problem.asks if a.role is not StopRole.MEET or a.place in dated)
    return replace(problem, households=tuple(h for h in problem.households if h.name == name), asks=asks)


def _dated(ask: Ask, days: Mapping[int, date]) -> Ask:
    return replace(ask, day=days[ask.place]) if ask.place in days else ask


def merged(days: Days, own: Days, name: str, fixed: Callable[[Ask], bool]) -> Days:
    """Return the days with one family on its own way; `fixed` places (bases passed) keep their order."""
    return [_woven(day, way, name, fixed) for day, way in zip(days, own, strict=True)]


def _woven(day: list[Visit], way: list[Visit], name: str, fixed: Callable[[Ask], bool]) -> list[Visit]:
    left = [(ask, going if fixed(ask) else going - {name}) for ask, going in day]
    left = [(ask, going) for ask, going in left if going or fixed(ask)]
    at = 0
    for ask, _ in way:
        ahead = next((n for n in range(at, len(left)) if fixed(left[n][0])), len(left))
        until = len(left) if fixed(ask) else ahead
        where = next((n for n in range(at, until) if left[n][0].place == ask.place), None)
        if where is None:
            known = next((a for a, _ in day if a.place == ask.place), ask)
            left.insert(at, (known, frozenset({name})))
            where = at
        elif not fixed(ask):
            left[where] = (left[where][0], left[where][1] | {name})
        at = where + 1
    return left
