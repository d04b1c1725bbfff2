"""Waiting for who is late costs the others time: they are asked to leave later, or to go on without them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.reply import Press, Reply
from tools.kernel.words import joined
from tools.preferences.quiet import quiet_hours
from tools.proposals.model import Difference, Proposal, ProposalStatus
from tools.proposals.service import can_answer, lapse, propose
from tools.travel_day.leaving_later import at_home
from tools.travel_day.model import StatusReport
from tools.travel_day.reported import Told
from tools.travel_day.straight import Straight, straight_on
from tools.travel_day.targets import alike
from tools.travel_day.waiting import GoOn, PutOff, go_on, put_off
from tools.travel_day.wording import minutes_in_words

_LEAST_TO_ANSWER = 30  # minutes
_TOO_SOON_TO_ASK = timedelta(hours=4)  # much happens on a road until then


async def go_on_asked(act: Act, roster: Roster, report: Told) -> Reply | None:
    """Propose what costs all less than waiting to those it is about.

    None when waiting is cheaper, it is known already, or at night.
    """
    heads = {family.name: roster.heads(family) for family in roster.families}
    late, quiet = report.family.name, await quiet_hours(act)
    if act.agreed or (quiet and quiet.covers(act.now)):
        return None  # what was just agreed on is not asked about
    later = put_off(report.day.planned, report.day.live, late, heads, at_home(act, report.day))
    before = put_off(report.so_far.planned, report.so_far.live, late, heads, at_home(act, report.so_far))
    change = await _parting(act, roster, report, heads)
    if later and (change is None or later.cost <= change.cost):
        known_already = before is not None and before.minutes == later.minutes
        return None if known_already else await _put_off(act, roster, report, later)
    if change is None or _known(report, heads, change.gained):
        return None
    return await _go_on(act, roster, report, change)


async def off(act: Act, roster: Roster, report: Told) -> str:
    """End what was asked and nobody needs any more: no one would wait. Returns what is told of it."""
    heads = {family.name: roster.heads(family) for family in roster.families}
    told = []
    for proposal in await act.uow.of(Proposal).all():
        calls = proposal.calls if proposal.status is ProposalStatus.OPEN else ()
        late = next((str(c.args.get("family", "")) for c in calls if c.args.get("kind") == "skipped"), "")
        if not late or late not in heads:
            continue
        change = go_on(report.day.planned, report.day.live, late, heads)
        if change is None or change.what != next(str(c.args["place"]) for c in calls):
            told.append(await lapse(act, proposal, "nobody would have to wait that long now"))
    return "".join(f" {text}" for text in told)


@dataclass(frozen=True)
class _Parting:
    """Going on without the late family, and their straight way to where all meet again, if it has one."""

    without: GoOn
    heads: int
    straight: Straight | None = None

    @property
    def gained(self) -> int:
        """The person-minutes the late family wins."""
        return self.straight.minutes * self.heads if self.straight else 0

    @property
    def cost(self) -> float:
        """What it costs, in person-minutes."""
        return self.without.missing - self.gained


async def _parting(act: Act, roster: Roster, report: Told, heads: Mapping[str, int]) -> _Parting | None:
    """Return how to go on without the late family; None when waiting costs less."""
    late = report.family
    without = go_on(report.day.planned, report.day.live, late.name, heads)
    if without is None or without.at - act.now > _TOO_SOON_TO_ASK:
        return None
    straight = await _straight(act, roster, report, without)
    found = _Parting(without, heads.get(late.name, 1), straight)
    return found if without.costs_less(found.gained) else None


async def _straight(act: Act, roster: Roster, report: Told, without: GoOn) -> Straight | None:
    """Return the late family's way past a meeting, to the next town where all are expected."""
    if without.what != without.place:
        return None  # who misses a meal comes to the same place later
    skip = StatusReport(new_id(), report.family.id, "skipped", report.said.at, place=without.place)
    found = await straight_on(act, roster, report.family, report.reports, skip)
    return found if found and alike(found.place, without.again) else None


def _known(report: Told, heads: Mapping[str, int], gained: float) -> bool:
    """Whether it was better before the report already, and so was asked then."""
    before = go_on(report.so_far.planned, report.so_far.live, report.family.name, heads)
    return before is not None and before.costs_less(gained)


async def _put_off(act: Act, roster: Roster, report: Told, change: PutOff) -> Reply:
    late = report.family.name
    families = tuple(Party("family", f.id) for f in roster.families if f.name in change.others)
    who = joined([f"the {plural(name)}" for name in change.others])
    words = (
        f"{who} leave {minutes_in_words(change.minutes)} later and all meet at {change.at:%H:%M}, "
        f"so nobody who is still at home waits there for the {plural(late)}"
    )
    moved = {"kind": "moved", "place": change.place, "minutes": change.minutes}
    calls = [Press("report_status", {**moved, "family": name}) for name in change.others]
    leaves = [s.leaves for n, s in report.day.families.items() if n in change.others and s.leaves]
    what = f"meet in {change.place} at {change.at:%H:%M}"
    return await propose(
        act, what, Difference(words, families, minutes=change.minutes), calls, answer_by=min(leaves)
    )


async def _go_on(act: Act, roster: Roster, report: Told, parting: _Parting) -> Reply | None:
    late, change, straight = report.family.name, parting.without, parting.straight
    families = [Party("family", f.id) for f in roster.families if f.name in (*change.others, late)]
    if not any(can_answer(roster, party) for party in families if party.id != report.family.id):
        return None  # they are not left out of anything unless somebody agrees
    people = sum(roster.heads(f) for f in roster.families if f.name in change.others)
    words = _words(change, late, people) if straight is None else _elsewhere(change, straight, late, people)
    difference = Difference(words, tuple(families), minutes=report.after.behind)
    skip = Press("report_status", {"kind": "skipped", "place": change.what, "family": late})
    what = f"go on without the {plural(late)} {_where(change)}"
    if straight is not None:
        what = f"meet in {straight.place} instead of {change.place}"
    until = act.now + timedelta(minutes=max(report.after.behind, _LEAST_TO_ANSWER))
    return await propose(act, what, difference, (skip,), answer_by=until)


def _where(change: GoOn) -> str:
    """At a meeting by its place, at a meal by its name and place."""
    return f"in {change.place}" if change.what == change.place else f"at {change.what} in {change.place}"


def _words(change: GoOn, late: str, people: int) -> str:
    who, where = plural(late), _where(change)
    return (
        f"{where[0].upper()}{where[1:]} nobody waits for the {who}; you meet in {change.again} "
        f"about {change.again_at:%H:%M}. Waiting would cost {people} people {_waited(change, people)} each, "
        f"going on costs the {who} {minutes_in_words(change.missed)} with you"
    )


def _elsewhere(change: GoOn, straight: Straight, late: str, people: int) -> str:
    """Return what it means for all to meet in the next town instead."""
    who, missed = plural(late), minutes_in_words(change.missed)
    less = f", with {missed} less together" if change.missed else ""
    return (
        f"the {who} drive straight there and come about {straight.at:%H:%M}, "
        f"{minutes_in_words(straight.minutes)} sooner than by {change.place}; "
        f"{people} people don't wait {_waited(change, people)} each in {change.place}{less}"
    )


def _waited(change: GoOn, people: int) -> str:
    return minutes_in_words(round(change.waiting / max(1, people)))
