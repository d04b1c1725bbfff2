"""Chats: which trip each is about, what its platform needs to write to it, whether it takes messages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, desc, func, literal, select, tuple_, update
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import RECORDS
from storage.tables import conversations, dialogues, inbox, outbox
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


async def _trip_of_person(connection: AsyncConnection, account_id: str, phone: str | None) -> str | None:
    """Return the newest trip a person belongs to: as a member, by phone, or by a group they write in.

    `phone` is where they text from; None on any other channel, where an id may look like a number.
    """
    mine = _members.c.account_id == account_id
    if phone is not None:  # compared with None, every member without a number would be meant
        mine |= _members.c.phone == phone
    as_member = select(_members.c.trip_id).where(mine).order_by(desc(_members.c.seq)).limit(1)
    in_group = (
        select(inbox.c.trip_id)
        .where(inbox.c.account_id == account_id, inbox.c.kind == "group")
        .order_by(desc(inbox.c.id))
        .limit(1)
    )
    either = func.coalesce(as_member.scalar_subquery(), in_group.scalar_subquery())
    found = (await connection.execute(select(either))).scalar()
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
        wanted = await _trip_of_person(connection, account_id, sender_id if channel == "sms" else None)
    if row is None:
        fresh = {
            "channel": channel,
            "chat": chat,
            "kind": kind,
            "trip_id": wanted or new_id(),
            "account_id": account_id if kind == "direct" else None,
        }
        made = insert(conversations).values(fresh)
        # Of two first messages at once the second finds the chat that the first one made.
        kept = made.on_conflict_do_update(
            index_elements=["channel", "chat"], set_={"channel": made.excluded.channel}
        ).returning(conversations.c.kind, conversations.c.trip_id)
        row = (await connection.execute(kept)).mappings().one()
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


async def keep_reference(
    connection: AsyncConnection, channel: str, chat: str, reference: Mapping[str, Any]
) -> None:
    """Keep what a platform needs to write to a chat, when it changed."""
    key = (conversations.c.channel == channel) & (conversations.c.chat == chat)
    changed = conversations.c.reference.is_distinct_from(literal(dict(reference), JSONB))
    await connection.execute(update(conversations).where(key, changed).values(reference=dict(reference)))


async def set_closed(connection: AsyncConnection, channel: str, chat: str, closed: bool) -> None:
    """Note whether the platform lets the bot write to a chat."""
    key = (conversations.c.channel == channel) & (conversations.c.chat == chat)
    changed = conversations.c.closed.is_distinct_from(closed)
    await connection.execute(update(conversations).where(key, changed).values(closed=closed))


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


async def conversations_at(
    connection: AsyncConnection, chats: Sequence[tuple[str, str]]
) -> list[Conversation]:
    """Return the conversations of these chats (channel, chat)."""
    there = tuple_(conversations.c.channel, conversations.c.chat).in_(list(chats))
    found = select(*(conversations.c[name] for name in ("channel", "chat", "kind", "trip_id"))).where(there)
    return [Conversation(*row) for row in await connection.execute(found)]
