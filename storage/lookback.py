"""What was said where, looked up again: a message by its number, by the platform's, by its buttons."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.outbox import Waiting, waiting_of
from storage.tables import inbox, outbox


async def find(connection: AsyncConnection, channel: str, number: int) -> Waiting | None:
    """Return the message of that number, if it is one of that channel's."""
    return await _first(connection, (outbox.c.channel == channel) & (outbox.c.id == number))


async def find_by_platform(connection: AsyncConnection, channel: str, platform_id: str) -> Waiting | None:
    """Return the newest message that the platform knows by that id or alias."""
    known = (outbox.c.platform_id == platform_id) | (outbox.c.platform_alias == platform_id)
    return await _first(connection, (outbox.c.channel == channel) & known)


async def last_with_buttons(connection: AsyncConnection, channel: str, chat: str, most: int) -> list[Waiting]:
    """Return the newest messages of a chat that have buttons, the newest first."""
    here = (outbox.c.channel == channel) & (outbox.c.chat == chat)
    found = select(outbox).where(here, func.jsonb_array_length(outbox.c.buttons) > 0)
    rows = await connection.execute(found.order_by(outbox.c.id.desc()).limit(most))
    return [waiting_of(row) for row in rows.mappings()]


async def with_buttons(connection: AsyncConnection, channel: str, chat: str) -> Waiting | None:
    """Return the newest message of a chat that has buttons."""
    here = (outbox.c.channel == channel) & (outbox.c.chat == chat)
    return await _first(connection, here & (func.jsonb_array_length(outbox.c.buttons) > 0))


async def told_elsewhere(connection: AsyncConnection, trip_id: str, turn: int) -> list[tuple[str, str]]:
    """Return the chats (channel, chat) that were told of a message of another chat, by its number."""
    told_of = (outbox.c.in_reply_to == inbox.c.message_id) & (outbox.c.at == inbox.c.at)
    elsewhere = (outbox.c.channel != inbox.c.channel) | (outbox.c.chat != inbox.c.chat)
    found = select(outbox.c.channel, outbox.c.chat).where(
        inbox.c.id == turn, inbox.c.trip_id == trip_id, outbox.c.trip_id == trip_id, told_of, elsewhere
    )
    return [(row.channel, row.chat) for row in await connection.execute(found.distinct())]


async def with_button(connection: AsyncConnection, channel: str, chat: str, label: str) -> Waiting | None:
    """Return the newest message of a chat that has a button of that label."""
    here = (outbox.c.channel == channel) & (outbox.c.chat == chat)
    return await _first(connection, here & outbox.c.buttons.contains([label]))


async def to_edit(connection: AsyncConnection, waiting: Waiting) -> str | None:
    """Return the platform's id of the message that `waiting` takes the place of, None when there is none."""
    if waiting.replaces is None:
        return None
    here = (outbox.c.channel == waiting.channel) & (outbox.c.chat == waiting.chat)
    same = here & (outbox.c.replaces == waiting.replaces) & (outbox.c.id < waiting.id)
    found = await _first(connection, same & outbox.c.platform_id.is_not(None))
    return None if found is None else found.platform_id


async def _first(connection: AsyncConnection, which: ColumnElement[bool]) -> Waiting | None:
    found = select(outbox).where(which).order_by(outbox.c.id.desc()).limit(1)
    row = (await connection.execute(found)).mappings().first()
    return None if row is None else waiting_of(row)


async def was_told(connection: AsyncConnection, where: tuple[str, str], text: str, since: datetime) -> bool:
    """Whether a chat (channel, chat) was told the very same since then."""
    here = (outbox.c.channel == where[0]) & (outbox.c.chat == where[1])
    same = select(outbox.c.id).where(here, outbox.c.text == text, outbox.c.at >= since).limit(1)
    return (await connection.execute(same)).first() is not None


async def said_in(
    connection: AsyncConnection, channel: str, chat: str, limit: int, after: datetime | None = None
) -> list[Waiting]:
    """Return the last `limit` messages to a chat, oldest first."""
    said = select(outbox).where(outbox.c.channel == channel, outbox.c.chat == chat)
    if after is not None:
        said = said.where(outbox.c.at > after)
    rows = (await connection.execute(said.order_by(outbox.c.id.desc()).limit(limit))).mappings().all()
    return [waiting_of(row) for row in reversed(rows)]
