"""An event as a row of the inbox, and with nothing in it that a database or a person can't read."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from channels.envelope import Envelope
from channels.ports import Receipt, Sent
from storage.outbox import Waiting

LONGEST_TEXT = 60_000
ASIDE = "aside"  # said beside a group, by somebody who has its page open
_LONGEST_ID = 256
_NO_OFFSET = timedelta(0)
# What no keyboard means to send: control characters but tab and newline (PostgreSQL can't keep a NUL).
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff]")


def clean(text: str) -> str:
    """Return `text` without control characters, at most LONGEST_TEXT long; surrogates become "?"."""
    readable = text.replace("\r\n", "\n").encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub("", readable)[:LONGEST_TEXT]


def row_of(envelope: Envelope, account: str, trip_id: str) -> dict[str, Any]:
    """Return an event as it is kept."""
    return {
        "trip_id": trip_id,
        "channel": envelope.channel,
        "message_id": envelope.message_id,
        "chat": envelope.chat,
        "kind": envelope.kind,
        "sender_id": envelope.sender.id,
        "account_id": account,
        "sender_name": envelope.sender.name,
        "at": envelope.at,
        "utc_offset": int((envelope.at.utcoffset() or _NO_OFFSET).total_seconds()),
        "text": envelope.text,
        "mention": envelope.mention,
        "press": envelope.press,
        "location": list(envelope.location) if envelope.location else None,
        "pressed": envelope.pressed,
        "edits": envelope.edits,
        "event": envelope.event or (ASIDE if envelope.beside else ""),
    }


def sent_of(row: Waiting | None) -> Sent | None:
    if row is None:
        return None
    receipt = Receipt(row.platform_id or "", row.platform_alias or "")
    return Sent(row.id, row.chat, row.buttons, receipt)


def tidy(envelope: Envelope) -> Envelope:
    """Return the envelope with nothing in it that the database, or a person, can't read."""
    sender = replace(
        envelope.sender, id=clean(envelope.sender.id), name=clean(envelope.sender.name or "")[:_LONGEST_ID]
    )
    return replace(
        envelope,
        sender=sender,
        chat=clean(envelope.chat),
        message_id=clean(envelope.message_id),
        text=clean(envelope.text),
        press=None if envelope.press is None else clean(envelope.press),
    )
