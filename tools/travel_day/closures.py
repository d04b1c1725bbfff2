"""A closed road: which of today's drives pass there, the way round for each, and who has to agree to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.kernel.reply import Press, Reply
from tools.preferences.quiet import quiet_hours
from tools.proposals.model import Difference, Proposal, ProposalStatus
from tools.proposals.service import needs_agreement, propose
from tools.routing.model import Closure, Detour
from tools.routing.ports import Roads
from tools.travel_day.anew import Driver, ahead, driver_of, here, planned_anew, said_anew
from tools.travel_day.broken import broken_today
from tools.travel_day.closure_words import Closing, WayRound
from tools.travel_day.living import DayState
from tools.travel_day.model import StatusReport
from tools.travel_day.stretches import Stretch
from tools.travel_day.targets import alike
from tools.travel_day.wording import closed_where

_TO_ANSWER = timedelta(minutes=30)
_SAME = 1  # minutes by which two drives are the same one


@dataclass(frozen=True)
class _Day:
    """Today as it goes, with the roads that were closed before, and the one that is closed now."""

    day: DayState
    roster: Roster
    reports: Sequence[StatusReport]
    known: tuple[Closure, ...]
    closed: Closure | None = None

    @property
    def every(self) -> tuple[Closure, ...]:
        return (*self.known, *([self.closed] if self.closed else []))


async def closing(
    act: Act, roster: Roster, day: DayState, said: StatusReport, reports: Sequence[StatusReport]
) -> Closing:
    """Return what a closed road changes today, for its reporter at once and for others if they agree.

    Small ways round are taken for others as well; those beyond the trip's threshold are proposed.
    """
    where = await _where(act, day, roster, said)
    if where is None:
        return Closing()
    today = _Day(day, roster, reports, _closed(reports), _closure(where, said.note))
    ways = [
        way
        for family in roster.families
        if (driver := driver_of(roster, day, family, reports)) is not None
        for stretch in ahead(act, driver)
        if (way := await _around(act, today, driver, stretch)) is not None
    ]
    ours = [way for way in ways if way.family.id == said.family_id and said.minutes is None]
    others = [way for way in ways if way.family.id != said.family_id and not _known(day, way)]
    big = [way for way in others if await _is_big(act, way)]
    taken = [way for way in [*ours, *(w for w in others if w not in big)] if way.way is not None]
    asked = await _asked(act, said, big) if big else None
    return Closing(tuple(ways), tuple(_taken(act, said, way) for way in taken), asked, where)


async def agreed(
    act: Act, roster: Roster, day: DayState, said: StatusReport, reports: Sequence[StatusReport]
) -> list[StatusReport]:
    """Return the ways of a family that agreed to go round all that is closed today; none where none is."""
    family = next(f for f in roster.families if f.id == said.family_id)
    driver, today = driver_of(roster, day, family, reports), _Day(day, roster, reports, _closed(reports))
    if driver is None or not today.known:
        return []
    found = [await _around(act, today, driver, stretch) for stretch in ahead(act, driver)]
    return [_taken(act, said, way) for way in found if way is not None and way.way is not None]


def _closed(reports: Sequence[StatusReport]) -> tuple[Closure, ...]:
    """Return the roads that were said to be closed, where that is known."""
    return tuple(
        _closure(Place(report.place or "", report.lat, report.lon), report.note)
        for report in reports
        if report.kind == "closed" and report.lat is not None and report.lon is not None
    )


def _closure(where: Place, note: str) -> Closure:
    return Closure(where, note.removesuffix(" closed"))


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


async def _around(act: Act, today: _Day, driver: Driver, stretch: Stretch) -> WayRound | None:
    """Return a family's way round on a stretch; None when the road it is on stays open."""
    start = await here(act, driver, stretch)
    try:
        found = await _detour(act, today.every, start, stretch)
        before = await _detour(act, today.known, start, stretch) if today.closed and today.known else None
    except Refusal:
        return WayRound(driver.family, _goal(driver, stretch), stretch.goal.name, None)
    if found is None or (before and abs(found.route.minutes - before.route.minutes) < _SAME):
        return None
    way = await planned_anew(act, driver, stretch, found.route, broken_today(today.reports), unusual=True)
    if way is None:
        short = found.more_minutes
        return WayRound(driver.family, _goal(driver, stretch), stretch.goal.name, short, found.by, flat=True)
    more = way.items[-1].end - driver.items[stretch.last].end
    minutes = max(0, round(more / timedelta(minutes=1)))
    return WayRound(driver.family, _goal(driver, stretch), stretch.goal.name, minutes, found.by, way)


async def _detour(act: Act, closed: Sequence[Closure], start: Place, stretch: Stretch) -> Detour | None:
    return await act.port(Roads).around(start, stretch.goal, closed, max(stretch.leave, act.now))


def _goal(driver: Driver, stretch: Stretch) -> str:
    """Return where the first drive of a stretch leads to."""
    to = driver.items[stretch.first].to
    return to.name if to else stretch.goal.name


def _known(day: DayState, way: WayRound) -> bool:
    """Whether a family takes a way that is as long already."""
    state = day.families[way.family.name]
    return way.minutes is not None and way.way is not None and not way.minutes and bool(state.ways)


async def _is_big(act: Act, way: WayRound) -> bool:
    quiet = await quiet_hours(act)
    if way.way is None or way.minutes is None or (quiet and quiet.covers(act.now)):
        return False
    return await needs_agreement(act, Difference("", (Party("family", way.family.id),), way.minutes))


def _taken(act: Act, said: StatusReport, way: WayRound) -> StatusReport:
    assert way.way is not None
    where = closed_where(said) if said.kind == "closed" else said.note
    note = f"{where}, {way.words}" if said.kind == "closed" else where
    return replace(said_anew(act, way.family, way.way, way.minutes or 0, note), place=way.to)


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
