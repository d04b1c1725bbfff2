"""Use case: a family joins the trip."""

from dataclasses import replace

from tools.families.model import Family, Member
from tools.families.names import forms, plural, surname
from tools.families.rights import unlocked
from tools.families.roster import Roster
from tools.families.whose import first_name, is_own
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.trips.head import ensure, head
from tools.trips.locating import Found, look_up
from tools.trips.naming import home_counts
from tools.trips.reading import between

MOST_PEOPLE = 60


async def add_family(
    act: Act,
    name: str,
    home: str | None = None,
    adults: int | None = None,
    children: int | None = None,
) -> Reply:
    """Add a family, or tell more about it; a speaker without one who describes theirs becomes its member."""
    unlocked(act, await head(act), "add families")
    between(adults, 0, MOST_PEOPLE, "A number of adults")
    between(children, 0, MOST_PEOPLE, "A number of children")
    await ensure(act)
    roster = await Roster.load(act)
    if home is None and adults is None and children is None:
        _not_a_person(roster, name)
    known = await family_called(act, roster, name)
    found = await _home(act, home)
    family = replace(
        known,
        adults=known.adults if adults is None else adults,
        children=known.children if children is None else children,
    )
    family = _at_home(family, found)
    await act.uow.of(Family).put(family)
    if found is not None and found.place is not None:
        await home_counts(act, found.place)
    await _bind_speaker(act, await Roster.load(act), family)
    return await _family_reply(act, family, known in roster.families, found)


def _not_a_person(roster: Roster, name: str) -> None:
    """Refuse a family by the mere first name of somebody who is in one already."""
    if roster.family(name, typos=False):
        return
    member = next((m for m in roster.members if forms(m.name) & forms(name)), None)
    family = roster.family_of(Party("member", member.id)) if member else None
    if member and family:
        raise Refusal(f"{member.name} is one of the {plural(family.name)} already.")


async def family_called(act: Act, roster: Roster, said: str) -> Family:
    """Return the family of that name, a fresh record (not yet put) when it is new."""
    if known := roster.family(said, typos=False):
        return known
    name = surname(said, act.said)[:60]
    if not any(c.isalpha() for c in name):
        raise Refusal("What's the family's name?")
    if len(roster.families) >= MOST_PEOPLE:
        raise Refusal(f"I keep up to {MOST_PEOPLE} families in a trip.")
    return Family(new_id(), name)


async def _home(act: Act, home: str | None) -> Found | None:
    if home is None or not home.strip():
        return None
    return await look_up(act, " ".join(home.split())[:120])


def _at_home(family: Family, found: Found | None) -> Family:
    if found is None:
        return family
    if found.place is None:
        return replace(family, home=found.name, home_lat=None, home_lon=None, home_timezone=None)
    place = found.place
    return replace(
        family, home=found.name, home_lat=place.lat, home_lon=place.lon, home_timezone=place.timezone
    )


async def _bind_speaker(act: Act, roster: Roster, family: Family) -> None:
    """Make a speaker who belongs to nobody yet a member of the family they call theirs."""
    if roster.own_member(act) or not act.speaker.name.strip() or not is_own(act.said, family.name):
        return
    name = first_name(act.speaker.name, family.name)
    known = roster.member(name, family)
    if known is not None and known.account_id is not None:
        return
    member = known or Member(new_id(), family.id, name)
    await act.uow.of(Member).put(replace(member, account_id=act.speaker.account_id))


async def _family_reply(act: Act, family: Family, known: bool, found: Found | None) -> Reply:
    roster = await Roster.load(act)
    home = f" from {family.home}" if family.home else ""
    count = roster.heads(family) if family.adults or family.children else 0
    people = f", {count} {'person' if count == 1 else 'people'}" if count else ""
    first = f"{'Updated' if known else 'Welcome'}: the {plural(family.name)}{home}{people}."
    if found is None or found.place:
        return Reply(first, short=first)
    question = str(found.question) if found.question else f"I don't know where {found.name} is yet."
    choices = found.question.choices if found.question else ()
    return Reply(f"{first}\n{question}", buttons=choices, short=first)
