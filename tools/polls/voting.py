"""Use case: a ballot is cast or changed."""

from collections.abc import Sequence
from uuid import NAMESPACE_OID, uuid5

from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.kernel.words import joined, one_line
from tools.polls import reminders
from tools.polls.closing import close_due
from tools.polls.find import option_of, poll_with
from tools.polls.franchise import electorate, voters_of
from tools.polls.model import Ballot, Method, Poll, PollStatus
from tools.polls.records import ballots_of, nothing_open, polls


async def vote(
    act: Act, option: str, poll: str | None = None, party: str | None = None, also: Sequence[str] = ()
) -> Reply:
    """Cast or change a ballot: the speaker's family's, or whoever has one in that poll.

    `also` are further choices, next in order where the poll is ranked; where several may be chosen, a
    choice without any is added to those made before. Raises Refusal when no poll is open or an option is
    none; NotAllowed for somebody else's ballot.
    """
    if act.speaker.role is Role.GUEST:
        raise NotAllowed("Only members of the trip vote.")
    await close_due(act)
    running = await polls(act, PollStatus.OPEN)
    if not running:
        raise Refusal(await nothing_open(act))
    found, index = poll_with(running, option, poll)
    chosen = _choices(found, index, also)
    roster = await Roster.load(act)
    before = {ballot.voter: ballot.choices for ballot in await ballots_of(act, found)}
    now = {
        voter: _ballot(found, before.get(voter, ()), chosen) for voter in voters_of(act, roster, found, party)
    }
    for voter, choices in now.items():
        key = uuid5(NAMESPACE_OID, f"{found.id} {voter.kind} {voter.id}").hex
        ballot = Ballot(key, found.id, voter, choices[0], act.speaker.account_id, choices[1:])
        await act.uow.of(Ballot).put(ballot)
        await reminders.drop(act, found, voter)
    return _thanks(roster, found, now, before)


def _choices(poll: Poll, index: int, also: Sequence[str]) -> tuple[int, ...]:
    """Return all choices as indices, each once. Raises Refusal when the poll takes only one."""
    if also and poll.method is Method.SINGLE:
        raise Refusal(f"“{poll.question}” takes one choice. Which one is it?")
    more = [option_of(poll, said) for said in also]
    for said, found in zip(also, more, strict=True):
        if found is None:
            raise Refusal(f"“{said}” is not on the list. You can choose: {joined(poll.options, 'or')}.")
    return tuple(dict.fromkeys([index, *(found for found in more if found is not None)]))


def _ballot(poll: Poll, before: tuple[int, ...], chosen: tuple[int, ...]) -> tuple[int, ...]:
    added = poll.method is Method.MULTIPLE and len(chosen) == 1
    return tuple(dict.fromkeys([*before, *chosen])) if added else chosen


Choices = dict[Party, tuple[int, ...]]


def _thanks(roster: Roster, poll: Poll, now: Choices, before: Choices) -> Reply:
    """Return the answer to a vote: what counts now, what it was, how many have voted."""
    was = {_named(poll, before[voter]) for voter in now if voter in before and before[voter] != now[voter]}
    who = ", ".join(roster.key(voter).partition(":")[2] for voter in now)
    choice = _named(poll, next(iter(now.values())))
    instead = f" (was {', '.join(sorted(was))})" if was and poll.method is not Method.MULTIPLE else ""
    voted, able = len(before.keys() | now.keys()), electorate(roster, poll)
    if voted >= able:
        tail = f"All {able} have voted; say “close the vote” to finish." if able > 1 else "That's everybody."
    else:
        tail = f"{voted} of {able} have voted."
    text = f"Noted: {who} for {choice}{instead}. {tail}"
    return Reply(text, short=one_line(text))


def _named(poll: Poll, choices: Sequence[int]) -> str:
    names = [poll.options[index] for index in choices]
    return ", then ".join(names) if poll.method is Method.RANKED else joined(names)
