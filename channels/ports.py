"""The two sides of a channel: the door into the house, and the way out to people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from channels.envelope import Envelope, Outgoing, Table


@dataclass(frozen=True)
class Line:
    """One line of a conversation as it was said; `who` is None for the bot.

    `id` is the event's message id, or "out-" and the id of what the bot sent (`said_by_bot`).
    """

    id: str
    at: datetime
    who: str | None
    text: str
    buttons: tuple[str, ...] = ()
    attachments: tuple[tuple[str, str], ...] = ()  # (name, document id)
    mine: str | None = None  # sender id, so that a page can tell its own lines
    table: Table | None = None  # shown in the place of the text


@dataclass(frozen=True)
class Receipt:
    """How a platform calls what it took: the message's id, and another it reports under (a poll's)."""

    id: str
    alias: str = ""


@dataclass(frozen=True)
class Sent:
    """A message of the bot's as it is kept: its number (`Outgoing.id`), chat, and buttons' labels."""

    id: int
    chat: str
    buttons: tuple[str, ...]
    receipt: Receipt


@dataclass(frozen=True)
class Capabilities:
    """What a platform can show. `buttons` 0: choices are numbered in the text.

    `screens`: long messages come a phone's screen at a time, with a button for the rest.
    """

    text: int = 4000
    buttons: int = 0
    edits: bool = False
    files: bool = False
    pictures: bool = False
    tables: bool = False
    polls: bool = False
    groups: bool = True
    screens: bool = False


def said_by_bot(message: Outgoing) -> Line:
    """Return the line a sent message is in its conversation."""
    files = tuple((file.name, file.document) for file in message.attachments)
    return Line(
        f"out-{message.id}", message.at, None, message.text, message.buttons, files, table=message.table
    )


class Door:
    """Where a channel hands in what it received."""

    async def receive(self, envelope: Envelope) -> bool:
        """Store the event durably and see to it that it is handled; False when it was there already."""
        raise NotImplementedError

    async def acknowledged(self, repeats: str) -> None:
        """Note that the platform was told in time that an event is stored (`Envelope.repeats`).

        Until then, for half a minute, the same digest under another message id is the same event; after it
        only what comes faster than anybody types.
        """
        raise NotImplementedError

    async def history(self, channel: str, chat: str, after: datetime | None = None) -> Sequence[Line]:
        """Return what was said in a chat, oldest first, since `after`."""
        raise NotImplementedError

    async def document(self, document_id: str) -> tuple[str, str, bytes] | None:
        """Return (name, content type, body) of a file that was sent, or None."""
        raise NotImplementedError

    async def message(self, channel: str, number: int) -> Sent | None:
        """Return the bot's message of that number (`Outgoing.id`), or None."""
        raise NotImplementedError

    async def sent_as(self, channel: str, platform_id: str) -> Sent | None:
        """Return the bot's message that the platform knows by that id or alias (see Receipt), or None."""
        raise NotImplementedError

    async def closed(self, channel: str, chat: str) -> None:
        """Note that the platform lets the bot write to a chat no more (removed, blocked, opted out)."""
        raise NotImplementedError

    async def reopened(self, channel: str, chat: str) -> None:
        """Note that the bot may write to a chat again."""
        raise NotImplementedError

    async def moved(self, channel: str, old: str, new: str) -> None:
        """Note that a chat has another id from now on; its past and its trip go with it."""
        raise NotImplementedError

    async def undeliverable(self, channel: str, platform_id: str, why: str) -> None:
        """Note that a message the platform had taken did not arrive."""
        raise NotImplementedError


class NotDelivered(Exception):  # noqa: N818
    """The platform did not take a message; `retry_after` seconds when it said so, None: never.

    `gone`: it will take none to that chat any more.
    """

    def __init__(self, why: str, retry_after: float | None, gone: bool = False) -> None:
        super().__init__(why)
        self.retry_after, self.gone = retry_after, gone


class Channel:
    """A platform people talk on."""

    name: str
    capabilities: Capabilities = Capabilities()

    def mount(self, app: web.Application) -> None:
        """Add what it serves over HTTP to the application; most serve nothing."""

    def link(self, token: str) -> str | None:
        """Return how somebody new gets to the bot with a token (a link, or what to send where), or None."""
        return None

    async def start(self, door: Door) -> None:
        """Begin to listen; what comes in goes to `door`."""
        raise NotImplementedError

    async def send(self, message: Outgoing) -> Receipt | None:
        """Send one message; returns how the platform calls it, if it does; raises NotDelivered."""
        raise NotImplementedError

    async def stop(self) -> None:
        """Stop listening and free what was held."""
        raise NotImplementedError
