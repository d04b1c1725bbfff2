"""Use case: a ballot is cast, changed or taken back."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.kernel.words import day_words, joined, one_line
from tools.polls import reminders
from tools.polls.find import Choice, Kind, poll_with, read_choice
from tools.polls.franchise import electors, missing, voters_of
from tools.polls.model import NO_CHOICE, SITS_OUT, Ballot, Method, Poll, PollStatus
from tools.polls.paper import closing, paper
from tools.polls.records import ballots_of, is_over, nothing_open, polls
from tools.trips.head import local_zone

_SEVERAL = (Method.MULTIPLE, Method.CONSENT, Method.DATES)


async def vote(
    act: Act,
    option: str,
    poll: str | None = None,
    party: str | None = None,
    also: Sequence[str] = (),
    adds: bool = False,
) -> Reply:
    """Cast or change a ballot: the speaker's family's, or whoever has one in that poll.

    `also` are further choices, next in order where the poll is ranked; where several may be chosen, a
    choice without any is added to those made before (in a ranked poll only when `adds`: a button's next
    preference); "no vote" and `also` leave those alone on the ballot. Raises Refusal when no poll is open
    or an option is none; NotAllowed for somebody else's ballot.
    """
    if act.speaker.role is Role.GUEST:
        raise NotAllowed("Only members of the trip vote.")
    running = [p for p in await polls(act, PollStatus.OPEN) if not is_over(p, act.now)]
    if not running:
        raise Refusal(await nothing_open(act))
    found, choices = poll_with(running, option, poll)
    said = _choices(found, choices, also)
    roster = await Roster.load(act)
    before = {ballot.voter: ballot for ballot in await ballots_of(act, found)}
    voters = voters_of(act, roster, found, party)
    if {choice.kind for choice in said} == {Kind.NOTHING} and not before.keys() & set(voters):
        raise Refusal(
            f"There is no vote of yours to take back. You can choose: {joined(found.options, 'or')}."
        )
    for voter in voters:
        ballot = _marked(found, voter, before.get(voter), said, adds)
        await _cast(act, found, voter, ballot)
    cast = await ballots_of(act, found)
    early = await reminders.all_in(act, found, roster, cast)
    until = "" if early is None else day_words(early.astimezone(await local_zone(act)))
    waiting, able = len(missing(roster, found, cast)), len(electors(roster, found))
    thanks = await _thanks(act, roster, found, voters, before, _tail(waiting, able, until))
    return _revisable(act, found, thanks, done=not waiting and early is None)


def _choices(poll: Poll, first: Sequence[Choice], also: Sequence[str]) -> list[Choice]:
    """Return all that was said. Raises Refusal when the poll takes only one choice, or one is none."""
    if also and poll.method is Method.SINGLE:
        raise Refusal(f"“{poll.question}” takes one choice. Which one is it?")
    said = list(first)
    for words in also:
        choice = read_choice(poll, words)
        if choice is None:
            raise Refusal(f"“{words}” is not on the list. You can choose: {joined(poll.options, 'or')}.")
        said.append(choice)
    return list(dict.fromkeys(said))


def _marked(
    poll: Poll, voter: Party, before: Ballot | None, said: Sequence[Choice], adds: bool
) -> Ballot | None:
    """Return the ballot after what was said; None when nothing is left on it."""
    if any(choice.kind is Kind.NOTHING for choice in said):
        said, before = [choice for choice in said if choice.kind is not Kind.NOTHING], None
        if not said:
            return None
    key = uuid5(NAMESPACE_OID, f"{poll.id} {voter.kind} {voter.id}").hex
    if any(choice.kind is Kind.OUT for choice in said):
        return Ballot(key, poll.id, voter, SITS_OUT)
    fresh = {choice.index for choice in said}
    keeps = before is not None and len(said) == 1 and (poll.method in _SEVERAL or adds)
    keeps = keeps and not (poll.method is Method.RANKED and fresh <= set(before.choices if before else ()))
    kept = before if keeps and before else Ballot(key, poll.id, voter, NO_CHOICE)
    marks = {kind: [i for i in _of(kept, kind) if i not in fresh] for kind in _MARKS}
    for choice in said:
        marks[choice.kind].append(choice.index)
    chosen = marks[Kind.FOR] or [NO_CHOICE]
    return Ballot(
        key,
        poll.id,
        voter,
        chosen[0],
        also=tuple(chosen[1:]),
        maybe=tuple(sorted(marks[Kind.MAYBE])),
        against=tuple(sorted(marks[Kind.AGAINST])),
    )


_MARKS = (Kind.FOR, Kind.MAYBE, Kind.AGAINST)


def _of(ballot: Ballot, kind: Kind) -> tuple[int, ...]:
    return {Kind.FOR: ballot.choices, Kind.MAYBE: ballot.maybe}.get(kind, ballot.against)


async def _cast(act: Act, poll: Poll, voter: Party, ballot: Ballot | None) -> None:
    key = uuid5(NAMESPACE_OID, f"{poll.id} {voter.kind} {voter.id}").hex
    if ballot is None:
        await act.uow.of(Ballot).remove(key)
        return
    signed = Ballot(**{**vars(ballot), "cast_by": act.speaker.account_id})
    await act.uow.of(Ballot).put(signed)
    await reminders.drop(act, poll, voter)


def _tail(waiting: int, able: int, until: str) -> str:
    """Return how many have voted, and what follows when all have: an end at `until`, or a word of theirs."""
    if waiting:
        return f"{able - waiting} of {able} have voted."
    if until:
        return f"All {able} have voted; it closes {until} unless somebody changes their mind."
    return f"All {able} have voted; say “close the vote” to finish." if able > 1 else "That's everybody."


async def _thanks(
    act: Act, roster: Roster, poll: Poll, voters: Sequence[Party], before: dict[Party, Ballot], tail: str
) -> Reply:
    """Return the answer to a vote: what counts now, what it was, how many have voted."""
    if poll.anonymous:
        return Reply(f"Noted, and kept to myself. {tail}", short=f"Noted. {tail}")
    cast = {ballot.voter: ballot for ballot in await ballots_of(act, poll)}
    now = [named(poll, cast.get(voter)) for voter in voters]
    was = {named(poll, before[v]) for v in voters if v in before and before[v].choices} - set(now)
    who = ", ".join(roster.label(voter) for voter in voters)
    instead = f" (was {', '.join(sorted(was))})" if was and poll.method not in _SEVERAL else ""
    text = f"Noted: {who} for {now[0]}{instead}. {tail}"
    return Reply(text, short=one_line(text))


def _revisable(act: Act, poll: Poll, reply: Reply, done: bool) -> Reply:
    """Return an answer with "Undo", and "Close it" where only that is left to do.

    Alone with us the options stay, so that their numbers go on counting.
    """
    close = closing(poll) if done else {}
    if act.group:
        return replace(reply, buttons=(*close, "Undo"), presses=close)
    again = paper(poll, reply.text)
    return replace(reply, buttons=(*again.buttons, "Undo", *close), presses={**again.presses, **close})


def named(poll: Poll, ballot: Ballot | None) -> str:
    """Return what a ballot says, in words."""
    if ballot is None:
        return "nothing"
    if ballot.option == SITS_OUT:
        return "sitting out"
    names = [poll.options[index] for index in ballot.choices]
    words = [", then ".join(names) if poll.method is Method.RANKED else joined(names)]
    words += [f"{poll.options[i]} if need be" for i in ballot.maybe]
    words += [f"a veto of {poll.options[i]}" for i in ballot.against]
    return ", ".join(word for word in words if word)
