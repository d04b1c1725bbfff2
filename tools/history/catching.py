"""Use case: what somebody missed, from the record."""

from collections.abc import Mapping
from datetime import datetime, time

from tools.families.roster import Roster
from tools.history.citing import citation
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.minutes import Deed, Minutes
from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.kernel.when import moment
from tools.kernel.words import day_words, joined
from tools.polls.model import Ballot, Franchise, Poll, PollStatus
from tools.proposals.model import Proposal, ProposalStatus
from tools.trips.head import local_zone
from tools.values.dates import find_dates

_MOST = 12
# What everybody in the trip may know; wishes, limits and ballots may be private and stay out.
_KINDS = ("Trip", "Stop", "Family", "Reservation", "Expense", "Payment", "Poll", "Proposal", "Itinerary")


async def catch_up(act: Act, since: str | None = None) -> Reply:
    """Tell what was said and decided since the speaker last wrote (all of it when they never did).

    `since` is a day in words or ISO. Raises Refusal when it can't be read.
    """
    minutes, local = act.port(Minutes), await local_zone(act)
    start = await _start(act, since)
    deeds = await minutes.deeds(start, _KINDS)
    lines = [line for line in await minutes.lines(since=start, most=500) if line.text != act.said]
    head = f"Since {day_words(start.astimezone(local))}:" if start else "From the beginning:"
    told = _newest([(d, words) for d in deeds if d.action != "undo" and (words := _told(d))])
    done = [f"• {words}{citation(deed, local)}" for deed, words in told]
    more = [f"… and {len(done) - _MOST} more." if len(done) > _MOST else ""]
    who = joined(list(dict.fromkeys(line.who for line in lines)))
    talk = f"{len(lines)} message{'s' * (len(lines) != 1)} by {who}." if lines else "Nobody wrote."
    open_ends = await _waiting(act)
    text = "\n".join(line for line in [head, talk, *done[-_MOST:], *more, *open_ends] if line)
    return Reply(text)


def _newest(told: list[tuple[Deed, str]]) -> list[tuple[Deed, str]]:
    """Return each thing once, as it was last told."""
    return list({(deed.object_id, words): (deed, words) for deed, words in told}.values())


async def _start(act: Act, since: str | None) -> datetime | None:
    if not since:
        return await act.port(Minutes).last_spoke(act.speaker.account_id, act.message)
    local = await local_zone(act)
    days = find_dates(since, act.now.astimezone(local).replace(tzinfo=None))
    if not days:
        raise Refusal(f"Since when? I can't read “{since}”. Try /missed monday.")
    return moment(days[0].start, local, time(0, 0))


def _told(deed: Deed) -> str:
    """Return a change in words, "" for what is not worth telling."""
    after, before = deed.after, deed.before
    if after is None:
        name = (before or {}).get("name") or (before or {}).get("what")
        return f"{deed.kind.lower()} {name} is gone" if name and deed.kind in ("Stop", "Family") else ""
    if deed.kind in ("Expense", "Payment") and before is None:
        return f"{after.get('what') or 'a payment'}, {Money(after['minor'], after['currency'])}"
    tell = _WORDS.get((deed.kind, _step(deed.kind, before, after)))
    return tell.format(**after) if tell else ""


def _step(kind: str, before: dict[str, object] | None, after: dict[str, object]) -> str:
    if kind == "Trip":
        dates = [(values or {}).get("start_date") for values in (before, after)]
        return "dates" if dates[0] != dates[1] and dates[1] else ""
    if kind in ("Poll", "Proposal", "Itinerary", "Reservation"):
        moved = before is None or before.get("status") != after.get("status")
        return str(after.get("status")) if moved else ""
    return "new" if before is None else ""


_WORDS: Mapping[tuple[str, str], str] = {
    ("Trip", "dates"): "the dates: {start_date} to {end_date}",
    ("Stop", "new"): "{name} is a stop",
    ("Family", "new"): "the {name} family is in",
    ("Poll", "open"): "a vote: {question}",
    ("Poll", "closed"): "the vote “{question}” ended: {winner}",
    ("Proposal", "open"): "proposal {number}: {what}",
    ("Proposal", "accepted"): "proposal {number} was accepted: {what}",
    ("Proposal", "rejected"): "proposal {number} was objected to: {what}",
    ("Itinerary", "proposed"): "a plan (version {version})",
    ("Itinerary", "accepted"): "the plan was accepted (version {version})",
    ("Reservation", "confirmed"): "booked: {name}",
    ("Reservation", "held"): "held: {name}",
    ("Reservation", "cancelled"): "cancelled: {name}",
}


async def _waiting(act: Act) -> list[str]:
    """Return what waits for the speaker: votes they have not cast and proposals they have not answered."""
    roster = await Roster.load(act)
    own, member = roster.own_family(act), roster.own_member(act)
    if own is None:
        return []
    party = Party("family", own.id)
    voter = Party("member", member.id) if member else party
    cast = {(ballot.poll_id, ballot.voter) for ballot in await act.uow.of(Ballot).all()}
    votes = [
        f"Waits for your vote: {poll.question}"
        for poll in await act.uow.of(Poll).all()
        if poll.status is PollStatus.OPEN
        and (poll.id, party if poll.franchise is Franchise.FAMILY else voter) not in cast
    ]
    asked = [
        f"Waits for your answer: proposal {proposal.number}, {proposal.what}"
        for proposal in await act.uow.of(Proposal).all()
        if proposal.status is ProposalStatus.OPEN and party in proposal.waiting
    ]
    return [*votes, *asked]
