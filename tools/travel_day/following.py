"""What follows from a report at once: ways round a closed road, another charger, slower drives."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.travel_day.anew import driver_of
from tools.travel_day.broken import Instead, instead
from tools.travel_day.broken_others import NOBODY, Others, agreed_elsewhere, others_there
from tools.travel_day.closure_words import NOTHING_CLOSED, Closing
from tools.travel_day.closures import agreed, closing
from tools.travel_day.living import DayState
from tools.travel_day.model import StatusReport
from tools.travel_day.shifting import brought_forward, put_off
from tools.travel_day.slowing import slowed
from tools.travel_day.straight import straight_on
from tools.travel_day.wording import is_charger


@dataclass(frozen=True)
class Follows:
    """The report as it is kept, all that is kept with it, and what was found out."""

    said: StatusReport
    kept: tuple[StatusReport, ...]
    closed: Closing = NOTHING_CLOSED
    instead: Instead | None = None
    others: Others = NOBODY


async def follows(
    act: Act, roster: Roster, day: DayState, said: StatusReport, reports: Sequence[StatusReport]
) -> Follows:
    """Return what a report makes of a day that goes like this before it."""
    if said.kind == "closed":
        closed = await closing(act, roster, day, said, reports)
        if closed.where is not None:
            said = replace(said, lat=closed.where.lat, lon=closed.where.lon)
        return Follows(said, (said, *closed.reports), closed)
    if said.kind == "detour":
        ways = await agreed(act, roster, day, said, reports)
        minutes = sum(way.minutes or 0 for way in ways)
        return Follows(replace(said, minutes=minutes), tuple(ways)) if minutes else Follows(said, (said,))
    if said.kind == "breakdown" and is_charger(said):
        said, found = await instead(act, roster, day, said, reports)
        others = await others_there(act, roster, day, said, reports)
        anew = [found, *(other.found for other in others.found if other.taken)]
        kept = [way.report for way in anew if way is not None and way.report is not None]
        return Follows(said, (said, *kept), instead=found, others=others)
    if said.kind == "elsewhere":
        return Follows(said, (await agreed_elsewhere(act, roster, day, said, reports),))
    if said.kind == "moved":
        return Follows(said, (_moved(act, roster, day, said, reports),))
    if said.kind == "skipped":
        family = next(f for f in roster.families if f.id == said.family_id)
        straight = await straight_on(act, roster, family, reports, said)
        if straight is None:
            return Follows(said, (said,))
        said = replace(said, place=said.place or straight.past)
        return Follows(said, (said, straight.report))
    if said.kind == "weather" and said.minutes is None:
        own = next(f.name for f in roster.families if f.id == said.family_id)
        return Follows(said, (said, *slowed(act, day, own, said)))
    return Follows(said, (said,))


def _moved(
    act: Act, roster: Roster, day: DayState, said: StatusReport, reports: Sequence[StatusReport]
) -> StatusReport:
    """Return the report by which a family's meeting is earlier, or its way there later; Refusal when over."""
    family = next(f for f in roster.families if f.id == said.family_id)
    driver, minutes, place = driver_of(roster, day, family, reports), said.minutes or 0, said.place or ""
    move = put_off if minutes > 0 else brought_forward
    way = move(driver.state, driver.items, place, abs(minutes), act.now) if driver else None
    if way is None:
        raise Refusal(f"For the {plural(family.name)} that is over, so for them nothing changes.")
    return replace(said, id=new_id(), kind="rerouted", way=way)
