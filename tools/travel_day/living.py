"""The day as it goes: the plan, what families reported, and what follows for everybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo

from tools.families.model import Family, Vehicle
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.planning.model import Day, FamilyDay, Itinerary, ItineraryStatus
from tools.travel_day.leaving_out import gone_elsewhere, without
from tools.travel_day.model import StatusReport
from tools.travel_day.progress import of_family, progress
from tools.travel_day.ripple import Late, live
from tools.travel_day.standing import Progress, Target


@dataclass(frozen=True)
class DayState:
    """A day as planned and as it goes, with each family's progress by its name.

    What was planned anew on the way counts as planned.

    `cars` holds each car's own progress by its id, of families in which the cars report one by one.
    """

    planned: Day
    live: Day
    families: Mapping[str, Progress]
    cars: Mapping[str, Progress] = field(default_factory=dict)
    silent: Mapping[str, Progress] = field(default_factory=dict)  # of the cars that said nothing of their own

    def standing(self, family: str, car: str | None) -> Progress:
        """Return how a family stands, or one car of it (by its id)."""
        if car is None:
            return self.families[family]
        return self.cars.get(car) or self.silent.get(family) or self.families[family]


def day_state(
    plan: Itinerary | None, day: date, families: Iterable[Family], reports: Sequence[StatusReport]
) -> DayState:
    """Return how a day goes after these reports of it."""
    planned = next((d for d in plan.days if d.date == day), None) if plan else None
    planned = planned or Day(day, ())
    by_name = {family.family: family for family in planned.families}
    states, cars, silent = {}, {}, {}
    for family in families:
        own = [report for report in reports if report.family_id == family.id]
        each = _by_car(by_name.get(family.name), own)
        cars.update(each)
        if each:
            silent[family.name] = progress(by_name.get(family.name), [r for r in own if r.vehicle_id is None])
        states[family.name] = (
            of_family(list(each.values())) if each else progress(by_name.get(family.name), own)
        )
    skipped = {name: state.skipped for name, state in states.items()}
    ahead = {name: (state.ahead_from, state.ahead) for name, state in states.items() if state.ahead}
    planned = replace(
        planned, families=tuple(_as_rerouted(f, states.get(f.family)) for f in planned.families)
    )
    anew = {name: _numbers(state.ways) for name, state in states.items() if state.ways}
    ways = {name: state.day for name, state in states.items() if state.ways and state.day is not None}
    elsewhere = gone_elsewhere(planned, ways)
    going = live(without(planned, skipped, ahead, elsewhere), _delays(states), _longer(states), anew)
    by_name = {family.family: family for family in going.families}
    return DayState(
        planned, going, {n: _with_eta(s, by_name.get(n)) for n, s in states.items()}, cars, silent
    )


def _as_rerouted(day: FamilyDay, state: Progress | None) -> FamilyDay:
    """Return a family's day with its ways that were planned anew."""
    return state.day if state is not None and state.ways and state.day is not None else day


def _numbers(spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(number for first, last in spans for number in range(first, last + 1))


def _longer(states: Mapping[str, Progress]) -> dict[str, dict[int, int]]:
    """Return by how many minutes drives take longer: ways round and slow roads add up."""
    found: dict[str, dict[int, int]] = {}
    for name, state in states.items():
        drives = found.setdefault(name, {})
        for drive, minutes in (*state.detours, *state.slower):
            drives[drive] = drives.get(drive, 0) + minutes
    return found


def _by_car(day: FamilyDay | None, reports: Sequence[StatusReport]) -> dict[str, Progress]:
    """Return each reporting car's progress; what was said for the whole family counts for every car."""
    ids = dict.fromkeys(report.vehicle_id for report in reports if report.vehicle_id)
    return {car: progress(day, [r for r in reports if r.vehicle_id in (None, car)]) for car in ids}


def _delays(states: Mapping[str, Progress]) -> dict[str, Late]:
    return {
        name: Late(timedelta(minutes=state.delay), state.delayed_at)
        for name, state in states.items()
        if state.delay and state.delayed_at
    }


def _with_eta(state: Progress, going: FamilyDay | None) -> Progress:
    """Return the progress with the time each target will be reached, as the day goes."""
    if going is None:
        return state
    found = [replace(target, eta=_starts(target, going)) for target in state.targets]
    return replace(state, targets=tuple(found))


def _starts(target: Target, going: FamilyDay) -> datetime:
    item = going.items[target.item]
    return item.end if target.ends else item.start


def car_of(roster: Roster, family: Family, member_id: str | None) -> Vehicle | None:
    """Return the car somebody speaks for: the one they drive, of a family with several; None for all."""
    cars = roster.vehicles_of(family)
    if len(cars) < 2 or member_id is None:
        return None
    return next((car for car in cars if car.driver_id == member_id), None)


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


async def as_it_goes(act: Act, day: date) -> Day | None:
    """Return the speaker's day as it goes by what was reported, less what is left out; None for others."""
    plan = await valid_plan(act)
    if plan is None or day != act.today or not await todays_reports(act):
        return None
    state = await today(act)
    return replace(
        state.live, families=tuple(_kept(f, state.families.get(f.family)) for f in state.live.families)
    )


def _kept(day: FamilyDay, state: Progress | None) -> FamilyDay:
    skipped = state.skipped if state else ()
    return replace(day, items=tuple(item for n, item in enumerate(day.items) if n not in skipped))
