"""Use case: a person joins a family."""

from collections.abc import Sequence
from dataclasses import replace

from tools.families.joining import family_called
from tools.families.model import Family, Member
from tools.families.names import fold
from tools.families.people import Said, merged
from tools.families.phones import e164, regions_of
from tools.families.rights import leads, unlocked
from tools.families.roster import Roster
from tools.families.whose import first_name
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.ids import new_id
from tools.kernel.reply import Reply
from tools.preferences.delicate import remember
from tools.trips.head import ensure, head
from tools.trips.model import Trip

_ME = frozenset({"me", "i", "myself", "speaker"})


async def add_member(
    act: Act,
    name: str,
    family: str | None = None,
    age: int | None = None,
    role: str | None = None,
    driver: bool | None = None,
    diet: Sequence[str] = (),
    phone: str | None = None,
) -> Reply:
    """Add a person, or tell more about one; a family nobody named yet is begun with them."""
    trip = await head(act)
    unlocked(act, trip, "add people")
    roster = await Roster.load(act)
    mine = fold(name) in _ME
    known_as = act.speaker.name if mine else " ".join(name.split())[:80]
    if not any(c.isalnum() for c in known_as):
        raise Refusal("What's the name?")
    home = await _family_for(act, roster, family, known_as, mine)
    wanted_role = _role(act, role, leads(act, trip))
    said = Said(age, wanted_role, driver, tuple(diet), _phone(act, roster, home, phone, trip))
    present = roster.own_member(act) if mine else None
    present = present or _known(roster, known_as, home)
    member = merged(present or Member(new_id(), home.id, first_name(known_as, home.name)), said)
    if _is_speaker(act, roster, member, mine):
        member = replace(member, account_id=act.speaker.account_id)
    _one_number(roster, member)
    await ensure(act)
    await act.uow.of(Family).put(home)
    await act.uow.of(Member).put(member)
    if diet:
        await remember(act, member.id)
    return _member_reply(member, home, present is None)


async def _family_for(act: Act, roster: Roster, said: str | None, name: str, mine: bool) -> Family:
    """Return the family a person belongs to: as said, by their surname, where they are, or the speaker's."""
    if said and fold(said) not in ("me", "my_family"):
        return roster.family(said.removeprefix("family:")) or await family_called(act, roster, said)
    own = roster.own_family(act)
    if not said and " " in name and (by_name := roster.family(name.split()[-1], typos=False)):
        return by_name
    elsewhere = None if said or mine else roster.member(name)
    if elsewhere and (own is None or not roster.member(name, own)):
        return next(f for f in roster.families if f.id == elsewhere.family_id)
    if own is None:
        raise Refusal(f"Which family is {name} in? For example: “{name} is one of the Lees”.")
    return own


def _known(roster: Roster, name: str, family: Family) -> Member | None:
    """Return the member that is meant, never somebody of a merely similar name ("Ann" is not "Anna")."""
    short = fold(first_name(name, family.name))
    pool = [m for m in roster.members if m.family_id == family.id]
    exact = [m for m in pool if fold(m.name) == short]
    return next(iter(exact or [m for m in pool if fold(m.name).split()[0] == short.split()[0]]), None)


def _role(act: Act, said: str | None, may_appoint: bool) -> Role | None:
    if said is None:
        return None
    wanted = said.strip().lower()
    if wanted not in ("adult", "child", "admin"):
        raise Refusal(f"People are adult, child or admin; I don't know “{said}”.")
    if wanted == "admin" and not may_appoint:
        raise NotAllowed("Only the organizer or an admin can make somebody an admin.")
    return Role(wanted)


def _phone(act: Act, roster: Roster, family: Family, said: str | None, trip: Trip | None) -> str | None:
    if said is None or not said.strip():
        return None
    own = roster.own_family(act)
    zones = [
        family.home_timezone,
        own.home_timezone if own else None,
        getattr(act.now.tzinfo, "key", None),
        trip.timezone if trip else None,
    ]
    return e164(said, regions_of(zones))


def _one_number(roster: Roster, member: Member) -> None:
    other = next(
        (m for m in roster.members if m.phone and m.phone == member.phone and m.id != member.id), None
    )
    if other is not None:
        raise Refusal(f"I have that number for {other.name} already. Is it {member.name}'s?")


def _is_speaker(act: Act, roster: Roster, member: Member, mine: bool) -> bool:
    """Whether this person is the speaker, who is not known as a member yet."""
    if roster.own_member(act) or member.account_id or (member.age is not None and member.age < 18):
        return False
    speaker = fold(act.speaker.name).split()
    return mine or bool(speaker and fold(member.name).split()[0] == speaker[0])


def _member_reply(member: Member, family: Family, new: bool) -> Reply:
    facts = [str(member.age)] if member.age is not None else []
    facts += [member.role.value] if member.role is Role.ADMIN else []
    facts += ["drives"] if member.driver else []
    facts += list(member.diet)
    about = f" ({', '.join(facts)})" if facts else ""
    text = f"{'Added' if new else 'Noted'}: {member.name}{about}, {family.name}."
    if member.phone:
        text += f" I'll know {member.name} by text message."
    return Reply(text, short=text[:240])
