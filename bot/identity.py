"""Who speaks: the account behind an address, and the member and role they have in this trip."""

from storage.inbox import Incoming
from storage.unit_of_work import SqlUnitOfWork
from tools.families.model import Member
from tools.families.roster import Roster
from tools.families.service import recognise
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.unit_of_work import UnitOfWork
from tools.trips.model import Trip


async def speaker_of(unit: SqlUnitOfWork, incoming: Incoming) -> Speaker:
    """Return who wrote a message, binding them to the member they turn out to be."""
    phone = incoming.sender_id if incoming.channel == "sms" else None
    member = await recognise(unit, incoming.account_id, incoming.sender_name, phone)
    name = incoming.sender_name or incoming.sender_id
    return await _speaker(unit, incoming.account_id, name, member)


async def somebody(act: Act, account_id: str, name: str) -> Speaker:
    """Return the one with this account, who is not speaking, with the rights they have now."""
    roster = await Roster.load(act)
    member = next((m for m in roster.members if m.account_id == account_id), None)
    return await _speaker(act.uow, account_id, name, member)


async def _speaker(uow: UnitOfWork, account_id: str, name: str, member: Member | None) -> Speaker:
    trip = await uow.of(Trip).get(uow.trip_id)
    role = member.role if member else Role.ADULT
    if trip is not None and trip.organizer == account_id:
        role = Role.ORGANIZER
    return Speaker(
        account_id=account_id,
        name=member.name if member else name,
        role=role,
        member_id=member.id if member else None,
        family_id=member.family_id if member else None,
    )
