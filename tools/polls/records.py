"""Reading polls and ballots."""

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.polls.model import Ballot, Poll, PollStatus


async def polls(act: Act, status: PollStatus) -> list[Poll]:
    """Return the trip's polls of a status, oldest first."""
    return [p for p in await act.uow.of(Poll).all() if p.status is status]


async def ballots_of(act: Act, poll: Poll) -> list[Ballot]:
    """Return the ballots of a poll."""
    return [b for b in await act.uow.of(Ballot).all() if b.poll_id == poll.id]


async def nothing_open(act: Act) -> str:
    """Return the sentence that no vote is open."""
    closed = await polls(act, PollStatus.CLOSED)
    last = f" The last one, “{closed[-1].question}”, is closed." if closed else ""
    return f"No vote is open.{last}"


def opener(roster: Roster, poll: Poll) -> str:
    """Return who opened a poll, by name."""
    named = (m.name for m in roster.members if m.account_id == poll.opened_by)
    return next(named, "Whoever opened it")
