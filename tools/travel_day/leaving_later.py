"""Who is still at home leaves a little later for who is late; much later only if they agree (going_on.py)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tools.families.model import Family
from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.when import to_leave
from tools.kernel.words import joined
from tools.proposals.model import Difference
from tools.proposals.service import needs_agreement
from tools.travel_day.anew import driver_of
from tools.travel_day.living import DayState, day_state, valid_plan
from tools.travel_day.model import StatusReport
from tools.travel_day.shifting import put_off as shifted
from tools.travel_day.standing import State
from tools.travel_day.waiting import put_off
from tools.travel_day.wording import minutes_in_words

_TO_PACK = timedelta(minutes=15)  # before they leave, in which it is worth telling that they may leave later
_DELAYING = ("late", "early", "weather", "closed", "breakdown", "departed", "location", "rerouted")


@dataclass(frozen=True)
class Later:
    """Who leaves later by `minutes`, and when: by family name."""

    minutes: int = 0
    leaves: tuple[tuple[str, datetime], ...] = ()
    reports: tuple[StatusReport, ...] = ()
    over: tuple[StatusReport, ...] = ()  # those of an earlier delay, that count no more

    @property
    def words(self) -> str:
        """What is told of it: "The Carvers may leave 20 min later, at 07:20."."""
        if not self.leaves:
            return ""
        who = joined([f"the {plural(name)} at {at:%H:%M}" for name, at in self.leaves])
        return f" No need to wait: {who} can leave {minutes_in_words(self.minutes)} later."


NOBODY = Later()


def at_home(act: Act, day: DayState) -> list[str]:
    """Return who has not left yet, nor is about to."""
    return [
        name
        for name, state in day.families.items()
        if state.state is State.PLANNED and state.leaves and state.leaves - act.now >= _TO_PACK
    ]


async def leave_later(
    act: Act, roster: Roster, late: Family, said: StatusReport, reports: Sequence[StatusReport]
) -> Later:
    """Return who leaves later for a family that is late by its `reports` of the day, `said` the last.

    What it said before is replaced: it may be less late by now.
    """
    if said.kind not in _DELAYING or act.agreed:
        return NOBODY
    plan, note = await valid_plan(act), f"leave later for the {plural(late.name)}"
    over = tuple(r for r in reports if r.kind == "rerouted" and r.note == note)
    kept = [report for report in reports if report not in over]
    day = day_state(plan, act.today, roster.families, kept)
    waiting = at_home(act, day_state(plan, act.today, roster.families, reports))
    if any(f.name not in waiting for f in roster.families if f.id in {r.family_id for r in over}):
        return NOBODY  # somebody has left by it
    heads = {family.name: roster.heads(family) for family in roster.families}
    change = put_off(day.planned, day.live, late.name, heads, waiting)
    if change is None:
        return Later(over=over)
    parties = tuple(Party("family", f.id) for f in roster.families if f.name in change.others)
    if await needs_agreement(act, Difference("", parties, change.minutes)):
        return Later(over=over)
    found, leaves = [], []
    for family in [f for f in roster.families if f.name in change.others]:
        driver = driver_of(roster, day, family, kept)
        way = shifted(driver.state, driver.items, change.place, change.minutes, act.now) if driver else None
        if way is not None:
            goal = way.goal
            report = StatusReport(new_id(), family.id, "rerouted", act.now, None, goal, note=note, way=way)
            found.append(report)
            leaves.append((family.name, to_leave(way.items[0].start)))
    return Later(change.minutes, tuple(leaves), tuple(found), over)


async def kept(act: Act, later: Later, reports: Sequence[StatusReport]) -> tuple[StatusReport, ...]:
    """Keep who leaves later; returns the day's reports with it."""
    for report in later.over:
        await act.uow.of(StatusReport).remove(report.id)
    await act.uow.of(StatusReport).put_all(later.reports)
    return (*(report for report in reports if report not in later.over), *later.reports)
