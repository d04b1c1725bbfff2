"""What came in, as rows: stored before it is acknowledged, handled once, in order, a trip at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.lines import Lines
from storage.statements import Statement, run
from storage.tables import inbox

_OLDEST = Statement(
    select(inbox)
    .where(inbox.c.trip_id == bindparam("trip"), inbox.c.status == "new")
    .order_by(inbox.c.id)
    .limit(1)
)
_SETTLE_NEXT = """
WITH settled AS (
  UPDATE inbox SET status = %(status)s WHERE id = %(id)s AND status = 'new' RETURNING id
)
SELECT following.* FROM settled LEFT JOIN LATERAL (
  SELECT * FROM inbox WHERE trip_id = %(trip)s AND status = 'new' AND id <> %(id)s ORDER BY id LIMIT 1
) AS following ON true
"""


@dataclass(frozen=True)
class Incoming:
    """An inbox row. `at` is aware, on the sender's own clock."""

    id: int
    trip_id: str
    channel: str
    message_id: str
    chat: str
    kind: str
    sender_id: str
    account_id: str
    sender_name: str
    at: datetime
    text: str
    mention: bool
    press: str | None
    location: tuple[float, float] | None
    attempts: int = 0
    pressed: int | None = None
    files: tuple[dict[str, str], ...] = ()
    edits: str | None = None
    event: str = ""


async def store(connection: AsyncConnection, row: dict[str, Any]) -> int | None:
    """Store one event; None when the same message was stored before."""
    statement = insert(inbox).values(row).on_conflict_do_nothing().returning(inbox.c.id)
    found = (await connection.execute(statement)).scalar()
    return None if found is None else int(found)


async def attach(connection: AsyncConnection, row_id: int, files: list[dict[str, str]]) -> None:
    """Note the files that came with an event."""
    await connection.execute(update(inbox).where(inbox.c.id == row_id).values(files=files))


def _incoming(row: Mapping[str, Any]) -> Incoming:
    zone = timezone(timedelta(seconds=row["utc_offset"]))
    location = row["location"]
    return Incoming(
        id=row["id"],
        trip_id=row["trip_id"],
        channel=row["channel"],
        message_id=row["message_id"],
        chat=row["chat"],
        kind=row["kind"],
        sender_id=row["sender_id"],
        account_id=row["account_id"],
        sender_name=row["sender_name"] or "",
        at=row["at"].astimezone(zone),
        text=row["text"],
        mention=row["mention"],
        press=row["press"],
        location=(location[0], location[1]) if location else None,
        attempts=row["attempts"],
        pressed=row["pressed"],
        files=tuple(row["files"] or ()),
        edits=row["edits"],
        event=row["event"],
    )


async def oldest(lines: Lines, trip_id: str) -> Incoming | None:
    """Return the trip's oldest event that is not handled yet, in a statement of its own."""
    rows = await lines.run(_OLDEST.text, _OLDEST.given(trip=trip_id))
    return _incoming(rows[0]) if rows else None


@dataclass(frozen=True)
class Settled:
    """That an event is settled by this transaction, and the next one of its trip."""

    following: Incoming | None


async def settle_next(connection: AsyncConnection, event: Incoming, status: str) -> Settled | None:
    """Mark an event `done` or `failed` and return the next; None when somebody else has settled it."""
    values = {"id": event.id, "trip": event.trip_id, "status": status}
    rows = await run(connection, _SETTLE_NEXT, values)
    if not rows:
        return None
    return Settled(None if rows[0]["id"] is None else _incoming(rows[0]))


async def earlier_versions(connection: AsyncConnection, edited: Incoming) -> list[int]:
    """Return the rows of a message and of its edits before this one, newest first."""
    same = (inbox.c.message_id == edited.edits) | (inbox.c.edits == edited.edits)
    here = (inbox.c.channel == edited.channel) & (inbox.c.chat == edited.chat) & (inbox.c.id < edited.id)
    found = await connection.execute(select(inbox.c.id).where(here, same).order_by(inbox.c.id.desc()))
    return [int(row) for row in found.scalars()]


async def trips_waiting(connection: AsyncConnection) -> list[str]:
    """Return every trip that has an event not handled yet."""
    found = await connection.execute(select(inbox.c.trip_id).where(inbox.c.status == "new").distinct())
    return [str(trip_id) for trip_id in found.scalars()]


async def settle(connection: AsyncConnection, row_id: int, status: str) -> None:
    """Mark an event `done` or `failed`."""
    await connection.execute(update(inbox).where(inbox.c.id == row_id).values(status=status))


async def count_attempt(connection: AsyncConnection, row_id: int) -> None:
    """Count one more try at handling an event."""
    await connection.execute(update(inbox).where(inbox.c.id == row_id).values(attempts=inbox.c.attempts + 1))


async def said_in(
    connection: AsyncConnection, channel: str, chat: str, limit: int, after: datetime | None = None
) -> list[Incoming]:
    """Return the last `limit` events of a chat, oldest first."""
    said = select(inbox).where(inbox.c.channel == channel, inbox.c.chat == chat)
    if after is not None:
        said = said.where(inbox.c.at > after)
    rows = (await connection.execute(said.order_by(inbox.c.id.desc()).limit(limit))).mappings().all()
    return [_incoming(dict(row)) for row in reversed(rows)]
