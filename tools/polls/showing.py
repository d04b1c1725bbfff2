"""Use case: how a vote stands."""

from dataclasses import replace
from datetime import tzinfo

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.polls import wording
from tools.polls.closing import close_due
from tools.polls.find import find_polls
from tools.polls.franchise import missing
from tools.polls.model import Poll, PollStatus
from tools.polls.paper import paper
from tools.polls.records import ballots_of, opener
from tools.polls.tally import leaders, tally
from tools.trips.head import local_zone


async def show_poll(act: Act, poll: str | None = None) -> Reply:
    """Say how a vote stands: the one named, all that are open, or else how the last one ended."""
    await close_due(act)
    every = await act.uow.of(Poll).all()
    if not every:
        return Reply("There has been no vote yet. To open one: “vote: Moab or Page?”")
    running = [p for p in every if p.status is PollStatus.OPEN]
    found = find_polls(running, poll) or (find_polls(every, poll)[-1:] if poll else every[-1:])
    roster, local = await Roster.load(act), await local_zone(act)
    told = [await _told(act, roster, p, local) for p in found or running or every[-1:]]
    text = "\n\n".join(told)
    shown = found or running
    if len(shown) == 1 and shown[0].status is PollStatus.OPEN:
        return replace(paper(shown[0], text), ballot=None)
    return Reply(text)


async def _told(act: Act, roster: Roster, poll: Poll, local: tzinfo) -> str:
    cast = await ballots_of(act, poll)
    counts = tally(poll, cast)
    if poll.status is not PollStatus.OPEN:
        head = wording.result(poll, counts, leaders(poll, cast), opener(roster, poll))
    else:
        until = f", until {wording.deadline(poll, local)}" if poll.closes_at else ""
        head = f"“{poll.question}” is open{until}:"
    waiting = [roster.label(party) for party in missing(roster, poll, cast)]
    tail = [f"Still to vote: {', '.join(waiting)}"] if waiting and poll.status is PollStatus.OPEN else []
    return "\n".join([head, *wording.standing(roster, poll, cast), *tail])
