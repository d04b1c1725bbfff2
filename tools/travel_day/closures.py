"""A closed road: which of today's drives pass there, the way round for each, and who has to agree to it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from tools.families.model import Family
from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.kernel.reply import Press, Reply
from tools.planning.model import Item, ItemKind
from tools.preferences.quiet import quiet_hours
from tools.proposals.model import Difference, Proposal, ProposalStatus
from tools.proposals.service import needs_agreement, propose
from tools.routing.model import Closure
from tools.routing.ports import Roads
from tools.travel_day.closure_words import Closing, WayRound
from tools.travel_day.living import DayState
from tools.travel_day.model import StatusReport
from tools.travel_day.positions import seen
from tools.travel_day.targets import alike
from tools.travel_day.wording import closed_where

_PAUSES = (ItemKind.BREAK, ItemKind.CHARGE, ItemKind.REFUEL)
_TO_ANSWER = timedelta(minutes=30)


async def closing(
    act: Act, roster: Roster, day: DayState, said: StatusReport, reports: Sequence[StatusReport]
) -> Closing:
    """Return what a closed road changes today, for its reporter at once and for others if they agree.

    Small ways round are taken for others as well; those beyond the trip's threshold are proposed.
    """
    where = await _where(act, day, roster, said)
    if where is None:
        return Closing()
    closed = Closure(where, said.note.removesuffix(" closed"))
    ways = [
        way
        for family in roster.families
        for stretch in _ahead(act, day, family)
        if (way := await _around(act, closed, family, stretch, reports)) is not None
    ]
    ours = [way for way in ways if way.family.id == said.family_id and said.minutes is None]
    others = [way for way in ways if way.family.id != said.family_id and not _known(day, way)]
    big = [way for way in others if await _is_big(act, way)]
    taken = [_taken(act, said, way) for way in [*ours, *(w for w in others if w not in big)] if way.minutes]
    asked = await _asked(act, said, big) if big else None
    return Closing(tuple(ways), tuple(taken), asked)


async def _where(act: Act, day: DayState, roster: Roster, said: StatusReport) -> Place | None:
    """Return the place a closed road was said to be at: of today's, else one the map knows near there."""
    if said.place is None:
        return None
    items = [item for family in day.planned.families for item in family.items]
    known = [p for item in items for p in (item.place, item.to) if p and alike(p.name, said.place)]
    if known:
        return known[0]
    own = next((f.name for f in roster.families if f.id == said.family_id), "")
    goal = day.families[own].next if own in day.families else None
    found = await act.port(Roads).places(said.place, goal.place if goal else None, 1)
    return found[0] if found else None


def _ahead(act: Act, day: DayState, family: Family) -> Iterator[list[Item]]:
    """Yield a family's drives that are not over, as the day goes: together those with pauses between."""
    state = day.families.get(family.name)
    going = next((f for f in day.live.families if f.family == family.name), None)
    if state is None or going is None:
        return
    over = max(state.passed, state.targets[state.reached - 1].item if state.reached else -1)
    stretch: list[Item] = []
    for number, item in enumerate(going.items):
        if item.kind is ItemKind.DRIVE and item.to and number > over and item.end > act.now:
            stretch.append(item)
        elif stretch and item.kind not in _PAUSES:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


async def _around(
    act: Act, closed: Closure, family: Family, stretch: Sequence[Item], reports: Sequence[StatusReport]
) -> WayRound | None:
    """Return the way round from the first drive on that passes there; None when what is left of none does."""
    own = [report for report in reports if report.family_id == family.id]
    goal = stretch[-1].to
    for drive in stretch:
        if drive.to is None or goal is None:
            continue
        begun = drive.start <= act.now
        here, leave = (seen(act, own) if begun else None) or drive.place, max(drive.start, act.now)
        try:
            first = await act.port(Roads).around(here, drive.to, closed, leave)
            whole = await act.port(Roads).around(here, goal, closed, leave) if first else None
        except Refusal:
            return WayRound(family, drive.to.name, goal.name, None)
        if found := whole or first:
            return WayRound(family, drive.to.name, goal.name, found.more_minutes, found.by)
    return None


def _known(day: DayState, way: WayRound) -> bool:
    """Whether a family is known to take that way already."""
    state = day.families[way.family.name]
    items = state.day.items if state.day else ()
    taken = ((items[number].to, minutes) for number, minutes in state.detours)
    return any(to and alike(to.name, way.drive) and minutes >= (way.minutes or 0) for to, minutes in taken)


async def _is_big(act: Act, way: WayRound) -> bool:
    quiet = await quiet_hours(act)
    if way.minutes is None or (quiet and quiet.covers(act.now)):
        return False
    return await needs_agreement(act, Difference("", (Party("family", way.family.id),), way.minutes))


def _taken(act: Act, said: StatusReport, way: WayRound) -> StatusReport:
    note = f"{closed_where(said)}, {way.words}"
    return StatusReport(new_id(), way.family.id, "detour", act.now, way.minutes, way.drive, note=note)


async def _asked(act: Act, said: StatusReport, ways: Sequence[WayRound]) -> Reply | None:
    """Propose the ways round to the families they are for; None when they are asked already."""
    what = f"go round: {closed_where(said)}"
    known = await act.uow.of(Proposal).all()
    if any(p.what == what and p.status is ProposalStatus.OPEN for p in known):
        return None
    words = "; ".join(f"the {plural(w.family.name)} to {w.to} {w.words}" for w in ways)
    families = tuple(dict.fromkeys(Party("family", way.family.id) for way in ways))
    difference = Difference(words, families, minutes=max(way.minutes or 0 for way in ways))
    calls = [
        Press(
            "report_status",
            {
                "kind": "detour",
                "family": w.family.name,
                "place": w.drive,
                "minutes": w.minutes,
                "note": w.words,
            },
        )
        for w in ways
    ]
    return await propose(act, what, difference, calls, answer_by=act.now + _TO_ANSWER)
