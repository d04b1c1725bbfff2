"""The two sides of a channel: the door into the house, and the way out to people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from channels.envelope import Envelope, Outgoing


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


def said_by_bot(message: Outgoing) -> Line:
    """Return the line a sent message is in its conversation."""
    files = tuple((file.name, file.document) for file in message.attachments)
    return Line(f"out-{message.id}", message.at, None, message.text, message.buttons, files)


class Door:
    """Where a channel hands in what it received."""

    async def receive(self, envelope: Envelope) -> bool:
        """Store the event durably and see to it that it is handled; False when it was there already."""
        raise NotImplementedError

    async def history(self, channel: str, chat: str, after: datetime | None = None) -> Sequence[Line]:
        """Return what was said in a chat, oldest first, since `after`."""
        raise NotImplementedError

    async def document(self, document_id: str) -> tuple[str, str, bytes] | None:
        """Return (name, content type, body) of a file that was sent, or None."""
        raise NotImplementedError


class NotDelivered(Exception):  # noqa: N818
    """The platform did not take a message; `retry_after` seconds when it said so, None: never."""

    def __init__(self, why: str, retry_after: float | None) -> None:
        super().__init__(why)
        self.retry_after = retry_after


class Channel:
    """A platform people talk on."""

    name: str

    async def start(self, door: Door) -> None:
        """Begin to listen; what comes in goes to `door`."""
        raise NotImplementedError

    async def send(self, message: Outgoing) -> None:
        """Send one message; raises NotDelivered."""
        raise NotImplementedError

    async def stop(self) -> None:
        """Stop listening and free what was held."""
        raise NotImplementedError
