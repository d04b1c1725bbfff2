"""A message of ours as Teams' activities: plain words, or a card where it helps."""

import base64
import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from channels.envelope import OutAttachment, Outgoing
from channels.links import Links
from channels.splitting import split
from channels.teams.activity import THREAD
from channels.teams.cards import CARD, Face, Picture, card

LONGEST_TEXT = 20_000  # bytes as JSON, so that it stays under 28 KB with all that goes with it
_SMALL_PICTURE = 12 * 1024  # grows by a third in a card of 28 KB
_PICTURES = frozenset(("image/png", "image/jpeg", "image/gif"))
_MOST_BUTTONS = 30
_LONGEST_SUMMARY = 200
_MOST_FILES = 10

Made = dict[str, Any]


def activities(message: Outgoing, links: Links, now: datetime) -> list[Made]:
    """Return what to send, in order. Nothing in it is larger than Teams takes."""
    files, pictures, missing = _files(message, links, now)
    text = "\n\n".join(one for one in (message.text, *missing) if one.strip()) or (
        "Here you are." if files or pictures else ""
    )
    buttons = () if message.paper is not None and message.paper.closed else message.buttons[:_MOST_BUTTONS]
    if not (buttons or files or pictures or message.table or message.paper):
        return [_plain(part) for part in split(text, LONGEST_TEXT, _bytes)]
    table = message.table
    if table is not None:  # it stands for the text
        before, last = [], text
        table = replace(table, lead="\n".join((table.lead, *missing)))
    else:
        *before, last = split(text, LONGEST_TEXT, _bytes) or [""]
    question, last = _headed(last, message.paper.question) if message.paper else ("", last)
    face = Face(message.id, last, buttons, table, question, files, pictures)
    return [*(_plain(part) for part in before), _card(face, last)]


def place(message: Outgoing) -> Made:
    """Return the reference to send by: an answer goes to the thread of its question."""
    reference = dict(message.reference)
    thread = (message.in_reply_to or "").partition(THREAD)[2].partition(":")[0]
    if thread:
        conversation = dict(reference.get("conversation") or {})
        reference["conversation"] = {**conversation, "id": f"{message.chat}{THREAD}{thread}"}
    return reference


def _bytes(text: str) -> int:
    return len(json.dumps(text))


def _plain(text: str) -> Made:
    return {"type": "message", "text": text, "textFormat": "plain"}


def _card(face: Face, text: str) -> Made:
    """Return a card; `summary` is what a notification shows of it."""
    summary = " ".join(text.split())[:_LONGEST_SUMMARY]
    return {
        "type": "message",
        "summary": summary,
        "attachments": [{"contentType": CARD, "content": card(face)}],
    }


def _headed(text: str, question: str) -> tuple[str, str]:
    """Return (heading, rest) of a poll's text: its first line when that asks the question already."""
    first, _, rest = text.partition("\n")
    return (first, rest) if question in first else (question, text)


def _files(
    message: Outgoing, links: Links, now: datetime
) -> tuple[tuple[tuple[str, str], ...], tuple[Picture, ...], list[str]]:
    """Return (links to files, pictures to show, words for those that can't be reached)."""
    files: list[tuple[str, str]] = []
    pictures: list[Picture] = []
    missing: list[str] = []
    for file in message.attachments[:_MOST_FILES]:
        url = links.url(file.document, now) if file.document else None
        inline = _inline(file)
        if inline is not None:
            pictures.append(Picture(inline, file.name))
        if url is not None:
            files.append((file.name, url))
        elif inline is None:
            missing.append(
                f"📎 {file.name}: ask whoever runs me to set PUBLIC_URL, then I can send you a link."
            )
    left = len(message.attachments) - _MOST_FILES
    if left > 0:
        missing.append(f"📎 And {left} more files: ask me for them one by one.")
    return tuple(files), tuple(pictures), missing


def _inline(file: OutAttachment) -> str | None:
    """Return a small picture as an address that holds it."""
    if file.content_type not in _PICTURES or len(file.body) > _SMALL_PICTURE:
        return None
    return f"data:{file.content_type};base64,{base64.b64encode(file.body).decode()}"
