"""Who has a ballot, and who may cast it."""

from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.party import Party
from tools.kernel.permit import is_admin
from tools.polls.model import Franchise, Poll


def voters_of(act: Act, roster: Roster, poll: Poll, party: str | None) -> list[Party]:
    """Return whose ballots these are; raises NotAllowed when they are not the speaker's to cast."""
    meant = roster.party(party or "me", act)
    home = roster.family_of(meant) if meant else None
    if meant is None or home is None:
        raise Refusal("Each family votes for itself. Whose vote is it?")
    if poll.franchise is Franchise.FAMILY:
        _may_cast(act, roster, meant)
        return [Party("family", home.id)]
    if meant.kind == "member":
        people = [m for m in roster.members if m.id == meant.id]
    else:
        people = list(roster.members_of(home))
    if poll.franchise is Franchise.ADULT:
        people = [m for m in people if m.role is not Role.CHILD]
    own = roster.own_member(act)
    if not people:
        raise NotAllowed("This vote is for the grown-ups only.")
    if own is None or [m.id for m in people] != [own.id]:
        _may_cast(act, roster, meant)
    return [Party("member", m.id) for m in people]


def _may_cast(act: Act, roster: Roster, meant: Party) -> None:
    if act.speaker.role is Role.CHILD:
        raise NotAllowed("The grown-ups vote for the family. Tell yours what you'd like!")
    home = roster.family_of(meant)
    if home != roster.own_family(act) and not is_admin(act):
        raise NotAllowed(f"That is {roster.name_of(meant)}'s vote. They can cast it in any chat with me.")


def electorate(roster: Roster, poll: Poll) -> int:
    """Return how many ballots there can be."""
    if poll.franchise is Franchise.FAMILY:
        return len(roster.families)
    return sum(poll.franchise is Franchise.PERSON or m.role is not Role.CHILD for m in roster.members)
