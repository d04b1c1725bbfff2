"""What is to be sent, as rows: written with the effect it tells of, sent once, in order, chat by chat."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import outbox

CLAIM_LASTS = timedelta(seconds=90)  # longer than any channel takes to send or to time out


@dataclass(frozen=True)
class Waiting:
    """An outbox row. `attachments` are {"name", "content_type", "document"}."""

    id: int
    trip_id: str
    channel: str
    chat: str
    recipient: str | None
    in_reply_to: str | None
    text: str
    buttons: tuple[str, ...]
    attachments: tuple[dict[str, str], ...]
    at: datetime
    attempts: int
    status: str = "waiting"


async def add(connection: AsyncConnection, row: dict[str, Any]) -> int:
    """Write down a message to send; returns its number."""
    found = await connection.execute(outbox.insert().values(row).returning(outbox.c.id))
    return int(found.scalar_one())


def _waiting(row: Any) -> Waiting:
    return Waiting(
        id=row["id"],
        trip_id=row["trip_id"],
        channel=row["channel"],
        chat=row["chat"],
        recipient=row["recipient"],
        in_reply_to=row["in_reply_to"],
        text=row["text"],
        buttons=tuple(row["buttons"]),
        attachments=tuple(row["attachments"]),
        at=row["at"].astimezone(timezone(timedelta(seconds=row["utc_offset"]))),
        attempts=row["attempts"],
        status=row["status"],
    )


async def claim_next(connection: AsyncConnection, channel: str, chat: str, now: datetime) -> Waiting | None:
    """Take a chat's oldest waiting message to send, if it is due at `now`; a later one never overtakes it.

    None as well while another process is sending to that chat. A claim lasts until `sent` or `failed`;
    one older than CLAIM_LASTS belonged to a process that died, and counts no more (`free_stale`).
    """
    mine = (outbox.c.channel == channel) & (outbox.c.chat == chat)
    oldest = select(func.min(outbox.c.id)).where(mine, outbox.c.status == "waiting").scalar_subquery()
    other = outbox.alias()
    busy = exists().where(other.c.channel == channel, other.c.chat == chat, other.c.status == "sending")
    due = or_(outbox.c.due_at.is_(None), outbox.c.due_at <= now)
    claim = (
        update(outbox)
        .where(outbox.c.id == oldest, outbox.c.status == "waiting", due, ~busy)
        .values(status="sending", claimed_at=func.now())
        .returning(outbox)
    )
    row = (await connection.execute(claim)).mappings().first()
    return None if row is None else _waiting(row)


async def free_stale(connection: AsyncConnection) -> None:
    """Let what a dead process was sending be sent again: at least once, where a platform can't tell twice."""
    stale = (outbox.c.status == "sending") & (outbox.c.claimed_at < func.now() - CLAIM_LASTS)
    await connection.execute(update(outbox).where(stale).values(status="waiting"))


async def chats_waiting(connection: AsyncConnection, now: datetime) -> list[tuple[str, str]]:
    """Return every chat (channel, chat) with a message that is due."""
    due = or_(outbox.c.due_at.is_(None), outbox.c.due_at <= now)
    found = select(outbox.c.channel, outbox.c.chat).where(outbox.c.status == "waiting", due).distinct()
    return [(row.channel, row.chat) for row in await connection.execute(found)]


async def sent(connection: AsyncConnection, row_id: int) -> None:
    """Mark a message sent."""
    await connection.execute(update(outbox).where(outbox.c.id == row_id).values(status="sent"))


async def failed(connection: AsyncConnection, row_id: int, why: str, again_at: datetime | None) -> None:
    """Keep why a message was not taken; it waits until `again_at`, or is given up when None."""
    values: dict[str, Any] = {"error": why, "attempts": outbox.c.attempts + 1, "due_at": again_at}
    values["status"] = "failed" if again_at is None else "waiting"
    await connection.execute(update(outbox).where(outbox.c.id == row_id).values(values))


async def said_in(
    connection: AsyncConnection, channel: str, chat: str, limit: int, after: datetime | None = None
) -> list[Waiting]:
    """Return the last `limit` messages to a chat, oldest first."""
    said = select(outbox).where(outbox.c.channel == channel, outbox.c.chat == chat)
    if after is not None:
        said = said.where(outbox.c.at > after)
    rows = (await connection.execute(said.order_by(outbox.c.id.desc()).limit(limit))).mappings().all()
    return [_waiting(row) for row in reversed(rows)]
