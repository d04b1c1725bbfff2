"""Use case: make a plan, or make it again."""

from dataclasses import replace
from datetime import date

from tools.kernel.act import Act
from tools.kernel.reply import Press, Reply
from tools.kernel.workers import Workers
from tools.planning.asking import stored, wished
from tools.planning.charting import charted
from tools.planning.checker import check
from tools.planning.current import BUTTONS, PRESSES, may_plan
from tools.planning.loading import Loader, loaded
from tools.planning.model import Day, Itinerary, ItineraryStatus
from tools.planning.refusing import RELAX, refusal
from tools.planning.replacing import instead
from tools.planning.screens import more, plan_screens
from tools.routing.ports import Roads
from tools.trips.model import Trip, TripStatus


async def plan(act: Act, wishes: str | None = None, replacing: bool = False) -> Reply:
    """Make a plan from everything known, keep it as proposed, and tell it day by day.

    An accepted plan stays until somebody says (`replacing`) that the new one may take its place, and those
    whose days it moves have agreed (tools/proposals). A plan that breaks a rule is told of and not kept,
    unless it is asked for all the same. Raises Refusal (in words) when dates, stops or families are missing.
    """
    may_plan(act)
    loader = await loaded(act, act.port(Roads))
    before = await act.uow.of(Itinerary).get(act.trip_id)
    said = (*(before.wishes if before else ()), *([stored(None, None, wishes)] if wishes else []))
    itinerary, unread, relaxing = await made(act, loader, said)
    itinerary = replace(itinerary, days=kept_past(before, itinerary, act.today))
    if (no := await refusal(act, itinerary, before, relaxing)) is not None:
        return no
    if before is not None and before.status is not ItineraryStatus.PROPOSED:
        asked = await instead(act, before, itinerary, wishes, replacing)
        if asked is not None:
            return asked
        itinerary = replace(itinerary, status=before.status)
    await store(act, loader.trip, itinerary)
    return told(itinerary, unread, relaxing)


def told(itinerary: Itinerary, unread: list[str], relaxing: str) -> Reply:
    """Return a new plan's first screen, what of the wishes could not be read, and a relaxed plan to take."""
    text, rest = plan_screens(itinerary)
    if unread:
        text += f"\nI could not build in by myself: {'; '.join(unread)}. It stays noted."
    labels, presses = more(Press("show_itinerary", {"more": True}), rest)
    if relaxing:
        text += f"\nRelaxed plan: “{relaxing}”."
        labels, presses = (*labels, RELAX), {**presses, RELAX: Press("plan_itinerary", {"wishes": relaxing})}
    if itinerary.status is not ItineraryStatus.PROPOSED:
        return Reply(f"{text}\nIt is accepted.", (*labels, "PDF"), presses={**PRESSES, **presses})
    short = f"The plan is ready: {len(itinerary.days)} days. Say “looks good” to accept it."
    return Reply(text, (*labels, *BUTTONS), short=short, presses={**PRESSES, **presses})


async def made(act: Act, loader: Loader, said: tuple[str, ...]) -> tuple[Itinerary, list[str], str]:
    """Solve with the wishes said so far.

    Returns the itinerary, the wishes nobody could read, and the wish whose plan would have fewer conflicts.
    """
    problem = await loader.problem()
    problem, unread = await wished(loader, problem, said)
    problem, result = await charted(problem, act.port(Roads), act.port(Workers))
    before = await act.uow.of(Itinerary).get(act.trip_id)
    checks = await act.port(Workers).run(check, problem, result.days)
    itinerary = Itinerary(
        id=act.trip_id,
        status=ItineraryStatus.PROPOSED,
        made_at=act.now,
        version=before.version + 1 if before else 1,
        days=result.days,
        explain=(
            *result.explain[: len(result.conflicts)],
            *loader.notes,
            *result.explain[len(result.conflicts) :],
            *loader.later,
        ),
        checks=checks,
        wishes=said,
    )
    return itinerary, unread, result.relaxing


async def store(act: Act, trip: Trip, itinerary: Itinerary) -> None:
    """Keep a plan; a trip with a plan is no draft."""
    await act.uow.of(Itinerary).put(itinerary)
    if trip.status is TripStatus.DRAFT:
        await act.uow.of(Trip).put(replace(trip, status=TripStatus.PLANNED))


def kept_past(before: Itinerary | None, after: Itinerary, today: date) -> tuple[Day, ...]:
    """Days that are over stay as they were planned when they happened."""
    past = {d.date: d for d in before.days if d.date < today} if before else {}
    return tuple(past.get(day.date, day) for day in after.days)
