"""What would free a plan that cannot keep everything: the single limits or wishes that stand in the way.

Each limit or wish is lifted by itself and the trip planned again; those that make conflicts go are named,
after the smallest set of them that cannot hold together.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from time import monotonic

from tools.planning.minimal import minimal
from tools.planning.problem import Household, Problem, Result
from tools.planning.times import hhmm, span
from tools.trips.model import StopRole

MOST_TRIED = 10


@dataclass(frozen=True)
class Lift:
    """A problem with one limit or wish lifted, and the words for it."""

    words: str
    problem: Problem


def lifts(problem: Problem) -> Iterator[Lift]:
    """Return the problem with each limit or wish lifted in turn, the mildest first."""
    for family in problem.households:
        yield from _limits(problem, family)
    later = problem.end + timedelta(days=1)
    stretched = tuple(replace(h, last=later) if h.last == problem.end else h for h in problem.households)
    yield Lift("one more day", replace(problem, end=later, households=stretched))
    for ask in problem.asks:
        if ask.role is not StopRole.WANT and len(problem.asks) > 1:
            rest = tuple(a for a in problem.asks if a is not ask)
            yield Lift(f"leaving out {problem.places[ask.place].name}", replace(problem, asks=rest))


def _limits(problem: Problem, family: Household) -> Iterator[Lift]:
    day, after, before = family.drive_per_day, family.not_after, family.not_before
    if day is not None:
        words = f"{family.name}: {span(day + 60)} of driving on the longest day instead of {span(day)}"
        yield _with(problem, family, words, replace(family, drive_per_day=day + 60))
    if after is not None:
        words = f"{family.name}: driving until {hhmm(after + 90)} instead of {hhmm(after)}"
        yield _with(problem, family, words, replace(family, not_after=after + 90))
    if before is not None:
        words = f"{family.name}: setting out at {hhmm(before - 60)} instead of {hhmm(before)}"
        yield _with(problem, family, words, replace(family, not_before=max(0, before - 60)))


def _with(problem: Problem, family: Household, words: str, changed: Household) -> Lift:
    families = tuple(changed if h is family else h for h in problem.households)
    return Lift(words, replace(problem, households=families))


def freed_by(
    problem: Problem,
    result: Result,
    solved: Callable[[Problem], tuple[str, ...]],
    seconds: float,
) -> tuple[str, ...]:
    """Return sentences: what cannot all hold together, and what, lifted alone, frees the most conflicts.

    `solved` plans a problem and returns its conflicts. Nobody waits longer than about `seconds` for these
    hints: the plan itself never depends on the time it took, the hints may.
    """
    until = monotonic() + seconds
    core = minimal(problem, result.troubled, lambda p: not solved(p), monotonic() + seconds / 2)
    told = [f"These cannot all hold together: {'; '.join(core)}."] if len(core) > 1 else []
    tried = []
    for number, lift in enumerate(lifts(problem)):
        if number >= MOST_TRIED or monotonic() > until:
            break
        tried.append((len(solved(lift.problem)), number, lift.words))
    better = sorted(t for t in tried if t[0] < len(result.conflicts))
    if better:
        fewest = better[0][0]
        words = [t[2] for t in better if t[0] == fewest][:3]
        outcome = "everything would fit" if not fewest else "more would fit"
        told.append(f"With any one of these {outcome}: {'; '.join(words)}.")
    return tuple(told)
