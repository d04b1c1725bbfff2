"""One person, several addresses: looking up codes, tying and untying."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.records import RECORDS
from storage.tables import addresses, conversations
from tools.families.model import Member
from tools.invitations.model import Invitation, LinkCode
from tools.invitations.ports import Address, Addresses
from tools.trips.model import Trip

_invitations, _links = RECORDS[Invitation], RECORDS[LinkCode]
_members, _trips = RECORDS[Member], RECORDS[Trip]


async def invited_to(connection: AsyncConnection, code_id: str, kind: str, now: datetime) -> str | None:
    """Return the trip an invitation leads to, None when it does not hold."""
    table = _invitations.c
    holds = (~table.revoked) & (table.uses < table.most_uses) & (table.expires_at > now)
    wanted = select(table.trip_id).where(table.id == code_id, table.kind == kind, holds)
    found: str | None = (await connection.execute(wanted)).scalar()
    return found


async def take_link(connection: AsyncConnection, code_id: str, channel: str, now: datetime) -> str | None:
    """Use up a one-time code; returns the account it stands for, None when it does not hold."""
    table = _links.c
    mine = (table.id == code_id) & table.used_on.is_(None) & (table.expires_at > now)
    used = update(_links).where(mine).values(used_on=channel).returning(table.account_id)
    found: str | None = (await connection.execute(used)).scalar()
    return found


async def tie(connection: AsyncConnection, channel: str, external_id: str, account_id: str) -> None:
    """Give an address to an account; what its former account was in trips, the new one is."""
    key = (addresses.c.channel == channel) & (addresses.c.external_id == external_id)
    former = (await connection.execute(select(addresses.c.account_id).where(key))).scalar()
    if former is None or former == account_id:
        return
    await connection.execute(update(addresses).where(key).values(account_id=account_id))
    here = (conversations.c.channel == channel) & (conversations.c.account_id == former)
    await connection.execute(update(conversations).where(here).values(account_id=account_id))
    others = select(addresses.c.account_id).where(addresses.c.account_id == former)
    if (await connection.execute(others)).first() is None:
        await _become(connection, former, account_id)


async def _become(connection: AsyncConnection, former: str, account_id: str) -> None:
    """Let an account take over the memberships of one that has no address any more."""
    mine = _members.alias()
    twice = exists().where(mine.c.trip_id == _members.c.trip_id, mine.c.account_id == account_id)
    theirs = _members.c.account_id == former
    await connection.execute(update(_members).where(theirs, twice).values(account_id=None))
    await connection.execute(update(_members).where(theirs).values(account_id=account_id))
    organised = _trips.c.organizer == former
    await connection.execute(update(_trips).where(organised).values(organizer=account_id))


class StoredAddresses(Addresses):
    """The addresses table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, account_id: str) -> list[Address]:
        """Return an account's addresses, oldest first."""
        same = (conversations.c.account_id == account_id) & (conversations.c.channel == addresses.c.channel)
        closed = exists().where(same, conversations.c.closed).label("closed")
        mine = select(addresses, closed).where(addresses.c.account_id == account_id)
        mine = mine.order_by(addresses.c.created_at)
        async with self._database.system() as connection:
            rows: list[Any] = list((await connection.execute(mine)).mappings())
        return [Address(row["channel"], row["external_id"], row["closed"]) for row in rows]

    async def release(self, account_id: str, channel: str) -> int:
        """Untie an account from its addresses on a channel; returns how many there were."""
        mine = (addresses.c.account_id == account_id) & (addresses.c.channel == channel)
        chats = (conversations.c.account_id == account_id) & (conversations.c.channel == channel)
        async with self._database.system() as connection:
            await connection.execute(delete(conversations).where(chats))
            return int((await connection.execute(delete(addresses).where(mine))).rowcount)
