"""Reading proposals, and finding the one that is meant."""

from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.party import Party
from tools.kernel.words import best
from tools.proposals.model import Proposal, ProposalStatus


async def proposals(act: Act, *statuses: ProposalStatus) -> list[Proposal]:
    """Return the trip's proposals of these statuses (all when none is given), oldest first."""
    return [p for p in await act.uow.of(Proposal).all() if not statuses or p.status in statuses]


def own_party(act: Act, roster: Roster) -> Party | None:
    """Return the speaker's family as a party, None while nobody knows it."""
    family = roster.own_family(act)
    return Party("family", family.id) if family else None


def can_answer(roster: Roster, party: Party) -> bool:
    """Whether somebody of a family could answer: a grown-up whose account or phone is known."""
    family = roster.family_of(party)
    people = roster.members_of(family) if family else ()
    return any((m.account_id or m.phone) and m.role is not Role.CHILD for m in people)


def one(found: list[Proposal], said: str | None) -> Proposal:
    """Return the proposal meant by number or words. Refusal when there is none, Unclear when several are."""
    named = _named(found, said)
    if len(named) == 1:
        return named[0]
    if not named:
        raise Refusal(f"There is no open proposal “{said}”. /proposals shows them." if said else _NONE)
    choices = tuple(f"{p.number}. {p.what}" for p in named)
    answers = {label: {"proposal": str(p.number)} for label, p in zip(choices, named, strict=True)}
    raise Unclear("Which proposal do you mean?", choices, answers)


_NONE = "No proposal waits for an answer. /proposals shows what was proposed."


def _named(found: list[Proposal], said: str | None) -> list[Proposal]:
    if not said or not said.strip():
        return found
    number = said.strip().lstrip("#")
    if number.isdecimal():
        return [p for p in found if p.number == int(number)]
    return best(said, ((p.what, p) for p in found))
