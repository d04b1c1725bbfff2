"""Polls in the trip export (contract: pathfinder.trip/1)."""

from datetime import tzinfo
from typing import Any

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.polls.model import Ballot, Poll, PollStatus
from tools.polls.records import counted
from tools.polls.tally import Count, tally
from tools.trips.head import local_zone


async def export(act: Act) -> dict[str, Any]:
    """Return {"polls": […]}: questions, options with their voters, and how they ended."""
    roster, local = await Roster.load(act), await local_zone(act)
    ballots = await act.uow.of(Ballot).all()
    return {"polls": [_poll(roster, poll, ballots, local) for poll in await act.uow.of(Poll).all()]}


def _shown(poll: Poll, ballots: list[Ballot]) -> tuple[Count, ...]:
    """Return the counts; none of a secret poll that is open, where one change would tell whose it was."""
    secret = poll.anonymous and poll.status is PollStatus.OPEN
    return tally(poll, () if secret else ballots)


def _poll(roster: Roster, poll: Poll, ballots: list[Ballot], local: tzinfo) -> dict[str, Any]:
    return {
        "question": poll.question,
        "options": [
            {
                "text": c.option,
                "votes": c.votes,
                "voters": [] if poll.anonymous else [roster.key(v) for v in c.voters],
            }
            for c in _shown(poll, counted(roster, poll, ballots))
        ],
        "status": poll.status.value,
        "closes_at": poll.closes_at.astimezone(local).isoformat() if poll.closes_at else None,
        "winner": poll.winner,
    }
