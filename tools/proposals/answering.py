"""Use case: a family that is asked accepts or objects."""

from dataclasses import replace

from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.party import Party
from tools.kernel.reply import Press, Reply
from tools.proposals import deadlines, wording
from tools.proposals.carrying import carried_out, told
from tools.proposals.model import Answer, Proposal, ProposalStatus
from tools.proposals.records import one, own_party, proposals
from tools.proposals.words import read_answer

_LATELY_S = 15 * 60  # how long a bare "ok" in the group is taken for an answer
_LONGEST_REASON = 300


async def answer_proposal(act: Act, accept: bool, proposal: str | None = None, reason: str = "") -> Reply:
    """Accept a proposal or object to it for the speaker's family; `proposal` is its number or words.

    An answer may be changed while the proposal is open, and an objection taken back by the family that
    made it. Raises NotAllowed for children, guests and families that are not asked; Refusal when nothing
    waits; Unclear when several do.
    """
    if act.speaker.role.is_child or act.speaker.role is Role.GUEST:
        raise NotAllowed("The grown-ups of the families that are asked answer a proposal.")
    roster = await Roster.load(act)
    own = own_party(act, roster)
    found = await _answerable(act, own, proposal)
    if found.answer_by is not None and found.answer_by <= act.now:
        raise Refusal(f"Proposal {found.number} ended before your answer came.")
    if own is None or own not in found.asked:
        who = wording.names(roster, found.asked)
        raise NotAllowed(f"Proposal {found.number} is for {who} to answer. Yours does not count there.")
    answer = Answer(own, accept, act.now, act.speaker.account_id, act.speaker.name, reason[:_LONGEST_REASON])
    kept = (*(a for a in found.answers if a.party != own), answer)
    return await _settled(act, replace(found, answers=kept), roster, own, answer)


async def _answerable(act: Act, own: Party | None, said: str | None) -> Proposal:
    """Return the proposal that is answered: among those waiting for this family unless another is named."""
    running = await proposals(act, ProposalStatus.OPEN)
    rejected = await proposals(act, ProposalStatus.REJECTED)
    if said:
        return one([*running, *rejected], said)
    objected = [p for p in rejected if any(a.party == own for a in p.objections)]
    mine = [p for p in running if own in p.asked]
    waiting = [p for p in mine if own in p.waiting]
    return one(waiting or mine or running or objected[-1:], None)


async def _settled(act: Act, proposal: Proposal, roster: Roster, own: Party, answer: Answer) -> Reply:
    await deadlines.drop_reminder(act, proposal, own)
    if proposal.objections:
        return await _rejected(act, proposal, roster, answer)
    if not proposal.waiting:
        return await carried_out(act, replace(proposal, status=ProposalStatus.OPEN), roster)
    reopened = proposal.status is ProposalStatus.REJECTED
    proposal = replace(proposal, status=ProposalStatus.OPEN)
    await act.uow.of(Proposal).put(proposal)
    if reopened:
        await deadlines.plan(act, proposal)
    who, left = roster.name_of(own), wording.names(roster, proposal.waiting)
    text = f"Noted: {who} accept proposal {proposal.number}. Still asked: {left}."
    return Reply(text, short=text)


async def _rejected(act: Act, proposal: Proposal, roster: Roster, answer: Answer) -> Reply:
    rejected = replace(proposal, status=ProposalStatus.REJECTED)
    await act.uow.of(Proposal).put(rejected)
    await deadlines.drop(act, rejected)
    if answer.accepts:
        still = "; ".join(wording.objection(roster, a.party, "") for a in proposal.objections)
        return Reply(f"Noted, but {still}, so proposal {proposal.number} is off.")
    said = wording.objection(roster, answer.party, answer.reason if act.group else "")
    private = "" if act.group or not answer.reason else f" Their reason: “{answer.reason}”"
    return told(act, rejected, roster, f"Proposal {proposal.number} is off: {said}.", private)


async def answer_word(act: Act, text: str) -> Press | None:
    """Return the call a message makes that is nothing but an answer to a proposal; None for any other.

    In a group, bare words such as "ok" count only for a quarter of an hour after the question, and only
    from a family that has not answered.
    """
    word = read_answer(text)
    if word is None:
        return None
    own = own_party(act, await Roster.load(act))
    asked = [p for p in await proposals(act, ProposalStatus.OPEN) if own in p.asked]
    if word.number is not None:
        asked = [p for p in asked if p.number == word.number]
    elif not (act.mentioned or word.sure):
        asked = [p for p in asked if own in p.waiting and (act.now - p.made_at).total_seconds() < _LATELY_S]
    if not asked:
        return None
    args: dict[str, object] = {"accept": word.accepts}
    args |= {"proposal": str(word.number)} if word.number is not None else {}
    args |= {"reason": word.reason} if word.reason else {}
    return Press("answer_proposal", args)
