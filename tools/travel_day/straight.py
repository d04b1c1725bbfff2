"""Who leaves a stop out drives straight to the next place, where that is worth it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tools.families.model import Family
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.when import later
from tools.routing.ports import Roads
from tools.travel_day.anew import ahead, driver_of, here, planned_anew, said_anew
from tools.travel_day.broken import broken_today
from tools.travel_day.living import day_state, valid_plan
from tools.travel_day.model import StatusReport, Way

_WORTH = timedelta(minutes=10)


@dataclass(frozen=True)
class Straight:
    """A family's way that goes past what it leaves out: where it leads, when it is there, and what it wins.

    `past` is the place left out; `report` puts it into their day.
    """

    past: str
    place: str
    at: datetime
    minutes: int
    report: StatusReport


async def straight_on(
    act: Act,
    roster: Roster,
    family: Family,
    reports: Sequence[StatusReport],
    skip: StatusReport,
) -> Straight | None:
    """Return the straight way of a family that leaves out what `skip` says; None where it wins nothing.

    `reports` are those of the day before it.
    """
    plan, every = await valid_plan(act), [*reports, skip]
    before, after = (day_state(plan, act.today, roster.families, said) for said in (reports, every))
    driver = driver_of(roster, after, family, every)
    gone = set(after.families[family.name].skipped) - set(before.families[family.name].skipped)
    if driver is None or not gone:
        return None
    stretch = next((s for s in ahead(act, driver) if s.first < min(gone) and max(gone) < s.last), None)
    if stretch is None:
        return None
    start, passed = await here(act, driver, stretch), driver.items[min(gone)].place
    try:
        route = await act.port(Roads).route(start, stretch.goal)
        usual = await act.port(Roads).route(start, stretch.goal, (passed,))
    except Refusal:
        return None
    won = timedelta(minutes=usual.minutes - route.minutes)
    way = await planned_anew(act, driver, stretch, route, broken_today(every)) if won >= _WORTH else None
    if way is None:
        return None
    by_there = driver.items[stretch.last].end
    way = _not_before(way, later(by_there, -won), stretch.begun)
    at = way.items[-1].end
    if by_there - at < _WORTH:
        return None
    report = said_anew(act, family, way, 0, f"straight to {stretch.goal.name}")
    return Straight(passed.name, stretch.goal.name, at, round((by_there - at) / timedelta(minutes=1)), report)


def _not_before(way: Way, at: datetime, begun: bool) -> Way:
    """Return a way that ends at `at` or later: what holds a car up holds it up on the straight road too."""
    lag = at - way.items[-1].end
    if lag <= timedelta(0):
        return way
    items = [replace(i, start=later(i.start, lag), end=later(i.end, lag)) for i in way.items]
    if begun:
        items[0] = replace(items[0], start=way.items[0].start)
    return replace(way, items=tuple(items))
