"""A door in memory for channels' tests: it keeps what comes in, and an echo answers what is for the bot."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from channels.envelope import Envelope, Outgoing, shown
from channels.ports import Channel, Door, Line, Receipt, Sent, said_by_bot

Bot = Callable[[Envelope, int], Outgoing | None]


def echo(event: Envelope, number: int) -> Outgoing | None:
    """Answer what mentions the bot with its own words."""
    if not event.mention:
        return None
    return Outgoing(
        id=number,
        channel=event.channel,
        chat=event.chat,
        text=f"You said: {event.press or event.text}",
        at=event.at + timedelta(milliseconds=1),
        to=event.sender.id if event.kind == "direct" else None,
        in_reply_to=event.message_id,
        reference=event.reference or {},
    )


class FakeDoor(Door):
    """Keeps everything in memory; `bot` answers over `channel` after `delay` seconds."""

    def __init__(self, bot: Bot = echo, delay: float = 0.0) -> None:
        self.bot, self.delay = bot, delay
        self.channel: Channel | None = None
        self.events: dict[tuple[str, str], Envelope] = {}
        self.sent: list[Outgoing] = []
        self.documents: dict[str, tuple[str, str, bytes]] = {}
        self.receipts: dict[int, Receipt] = {}
        self.shut: set[tuple[str, str]] = set()
        self.moves: list[tuple[str, str, str]] = []
        self.lost: list[tuple[str, str, str]] = []
        self.broken: Exception | None = None
        self._digests: dict[str, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def receive(self, envelope: Envelope) -> bool:
        await asyncio.sleep(0)
        if self.broken:
            raise self.broken
        if (envelope.channel, envelope.message_id) in self.events:
            return False
        if envelope.repeats and self._digests.setdefault(envelope.repeats, envelope.message_id) != (
            envelope.message_id
        ):
            return False  # all that a test says it says within moments
        self.events[envelope.channel, envelope.message_id] = envelope
        if envelope.consent in ("given", "withdrawn"):
            shut = self.shut.add if envelope.consent == "withdrawn" else self.shut.discard
            shut((envelope.channel, envelope.chat))
        if envelope.event == "rule":
            return True
        if self.channel is not None:
            task = asyncio.create_task(self._answer(envelope))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return True

    async def acknowledged(self, repeats: str) -> None:
        assert repeats

    async def history(self, channel: str, chat: str, after: datetime | None = None) -> Sequence[Line]:
        lines = [_said(e) for e in self.events.values() if (e.channel, e.chat) == (channel, chat)]
        lines += [said_by_bot(m) for m in self.sent if (m.channel, m.chat) == (channel, chat)]
        return sorted((ln for ln in lines if after is None or ln.at > after), key=lambda line: line.at)

    async def document(self, document_id: str) -> tuple[str, str, bytes] | None:
        return self.documents.get(document_id)

    async def message(self, channel: str, number: int) -> Sent | None:
        found = [m for m in self.sent if (m.channel, m.id) == (channel, number)]
        return Sent(number, found[0].chat, found[0].buttons, self.receipts[number]) if found else None

    async def sent_as(self, channel: str, platform_id: str) -> Sent | None:
        known = [n for n, r in self.receipts.items() if platform_id in (r.id, r.alias)]
        return await self.message(channel, known[-1]) if known else None

    async def closed(self, channel: str, chat: str) -> None:
        self.shut.add((channel, chat))

    async def reopened(self, channel: str, chat: str) -> None:
        self.shut.discard((channel, chat))

    async def moved(self, channel: str, old: str, new: str) -> None:
        self.moves.append((channel, old, new))

    async def undeliverable(self, channel: str, platform_id: str, why: str) -> None:
        self.lost.append((channel, platform_id, why))

    async def _answer(self, event: Envelope) -> None:
        await asyncio.sleep(self.delay)
        answer = self.bot(event, len(self.sent) + 1)
        if answer is not None:
            await self.say(answer)

    async def say(self, message: Outgoing) -> None:
        """Have the bot say something: kept first, then sent."""
        self.sent.append(message)
        for file in message.attachments:
            self.documents[file.document] = (file.name, file.content_type, file.body)
        if self.channel is not None:
            receipt = await self.channel.send(message)
            self.receipts[message.id] = receipt or Receipt("")

    async def settled(self) -> None:
        """Wait until nothing is being answered."""
        while self._tasks:
            await asyncio.gather(*self._tasks)


def _said(event: Envelope) -> Line:
    words = shown(event.text, event.press, event.location)
    return Line(event.message_id, event.at, event.sender.name, words, mine=event.sender.id)
