"""A broken charger others were to charge at as well: where they charge instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.families.model import Family
from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.words import joined
from tools.planning.model import ItemKind
from tools.proposals.model import Difference
from tools.proposals.service import needs_agreement
from tools.routing.ports import Roads
from tools.travel_day.anew import Driver, ahead, driver_of
from tools.travel_day.broken import Instead, begun_at, broken_today, charger_of, elsewhere_than
from tools.travel_day.living import DayState
from tools.travel_day.model import StatusReport


@dataclass(frozen=True)
class Other:
    """Another family that was to charge there; `taken` when its new way is in its day already."""

    family: Family
    found: Instead
    taken: bool = False


async def others_there(
    act: Act, roster: Roster, day: DayState, said: StatusReport, reports: Sequence[StatusReport]
) -> tuple[Other, ...]:
    """Return who else was to charge where it is broken; what changes little for them is taken, with undo."""
    found = []
    for family in roster.families:
        driver = driver_of(roster, day, family, reports) if family.id != said.family_id else None
        if driver is None or not driver.car.electric or not said.place:
            continue
        if (way := await _instead(act, driver, said, [*reports, said])) is not None:
            found.append(Other(family, way, await _is_small(act, family, way)))
    return tuple(found)


async def _instead(
    act: Act, driver: Driver, said: StatusReport, reports: Sequence[StatusReport]
) -> Instead | None:
    for stretch in ahead(act, driver):
        number = charger_of(driver, stretch, said)
        begin = await begun_at(act, driver, stretch, number, said) if number is not None else None
        if begin is None:
            continue
        try:
            route = await act.port(Roads).route(begin[1], begin[0].goal)
        except Refusal:
            return None
        return await elsewhere_than(act, driver, begin[0], route, broken_today(reports))
    return None


async def _is_small(act: Act, family: Family, found: Instead) -> bool:
    if found.way is None:
        return False
    return not await needs_agreement(act, Difference("", (Party("family", family.id),), found.minutes))


def others_words(others: Sequence[Other]) -> str:
    """Return what is told of the others: where they charge, or that they have to say where they stand."""
    text = ""
    for other in others:
        who, way = f"the {plural(other.family.name)}", other.found.way
        towns = joined([i.place.name for i in way.items if i.kind is ItemKind.CHARGE]) if way else ""
        if other.taken:
            text += f" {who[0].upper()}{who[1:]} charge in {towns or 'none'} instead."
        else:
            text += f" {who[0].upper()}{who[1:]} were to charge there too: text CHARGER BROKEN for a way on."
    return text
