"""Use cases: a proposal is withdrawn, or its deadline comes."""

from dataclasses import replace

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import NotAllowed
from tools.kernel.permit import is_admin
from tools.kernel.reply import Reply
from tools.proposals import deadlines, wording
from tools.proposals.carrying import carried_out, told
from tools.proposals.model import Proposal, ProposalStatus
from tools.proposals.records import one, proposals


async def withdraw_proposal(act: Act, proposal: str | None = None) -> Reply:
    """Withdraw an open proposal: by the one who made it, or an admin."""
    running = await proposals(act, ProposalStatus.OPEN)
    mine = [p for p in running if p.proposed_by == act.speaker.account_id]
    found = one(running if proposal else mine or running, proposal)
    if found.proposed_by != act.speaker.account_id and not is_admin(act):
        raise NotAllowed(f"Only {found.proposer} or an admin can withdraw proposal {found.number}.")
    await _end(act, found, ProposalStatus.WITHDRAWN)
    roster = await Roster.load(act)
    text = f"Proposal {found.number} ({found.what}) is withdrawn: nothing changes."
    return told(act, found, roster, text)


async def due(act: Act, proposal_id: str) -> Reply:
    """Return what happens at a proposal's deadline: done when silence was to be a yes, else over."""
    found = await act.uow.of(Proposal).get(proposal_id)
    if found is None or found.status is not ProposalStatus.OPEN:
        return Reply("")
    roster = await Roster.load(act)
    if found.silence_accepts:
        return await carried_out(act, found, roster)
    await _end(act, found, ProposalStatus.EXPIRED)
    silent = wording.names(roster, found.waiting)
    text = f"Proposal {found.number} ({found.what}) is over: {silent} did not answer, so nothing changes."
    return told(act, found, roster, text)


async def lapse(act: Act, proposal: Proposal, why: str) -> str:
    """End an open proposal there is no more reason for; returns what is told of it."""
    await _end(act, proposal, ProposalStatus.WITHDRAWN)
    return f"Proposal {proposal.number} ({proposal.what}) is off: {why}."


async def _end(act: Act, proposal: Proposal, status: ProposalStatus) -> None:
    await act.uow.of(Proposal).put(replace(proposal, status=status))
    await deadlines.drop(act, proposal)
