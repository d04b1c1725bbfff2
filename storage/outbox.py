"""What is to be sent, as rows: written with the effect it tells of, sent once, in order, chat by chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from psycopg.types.json import Jsonb
from sqlalchemy import ColumnElement, bindparam, column, exists, func, or_, select, table, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.lines import Lines
from storage.statements import Statement
from storage.tables import conversations, outbox

_OF_CHAT = (conversations.c.closed, conversations.c.reference)
CLAIM_LASTS = timedelta(seconds=90)  # longer than any channel takes to send or to time out
_LOST = timedelta(seconds=2)  # a connection that went a moment ago may have a living process behind it


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
    presses: dict[str, dict[str, Any]] = field(default_factory=dict)
    replaces: str | None = None
    card: dict[str, Any] = field(default_factory=dict)
    platform_id: str | None = None
    platform_alias: str | None = None
    shareable: bool = False
    stands_for: int | None = None
    rest: str = ""


_WRITTEN = ("trip_id", "channel", "chat", "recipient", "in_reply_to", "text", "buttons", "attachments", "at",
            "utc_offset", "presses", "replaces", "card", "shareable", "status", "rest")  # fmt: skip
_JSON = ("buttons", "attachments", "presses", "card")
_ADD = Statement(outbox.insert().values({name: bindparam(name) for name in _WRITTEN}).returning(outbox.c.id))
_UNSAID: dict[str, Any] = {"utc_offset": 0, "shareable": False, "status": "waiting", "rest": ""}


async def add(connection: AsyncConnection, row: Mapping[str, Any]) -> int:
    """Write down a message to send; returns its number."""
    values = {name: row.get(name, _UNSAID.get(name)) for name in _WRITTEN}
    json = {name: Jsonb(values[name]) for name in _JSON if values[name] is not None}
    (found,) = await _ADD.rows(connection, **{**values, **json})
    return int(found["id"])


async def add_all(connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Write down messages to send, all in one statement; returns their numbers, in the same order."""
    if not rows:
        return []
    numbered = outbox.insert().returning(outbox.c.id, sort_by_parameter_order=True)
    return [int(number) for number in (await connection.execute(numbered, rows)).scalars()]


def waiting_of(row: Any) -> Waiting:
    """Return the message a row holds."""
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
        presses=dict(row["presses"] or {}),
        replaces=row["replaces"],
        card=dict(row["card"] or {}),
        platform_id=row["platform_id"],
        platform_alias=row["platform_alias"],
        shareable=row["shareable"],
        stands_for=row["stands_for"],
        rest=row["rest"],
    )


@dataclass(frozen=True)
class Claimed:
    """A message to send now, and what is known of its chat."""

    waiting: Waiting
    closed: bool
    reference: dict[str, Any]


def _claim() -> Statement:
    chat: ColumnElement[str] = bindparam("chat")
    mine = (outbox.c.channel == bindparam("channel")) & (outbox.c.chat == chat)
    oldest = select(func.min(outbox.c.id)).where(mine, outbox.c.status == "waiting").scalar_subquery()
    other = outbox.alias()
    busy = exists().where(
        other.c.channel == bindparam("channel"), other.c.chat == chat, other.c.status == "sending"
    )
    due = or_(outbox.c.due_at.is_(None), outbox.c.due_at <= bindparam("now"))
    there = (conversations.c.channel == bindparam("channel")) & (conversations.c.chat == chat)
    return Statement(
        update(outbox)
        .where(outbox.c.id == oldest, outbox.c.status == "waiting", due, ~busy)
        .values(status="sending", claimed_at=func.now(), claimed_by=func.pg_backend_pid())
        .returning(outbox, *(select(c).where(there).scalar_subquery().label(c.name) for c in _OF_CHAT))
    )


_CLAIM = _claim()
_SESSIONS = table("pg_stat_activity", column("pid"), column("backend_start"))
_CLAIMANT_LIVES = outbox.c.claimed_by.is_(None) | exists().where(
    _SESSIONS.c.pid == outbox.c.claimed_by, _SESSIONS.c.backend_start <= outbox.c.claimed_at
)


async def claim_next(lines: Lines, channel: str, chat: str, now: datetime) -> Claimed | None:
    """Take a chat's oldest waiting message to send, if it is due at `now`; a later one never overtakes it.

    None as well while another process is sending to that chat. A claim lasts until `sent` or `failed`;
    one older than CLAIM_LASTS belonged to a process that died, and counts no more (`free_stale`).
    """
    rows = await lines.run(_CLAIM.text, _CLAIM.given(channel=channel, chat=chat, now=now))
    if not rows:
        return None
    return Claimed(waiting_of(rows[0]), bool(rows[0]["closed"]), dict(rows[0]["reference"] or {}))


async def free_stale(connection: AsyncConnection) -> None:
    """Let what a dead process was sending be sent again: at least once, where a platform can't tell twice.

    It is dead when the connection it claimed by is gone, and surely once its claim has lasted too long.
    """
    old = outbox.c.claimed_at < func.now() - CLAIM_LASTS
    dead = (outbox.c.claimed_at < func.now() - _LOST) & ~_CLAIMANT_LIVES
    stale = (outbox.c.status == "sending") & (old | dead)
    await connection.execute(update(outbox).where(stale).values(status="waiting"))


async def chats_waiting(connection: AsyncConnection, now: datetime) -> list[tuple[str, str]]:
    """Return every chat (channel, chat) with a message that is due."""
    due = or_(outbox.c.due_at.is_(None), outbox.c.due_at <= now)
    found = select(outbox.c.channel, outbox.c.chat).where(outbox.c.status == "waiting", due).distinct()
    return [(row.channel, row.chat) for row in await connection.execute(found)]


async def put_off_until(connection: AsyncConnection) -> datetime | None:
    """Return when the first message that a platform has put off is due; None when none waits."""
    first = select(func.min(outbox.c.due_at)).where(outbox.c.status == "waiting")
    found: datetime | None = (await connection.execute(first)).scalar()
    return found


def _sent() -> Statement:
    other = outbox.alias()
    more = exists().where(
        other.c.channel == outbox.c.channel, other.c.chat == outbox.c.chat, other.c.status == "waiting"
    )
    change = update(outbox).where(outbox.c.id == bindparam("row"))
    change = change.values(status="sent", platform_id=bindparam("name"), platform_alias=bindparam("alias"))
    return Statement(change.returning(more.correlate(outbox).label("more")))


_SENT = _sent()


async def sent(lines: Lines, row: Waiting, platform_id: str = "", alias: str = "") -> bool:
    """Mark a message sent, and keep how the platform calls it; returns whether the chat has more to send."""
    given = _SENT.given(row=row.id, name=platform_id or None, alias=alias or None)
    rows = await lines.run(_SENT.text, given)
    return bool(rows and rows[0]["more"])


async def failed(connection: AsyncConnection, row_id: int, why: str, again_at: datetime | None) -> None:
    """Keep why a message was not taken; it waits until `again_at`, or is given up when None."""
    values: dict[str, Any] = {"error": why, "attempts": outbox.c.attempts + 1, "due_at": again_at}
    values["status"] = "failed" if again_at is None else "waiting"
    await connection.execute(update(outbox).where(outbox.c.id == row_id).values(values))
