"""What a proposal makes due: its end, and before it a word to those who have not answered."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.preferences.service import quiet_hours
from tools.proposals.model import Proposal
from tools.travel_day.model import Alert, AlertStatus
from tools.trips.head import local_zone

DUE, REMINDER = "proposal_due", "proposal_reminder"
_USUAL = timedelta(days=2)
_AHEAD = timedelta(hours=12)
_WORTH_IT = timedelta(hours=2)  # a shorter one needs no reminder


async def usual(act: Act) -> datetime:
    """Return until when people may answer when nobody said: in two days, not in quiet hours."""
    quiet, local = await quiet_hours(act, None), await local_zone(act)
    at = (act.now + _USUAL).astimezone(local)
    return quiet.after(at) if quiet else at


async def plan(act: Act, proposal: Proposal) -> None:
    """Put the alert that ends a proposal, and a reminder for each family that is asked."""
    if proposal.answer_by is None:
        return
    alerts = act.uow.of(Alert)
    text = f"Proposal {proposal.number}: {proposal.what}"
    await alerts.put(Alert(_id(proposal), proposal.answer_by, None, DUE, text, about=proposal.id))
    left = proposal.answer_by - act.now
    if left < _WORTH_IT:
        return
    at = proposal.answer_by - min(_AHEAD, left / 4)
    for party in proposal.waiting:
        alert = Alert(_id(proposal, party), at, party, REMINDER, text, about=proposal.id)
        await alerts.put(alert)


async def drop(act: Act, proposal: Proposal) -> None:
    """Cancel all that waits for a proposal's deadline."""
    for alert_id in (_id(proposal), *(_id(proposal, party) for party in proposal.asked)):
        await _cancel(act, alert_id)


async def drop_reminder(act: Act, proposal: Proposal, party: Party) -> None:
    """Cancel the reminder of a family that has answered."""
    await _cancel(act, _id(proposal, party))


async def _cancel(act: Act, alert_id: str) -> None:
    alert = await act.uow.of(Alert).get(alert_id)
    if alert and alert.status is AlertStatus.WAITING:
        await act.uow.of(Alert).put(replace(alert, status=AlertStatus.CANCELLED))


def _id(proposal: Proposal, party: Party | None = None) -> str:
    return uuid5(NAMESPACE_OID, f"proposal {proposal.id} {party.id if party else 'end'}").hex
