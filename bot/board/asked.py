"""Proposals that wait: what would change, who has answered, and whether the reader may."""

from bot.board.codes import Codes
from bot.board.reading import Told
from bot.board.view import AskedPart
from tools.families.model import Family
from tools.kernel.act import Role
from tools.kernel.party import Party
from tools.kernel.words import one_line
from tools.proposals.model import Proposal, ProposalStatus
from tools.proposals.wording import names
from tools.trips.reading import short_day

_ANSWERING = (Role.ORGANIZER, Role.ADMIN, Role.ADULT)


def proposals(
    told: Told, codes: Codes, family: Family | None, role: Role, prices: bool
) -> tuple[AskedPart, ...]:
    """Return the open proposals; those about money only where `prices`."""
    own = Party("family", family.id) if family else None
    waiting = (p for p in told.proposals if p.status is ProposalStatus.OPEN)
    seen = (p for p in waiting if prices or not of_money(p))
    return tuple(_asked(told, proposal, codes, own, role) for proposal in seen)


def of_money(proposal: Proposal) -> bool:
    """Whether a proposal tells or moves sums."""
    tools = {call.tool for call in proposal.calls}
    return bool(proposal.difference.minor) or any("expense" in t or "payment" in t for t in tools)


def _asked(told: Told, proposal: Proposal, codes: Codes, own: Party | None, role: Role) -> AskedPart:
    mine = next((answer for answer in proposal.answers if answer.party == own), None)
    missing = names(told.roster, proposal.waiting)
    until = proposal.answer_by.astimezone(told.local) if proposal.answer_by else None
    by = f" Until {short_day(until.date())} {until:%H:%M}." if until else ""
    return AskedPart(
        number=proposal.number,
        what=codes.veiled(proposal.what),
        words=codes.veiled(one_line(proposal.difference.words)),
        note=f"Asked by {proposal.proposer}. Still to answer: {missing}.{by}",
        may_answer=role in _ANSWERING and own in proposal.asked,
        mine="" if mine is None else "yes" if mine.accepts else "no",
    )
