"""What a deadline makes due: the result for the group, and before it a word to those who have not voted."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.kernel.words import day_words, joined
from tools.polls.franchise import electors, missing
from tools.polls.model import QUIET, Ballot, Poll
from tools.travel_day.model import Alert, AlertStatus
from tools.trips.head import local_zone

RESULT = "poll_result"
_AHEAD = timedelta(hours=6)
_WORTH_IT = timedelta(hours=2)  # a vote that is shorter needs no reminder
_SECOND_THOUGHTS = timedelta(minutes=10)  # between the last vote and an early end
_QUIET_AHEAD = timedelta(days=1)


async def plan(act: Act, poll: Poll, roster: Roster) -> None:
    """Put the alert that closes a poll, and a reminder for each voter some time before."""
    await _close_at(act, poll, _ends(act, poll))
    await _remind(act, poll, roster, electors(roster, poll))


def _ends(act: Act, poll: Poll) -> datetime:
    """Return when a poll closes if nobody votes any more."""
    return poll.closes_at or act.now + QUIET


async def _remind(act: Act, poll: Poll, roster: Roster, voters: Iterable[Party]) -> None:
    """Put a reminder for each voter some time before the end, each once."""
    ends = _ends(act, poll)
    left = ends - act.now
    if left < _WORTH_IT:
        return
    at = ends - (min(_AHEAD, left / 4) if poll.closes_at else _QUIET_AHEAD)
    until = day_words(ends.astimezone(await local_zone(act)))
    question = f"“{poll.question}” {joined(poll.options, 'or')}? It closes {until}."
    for party in voters:
        who = f"{roster.label(party)} family" if party.kind == "family" else roster.label(party)
        text = f"{who}, your vote is still missing: {question}"
        before = await act.uow.of(Alert).get(_id(poll, party))
        if before is None or before.status is AlertStatus.WAITING:
            await act.uow.of(Alert).put(Alert(_id(poll, party), at, party, "poll", text, about=poll.id))


async def all_in(act: Act, poll: Poll, roster: Roster, ballots: Iterable[Ballot]) -> datetime | None:
    """Let a poll with a deadline end early once all have voted; return when, None when it does not.

    Some minutes are left for second thoughts; a vote taken back restores the deadline. A poll without one
    stays open, for some days from this vote on.
    """
    waiting = missing(roster, poll, ballots)
    if waiting or poll.closes_at is None:
        await _close_at(act, poll, _ends(act, poll))
        if poll.closes_at is None:
            await _remind(act, poll, roster, waiting)
        return None
    early = min(act.now + _SECOND_THOUGHTS, poll.closes_at)
    await _close_at(act, poll, early)
    return early


async def _close_at(act: Act, poll: Poll, at: datetime) -> None:
    text = f"The vote “{poll.question}” is over."
    await act.uow.of(Alert).put(Alert(_closing_id(poll), at, None, RESULT, text, about=poll.id))


async def restore(act: Act, poll: Poll) -> None:
    """Let a poll that was to end early end at its deadline after all, by an alert of its own."""
    assert poll.closes_at is not None
    text = f"The vote “{poll.question}” is over."
    await act.uow.of(Alert).put(
        Alert(_closing_id(poll, "again"), poll.closes_at, None, RESULT, text, about=poll.id)
    )


async def drop(act: Act, poll: Poll, voter: Party) -> None:
    """Cancel the reminder of a voter who has voted."""
    await _cancel(act, _id(poll, voter))


async def drop_all(act: Act, poll: Poll, roster: Roster) -> None:
    """Cancel what waits for the deadline of a poll that is closed."""
    await _cancel(act, _closing_id(poll))
    await _cancel(act, _closing_id(poll, "again"))
    for party in electors(roster, poll):
        await drop(act, poll, party)


async def _cancel(act: Act, alert_id: str) -> None:
    alert = await act.uow.of(Alert).get(alert_id)
    if alert and alert.status is AlertStatus.WAITING:
        await act.uow.of(Alert).put(replace(alert, status=AlertStatus.CANCELLED))


def _closing_id(poll: Poll, which: str = "") -> str:
    return uuid5(NAMESPACE_OID, f"closing {poll.id}{which}").hex


def _id(poll: Poll, party: Party) -> str:
    return uuid5(NAMESPACE_OID, f"reminder {poll.id} {party.id}").hex
