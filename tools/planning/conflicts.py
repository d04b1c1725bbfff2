"""What would free a plan that cannot keep everything: the single limits or wishes that stand in the way.

Each limit or wish is lifted by itself and the trip planned again; those that make conflicts go are named,
after the smallest set of them that cannot hold together.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from time import thread_time

from tools.planning.minimal import FAR_KM, minimal
from tools.planning.problem import Household, Problem, Result
from tools.planning.times import hhmm, span
from tools.trips.model import StopRole

MOST_TRIED = 10


@dataclass(frozen=True)
class Lift:
    """A problem with one limit or wish lifted, the words for it, and the wish that asks for it ("": none)."""

    words: str
    problem: Problem
    wish: str = ""


@dataclass(frozen=True)
class Freed:
    """What is in the way, in sentences, and the wish (in people's words) that frees most; "" for none."""

    told: tuple[str, ...] = ()
    wish: str = ""


def lifts(
    problem: Problem, troubled: frozenset[str] = frozenset(), missing: frozenset[str] = frozenset()
) -> Iterator[Lift]:
    """Return the problem with each limit or wish lifted in turn, the mildest first.

    Before all, without the places that are `missing` anyway; the electric cars of families in `troubled` are
    tried as cars that need no charger.
    """
    yield from _without(problem, lambda name: name in missing)
    for family in problem.households:
        yield from _limits(problem, family)
        if family.car.electric and family.name in troubled:
            words = f"{family.name}: a car with more range than the {family.car.name}"
            car = replace(family.car, electric=False, range_km=FAR_KM)
            yield _with(problem, family, words, "", replace(family, car=car))
    later = problem.end + timedelta(days=1)
    stretched = tuple(replace(h, last=later) if h.last == problem.end else h for h in problem.households)
    yield Lift("one more day", replace(problem, end=later, households=stretched))
    yield from _without(problem, lambda name: name not in missing)


def _without(problem: Problem, among: Callable[[str], bool]) -> Iterator[Lift]:
    """The problem without each stop that has to be, of those `among` picks by name."""
    for ask in problem.asks:
        name = problem.places[ask.place].name
        if ask.role is not StopRole.WANT and len(problem.asks) > 1 and among(name):
            rest = tuple(a for a in problem.asks if a is not ask)
            yield Lift(f"leaving out {name}", replace(problem, asks=rest), f"skip {name}")


def _limits(problem: Problem, family: Household) -> Iterator[Lift]:
    day, after, before = family.drive_per_day, family.not_after, family.not_before
    if day is not None:
        words = f"{family.name}: {span(day + 60)} of driving on the longest day instead of {span(day)}"
        wish = f"{family.name} drive up to {day + 60} min a day"
        yield _with(problem, family, words, wish, replace(family, drive_per_day=day + 60))
    if after is not None:
        words = f"{family.name}: driving until {hhmm(after + 90)} instead of {hhmm(after)}"
        wish = f"{family.name} drive until {hhmm(after + 90)}"
        yield _with(problem, family, words, wish, replace(family, not_after=after + 90))
    if before is not None:
        words = f"{family.name}: setting out at {hhmm(before - 60)} instead of {hhmm(before)}"
        earlier = max(0, before - 60)
        wish = f"{family.name} set out from {hhmm(earlier)}"
        yield _with(problem, family, words, wish, replace(family, not_before=earlier))


def _with(problem: Problem, family: Household, words: str, wish: str, changed: Household) -> Lift:
    families = tuple(changed if h is family else h for h in problem.households)
    return Lift(words, replace(problem, households=families), wish)


def freed_by(
    problem: Problem,
    result: Result,
    solved: Callable[[Problem], tuple[str, ...]],
    seconds: float,
) -> Freed:
    """Return what cannot all hold together, and what, lifted alone, frees the most conflicts.

    `solved` plans a problem and returns its conflicts. They take about `seconds` of the processor, so that a
    busy machine finds as many; the plan itself never depends on time, the hints may.
    """
    until = thread_time() + seconds
    core = minimal(problem, result.troubled, lambda p: not solved(p), thread_time() + seconds / 2)
    told = [f"These cannot all hold together: {'; '.join(core)}."] if len(core) > 1 else []
    tried: list[tuple[int, int, Lift]] = []
    names = (problem.places[a.place].name for a in problem.asks)
    missing = frozenset(n for n in names if any(n in c and "left out" in c for c in result.conflicts))
    for number, lift in enumerate(lifts(problem, result.troubled, missing)):
        if number >= MOST_TRIED or (number > 3 and thread_time() > until):  # four, however slow the machine
            break
        tried.append((len(solved(lift.problem)), number, lift))
    better = sorted((t for t in tried if t[0] < len(result.conflicts)), key=lambda t: t[:2])
    wish = ""
    if better:
        fewest = better[0][0]
        best = [t[2] for t in better if t[0] == fewest]
        words = [lift.words for lift in best][:3]
        wish = next((lift.wish for lift in best if lift.wish), "")
        outcome = "everything would fit" if not fewest else "more would fit"
        told.append(f"With any one of these {outcome}: {'; '.join(words)}.")
    return Freed(tuple(told), wish)
