"""Who writes from where: accounts, their addresses, and which trip a conversation is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, desc, literal, select, update
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import RECORDS
from storage.tables import accounts, addresses, conversations, dialogues, inbox, outbox
from tools.families.model import Member
from tools.kernel.ids import new_id
from tools.trips.model import Trip

_trips, _members = RECORDS[Trip], RECORDS[Member]


@dataclass(frozen=True)
class Conversation:
    """One chat on a channel and the trip it is about."""

    channel: str
    chat: str
    kind: str
    trip_id: str


async def account_of(connection: AsyncConnection, channel: str, external_id: str, name: str) -> str:
    """Return the account behind an address, making both when they are new; keeps the newest name."""
    known = select(addresses.c.account_id).where(
        addresses.c.channel == channel, addresses.c.external_id == external_id
    )
    found = (await connection.execute(known)).scalar()
    if found is None:
        fresh = {"channel": channel, "external_id": external_id, "account_id": new_id()}
        await connection.execute(insert(addresses).values(fresh).on_conflict_do_nothing())
        found = str((await connection.execute(known)).scalar_one())
        await connection.execute(insert(accounts).values(id=found, name=name).on_conflict_do_nothing())
    elif name:
        renamed = update(accounts).where(accounts.c.id == found, accounts.c.name != name)
        await connection.execute(renamed.values(name=name))
    return str(found)


async def account_name(connection: AsyncConnection, account_id: str) -> str:
    """Return the name an account goes by ("" when it gave none)."""
    found = await connection.execute(select(accounts.c.name).where(accounts.c.id == account_id))
    return found.scalar() or ""


async def _trip_of_person(connection: AsyncConnection, account_id: str, sender_id: str) -> str | None:
    """Return the newest trip a person belongs to: as a member, by phone, or by a group they write in."""
    as_member = (
        select(_members.c.trip_id)
        .where((_members.c.account_id == account_id) | (_members.c.phone == sender_id))
        .order_by(desc(_members.c.seq))
        .limit(1)
    )
    found = (await connection.execute(as_member)).scalar()
    if found is not None:
        return str(found)
    in_group = (
        select(inbox.c.trip_id)
        .where(inbox.c.sender_id == sender_id, inbox.c.kind == "group")
        .order_by(desc(inbox.c.id))
        .limit(1)
    )
    found = (await connection.execute(in_group)).scalar()
    return None if found is None else str(found)


async def conversation_of(
    connection: AsyncConnection,
    channel: str,
    chat: str,
    kind: str,
    person: tuple[str, str],
    beside: str | None = None,
) -> Conversation:
    """Return the conversation, making it when it is new; `person` is (account id, sender id).

    A group keeps the trip id it was given at first sight. A direct chat `beside` a group is about that
    group's trip; any other follows its person: to the newest trip they belong to, else it has a trip
    id of its own.
    """
    account_id, sender_id = person
    key = (conversations.c.channel == channel) & (conversations.c.chat == chat)
    row = (await connection.execute(select(conversations).where(key))).mappings().first()
    wanted = None
    if kind == "direct" and beside is not None:
        group = await conversation_of(connection, channel, beside, "group", person)
        wanted = group.trip_id
    elif kind == "direct":
        wanted = await _trip_of_person(connection, account_id, sender_id)
    if row is None:
        fresh = {
            "channel": channel,
            "chat": chat,
            "kind": kind,
            "trip_id": wanted or new_id(),
            "account_id": account_id if kind == "direct" else None,
        }
        await connection.execute(insert(conversations).values(fresh).on_conflict_do_nothing())
        row = (await connection.execute(select(conversations).where(key))).mappings().one()
    elif wanted is not None and wanted != row["trip_id"]:
        await connection.execute(update(conversations).where(key).values(trip_id=wanted))
        return Conversation(channel, chat, kind, wanted)
    return Conversation(channel, chat, row["kind"], row["trip_id"])


async def trip_of_chat(connection: AsyncConnection, channel: str, chat: str) -> str | None:
    """Return the trip id of a known chat, None for one that was never seen."""
    key = (conversations.c.channel == channel) & (conversations.c.chat == chat)
    return (await connection.execute(select(conversations.c.trip_id).where(key))).scalar()


async def is_begun(connection: AsyncConnection, trip_id: str) -> bool:
    """Whether somebody has begun a trip under that id."""
    return (await connection.execute(select(_trips.c.id).where(_trips.c.id == trip_id))).first() is not None


async def lead_to(connection: AsyncConnection, channel: str, chat: str, trip_id: str) -> None:
    """Have a chat be about another trip from now on."""
    key = (conversations.c.channel == channel) & (conversations.c.chat == chat)
    await connection.execute(update(conversations).where(key).values(trip_id=trip_id))


async def writes_in_group(connection: AsyncConnection, trip_id: str, account_id: str) -> bool:
    """Whether a person has written in a group of the trip."""
    mine = (inbox.c.trip_id == trip_id) & (inbox.c.account_id == account_id) & (inbox.c.kind == "group")
    return (await connection.execute(select(inbox.c.id).where(mine).limit(1))).first() is not None


async def keep_reference(
    connection: AsyncConnection, channel: str, chat: str, reference: Mapping[str, Any]
) -> None:
    """Keep what a platform needs to write to a chat, when it changed."""
    key = (conversations.c.channel == channel) & (conversations.c.chat == chat)
    changed = conversations.c.reference.is_distinct_from(literal(dict(reference), JSONB))
    await connection.execute(update(conversations).where(key, changed).values(reference=dict(reference)))


async def reference_of(connection: AsyncConnection, channel: str, chat: str) -> dict[str, Any]:
    """Return what a platform needs to write to a chat ({} when it needs nothing)."""
    key = (conversations.c.channel == channel) & (conversations.c.chat == chat)
    found = (await connection.execute(select(conversations.c.reference).where(key))).scalar()
    return dict(found or {})


async def set_closed(connection: AsyncConnection, channel: str, chat: str, closed: bool) -> None:
    """Note whether the platform lets the bot write to a chat."""
    key = (conversations.c.channel == channel) & (conversations.c.chat == chat)
    await connection.execute(update(conversations).where(key).values(closed=closed))


async def move(connection: AsyncConnection, channel: str, old: str, new: str) -> None:
    """Give a chat another id; what was said in it goes with it. Nothing happens when it is unknown."""
    known = (conversations.c.channel == channel) & (conversations.c.chat == old)
    if (await connection.execute(select(conversations.c.chat).where(known))).scalar() is None:
        return  # told twice, by the old chat and by the new: it has moved already
    taken = (conversations.c.channel == channel) & (conversations.c.chat == new)
    await connection.execute(delete(conversations).where(taken))
    for table in (conversations, inbox, outbox, dialogues):
        key = (table.c.channel == channel) & (table.c.chat == old)
        await connection.execute(update(table).where(key).values(chat=new))


async def group_of(connection: AsyncConnection, trip_id: str) -> Conversation | None:
    """Return the trip's group conversation, the newest when there are several."""
    return await _newest(connection, (conversations.c.trip_id == trip_id) & (conversations.c.kind == "group"))


async def directs_of(connection: AsyncConnection, trip_id: str, account_id: str) -> list[Conversation]:
    """Return the direct conversations with a person about this trip, the newest first."""
    mine = (conversations.c.trip_id == trip_id) & (conversations.c.account_id == account_id)
    found = select(conversations).where(mine, ~conversations.c.closed)
    rows = (await connection.execute(found.order_by(desc(conversations.c.created_at)))).mappings()
    return [Conversation(row["channel"], row["chat"], row["kind"], row["trip_id"]) for row in rows]


async def _newest(connection: AsyncConnection, which: object) -> Conversation | None:
    found = select(conversations).where(which, ~conversations.c.closed)  # type: ignore[arg-type]
    row = (await connection.execute(found.order_by(desc(conversations.c.created_at)))).mappings().first()
    return None if row is None else Conversation(row["channel"], row["chat"], row["kind"], row["trip_id"])
