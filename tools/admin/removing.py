"""Use case: taking a person or a family off the trip, for good."""

from tools.admin.confirming import confirmed
from tools.admin.governing import trip_of
from tools.families.names import plural
from tools.families.service import Roster, free_to_leave, leaders_only, remove_family, remove_member
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.reply import Reply
from tools.preferences.model import Setting

REMOVED = "removed"


async def remove_person(act: Act, name: str, sure: bool | None = None) -> Reply:
    """Take a person or a family off the trip, after asking; they learn nothing more of it from the bot."""
    trip = await trip_of(act)
    leaders_only(act, trip, "take people off the trip")
    roster = await Roster.load(act)
    family = roster.family(name.removeprefix("family:"), typos=False)
    member = None if family else roster.member(name.removeprefix("member:"))
    if family is None and member is None:
        raise Refusal(f"I don't know anybody called {name}.")
    gone = roster.members_of(family) if family else [member] if member else []
    if any(
        person.account_id in (trip.organizer, act.speaker.account_id) for person in gone if person.account_id
    ):
        raise Refusal("That would take the organizer, or yourself, off the trip.")
    leaves = family or member
    if leaves is not None:
        await free_to_leave(act, leaves)  # before it is asked: nobody says yes to what is refused then
    who = f"the {plural(family.name)} with all their people" if family else member.name if member else name
    confirmed(sure, f"Take {who} off “{trip.name}”? Their wishes and votes go too.", "Yes, remove")
    reply = await (remove_family(act, name) if family else remove_member(act, name))
    for person in gone:
        if person.account_id:
            key = f"{act.trip_id}:{REMOVED}:{person.account_id}"
            await act.uow.of(Setting).put(Setting(key, None, REMOVED, person.account_id))
    return reply
