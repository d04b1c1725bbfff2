"""Use case: what somebody missed, from the record."""

import re
from collections.abc import Sequence, Set
from datetime import datetime, time, timedelta, tzinfo

from tools.families.roster import Roster
from tools.history.citing import citation
from tools.history.events import TOLD, Event, events
from tools.history.words import asks_the_record, is_for_the_bot
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.minutes import Line, Minutes
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.kernel.when import moment
from tools.kernel.words import day_words, joined, one_line
from tools.polls.model import Ballot, Franchise, Poll, PollStatus
from tools.proposals.model import Proposal, ProposalStatus
from tools.trips.head import local_zone
from tools.values.dates import find_dates

_MOST, _QUOTED = 12, 5
_FEWEST_WORDS = 4  # a line of fewer tells nothing to who was not there
_ONE_VISIT = timedelta(minutes=15)
_YEAR, _WEEK = timedelta(days=365), timedelta(days=7)
# What people say when they come back, before they ask what they missed.
_BACK = re.compile(
    r"(?:\W*\b(?:hi|hey|hello|morning|good|evening|afternoon|everyone|everybody|all|guys|folks|back|here|i'?m"
    r"|i am|we'?re|finally|now|again|sorry|just|joined|got|woke|up|landed|late|made it|so|for being"
    r"|to the party)\b\W*)+",
    re.IGNORECASE,
)


async def catch_up(act: Act, since: str | None = None) -> Reply:
    """Tell what was said and decided since the speaker was last here (all of it when they never were).

    `since` is a day in words or ISO. Raises Refusal when it can't be read.
    """
    minutes, local = act.port(Minutes), await local_zone(act)
    start = await _start(act, since, local)
    done = _by_turn(events(await minutes.deeds(start, TOLD), await Roster.load(act)), local)
    own = {line.turn for line in await minutes.own_lines(act.speaker.account_id, 500)}
    lines = [
        line
        for line in await minutes.lines(since=start, most=500)
        if line.text != act.said and line.turn not in own
    ]
    head = f"Since {day_words(start.astimezone(local))}:" if start else "From the beginning:"
    more = [f"… and {len(done) - _MOST} more before."] if len(done) > _MOST else []
    quotes = _quotes(lines, await minutes.acted(), local)
    told = [head, *more, *done[-_MOST:], _talk(lines), *quotes, *await _waiting(act)]
    return Reply("\n".join(line for line in told if line))


def _by_turn(done: Sequence[Event], local: tzinfo) -> list[str]:
    """Return what came of each message as a line, with the message cited."""
    turns: dict[int, list[Event]] = {}
    for one in done:
        turns.setdefault(one.deed.turn, []).append(one)
    return [
        f"• {'; '.join(event.words for event in told)}{citation(told[0].deed, local)}"
        for told in turns.values()
    ]


def _talk(lines: Sequence[Line]) -> str:
    who = joined(list(dict.fromkeys(line.who for line in lines)))
    return f"{len(lines)} message{'s' * (len(lines) != 1)} by {who}." if lines else "Nobody wrote."


def _quotes(lines: Sequence[Line], acted: Set[int], local: tzinfo) -> list[str]:
    """Return the last lines that say something to people, and of which nothing came: that is told already."""
    telling = [
        line
        for line in lines
        if line.turn not in acted and len(line.text.split()) >= _FEWEST_WORDS
        if not (is_for_the_bot(line.text) or _BACK.fullmatch(line.text))
    ]
    return [
        f"• {line.who}, {day_words(line.at.astimezone(local))}: “{one_line(line.text, 120)}”"
        for line in telling[-_QUOTED:]
    ]


async def _start(act: Act, since: str | None, local: tzinfo) -> datetime | None:
    if not since:
        return await _last_here(act)
    now = act.now.astimezone(local).replace(tzinfo=None)
    days = find_dates(since, now)
    if not days:
        raise Refusal(f"Since when? I can't read “{since}”. Try /missed monday.")
    day = days[0].start
    if day > now.date():  # what was missed lies behind us
        day -= _WEEK if day - now.date() <= _WEEK else _YEAR
    return moment(day, local, time(0, 0))


async def _last_here(act: Act) -> datetime | None:
    """Return when the speaker last wrote before they came back; saying so is part of coming back."""
    visit = act.now
    for line in await act.port(Minutes).own_lines(act.speaker.account_id):
        coming_back = _BACK.fullmatch(line.text) or asks_the_record(line.text)
        if not coming_back or visit - line.at > _ONE_VISIT:
            return line.at
        visit = line.at
    return None


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
