"""Re-planning from now, for travel days and proposals: what was accepted and driven stays."""

from dataclasses import replace

from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.workers import Workers
from tools.planning.asking import wished
from tools.planning.charting import charted
from tools.planning.loading import Loader, loaded
from tools.planning.model import Day, Itinerary
from tools.planning.problem import Problem
from tools.planning.replanning import Replanned, chosen, held_up, settled
from tools.planning.standing import Standing, left, standing
from tools.routing.ports import Roads


async def replan(act: Act, live: Day) -> Replanned:
    """Return how the plan should go on, given a day as it goes (its times moved by what was reported).

    When moving times breaks no rule, nothing else changes. Otherwise the rest of the trip is planned again
    from act.now, for the families that have to change where that is enough, else for all. Nothing is kept:
    `adopt` keeps it. Raises Refusal when there is no plan, or the day is not in it.
    """
    before = await act.uow.of(Itinerary).get(act.trip_id)
    planned = next((d for d in before.days if d.date == live.date), None) if before else None
    if before is None or planned is None:
        raise Refusal("There is no plan for that day yet.")
    live = held_up(planned, live)
    loader = await loaded(act, act.port(Roads))
    problem, _ = await wished(loader, await loader.problem(), before.wishes)
    run = act.port(Workers).run
    done = await run(settled, problem, before.days, live)
    if done is not None:
        return done
    stands = {s.family: s for f in live.families if (s := standing(f, act.now)) is not None}
    problem, at = await _placed(loader, problem, stands)
    rest, result = await charted(
        left(problem, before.days, live.date, at), act.port(Roads), act.port(Workers)
    )
    problem = replace(problem, roads=rest.roads)
    return await run(chosen, problem, before.days, live, result.days, at, result.explain)


async def _placed(
    loader: Loader, problem: Problem, stands: dict[str, Standing]
) -> tuple[Problem, dict[str, tuple[int, Standing]]]:
    """Put where families stand on the problem's map."""
    at = {name: (loader.gazette.add(stand.place), stand) for name, stand in stands.items()}
    if len(loader.gazette.places) > len(problem.places):
        problem = await loader.problem_with(problem, [])
    return problem, at


async def adopt(act: Act, found: Replanned) -> Itinerary:
    """Keep a re-planned itinerary as the plan's next version, its status unchanged; return it."""
    before = await act.uow.of(Itinerary).get(act.trip_id)
    if before is None:
        raise Refusal("There is no plan yet.")
    after = replace(
        before,
        version=before.version + 1,
        made_at=act.now,
        days=found.days,
        checks=found.checks,
        explain=found.explain or before.explain,
    )
    return await act.uow.of(Itinerary).put(after)
