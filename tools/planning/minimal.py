"""A minimal conflicting set: wishes, limits and bookings that cannot all hold, none of which can be spared.

By deletion: each in turn is given up for good when the rest still conflict without it. What remains cannot
hold together, and could without any one of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from time import thread_time

from tools.planning.allowance import day_limit
from tools.planning.params import DEFAULTS
from tools.planning.problem import Ask, Bed, Fixture, Household, Problem
from tools.planning.times import hhmm, span
from tools.trips.model import StopRole

Change = Callable[[Problem], Problem]
MORE_DAYS = 4
WHOLE_DAY = 1440
FAR_KM = 9_999.0


@dataclass(frozen=True)
class Demand:
    """Something asked of the plan, in words, and the problem without it."""

    words: str
    given_up: Change


def demands(problem: Problem, troubled: frozenset[str]) -> Iterator[Demand]:
    """Return all that may be in the way, for the families and places in `troubled`."""
    for bed in (b for b in problem.beds if problem.places[b.place].name in troubled):
        yield Demand(f"the booking {bed.name}", _without_bed(bed))
    for fixture in problem.fixtures:
        if fixture.place < 0 or problem.places[fixture.place].name not in troubled:
            continue
        yield Demand(fixture.name, _without_fixture(fixture))
    for ask in problem.asks:
        if ask.role is not StopRole.WANT and problem.places[ask.place].name in troubled:
            yield Demand(f"going to {problem.places[ask.place].name}", _without_ask(ask))
    for family in problem.households:
        if family.name in troubled:
            yield from _limits(family)
    yield Demand(f"the trip ending on {problem.end:%a} {problem.end.day} {problem.end:%b}", _longer)


def _without_bed(gone: Bed) -> Change:
    return lambda p: replace(p, beds=tuple(b for b in p.beds if b != gone))


def _without_fixture(gone: Fixture) -> Change:
    return lambda p: replace(p, fixtures=tuple(f for f in p.fixtures if f != gone))


def _without_ask(gone: Ask) -> Change:
    return lambda p: replace(p, asks=tuple(a for a in p.asks if a != gone))


def _limits(family: Household) -> Iterator[Demand]:
    day = span(day_limit(family, DEFAULTS))
    said = "" if family.drive_per_day else " (nobody said a limit)"
    yield Demand(f"{family.name} driving {day} a day at most{said}", _family(family, drive_per_day=WHOLE_DAY))
    if family.not_after is not None:
        words = f"{family.name} off the road by {hhmm(family.not_after)}"
        yield Demand(words, _family(family, not_after=WHOLE_DAY))
    if family.not_before is not None:
        words = f"{family.name} not setting out before {hhmm(family.not_before)}"
        yield Demand(words, _family(family, not_before=0))
    if family.car.electric:
        words = f"{family.name} coming with the {family.car.name} ({family.car.range_km:.0f} km of range)"
        yield Demand(words, _family(family, car=replace(family.car, electric=False, range_km=FAR_KM)))


def _family(family: Household, **fields: object) -> Change:
    def changed(problem: Problem) -> Problem:
        families = tuple(
            replace(h, **fields) if h.name == family.name else h  # type: ignore[arg-type]
            for h in problem.households
        )
        return replace(problem, households=families)

    return changed


def _longer(problem: Problem) -> Problem:
    end = problem.end + timedelta(days=MORE_DAYS)
    stretched = tuple(replace(h, last=end) if h.last == problem.end else h for h in problem.households)
    return replace(problem, end=end, households=stretched)


def minimal(
    problem: Problem, troubled: frozenset[str], fits: Callable[[Problem], bool], until: float
) -> tuple[str, ...]:
    """Return the words of a minimal conflicting set; empty when time (`thread_time`) ran out first.

    `fits` tells whether a problem can be planned without conflicts.
    """
    kept: list[Demand] = []
    for demand in demands(problem, troubled):
        if thread_time() > until:
            return ()
        without = demand.given_up(problem)
        if not without.asks or fits(without):  # a trip to nowhere is no way out
            kept.append(demand)
        else:
            problem = without
    return tuple(demand.words for demand in kept)
