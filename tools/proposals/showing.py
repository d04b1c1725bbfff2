"""Use case: what was proposed, and where it stands."""

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.proposals import wording
from tools.proposals.asking import answers
from tools.proposals.model import Proposal, ProposalStatus
from tools.proposals.records import own_party, proposals
from tools.trips.head import local_zone

_MOST = 10


async def show_proposals(act: Act) -> Reply:
    """Say which proposals wait and how the last ended; with buttons when just one waits for the speaker."""
    every, roster, local = await proposals(act), await Roster.load(act), await local_zone(act)
    if not every:
        return Reply("Nothing has been proposed yet.")
    running = [p for p in every if p.status is ProposalStatus.OPEN]
    own = own_party(act, roster)
    mine = [p for p in running if own in p.waiting]
    if len(mine) == 1 and running == mine:
        return reminder(mine[0], roster, wording.asking(mine[0], roster, local))
    ended = [p for p in every if p not in running][-_MOST:]
    lines = ["Open:" if running else "No proposal is open.", *(wording.line(p, roster) for p in running)]
    lines += ["Ended:", *(wording.line(p, roster) for p in ended)] if ended else []
    return Reply("\n".join(lines))


def reminder(proposal: Proposal, roster: Roster, text: str) -> Reply:
    """Return a question asked again, with its buttons."""
    presses = answers(proposal)
    return Reply(text, tuple(presses), presses=presses)


async def ask_again(act: Act, proposal_id: str) -> Reply:
    """Return the reminder for a family that has not answered; empty when the proposal has ended."""
    found = await act.uow.of(Proposal).get(proposal_id)
    if found is None or found.status is not ProposalStatus.OPEN:
        return Reply("")
    roster, local = await Roster.load(act), await local_zone(act)
    return reminder(found, roster, f"Your answer is still missing. {wording.asking(found, roster, local)}")
