"""A message as a row of the outbox, and back."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from channels.envelope import Table
from storage.conversations import Conversation
from storage.outbox import Waiting
from storage.unit_of_work import SqlUnitOfWork
from tools.kernel.reply import Notice, Reply

_NO_OFFSET = timedelta(0)


def as_reply(notice: Notice) -> Reply:
    return Reply(
        notice.text, notice.buttons, notice.attachments, presses=notice.presses, replaces=notice.replaces
    )


def row_of(
    unit: SqlUnitOfWork,
    there: Conversation,
    reply: Reply,
    at: datetime,
    recipient: str | None,
    in_reply_to: str | None = None,
    shareable: bool = False,
) -> dict[str, Any]:
    """Return a message as a row of the outbox."""
    files = [
        {"name": file.name, "content_type": file.content_type, "document": file.document}
        for file in reply.attachments
    ]
    return {
        "trip_id": unit.trip_id,
        "channel": there.channel,
        "chat": there.chat,
        "recipient": recipient,
        "in_reply_to": in_reply_to,
        "text": reply.text,
        "buttons": list(reply.buttons),
        "presses": {label: asdict(press) for label, press in reply.presses.items()} or None,
        "replaces": reply.replaces or None,
        "card": _card(reply),
        "attachments": files,
        "shareable": shareable,
        "at": at,
        "utc_offset": int((at.utcoffset() or _NO_OFFSET).total_seconds()),
    }


def _card(reply: Reply) -> dict[str, Any] | None:
    """Return what some platforms can show better than text, as JSON."""
    shown = {"table": reply.grid, "paper": reply.ballot}
    return {name: asdict(what) for name, what in shown.items() if what is not None} or None


def table_of(row: Waiting) -> Table | None:
    """Return the table that may be shown in the place of a message's text."""
    card = row.card.get("table")
    if card is None:
        return None
    return Table(card["lead"], tuple(card["columns"]), tuple(tuple(cells) for cells in card["rows"]))
