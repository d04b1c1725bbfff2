"""A broken charger others were to charge at as well: where they charge instead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from tools.families.model import Family
from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.reply import Press, Reply
from tools.kernel.words import joined
from tools.planning.model import ItemKind
from tools.preferences.quiet import quiet_hours
from tools.proposals.model import Difference, Proposal, ProposalStatus
from tools.proposals.service import needs_agreement, propose
from tools.routing.ports import Roads
from tools.travel_day.anew import Driver, ahead, driver_of
from tools.travel_day.broken import Instead, begun_at, broken_today, charger_of, elsewhere_than
from tools.travel_day.living import DayState
from tools.travel_day.model import StatusReport
from tools.travel_day.wording import minutes_in_words

_TO_ANSWER = timedelta(minutes=30)


@dataclass(frozen=True)
class Other:
    """Another family that was to charge there; `taken` when its new way is in its day already."""

    family: Family
    found: Instead
    taken: bool = False


@dataclass(frozen=True)
class Others:
    """All of them, and what those are asked whose day would change much."""

    found: tuple[Other, ...] = ()
    asked: Reply | None = None


NOBODY = Others()


async def others_there(
    act: Act, roster: Roster, day: DayState, said: StatusReport, reports: Sequence[StatusReport]
) -> Others:
    """Return who else was to charge where it is broken: what changes little is taken, the rest asked."""
    found = []
    for family in roster.families:
        driver = driver_of(roster, day, family, reports) if family.id != said.family_id else None
        if driver is None or not driver.car.electric or not said.place:
            continue
        if (way := await _instead(act, driver, said, [*reports, said])) is not None:
            found.append(Other(family, way, await _is_small(act, family, way)))
    big = [other for other in found if other.found.way is not None and not other.taken]
    return Others(tuple(found), await _asked(act, said, big) if big else None)


async def agreed_elsewhere(
    act: Act, roster: Roster, day: DayState, said: StatusReport, reports: Sequence[StatusReport]
) -> StatusReport:
    """Return the report by which a family that agreed charges elsewhere; Refusal when that is over."""
    family = next(f for f in roster.families if f.id == said.family_id)
    driver = driver_of(roster, day, family, reports)
    found = await _instead(act, driver, said, reports) if driver else None
    if found is None or found.way is None:
        raise Refusal(f"For the {plural(family.name)} that is over, so for them nothing changes.")
    return replace(said, id=new_id(), kind="rerouted", way=found.way)


async def _asked(act: Act, said: StatusReport, big: Sequence[Other]) -> Reply | None:
    """Propose to charge elsewhere to those it costs much time; None when they are asked already."""
    what = f"charge elsewhere: the charger in {said.place} is broken"
    known = await act.uow.of(Proposal).all()
    if any(p.what == what and p.status is ProposalStatus.OPEN for p in known):
        return None
    words = "; ".join(f"{_who(o)} {_charge(o)}, {minutes_in_words(o.found.minutes)} more" for o in big)
    families = tuple(Party("family", other.family.id) for other in big)
    difference = Difference(words, families, minutes=max(other.found.minutes for other in big))
    calls = [
        Press("report_status", {"kind": "elsewhere", "family": other.family.name, "place": said.place})
        for other in big
    ]
    return await propose(act, what, difference, calls, answer_by=act.now + _TO_ANSWER)


async def _instead(
    act: Act, driver: Driver, said: StatusReport, reports: Sequence[StatusReport]
) -> Instead | None:
    for stretch in ahead(act, driver):
        number = charger_of(driver, stretch, said)
        if number is None or driver.items[number].end <= act.now:
            continue  # none there, or by all we know they have charged
        begin = await begun_at(act, driver, stretch, number, said)
        if begin is None:
            continue
        try:
            route = await act.port(Roads).route(begin[1], begin[0].goal)
        except Refusal:
            return None
        return await elsewhere_than(act, driver, begin[0], route, broken_today(reports))
    return None


async def _is_small(act: Act, family: Family, found: Instead) -> bool:
    """Whether it is taken without asking: at night nobody is asked, and they have to charge."""
    if found.way is None:
        return False
    quiet = await quiet_hours(act)
    small = not await needs_agreement(act, Difference("", (Party("family", family.id),), found.minutes))
    return small or (quiet is not None and quiet.covers(act.now))


def others_words(others: Sequence[Other]) -> str:
    """Return what is told of the others: where they charge; who is asked is not told it twice."""
    text = ""
    for other in others:
        who = _who(other)
        if other.taken:
            text += f" {who[0].upper()}{who[1:]} {_charge(other)}."
        elif other.found.way is None:
            text += f" {who[0].upper()}{who[1:]} were to charge there too, and I know none in their reach."
    return text


def _who(other: Other) -> str:
    return f"the {plural(other.family.name)}"


def _charge(other: Other) -> str:
    way = other.found.way
    towns = joined([i.place.name for i in way.items if i.kind is ItemKind.CHARGE]) if way else ""
    return f"charge in {towns} instead" if towns else "get there without it"
