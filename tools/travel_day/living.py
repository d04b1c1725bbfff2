"""The day as it goes: the plan, what families reported, and what follows for everybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo

from tools.families.model import Family
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.planning.model import Day, FamilyDay, Itinerary, ItineraryStatus
from tools.travel_day.model import StatusReport
from tools.travel_day.progress import Progress, progress, targets_of
from tools.travel_day.ripple import Late, live


@dataclass(frozen=True)
class DayState:
    """A day as planned and as it goes, with each family's progress by its name."""

    planned: Day
    live: Day
    families: Mapping[str, Progress]


def day_state(
    plan: Itinerary | None, day: date, families: Iterable[Family], reports: Sequence[StatusReport]
) -> DayState:
    """Return how a day goes after these reports of it."""
    planned = next((d for d in plan.days if d.date == day), None) if plan else None
    planned = planned or Day(day, ())
    by_name = {family.family: family for family in planned.families}
    states = {
        family.name: progress(by_name.get(family.name), [r for r in reports if r.family_id == family.id])
        for family in families
    }
    delays = {
        name: Late(timedelta(minutes=state.delay), state.delayed_at)
        for name, state in states.items()
        if state.delay and state.delayed_at
    }
    going = live(planned, delays)
    by_name = {family.family: family for family in going.families}
    return DayState(planned, going, {n: _with_eta(s, by_name.get(n)) for n, s in states.items()})


def _with_eta(state: Progress, going: FamilyDay | None) -> Progress:
    etas = [target.at for target in targets_of(going)]
    if len(etas) != len(state.targets):
        return state
    pairs = zip(state.targets, etas, strict=True)
    return replace(state, targets=tuple(replace(target, eta=eta) for target, eta in pairs))


async def todays_reports(act: Act) -> list[StatusReport]:
    """Return what was reported on the speaker's calendar day, oldest first."""
    reports = [r for r in await act.uow.of(StatusReport).all() if _on(r, act.now.tzinfo) == act.today]
    return sorted(reports, key=lambda report: report.at)


def _on(report: StatusReport, zone: tzinfo | None) -> date:
    return report.at.astimezone(zone).date()


async def valid_plan(act: Act) -> Itinerary | None:
    """Return the itinerary people agreed on; None while there is none, or only a proposal."""
    plan = await act.uow.of(Itinerary).get(act.trip_id)
    return None if plan is None or plan.status is ItineraryStatus.PROPOSED else plan


async def today(act: Act) -> DayState:
    """Return how the speaker's day goes by now."""
    roster = await Roster.load(act)
    return day_state(await valid_plan(act), act.today, roster.families, await todays_reports(act))
