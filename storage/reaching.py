"""Where people are reached about a trip: its groups, their direct chats, their telephones."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, desc, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.conversations import Conversation
from storage.records import RECORDS
from storage.tables import conversations, inbox
from tools.families.model import Member
from tools.kernel.act import Role
from tools.trips.model import Trip

_trips, _members = RECORDS[Trip], RECORDS[Member]


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


async def _open(connection: AsyncConnection, which: ColumnElement[bool]) -> list[Conversation]:
    """Return the chats that take messages, the newest first."""
    found = select(conversations).where(which, ~conversations.c.closed)
    rows = (await connection.execute(found.order_by(desc(conversations.c.created_at)))).mappings()
    return [Conversation(row["channel"], row["chat"], row["kind"], row["trip_id"]) for row in rows]
