"""Use case: a change is proposed to those it affects."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.permit import adults_only
from tools.kernel.reply import Notice, Press, Reply
from tools.proposals import deadlines, wording
from tools.proposals.carrying import carried_out
from tools.proposals.model import Difference, Proposal
from tools.proposals.records import can_answer, own_party
from tools.trips.head import local_zone


async def propose(
    act: Act,
    what: str,
    difference: Difference,
    calls: Sequence[Press],
    *,
    asked: Sequence[Party] | None = None,
    answer_by: datetime | None = None,
    silence_accepts: bool = False,
    plan_version: int | None = None,
    proposed_by: tuple[str, str] | None = None,
) -> Reply:
    """Ask those a change affects; `calls` are made in the proposer's name once all have accepted.

    `asked` are the families that must answer: those of the difference when left out, never the proposer's
    own, nor one of whom nobody is on any channel. With nobody to ask it is done at once. `answer_by` (aware)
    is two days from now when left out.
    `proposed_by` is (account id, name) where it is not the speaker, as for a poll's result.
    Raises NotAllowed for children and guests, Refusal for no calls or a deadline that has passed.
    """
    adults_only(act, "what others agreed on")
    if not calls:
        raise Refusal("There is nothing to do in that proposal.")
    if answer_by is not None and answer_by <= act.now:
        raise Refusal("That deadline has passed already. Until when may people answer?")
    roster, local = await Roster.load(act), await local_zone(act)
    wanted = difference.families if asked is None else asked
    account, name = proposed_by or (act.speaker.account_id, act.speaker.name)
    own = None if proposed_by else own_party(act, roster)
    proposal = Proposal(
        id=new_id(),
        number=1 + max((p.number for p in await act.uow.of(Proposal).all()), default=0),
        what=" ".join(what.split()),
        difference=difference,
        calls=tuple(calls),
        asked=tuple(p for p in dict.fromkeys(wanted) if p != own and can_answer(roster, p)),
        proposed_by=account,
        proposer=name,
        made_at=act.now,
        answer_by=answer_by or await deadlines.usual(act),
        silence_accepts=silence_accepts,
        plan_version=plan_version,
    )
    await act.uow.of(Proposal).put(proposal)
    if not proposal.asked:
        return await carried_out(act, proposal, roster)
    await deadlines.plan(act, proposal)
    return asked_reply(act, proposal, roster, local)


def asked_reply(act: Act, proposal: Proposal, roster: Roster, local: tzinfo) -> Reply:
    """Return the question to all who are asked: here, in the group, and in each family's own chat."""
    text = wording.asking(proposal, roster, local)
    presses = answers(proposal)
    buttons = tuple(presses)
    notices = [Notice(text, party, buttons, presses) for party in proposal.waiting]
    if act.group:
        return Reply(text, buttons, notices=tuple(notices), presses=presses)
    notices.append(Notice(text, None, buttons, presses))
    told = f"I have asked {wording.names(roster, proposal.waiting)} (proposal {proposal.number}):\n{text}"
    withdraw = {wording.WITHDRAW: Press("withdraw_proposal", {"proposal": str(proposal.number)})}
    return Reply(told, tuple(withdraw), notices=tuple(notices), presses=withdraw)


def answers(proposal: Proposal) -> dict[str, Press]:
    """Return the buttons by which a proposal is answered."""
    number = str(proposal.number)
    return {
        wording.AGREE: Press("answer_proposal", {"accept": True, "proposal": number}),
        wording.OBJECT: Press("answer_proposal", {"accept": False, "proposal": number}),
    }
