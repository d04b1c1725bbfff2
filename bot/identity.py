"""Who speaks: the account behind an address, and the member and role they have in this trip."""

from bot.entries import ASIDE
from storage import people
from storage.inbox import Incoming
from storage.unit_of_work import SqlUnitOfWork
from tools.admin.service import REMOVED
from tools.families.model import Member
from tools.families.roster import Roster
from tools.families.service import called_key, recognise
from tools.kernel.act import UNNAMED, Act, Role, Speaker
from tools.kernel.unit_of_work import UnitOfWork
from tools.preferences.model import Setting
from tools.trips.model import Trip


async def speaker_of(unit: SqlUnitOfWork, incoming: Incoming) -> Speaker:
    """Return who wrote a message, binding them to the member they turn out to be."""
    phone = incoming.sender_id if incoming.channel == "sms" else None
    removed = await _was_removed(unit, incoming.account_id)
    known_as = "" if removed else incoming.sender_name
    member = await recognise(unit, incoming.account_id, known_as, phone)
    outside = Role.ADULT if member else await _without_family(unit, incoming, removed)
    name = incoming.sender_name or await _called(unit, incoming) or _unnamed(incoming)
    return await _speaker(unit, incoming.account_id, name, member, outside)


async def _called(unit: SqlUnitOfWork, incoming: Incoming) -> str:
    """Return the name somebody told whose platform tells none; "" when they told none."""
    told = await unit.of(Setting).get(called_key(unit.trip_id, incoming.account_id))
    return told.value if told is not None else ""


def _unnamed(incoming: Incoming) -> str:
    """Return what to call somebody who gave no name: nobody's whole telephone number is shown to a group."""
    if incoming.channel != "sms":
        return incoming.sender_id
    return f"{UNNAMED}{incoming.sender_id[-4:]}"


async def somebody(act: Act, account_id: str, name: str) -> Speaker:
    """Return the one with this account, who is not speaking, with the rights they have now."""
    roster = await Roster.load(act)
    member = next((m for m in roster.members if m.account_id == account_id), None)
    removed = await _was_removed(act.uow, account_id)
    return await _speaker(act.uow, account_id, name, member, Role.GUEST if removed else Role.ADULT)


async def _speaker(
    uow: UnitOfWork, account_id: str, name: str, member: Member | None, outside: Role
) -> Speaker:
    """Return a speaker; `outside` is what they are while they belong to no family."""
    trip = await uow.of(Trip).get(uow.trip_id)
    role = member.speaks_as if member else outside
    if trip is not None and trip.organizer == account_id:
        role = Role.ORGANIZER
    return Speaker(
        account_id=account_id,
        name=member.name if member else name,
        role=role,
        member_id=member.id if member else None,
        family_id=member.family_id if member else None,
    )


async def _without_family(unit: SqlUnitOfWork, incoming: Incoming, removed: bool) -> Role:
    """Return what a person of no family is: whoever is in the group may speak; alone, one has to belong."""
    if removed:
        return Role.GUEST if incoming.kind == "group" else Role.STRANGER
    begun = await unit.of(Trip).get(unit.trip_id) is not None
    if not begun or incoming.kind == "group" or incoming.event == ASIDE:
        return Role.ADULT
    known = await people.writes_in_group(await unit.connection(), unit.trip_id, incoming.account_id)
    return Role.ADULT if known else Role.STRANGER


async def _was_removed(uow: UnitOfWork, account_id: str) -> bool:
    """Whether an admin took this person off the trip."""
    return await uow.of(Setting).get(f"{uow.trip_id}:{REMOVED}:{account_id}") is not None
