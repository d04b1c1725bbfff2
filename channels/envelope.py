"""What comes in and what goes out, free of any platform."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True)
class Sender:
    """Who wrote, as the platform knows them (on SMS the id is the E.164 number)."""

    id: str
    name: str | None = None


@dataclass(frozen=True)
class Envelope:
    """One incoming event. Exactly one of `text`, `press` (a button's label) and `location` is meant.

    `message_id` is unique in its channel: the same id twice is one event. `at` is aware.
    `title` is the chat's own name, and `beside` the group a direct chat belongs to, where the platform tells.
    """

    channel: str
    chat: str
    kind: Literal["group", "direct"]
    sender: Sender
    message_id: str
    at: datetime
    text: str = ""
    mention: bool = False
    press: str | None = None
    location: tuple[float, float] | None = None
    title: str | None = None
    beside: str | None = None


def shown(text: str, press: str | None, location: tuple[float, float] | None) -> str:
    """Return how an event reads in a conversation: its words, the button's label, or the place as a pin."""
    if location is not None:
        return f"📍 {location[0]:.5f}, {location[1]:.5f}"
    return text or press or ""


@dataclass(frozen=True)
class OutAttachment:
    """A file to send: its name, type, and bytes."""

    name: str
    content_type: str
    body: bytes
    document: str = ""


@dataclass(frozen=True)
class Outgoing:
    """One message to send. `id` grows within a chat; `in_reply_to` is the message id it answers."""

    id: int
    channel: str
    chat: str
    text: str
    at: datetime
    to: str | None = None
    in_reply_to: str | None = None
    buttons: tuple[str, ...] = ()
    attachments: tuple[OutAttachment, ...] = ()
