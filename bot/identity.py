"""Who speaks: the account behind an address, and the member and role they have in this trip."""

from storage.inbox import Incoming
from storage.unit_of_work import SqlUnitOfWork
from tools.families.service import recognise
from tools.kernel.act import Role, Speaker
from tools.trips.model import Trip


async def speaker_of(unit: SqlUnitOfWork, incoming: Incoming) -> Speaker:
    """Return who wrote a message, binding them to the member they turn out to be."""
    phone = incoming.sender_id if incoming.channel == "sms" else None
    member = await recognise(unit, incoming.account_id, incoming.sender_name, phone)
    trip = await unit.of(Trip).get(unit.trip_id)
    name = member.name if member else incoming.sender_name
    role = member.role if member else Role.ADULT
    if trip is not None and trip.organizer == incoming.account_id:
        role = Role.ORGANIZER
    return Speaker(
        account_id=incoming.account_id,
        name=name or incoming.sender_id,
        role=role,
        member_id=member.id if member else None,
        family_id=member.family_id if member else None,
    )
