"""Use case: a speaker is recognised as one of the trip's people."""

from collections.abc import Iterable
from dataclasses import replace

from tools.families.model import Family, Member
from tools.families.names import fold, forms
from tools.families.whose import first_name
from tools.kernel.unit_of_work import UnitOfWork


async def recognise(uow: UnitOfWork, account_id: str, name: str, phone: str | None) -> Member | None:
    """Return the member who speaks, and bind them to the account when that is new; None for strangers.

    By account, else by phone, else by a name only one unbound member has.
    """
    members = await uow.of(Member).all()
    if bound := next((m for m in members if m.account_id == account_id), None):
        return bound
    if by_phone := next((m for m in members if phone and m.phone == phone), None):
        return by_phone if by_phone.account_id else await _bound(uow, by_phone, account_id)
    families = {f.id: f.name for f in await uow.of(Family).all()}
    alike = [
        member
        for member in members
        if member.account_id is None
        and _goes_by(member, name, families.get(member.family_id, ""))
        and not _of_another(name, families.get(member.family_id, ""), families.values())
    ]
    return await _bound(uow, alike[0], account_id) if len(alike) == 1 else None


def _goes_by(member: Member, name: str, family: str) -> bool:
    said, own = fold(name).split(), fold(member.name).split()
    if not said or not own:
        return False
    if len(said) > 1 and fold(first_name(name, family)) != fold(name):
        return fold(first_name(name, family)).split()[0] == own[0]
    return said == own or said[0] == own[0]


def _of_another(name: str, family: str, families: Iterable[str]) -> bool:
    """Whether a full name carries the surname of another family of the trip: Sam Lee is no Okafor."""
    words = fold(name).split()
    others = (other for other in families if other != family)
    return len(words) > 1 and not forms(family) & {words[-1]} and any(words[-1] in forms(o) for o in others)


async def _bound(uow: UnitOfWork, member: Member, account_id: str) -> Member:
    return await uow.of(Member).put(replace(member, account_id=account_id))
