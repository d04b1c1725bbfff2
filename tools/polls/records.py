"""Reading polls and ballots."""

from collections.abc import Sequence
from datetime import datetime

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.polls.model import Ballot, Poll, PollStatus


async def polls(act: Act, status: PollStatus) -> list[Poll]:
    """Return the trip's polls of a status, oldest first."""
    return [p for p in await act.uow.of(Poll).all() if p.status is status]


async def ballots_of(act: Act, poll: Poll) -> list[Ballot]:
    """Return the ballots of a poll that count."""
    return counted(await Roster.load(act), poll, await act.uow.of(Ballot).all())


def counted(roster: Roster, poll: Poll, ballots: Sequence[Ballot]) -> list[Ballot]:
    """Return a poll's ballots, while it is open without those of who has left the trip."""
    here = {Party("family", f.id) for f in roster.families} | {Party("member", m.id) for m in roster.members}
    over = poll.status is not PollStatus.OPEN
    return [b for b in ballots if b.poll_id == poll.id and (over or b.voter in here)]


def is_over(poll: Poll, now: datetime) -> bool:
    """Whether an open poll's deadline has come: nobody votes any more, its result waits to be told."""
    return poll.status is PollStatus.OPEN and poll.closes_at is not None and poll.closes_at <= now


async def nothing_open(act: Act) -> str:
    """Return the sentence that no vote is open."""
    over = [poll for poll in await polls(act, PollStatus.OPEN) if is_over(poll, act.now)]
    if over:
        return f"“{over[-1].question}” is closed: its time is up. The result comes to everybody together."
    closed = await polls(act, PollStatus.CLOSED)
    if not closed:
        return "No vote is open."
    ended = f": {closed[-1].winner} won" if closed[-1].winner else ""
    return f"No vote is open. The last one, “{closed[-1].question}”, is closed{ended}."


def opener(roster: Roster, poll: Poll) -> str:
    """Return who opened a poll, by name."""
    named = (m.name for m in roster.members if m.account_id == poll.opened_by)
    return next(named, "Whoever opened it")
