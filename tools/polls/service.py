"""What can be done with polls: open, vote, close, look."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, tzinfo
from uuid import NAMESPACE_OID, uuid5

from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.permit import adults_only, is_admin
from tools.kernel.reply import Reply
from tools.kernel.when import moment, read_when, zone
from tools.kernel.words import fold, one_line
from tools.polls import reminders, wording
from tools.polls.find import find_polls, one_poll, option_of, poll_with
from tools.polls.franchise import electorate, voters_of
from tools.polls.model import Ballot, Franchise, Poll, PollStatus
from tools.polls.tally import leaders, tally
from tools.trips.head import head

MOST_OPTIONS = 12
_LAST_MINUTE = time(23, 59)


async def create_poll(
    act: Act,
    question: str,
    options: Sequence[str],
    closes_at: str | None = None,
    franchise: Franchise = Franchise.FAMILY,
) -> Reply:
    """Open a poll; its buttons are the options.

    Raises NotAllowed for children and guests; Refusal for fewer than two different options, more than
    twelve, a deadline that has passed, or a question that is being voted on already.
    """
    adults_only(act, "polls")
    local = await _local(act)
    closing = _deadline(act, closes_at, local)
    listed = _options(options)
    if any(fold(p.question) == fold(question) for p in await _polls(act, PollStatus.OPEN)):
        raise Refusal(f"“{question}” is being voted on already. Close it first to ask again.")
    poll = Poll(
        id=new_id(),
        question=" ".join(question.split()) or " or ".join(listed),
        options=listed,
        franchise=franchise,
        closes_at=closing,
        opened_by=act.speaker.account_id,
    )
    await act.uow.of(Poll).put(poll)
    await reminders.plan(act, poll, await Roster.load(act))
    return Reply(wording.opened(poll, act.speaker.name, local), buttons=listed)


def _options(options: Sequence[str]) -> tuple[str, ...]:
    listed = tuple(" ".join(option.split()) for option in options if option.strip())
    if len({fold(option) or option for option in listed}) < len(listed):
        raise Refusal("Two of the options are the same. Please give me different ones.")
    if len(listed) < 2:
        raise Refusal("A poll needs at least two options, for example: “vote: Moab or Page?”")
    if len(listed) > MOST_OPTIONS:
        raise Refusal(f"That is {len(listed)} options; people can choose from {MOST_OPTIONS} at most.")
    return listed


def _deadline(act: Act, closes_at: str | None, local: tzinfo) -> datetime | None:
    if not closes_at:
        return None
    closing = moment(read_when(closes_at), local, _LAST_MINUTE)
    if closing <= act.now:
        raise Refusal("That deadline has passed already. When should the poll close?")
    return closing


async def vote(act: Act, option: str, poll: str | None = None, party: str | None = None) -> Reply:
    """Cast or change a ballot: the speaker's family's, or whoever has one in that poll.

    Raises Refusal when no poll is open or the option is none; NotAllowed for somebody else's ballot.
    """
    if act.speaker.role is Role.GUEST:
        raise NotAllowed("Only members of the trip vote.")
    await close_due(act)
    running = await _polls(act, PollStatus.OPEN)
    if not running:
        raise Refusal(await _nothing_open(act))
    found, index = poll_with(running, option, poll)
    roster = await Roster.load(act)
    voters = voters_of(act, roster, found, party)
    before = await _ballots(act, found)
    for voter in voters:
        key = f"{found.id} {voter.kind} {voter.id}"
        ballot = Ballot(uuid5(NAMESPACE_OID, key).hex, found.id, voter, index, act.speaker.account_id)
        await act.uow.of(Ballot).put(ballot)
        await reminders.drop(act, found, voter)
    return _thanks(roster, found, index, voters, before)


def _thanks(roster: Roster, poll: Poll, index: int, voters: list[Party], before: list[Ballot]) -> Reply:
    """Return the answer to a vote: what counts now, what it was, how many have voted."""
    choice = poll.options[index]
    was = {b.voter: poll.options[b.option] for b in before}
    changed = {was[v] for v in voters if v in was and was[v] != choice}
    who = ", ".join(roster.key(voter).partition(":")[2] for voter in voters)
    instead = f" (was {', '.join(sorted(changed))})" if changed else ""
    voted = len(was.keys() | set(voters))
    able = electorate(roster, poll)
    if voted >= able:
        tail = f"All {able} have voted; say “close the vote” to finish." if able > 1 else "That's everybody."
    else:
        tail = f"{voted} of {able} have voted."
    text = f"Noted: {who} for {choice}{instead}. {tail}"
    return Reply(text, short=one_line(text))


async def close_poll(act: Act, poll: str | None = None, winner: str | None = None) -> Reply:
    """Close a poll and say who won; `winner` breaks a tie, also after closing, by the opener or an admin.

    Raises NotAllowed for children and guests, Refusal when there is nothing to close.
    """
    adults_only(act, "polls")
    running = await _polls(act, PollStatus.OPEN)
    tied = [p for p in await _polls(act, PollStatus.CLOSED) if p.winner is None and winner]
    if not running and not tied:
        raise Refusal(await _nothing_open(act))
    found = one_poll(running or tied[-1:], poll)
    return await _finish(act, found, winner)


async def _finish(act: Act, poll: Poll, said: str | None) -> Reply:
    counts = tally(poll, await _ballots(act, poll))
    first = [count.option for count in leaders(counts)]
    won = first[0] if len(first) == 1 else None
    if said and len(first) > 1:
        won = _decide(act, poll, first, said)
    closed = replace(poll, status=PollStatus.CLOSED, winner=won)
    await act.uow.of(Poll).put(closed)
    roster = await Roster.load(act)
    await reminders.drop_all(act, closed, roster)
    sentence = wording.result(closed, counts, _opener(roster, closed))
    return Reply("\n".join([sentence, *wording.standing(roster, counts)]), short=one_line(sentence))


def _decide(act: Act, poll: Poll, tied: list[str], said: str) -> str | None:
    """Return the option among the tied that the poll's opener (or an admin) chose."""
    index = option_of(poll, said)
    if index is None or poll.options[index] not in tied:
        raise Refusal(f"The tie is between {' and '.join(tied)}. Which of them wins?")
    if act.speaker.account_id != poll.opened_by and not is_admin(act):
        raise NotAllowed("Whoever opened the poll breaks the tie.")
    return poll.options[index]


async def show_poll(act: Act, poll: str | None = None) -> Reply:
    """Say how a vote stands: the one named, all that are open, or else how the last one ended."""
    await close_due(act)
    every = await act.uow.of(Poll).all()
    if not every:
        return Reply("There has been no vote yet. To open one: “vote: Moab or Page?”")
    running = [p for p in every if p.status is PollStatus.OPEN]
    found = find_polls(running, poll) or (find_polls(every, poll)[-1:] if poll else every[-1:])
    roster, local = await Roster.load(act), await _local(act)
    told = [await _told(act, roster, p, local) for p in found or running or every[-1:]]
    buttons = found[0].options if len(found) == 1 and found[0].status is PollStatus.OPEN else ()
    return Reply("\n\n".join(told), buttons=buttons)


async def _told(act: Act, roster: Roster, poll: Poll, local: tzinfo) -> str:
    counts = tally(poll, await _ballots(act, poll))
    if poll.status is not PollStatus.OPEN:
        head = wording.result(poll, counts, _opener(roster, poll))
    else:
        until = f", until {wording.deadline(poll, local)}" if poll.closes_at else ""
        head = f"“{poll.question}” is open{until}:"
    voted = {voter for count in counts for voter in count.voters}
    missing = [f.name for f in roster.families if Party("family", f.id) not in voted]
    waiting = poll.status is PollStatus.OPEN and poll.franchise is Franchise.FAMILY and missing
    tail = [f"Still to vote: {', '.join(missing)}"] if waiting else []
    return "\n".join([head, *wording.standing(roster, counts), *tail])


async def close_due(act: Act) -> tuple[str, ...]:
    """Close the polls whose deadline has come; return how each ended, for the group."""
    due = [p for p in await _polls(act, PollStatus.OPEN) if p.closes_at and p.closes_at <= act.now]
    return tuple([(await _finish(act, poll, None)).text for poll in due])


async def _polls(act: Act, status: PollStatus) -> list[Poll]:
    return [p for p in await act.uow.of(Poll).all() if p.status is status]


async def _ballots(act: Act, poll: Poll) -> list[Ballot]:
    return [b for b in await act.uow.of(Ballot).all() if b.poll_id == poll.id]


async def _nothing_open(act: Act) -> str:
    closed = await _polls(act, PollStatus.CLOSED)
    last = f" The last one, “{closed[-1].question}”, is closed." if closed else ""
    return f"No vote is open.{last}"


async def _local(act: Act) -> tzinfo:
    trip = await head(act)
    return zone(trip.timezone if trip else "", act.now.tzinfo)


def _opener(roster: Roster, poll: Poll) -> str:
    named = (m.name for m in roster.members if m.account_id == poll.opened_by)
    return next(named, "Whoever opened it")
