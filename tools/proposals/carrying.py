"""An accepted proposal is carried out: its calls are handed to the gate, in the proposer's name."""

from dataclasses import replace

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.kernel.reply import Notice, Reply, Then
from tools.planning.model import Itinerary
from tools.proposals import deadlines, wording
from tools.proposals.model import Proposal, ProposalStatus


async def carried_out(act: Act, proposal: Proposal, roster: Roster) -> Reply:
    """Keep that a proposal is accepted and have its calls made, unless the plan it was for has changed."""
    await deadlines.drop(act, proposal)
    stale = await _stale(act, proposal)
    if stale:
        await act.uow.of(Proposal).put(replace(proposal, status=ProposalStatus.EXPIRED))
        return told(act, proposal, roster, stale)
    accepted = await act.uow.of(Proposal).put(replace(proposal, status=ProposalStatus.ACCEPTED))
    agreed = wording.agreed(proposal, roster)
    then = Then(
        calls=proposal.calls,
        by=proposal.proposed_by,
        name=f"{proposal.proposer} (agreed by {agreed})" if proposal.asked else proposal.proposer,
        turn=-proposal.number,
        agreed=proposal.id,
        record=replace(accepted, done=True),
    )
    if not proposal.asked:
        return Reply("", then=then)
    text = f"Proposal {proposal.number} is accepted by {agreed}: {proposal.what}."
    return replace(told(act, proposal, roster, text), then=then)


async def _stale(act: Act, proposal: Proposal) -> str:
    """Return why a proposal about the plan no longer fits it, "" when it does."""
    if proposal.plan_version is None:
        return ""
    plan = await act.uow.of(Itinerary).get(act.trip_id)
    now = plan.version if plan else 0
    if now == proposal.plan_version:
        return ""
    return (
        f"Proposal {proposal.number} was made for version {proposal.plan_version} of the plan, which is "
        f"at version {now} now. I changed nothing; {proposal.proposer} can propose it again."
    )


def told(act: Act, proposal: Proposal, roster: Roster, text: str, private: str = "") -> Reply:
    """Return a reply that the proposer (with `private` added) and the group hear as well."""
    notices = [Notice(text)]
    proposer = next((m for m in roster.members if m.account_id == proposal.proposed_by), None)
    if proposer is not None and proposal.proposed_by != act.speaker.account_id:
        notices.append(Notice(f"{text}{private}", Party("member", proposer.id)))
    return Reply(text, notices=tuple(notices), short=text)
