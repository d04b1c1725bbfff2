"""Who has a ballot, and who may cast it."""

from collections.abc import Iterable

from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.party import Party
from tools.kernel.permit import is_admin
from tools.polls.model import Ballot, Franchise, Poll


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
    if act.speaker.role.is_child:
        raise NotAllowed("The grown-ups vote for the family. Tell yours what you'd like!")
    home = roster.family_of(meant)
    if home != roster.own_family(act) and not is_admin(act):
        raise NotAllowed(f"That is {roster.name_of(meant)}'s vote. They can cast it in any chat with me.")


def electors(roster: Roster, poll: Poll) -> tuple[Party, ...]:
    """Return who has a ballot."""
    if poll.franchise is Franchise.FAMILY:
        return tuple(Party("family", family.id) for family in roster.families)
    every = poll.franchise is Franchise.PERSON
    return tuple(Party("member", m.id) for m in roster.members if every or m.role is not Role.CHILD)


def missing(roster: Roster, poll: Poll, ballots: Iterable[Ballot]) -> tuple[Party, ...]:
    """Return who has a ballot and has not cast it."""
    cast = {ballot.voter for ballot in ballots if ballot.poll_id == poll.id}
    return tuple(party for party in electors(roster, poll) if party not in cast)
