"""The families in words. In a group no family's nightly sum is named; in a direct chat, one's own is."""

from tools.families.at_wheel import in_words
from tools.families.limiting import budget_note, presence, spoken_limits
from tools.families.model import Family, Member
from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.trips.model import Trip


async def describe_families(act: Act, trip: Trip) -> str:
    """Return who comes, a few lines a family, and the total."""
    roster = await Roster.load(act)
    if not roster.families:
        return "Nobody yet. Say for example: “we're the Lees from Denver, 2 adults, 2 kids”."
    told = [_family(act, roster, trip, family) for family in roster.families]
    heads = sum(roster.heads(family) for family in roster.families)
    total = [f"{heads} people in {len(roster.families)} families."] if len(roster.families) > 1 else []
    return "\n".join([*told, *total, *budget_note(act, roster)])


def _family(act: Act, roster: Roster, trip: Trip, family: Family) -> str:
    home = f" from {family.home}" if family.home else ""
    people = ", ".join(_member(m) for m in roster.members_of(family)) or f"{roster.heads(family)} people"
    lines = [f"{family.name}{home}: {people}"]
    cars = ", ".join(
        f"{car.name} ({car.energy.value}" + (f", {car.range_km:.0f} km)" if car.range_km else ")")
        for car in roster.vehicles_of(family)
    )
    lines += [f"  {cars}"] if cars else []
    if family.joins_date or family.leaves_date or family.joins_place or family.leaves_place:
        lines.append(f"  {presence(family)}")
    limits = spoken_limits(act, roster, trip, family)
    return "\n".join([*lines, f"  {', '.join(limits)}"] if limits else lines)


def _member(member: Member) -> str:
    facts = [str(member.age)] if member.age is not None else []
    facts += [member.role.value] if member.role is Role.ADMIN else []
    facts += [f"drives {wheel}"] if (wheel := in_words(member)) else []
    return member.name + (f" ({', '.join(facts)})" if facts else "")
