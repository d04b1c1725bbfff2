"""Use case: when people come to a place of the plan, and when they go on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.reply import Press, Reply
from tools.kernel.words import fold
from tools.planning.current import current, family_name, said
from tools.planning.model import FamilyDay, Item, ItemKind, Itinerary

HOME = "home"
_ON_THE_MOVE = (ItemKind.DRIVE, ItemKind.FERRY)


@dataclass(frozen=True)
class Stay:
    """A family at a place: when it comes there (None: it begins there) and goes on (None: it ends there)."""

    family: str
    name: str
    comes: datetime | None
    goes: datetime | None


async def when_there(act: Act, place: str, family: str | None = None) -> Reply:
    """Tell when each family reaches a place (or "home") and leaves it; Refusal where the plan has none."""
    itinerary = await current(act)
    name = await family_name(act, family)
    stays = [stay for stay in _stays(itinerary, place) if name in (None, stay.family)]
    if not stays:
        raise Refusal(f"{place} is not in the plan. /plan makes a new one with what is known now.")
    where = "Home" if fold(place) == HOME else stays[0].name
    lines = [*_grouped(stays, "arrive", True), *_grouped(stays, "leave", False)]
    day = next(moment for stay in stays for moment in (stay.comes, stay.goes) if moment).date()
    return Reply(
        f"{where}: {'; '.join(lines)}.",
        ("That day",),
        presses={"That day": Press("show_itinerary", {"date": day.isoformat()})},
    )


def _grouped(stays: list[Stay], verb: str, coming: bool) -> list[str]:
    """Return "arrive Tue 15 Jun 12:20 (Lee), 12:40 (Park)", those together as one."""
    times: dict[datetime, list[str]] = {}
    for stay in stays:
        moment = stay.comes if coming else stay.goes
        if moment is not None:
            times.setdefault(moment.replace(second=0, microsecond=0), []).append(stay.family)
    ordered = sorted(times.items())
    everybody = len(ordered) == 1 and len(stays) == len(ordered[0][1])
    told = [
        f"{said(at.date())} {at:%H:%M}" + ("" if everybody else f" ({', '.join(who)})") for at, who in ordered
    ]
    return [f"{verb} {', '.join(told)}"] if told else []


def _stays(itinerary: Itinerary, place: str) -> Iterator[Stay]:
    families = dict.fromkeys(day.family for d in itinerary.days for day in d.families)
    for family in families:
        moves = list(_moves([day for d in itinerary.days for day in d.families if day.family == family]))
        if moves and fold(place) == HOME:
            yield Stay(family, HOME, moves[-1].end, None)
        elif fold(place) != HOME:
            yield from _at(family, moves, fold(place))


def _moves(days: list[FamilyDay]) -> Iterator[Item]:
    return (item for day in days for item in day.items if item.kind in _ON_THE_MOVE and item.to)


def _at(family: str, moves: list[Item], place: str) -> Iterator[Stay]:
    """Return a family's stays at a place, in order; short ways about it are one stay."""
    if moves and _is(moves[0].place.name, place):
        leaves = next((m.start for m in moves if m.to and not _is(m.to.name, place)), None)
        yield Stay(family, moves[0].place.name, None, leaves)
    for index, move in enumerate(moves):
        if move.to and _is(move.to.name, place) and not _is(move.place.name, place):
            onward = (m.start for m in moves[index + 1 :] if m.to and not _is(m.to.name, place))
            yield Stay(family, move.to.name, move.end, next(onward, None))


def _is(name: str, place: str) -> bool:
    """Whether a place of the plan is the one said: "Bryce" is Bryce Canyon National Park."""
    own, asked = fold(name).split(), place.split()
    return own[: len(asked)] == asked or asked[: len(own)] == own
