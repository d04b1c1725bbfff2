"""Who writes from where: accounts and their addresses."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, true
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.conversations import Conversation
from storage.tables import accounts, addresses, conversations, inbox
from tools.kernel.ids import new_id


@dataclass(frozen=True)
class Met:
    """What is known already of an address and of a chat; None and {} where nothing is."""

    account_id: str | None
    name: str
    conversation: Conversation | None
    closed: bool
    reference: dict[str, Any]


async def met(connection: AsyncConnection, channel: str, external_id: str, chat: str) -> Met:
    """Return what is known of who writes and of where, in one round trip: most messages change neither."""
    who = (
        select(addresses.c.account_id, func.coalesce(accounts.c.name, "").label("name"))
        .outerjoin(accounts, accounts.c.id == addresses.c.account_id)
        .where(addresses.c.channel == channel, addresses.c.external_id == external_id)
        .subquery()
    )
    key = (conversations.c.channel == channel) & (conversations.c.chat == chat)
    where = select(conversations).where(key).subquery()
    found = select(
        who.c.account_id, who.c.name, where.c.kind, where.c.trip_id, where.c.closed, where.c.reference
    )
    row = (await connection.execute(found.select_from(who.outerjoin(where, true(), full=True)))).first()
    if row is None:
        return Met(None, "", None, False, {})
    there = None if row.trip_id is None else Conversation(channel, chat, row.kind, row.trip_id)
    return Met(row.account_id, row.name or "", there, bool(row.closed), dict(row.reference or {}))


async def account_of(connection: AsyncConnection, channel: str, external_id: str, name: str) -> str:
    """Return the account behind an address, making both when they are new; keeps the newest name."""
    fresh = {"channel": channel, "external_id": external_id, "account_id": new_id()}
    mine = insert(addresses).values(fresh)
    # Of two first messages at once the second is given what the first one made.
    kept = mine.on_conflict_do_update(
        index_elements=["channel", "external_id"], set_={"channel": mine.excluded.channel}
    ).returning(addresses.c.account_id)
    found = str((await connection.execute(kept)).scalar_one())
    named = insert(accounts).values(id=found, name=name)
    await connection.execute(
        named.on_conflict_do_update(
            index_elements=["id"],
            set_={"name": named.excluded.name},
            where=(named.excluded.name != "") & (accounts.c.name != named.excluded.name),
        )
    )
    return found


async def known_account(connection: AsyncConnection, channel: str, external_id: str) -> str | None:
    """Return the account behind an address; None for one that was never seen."""
    here = (addresses.c.channel == channel) & (addresses.c.external_id == external_id)
    return (await connection.execute(select(addresses.c.account_id).where(here))).scalar()


async def writes_in_group(connection: AsyncConnection, trip_id: str, account_id: str) -> bool:
    """Whether a person has written in a group of the trip."""
    mine = (inbox.c.trip_id == trip_id) & (inbox.c.account_id == account_id) & (inbox.c.kind == "group")
    return (await connection.execute(select(inbox.c.id).where(mine).limit(1))).first() is not None
