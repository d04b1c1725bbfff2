"""What comes in and what goes out, free of any platform."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal


@dataclass(frozen=True)
class Sender:
    """Who wrote, as the platform knows them (on SMS the id is the E.164 number)."""

    id: str
    name: str | None = None


@dataclass(frozen=True)
class InAttachment:
    """A file that came in: its name, type, and bytes."""

    name: str
    content_type: str
    body: bytes


@dataclass(frozen=True)
class Envelope:
    """One incoming event. Exactly one of `text`, `press` (a button's label) and `location` is meant;
    files may come with a text. `event` "arrived" says that the bot itself was added to the chat, "left" that
    it was taken out, so that nothing can be said there.

    `message_id` is unique in its chat: the same id twice is one event. `at` is aware.
    `title` is the chat's own name, and `beside` the group a direct chat belongs to, where the platform tells.
    `pressed` is the number of the bot's message whose button was pressed (`Outgoing.id`), where it is known.
    `edits` is the message id of the earlier message that this one corrects.
    `repeats` is a digest of who said what where, on a platform that may bring an event again under a new id
    (see Door.acknowledged).
    `reference` is what the platform needs to write to this chat later (JSON), kept with the conversation.
    `event` "ballot": all that a voter has marked in the poll `pressed`, as it stands now: labels in `press`,
    a line each; None when nothing is marked any more.
    `event` "rule": a word that is the platform's own; it is kept, and never becomes a turn.
    `consent` is what the event means where people must agree to be written to: "implied" by a first
    message, "given" or "withdrawn" in the words a platform has for it.
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
    pressed: int | None = None
    files: tuple[InAttachment, ...] = ()
    edits: str | None = None
    repeats: str = ""
    event: Literal["", "arrived", "left", "rule", "ballot"] = ""
    reference: Mapping[str, Any] | None = None
    consent: Literal["", "implied", "given", "withdrawn"] = ""


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
class Table:
    """Rows of words, which may be shown instead of the message's text."""

    lead: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Paper:
    """A poll that may be shown by the platform's own means; the options are the message's buttons.

    `rules`: who votes, when it closes, who settles a tie.
    """

    poll: str
    question: str
    options: tuple[str, ...]
    multiple: bool = False
    closed: bool = False
    rules: str = ""


@dataclass(frozen=True)
class Outgoing:
    """One message to send. `id` grows within a chat; `in_reply_to` is the message id it answers.

    `edits` is the platform's own id of an earlier message that this one takes the place of.
    """

    id: int
    channel: str
    chat: str
    text: str
    at: datetime
    to: str | None = None
    in_reply_to: str | None = None
    buttons: tuple[str, ...] = ()
    attachments: tuple[OutAttachment, ...] = ()
    edits: str | None = None
    table: Table | None = None
    paper: Paper | None = None
    reference: Mapping[str, Any] = field(default_factory=dict)
