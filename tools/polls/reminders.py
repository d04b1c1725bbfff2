"""What a deadline makes due: the result for the group, and before it a word to those who have not voted."""

from dataclasses import replace
from datetime import timedelta
from uuid import NAMESPACE_OID, uuid5

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.kernel.words import joined
from tools.polls.model import Franchise, Poll
from tools.travel_day.model import Alert, AlertStatus

RESULT = "poll_result"
_AHEAD = timedelta(hours=6)
_WORTH_IT = timedelta(hours=2)  # a vote that is shorter needs no reminder


async def plan(act: Act, poll: Poll, roster: Roster) -> None:
    """Put the alert that closes a poll, and a reminder for each family some time before."""
    if poll.closes_at is None:
        return
    closing = Alert(_closing_id(poll), poll.closes_at, None, RESULT, f"The vote “{poll.question}” is over.")
    await act.uow.of(Alert).put(closing)
    if poll.franchise is not Franchise.FAMILY:
        return
    left = poll.closes_at - act.now
    if left < _WORTH_IT:
        return
    at = poll.closes_at - min(_AHEAD, left / 4)
    choice = joined(poll.options, "or")
    question = f"“{poll.question}” {choice}? It closes at {poll.closes_at:%H:%M}."
    for family in roster.families:
        party = Party("family", family.id)
        text = f"{family.name} family, your vote is still missing: {question}"
        await act.uow.of(Alert).put(Alert(_id(poll, party), at, party, "poll", text))


async def drop(act: Act, poll: Poll, voter: Party) -> None:
    """Cancel the reminder of a family that has voted."""
    await _cancel(act, _id(poll, voter))


async def drop_all(act: Act, poll: Poll, roster: Roster) -> None:
    """Cancel what waits for the deadline of a poll that is closed."""
    await _cancel(act, _closing_id(poll))
    for family in roster.families:
        await drop(act, poll, Party("family", family.id))


async def _cancel(act: Act, alert_id: str) -> None:
    alert = await act.uow.of(Alert).get(alert_id)
    if alert and alert.status is AlertStatus.WAITING:
        await act.uow.of(Alert).put(replace(alert, status=AlertStatus.CANCELLED))


def _closing_id(poll: Poll) -> str:
    return uuid5(NAMESPACE_OID, f"closing {poll.id}").hex


def _id(poll: Poll, party: Party) -> str:
    return uuid5(NAMESPACE_OID, f"reminder {poll.id} {party.id}").hex
