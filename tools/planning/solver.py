"""The solver: immutable problem in, plan out. No I/O; the same problem and seed give the same plan."""

from dataclasses import dataclass, replace

from tools.planning.agenda import Agenda
from tools.planning.allowance import small
from tools.planning.bases import Spine
from tools.planning.conflicts import freed_by
from tools.planning.explain import explained
from tools.planning.joining import where_the_trip_is
from tools.planning.params import DEFAULTS, Params
from tools.planning.planner import Planner
from tools.planning.problem import NEAR_BED, Fixture, Problem, Result
from tools.planning.reach import connected
from tools.planning.roads import Atlas
from tools.planning.shaping import shaped
from tools.planning.times import said, span
from tools.planning.tweaks import applied
from tools.trips.model import StopRole


@dataclass(frozen=True)
class Stop:
    """When to stop looking: how many whole plans to try at most."""

    rounds: int = 20
    explain: bool = True  # look for what would free a plan that cannot keep everything
    hint_s: float = 3.0  # how long to look for that, in seconds of the processor


def solve(problem: Problem, stop: Stop = Stop(), seed: int = 0, params: Params = DEFAULTS) -> Result:
    """Return the best plan found; where it cannot keep everything, also what would free it.

    The order of families, not chance, breaks ties; `seed` varies how sights are tried again.
    """
    result = _planned(problem, stop, seed, params)
    result, params = _with_tired_children(problem, result, stop, seed, params)
    cut = connected(applied(problem))[1]  # where no road goes, lifting a limit frees nothing
    if len(result.conflicts) == len(cut) or not stop.explain or not problem.households:
        return result
    quick = Stop(rounds=0, explain=False)
    freed = freed_by(problem, result, lambda p: _planned(p, quick, seed, params).conflicts, stop.hint_s)
    told = list(result.explain)
    told[len(result.conflicts) : len(result.conflicts)] = freed.told
    return replace(result, explain=tuple(told), relaxing=freed.wish)


def _with_tired_children(
    problem: Problem, result: Result, stop: Stop, seed: int, params: Params
) -> tuple[Result, Params]:
    """Return a plan with longer days for small children where shorter ones cost something, and say so."""
    tired = {h.name for h in problem.households if small(h, params) and not h.drive_per_day}
    if not result.conflicts or not tired:
        return result, params
    longer = replace(params, drive_per_day_small=params.drive_per_day)
    other = _planned(problem, stop, seed, longer)
    if len(other.conflicts) >= len(result.conflicts):
        return result, params
    told = [
        f"{said(d.date)} is long for the small children of the {f.family} family: {span(f.drive_minutes)} of "
        "driving. A shorter day would cost something you asked for."
        for d in other.days
        for f in d.families
        if f.family in tired and f.drive_minutes > params.drive_per_day_small
    ]
    at = len(other.conflicts)
    return replace(other, explain=(*other.explain[:at], *told, *other.explain[at:])), longer


def _planned(problem: Problem, stop: Stop, seed: int, params: Params) -> Result:
    problem, cut = connected(applied(problem))
    atlas = Atlas(problem, params)
    shape = shaped(problem, atlas, params, seed, stop.rounds)
    problem, elsewhere = where_the_trip_is(problem, shape.spine, atlas)
    problem = replace(problem, fixtures=_housed(problem, shape.spine))
    agenda = Agenda(problem, atlas, params, shape.spine, shape.placed)
    planner = Planner(problem, params, atlas, agenda, shape.spine)
    days = planner.run()
    explain, conflicts = explained(problem, planner, days, shape.left_out)
    names = [n for t in planner.troubles for n in (t.family, t.why.origin, t.why.target)]
    seen = {i.place.name for d in days for f in d.families for i in f.items}
    musts = [problem.places[a.place].name for a in problem.asks if a.role is not StopRole.WANT]
    names += musts if not seen.issuperset(musts) else []  # more musts than fit: each may be in the way
    troubled = frozenset(names)
    return Result(days, (*cut, *explain, *elsewhere), (*cut, *conflicts), tuple(atlas.wanted), troubled)


def _housed(problem: Problem, spine: Spine) -> tuple[Fixture, ...]:
    """Return the things to do; those without a place are where the trip sleeps that day (or just did)."""
    known = []
    for fixture in problem.fixtures:
        if fixture.place == NEAR_BED:
            number = (fixture.day - problem.start).days
            nights = [n.index for n in spine.nights[max(0, number - 1) : number + 1] if n.index is not None]
            if not nights:
                continue
            fixture = replace(fixture, place=nights[-1])
        known.append(fixture)
    return tuple(known)
