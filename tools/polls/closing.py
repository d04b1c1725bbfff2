"""Use cases: a poll is closed by people or by its deadline; ties are broken."""

from collections.abc import Sequence
from dataclasses import replace

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.permit import adults_only, is_admin
from tools.kernel.reply import Reply
from tools.kernel.words import one_line
from tools.polls import reminders, wording
from tools.polls.find import one_poll, option_of
from tools.polls.model import Poll, PollStatus
from tools.polls.records import ballots_of, nothing_open, opener, polls
from tools.polls.tally import leaders, tally


async def close_poll(act: Act, poll: str | None = None, winner: str | None = None) -> Reply:
    """Close a poll and say who won; `winner` breaks a tie, also after closing, by the opener or an admin.

    Raises NotAllowed for children and guests, Refusal when there is nothing to close.
    """
    adults_only(act, "polls")
    running = await polls(act, PollStatus.OPEN)
    tied = [p for p in await polls(act, PollStatus.CLOSED) if p.winner is None and winner]
    if not running and not tied:
        raise Refusal(await nothing_open(act))
    found = one_poll(running or tied[-1:], poll)
    return await _finish(act, found, winner)


async def _finish(act: Act, poll: Poll, said: str | None) -> Reply:
    cast = await ballots_of(act, poll)
    counts, first = tally(poll, cast), leaders(poll, cast)
    won = first[0] if len(first) == 1 else None
    if said and len(first) > 1:
        won = _decide(act, poll, first, said)
    closed = replace(poll, status=PollStatus.CLOSED, winner=won)
    await act.uow.of(Poll).put(closed)
    roster = await Roster.load(act)
    await reminders.drop_all(act, closed, roster)
    sentence = wording.result(closed, counts, first, opener(roster, closed))
    return Reply("\n".join([sentence, *wording.standing(roster, counts)]), short=one_line(sentence))


def _decide(act: Act, poll: Poll, tied: Sequence[str], said: str) -> str | None:
    """Return the option among the tied that the poll's opener (or an admin) chose."""
    index = option_of(poll, said)
    if index is None or poll.options[index] not in tied:
        raise Refusal(f"The tie is between {' and '.join(tied)}. Which of them wins?")
    if act.speaker.account_id != poll.opened_by and not is_admin(act):
        raise NotAllowed("Whoever opened the poll breaks the tie.")
    return poll.options[index]


async def close_due(act: Act) -> tuple[str, ...]:
    """Close the polls whose deadline has come; return how each ended, for the group."""
    due = [p for p in await polls(act, PollStatus.OPEN) if p.closes_at and p.closes_at <= act.now]
    return tuple([(await _finish(act, poll, None)).text for poll in due])
