"""Who writes from where: accounts, their addresses, and which trip a conversation is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, delete, desc, func, literal, select, true, update
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import RECORDS
from storage.tables import accounts, addresses, conversations, dialogues, inbox, outbox
from tools.families.model import Member
from tools.kernel.act import Role
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
    found = await known_account(connection, channel, external_id)
    if found is None:
        fresh = {"channel": channel, "external_id": external_id, "account_id": new_id()}
        await connection.execute(insert(addresses).values(fresh).on_conflict_do_nothing())
        found = str(await known_account(connection, channel, external_id))
        await connection.execute(insert(accounts).values(id=found, name=name).on_conflict_do_nothing())
    elif name:
        renamed = update(accounts).where(accounts.c.id == found, accounts.c.name != name)
        await connection.execute(renamed.values(name=name))
    return found


async def known_account(connection: AsyncConnection, channel: str, external_id: str) -> str | None:
    """Return the account behind an address; None for one that was never seen."""
    here = (addresses.c.channel == channel) & (addresses.c.external_id == external_id)
    return (await connection.execute(select(addresses.c.account_id).where(here))).scalar()


async def account_name(connection: AsyncConnection, account_id: str) -> str:
    """Return the name an account goes by ("" when it gave none)."""
    found = await connection.execute(select(accounts.c.name).where(accounts.c.id == account_id))
    return found.scalar() or ""


async def _trip_of_person(connection: AsyncConnection, account_id: str, phone: str | None) -> str | None:
    """Return the newest trip a person belongs to: as a member, by phone, or by a group they write in.

    `phone` is where they text from; None on any other channel, where an id may look like a number.
    """
    mine = _members.c.account_id == account_id
    if phone is not None:  # compared with None, every member without a number would be meant
        mine |= _members.c.phone == phone
    as_member = select(_members.c.trip_id).where(mine).order_by(desc(_members.c.seq)).limit(1)
    found = (await connection.execute(as_member)).scalar()
    if found is not None:
        return str(found)
    in_group = (
        select(inbox.c.trip_id)
        .where(inbox.c.account_id == account_id, inbox.c.kind == "group")
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
        wanted = await _trip_of_person(connection, account_id, sender_id if channel == "sms" else None)
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


async def groups_of(connection: AsyncConnection, trip_id: str) -> list[Conversation]:
    """Return the trip's group conversations, the newest first: it may have one on each platform."""
    groups = (conversations.c.trip_id == trip_id) & (conversations.c.kind == "group")
    return await _open(connection, groups)


async def directs_of(connection: AsyncConnection, trip_id: str, account_id: str) -> list[Conversation]:
    """Return the direct conversations with a person about this trip, the newest first."""
    mine = (conversations.c.trip_id == trip_id) & (conversations.c.account_id == account_id)
    return await _open(connection, mine)


@dataclass(frozen=True)
class Others:
    """Who a direct chat is with, and their other direct chats about the same trip."""

    name: str
    chats: list[Conversation]


async def elsewhere(connection: AsyncConnection, trip_id: str, channel: str, chat: str) -> Others:
    """Return where else the person of a direct chat is reached: on the same account, or by their phone."""
    key = (conversations.c.channel == channel) & (conversations.c.chat == chat)
    account = (await connection.execute(select(conversations.c.account_id).where(key))).scalar()
    same = (_members.c.account_id == account) | (_members.c.phone == chat)
    found = await connection.execute(select(_members).where(_members.c.trip_id == trip_id, same))
    people = list(found.mappings())
    known = {account, *(person["account_id"] for person in people)} - {None}
    phones = [person["phone"] for person in people if person["phone"]]
    theirs = conversations.c.account_id.in_(known) | (
        (conversations.c.channel == "sms") & conversations.c.chat.in_(phones)
    )
    direct = (conversations.c.trip_id == trip_id) & (conversations.c.kind == "direct")
    return Others(people[0]["name"] if people else "", await _open(connection, direct & theirs & ~key))


async def telephones_of(connection: AsyncConnection, trip_id: str) -> list[tuple[str, str]]:
    """Return (number, member id) of each of the trip's people who has only a telephone.

    One who has written in a group of the trip, on any platform, reads along there.
    """
    groups = select(inbox.c.account_id).where(inbox.c.trip_id == trip_id, inbox.c.kind == "group")
    mine = (_members.c.phone == conversations.c.chat) | (_members.c.account_id == conversations.c.account_id)
    found = await connection.execute(
        select(conversations.c.chat, _members.c.id)
        .join(_members, mine & (_members.c.trip_id == trip_id))
        .where(conversations.c.channel == "sms", conversations.c.trip_id == trip_id)
        .where(conversations.c.kind == "direct", ~conversations.c.closed)
        .where(_members.c.account_id.is_(None) | _members.c.account_id.not_in(groups))
        .order_by(conversations.c.chat)
    )
    return [(row.chat, row.id) for row in found]


async def admins_of(connection: AsyncConnection, trip_id: str) -> list[Conversation]:
    """Return a direct chat of each of the trip's organizer and admins who has one, the newest."""
    leads = _members.c.role.in_([Role.ORGANIZER.value, Role.ADMIN.value])
    admins = select(_members.c.account_id).where(_members.c.trip_id == trip_id, leads)
    organizer = select(_trips.c.organizer).where(_trips.c.id == trip_id)
    theirs = conversations.c.account_id.in_(admins) | conversations.c.account_id.in_(organizer)
    direct = (conversations.c.trip_id == trip_id) & (conversations.c.kind == "direct") & theirs
    found = select(conversations).where(direct, ~conversations.c.closed).order_by(conversations.c.created_at)
    newest = {row["account_id"]: row for row in (await connection.execute(found)).mappings()}
    return [Conversation(r["channel"], r["chat"], r["kind"], r["trip_id"]) for r in newest.values()]


async def wants_none(connection: AsyncConnection, trip_id: str, account_id: str) -> bool:
    """Whether a person was reached about this trip once, and is nowhere any more."""
    mine = (conversations.c.trip_id == trip_id) & (conversations.c.account_id == account_id)
    found = list((await connection.execute(select(conversations.c.closed).where(mine))).scalars())
    return bool(found) and all(found)


async def is_closed(connection: AsyncConnection, channel: str, chat: str) -> bool:
    """Whether a chat takes no messages: the bot was removed, or the person wants none."""
    key = (conversations.c.channel == channel) & (conversations.c.chat == chat)
    return bool((await connection.execute(select(conversations.c.closed).where(key))).scalar())


async def _open(connection: AsyncConnection, which: ColumnElement[bool]) -> list[Conversation]:
    """Return the chats that take messages, the newest first."""
    found = select(conversations).where(which, ~conversations.c.closed)
    rows = (await connection.execute(found.order_by(desc(conversations.c.created_at)))).mappings()
    return [Conversation(row["channel"], row["chat"], row["kind"], row["trip_id"]) for row in rows]
