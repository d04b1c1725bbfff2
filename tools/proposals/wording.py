"""What is said about proposals."""

from datetime import tzinfo

from tools.families.roster import Roster
from tools.kernel.party import Party
from tools.kernel.words import day_words, joined
from tools.proposals.model import Difference, Proposal, ProposalStatus

AGREE, OBJECT, WITHDRAW = "OK with us", "We object", "Withdraw it"


def asking(proposal: Proposal, roster: Roster, local: tzinfo) -> str:
    """Return the words that ask for answers: what, the difference, who is asked, until when."""
    head = f"Proposal {proposal.number} by {proposal.proposer}: {proposal.what}"
    lines = [head, difference(proposal.difference, roster), f"Asked: {names(roster, proposal.waiting)}."]
    lines.append(f"Say “ok {proposal.number}” or “no way {proposal.number}” and why, or press.")
    return "\n".join(
        [line for line in lines if line] + ([rule(proposal, local)] if proposal.answer_by else [])
    )


def rule(proposal: Proposal, local: tzinfo) -> str:
    """Return what the deadline does."""
    if proposal.answer_by is None:
        return ""
    until = day_words(proposal.answer_by.astimezone(local))
    return f"Silence until {until} counts as {'a yes' if proposal.silence_accepts else 'a no'}."


def difference(change: Difference, roster: Roster) -> str:
    """Return a difference in one line: its words, then minutes, km, money and families."""
    figures = []
    if change.minutes:
        figures.append(f"{'+' if change.minutes > 0 else '−'}{abs(change.minutes)} min")
    if change.km:
        figures.append(f"{'+' if change.km > 0 else '−'}{abs(change.km):.0f} km")
    if change.money:
        figures.append(str(change.money))
    if change.families:
        figures.append(f"affects {names(roster, change.families)}")
    return " · ".join(part for part in (change.words, ", ".join(figures)) if part)


def names(roster: Roster, parties: tuple[Party, ...]) -> str:
    """Return parties in a sentence: "the Lees and the Diazes"."""
    return joined([roster.name_of(party) for party in parties]) or "nobody"


def line(proposal: Proposal, roster: Roster) -> str:
    """Return a proposal in one line of a list."""
    return f"{proposal.number}. {proposal.what} (by {proposal.proposer}): {state(proposal, roster)}"


def state(proposal: Proposal, roster: Roster) -> str:
    """Return where a proposal stands, with who answered what."""
    if proposal.status is ProposalStatus.OPEN:
        return f"waits for {names(roster, proposal.waiting)}"
    if proposal.status is ProposalStatus.REJECTED:
        return "; ".join(objection(roster, answer.party, answer.reason) for answer in proposal.objections)
    if proposal.status is ProposalStatus.ACCEPTED:
        return f"accepted by {agreed(proposal, roster)}" + ("" if proposal.done else ", not in force")
    return proposal.status.value


def objection(roster: Roster, party: Party, reason: str) -> str:
    """Return an objection in words."""
    return f"{roster.name_of(party)} object" + (f": “{reason}”" if reason else "")


def agreed(proposal: Proposal, roster: Roster) -> str:
    """Return who accepted, and who was silent where silence is a yes."""
    yes = [roster.name_of(answer.party) for answer in proposal.answers if answer.accepts]
    silent = [f"{roster.name_of(party)} (silent)" for party in proposal.waiting]
    return joined([*yes, *silent]) or "nobody it had to ask"
