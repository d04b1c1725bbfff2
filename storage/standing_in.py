"""Messages that stand in for one that could not be handed over, in another chat of the same person."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.outbox import Waiting
from storage.tables import outbox


async def repeat(
    connection: AsyncConnection, row: Waiting, there: tuple[str, str, str | None], text: str
) -> bool:
    """Write a message down again for another chat (channel, chat, recipient), once; False: it was before."""
    channel, chat, recipient = there
    same = {name: getattr(row, name) for name in ("trip_id", "at", "shareable")}
    values = same | {
        "channel": channel,
        "chat": chat,
        "recipient": recipient,
        "text": text,
        "buttons": list(row.buttons) if recipient else [],
        "presses": row.presses or None if recipient else None,
        "attachments": list(row.attachments),
        "utc_offset": int((row.at.utcoffset() or timedelta(0)).total_seconds()),
        "stands_for": row.id,
    }
    written = insert(outbox).values(values).on_conflict_do_nothing().returning(outbox.c.id)
    return (await connection.execute(written)).scalar() is not None


async def fate(connection: AsyncConnection, number: int) -> str:
    """Return what became of a message: "waiting", "sending", "sent" or "failed"; where it failed, of the one
    that stood in for it elsewhere, to the last."""
    status = "failed"
    following: int | None = number
    while following is not None:
        row = (await connection.execute(select(outbox.c.status).where(outbox.c.id == following))).scalar()
        status = str(row or status)
        if status != "failed":
            break
        next_one = select(outbox.c.id).where(outbox.c.stands_for == following)
        following = (await connection.execute(next_one)).scalar()
    return status
