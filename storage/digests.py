"""What a group keeps, gathered for people who have only a telephone; sent together when it is due."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import digests


@dataclass(frozen=True)
class Item:
    """One thing to tell a telephone; a choice has buttons."""

    chat: str
    at: datetime
    due_at: datetime
    text: str
    buttons: tuple[str, ...] = ()
    presses: dict[str, dict[str, Any]] = field(default_factory=dict)


async def add(connection: AsyncConnection, trip_id: str, channel: str, item: Item) -> None:
    """Gather an item."""
    offset = int((item.at.utcoffset() or timedelta(0)).total_seconds())
    row = {"trip_id": trip_id, "channel": channel, "chat": item.chat, "at": item.at, "utc_offset": offset}
    row |= {"due_at": item.due_at, "text": item.text, "buttons": list(item.buttons)}
    await connection.execute(digests.insert().values(row | {"presses": item.presses or None}))


async def due(connection: AsyncConnection, now: datetime) -> list[tuple[str, str, str]]:
    """Return (trip id, channel, chat) of each digest whose first item is due."""
    keys = (digests.c.trip_id, digests.c.channel, digests.c.chat)
    found = await connection.execute(select(*keys).where(digests.c.due_at <= now).distinct())
    return [(row.trip_id, row.channel, row.chat) for row in found]


async def next_due(connection: AsyncConnection) -> datetime | None:
    """Return when the next digest is due, None while nothing is gathered."""
    found: datetime | None = (await connection.execute(select(func.min(digests.c.due_at)))).scalar()
    return found


async def take(connection: AsyncConnection, trip_id: str, channel: str, chat: str) -> Sequence[Item]:
    """Return what is gathered for a chat, oldest first, and forget it; of two at once one gets it."""
    here = (digests.c.trip_id == trip_id) & (digests.c.channel == channel) & (digests.c.chat == chat)
    rows = (await connection.execute(delete(digests).where(here).returning(digests))).mappings()
    return [
        Item(
            row["chat"],
            row["at"].astimezone(timezone(timedelta(seconds=row["utc_offset"]))),
            row["due_at"],
            row["text"],
            tuple(row["buttons"]),
            dict(row["presses"] or {}),
        )
        for row in sorted(rows, key=lambda row: int(row["id"]))
    ]
