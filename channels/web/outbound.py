"""What the page is told over its socket: lines as JSON, with links made for this reader."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from channels.ports import Line
from channels.web.chats import Chat, Room
from channels.web.files import file_path
from channels.web.hub import Notice
from channels.web.people import Person
from channels.web.settings import WebSettings

Frame = dict[str, Any]


def line_frame(line: Line, reader: Person, settings: WebSettings, now: datetime) -> Frame:
    """Return a line: `who` is null for the bot, `by` tells people of one name apart (colours)."""
    return {
        "id": line.id,
        "at": line.at.isoformat(),
        "who": line.who,
        "by": line.mine,
        "bot": line.mine is None and line.who is None,
        "mine": line.mine == reader.id,
        "text": line.text,
        "table": None if line.table is None else asdict(line.table),
        "buttons": list(line.buttons),
        "files": [_file(name, document, reader, settings, now) for name, document in line.attachments],
    }


def _file(name: str, document: str, reader: Person, settings: WebSettings, now: datetime) -> Frame:
    return {"name": name, "url": file_path(settings, document, now, reader) if document else None}


def welcome(chat: Chat, person: Person) -> Frame:
    """Return the answer to a hello."""
    return {
        "type": "welcome",
        "v": 1,
        "me": {"id": person.id, "name": person.name},
        "chat": {"id": chat.id, "name": chat.name},
    }


def lines_frame(
    room: Room, lines: Iterable[Line], reader: Person, settings: WebSettings, now: datetime
) -> Frame:
    """Return lines of the past, oldest first."""
    frames = [line_frame(line, reader, settings, now) for line in lines]
    return {"type": "lines", "room": room, "lines": frames}


def notice_frame(notice: Notice, room: Room, reader: Person, settings: WebSettings, now: datetime) -> Frame:
    """Return a notice as it is sent to one reader."""
    if notice.line is None:
        return {"type": "behind", "room": room}
    return {
        "type": "line",
        "room": room,
        "line": line_frame(notice.line, reader, settings, now),
        "expects": notice.expects,
        "answers": notice.in_reply_to,
    }


def ack(event_id: str, at: datetime) -> Frame:
    """Return the word that an event is stored."""
    return {"type": "ack", "id": event_id, "at": at.isoformat()}


def refused(event_id: str | None, why: str) -> Frame:
    """Return the word that an event can't be taken, ever; None: it could not even be read."""
    return {"type": "refused", "id": event_id, "why": why}


def later(event_id: str | None, seconds: float) -> Frame:
    """Return the word that an event may be sent again after `seconds`."""
    return {
        "type": "later",
        "id": event_id,
        "after": round(seconds, 1),
        "why": "That was a lot at once. I take the rest in a moment.",
    }
