"""Use cases: a poll is closed by people or by its deadline; ties are broken."""

from collections.abc import Sequence
from dataclasses import replace

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.permit import adults_only, is_admin
from tools.kernel.reply import Press, Reply
from tools.kernel.words import one_line
from tools.polls import reminders, wording
from tools.polls.find import one_poll, option_of
from tools.polls.franchise import missing
from tools.polls.model import QUIET, Poll, PollStatus
from tools.polls.records import ballots_of, nothing_open, opener, polls
from tools.polls.results import turned
from tools.polls.tally import leaders, tally, winner_of
from tools.preferences.courtesy import tell_group


async def close_poll(act: Act, poll: str | None = None, winner: str | None = None) -> Reply:
    """Close a poll and say who won; `winner` breaks a tie, also after closing, by the opener or an admin.

    Raises NotAllowed for children and guests, Refusal when there is nothing to close.
    """
    adults_only(act, "polls")
    running = await polls(act, PollStatus.OPEN)
    tied = [p for p in await polls(act, PollStatus.CLOSED) if p.winner is None and winner]
    if not running and not tied:
        raise Refusal(await nothing_open(act))
    found = one_poll([*running, *tied] if poll else _tied_with(running, winner) or tied[-1:], poll)
    reply = await _finish(act, found, winner)
    return await tell_group(act, replace(reply, buttons=(*reply.buttons, "Undo")))


def _tied_with(running: Sequence[Poll], winner: str | None) -> Sequence[Poll]:
    """Return the polls that can be meant: with a winner named, those that have it among their options."""
    having = [poll for poll in running if winner and option_of(poll, winner) is not None]
    return having or running


async def cancel_poll(act: Act, poll: str | None = None) -> Reply:
    """Take an open poll back without a result; its ballots stay in history.

    Raises NotAllowed unless the speaker opened it or is an admin, Refusal when none is open.
    """
    adults_only(act, "polls")
    running = await polls(act, PollStatus.OPEN)
    if not running:
        raise Refusal(await nothing_open(act))
    found = one_poll(running, poll)
    if act.speaker.account_id != found.opened_by and not is_admin(act):
        raise NotAllowed("Whoever opened the poll (or an admin) can cancel it.")
    await act.uow.of(Poll).put(replace(found, status=PollStatus.CANCELLED))
    await reminders.drop_all(act, found, await Roster.load(act))
    line = f"The vote “{found.question}” is cancelled; nothing was decided."
    return await tell_group(act, Reply(line, buttons=("Undo",), short=one_line(line)))


async def _finish(act: Act, poll: Poll, said: str | None) -> Reply:
    cast = await ballots_of(act, poll)
    counts, first = tally(poll, cast), leaders(poll, cast)
    won = winner_of(poll, first)
    if said and won is None and len(first) > 1:
        won = _decide(act, poll, first, said)
    closed = replace(poll, status=PollStatus.CLOSED, winner=won)
    await act.uow.of(Poll).put(closed)
    roster = await Roster.load(act)
    await reminders.drop_all(act, closed, roster)
    sentence = wording.result(closed, counts, first, opener(roster, closed))
    told = Reply("\n".join([sentence, *wording.standing(roster, closed, cast)]), short=one_line(sentence))
    if won is None:
        return _with_choice(told, closed, first)
    return _both(told, await turned(act, closed, cast, roster))


def _with_choice(told: Reply, poll: Poll, tied: Sequence[str]) -> Reply:
    """Return how a tie ended with a button for each of the tied, for whoever decides."""
    presses = {f"{o} wins": Press("close_poll", {"poll": poll.id, "winner": o}) for o in tied}
    return replace(told, buttons=tuple(presses), presses=presses)


def _both(told: Reply, proposal: Reply | None) -> Reply:
    """Return the result together with the proposal it becomes."""
    if proposal is None:
        return told
    return replace(proposal, text="\n\n".join(t for t in (told.text, proposal.text) if t), short=told.short)


def _decide(act: Act, poll: Poll, tied: Sequence[str], said: str) -> str | None:
    """Return the option among the tied that the poll's opener (or an admin) chose."""
    index = option_of(poll, said)
    if index is None or poll.options[index] not in tied:
        raise Refusal(f"The tie is between {' and '.join(tied)}. Which of them wins?")
    if act.speaker.account_id != poll.opened_by and not is_admin(act):
        raise NotAllowed("Whoever opened the poll breaks the tie.")
    return poll.options[index]


async def end(act: Act, poll_id: str) -> Reply:
    """Return how a poll ends whose time has come, or that ends early because all have voted.

    Empty when it has ended already, or when somebody who joined meanwhile may still vote.
    """
    poll = await act.uow.of(Poll).get(poll_id)
    if poll is None or poll.status is not PollStatus.OPEN:
        return Reply("")
    early = poll.closes_at is not None and poll.closes_at > act.now
    if early and missing(await Roster.load(act), poll, await ballots_of(act, poll)):
        await reminders.restore(act, poll)
        return Reply("")
    result = await _finish(act, poll, None)
    if poll.closes_at is None:
        return replace(result, text=f"{QUIET.days} days have passed without a vote: {result.text}")
    return result
