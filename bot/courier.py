"""The courier: sends what the outbox holds, chat by chat, in order; a slow platform holds up no other."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta

import structlog

from bot.escalation import escalate
from bot.outbox import Chat
from bot.outbox_rows import table_of
from channels.envelope import OutAttachment, Outgoing, Paper
from channels.ports import Channel, NotDelivered
from storage import conversations, lookback, outbox
from storage.database import Database
from storage.documents import find as find_document
from storage.outbox import Claimed, Waiting
from tools.documents.model import Document
from tools.kernel.clock import Clock

log = structlog.get_logger()
_MOST_ATTEMPTS = 12
_SHORTEST_PAUSE_S = 1.0  # doubled each time: a platform may be away for an hour, and nothing is lost
CLOSED = "that chat takes no more messages"


class Courier:
    """Sends at once what this process has written, and by `sweep` what anything else has left."""

    def __init__(self, database: Database, channels: Mapping[str, Channel], clock: Clock) -> None:
        self._database, self._channels, self._clock = database, channels, clock
        self._wanted: Counter[Chat] = Counter()
        self._rounds: dict[Chat, asyncio.Task[None]] = {}

    def can_edit(self, channel: str) -> bool:
        """Whether that platform lets a sent message be changed."""
        return channel in self._channels and self._channels[channel].capabilities.edits

    def send_soon(self, chats: Iterable[Chat]) -> None:
        """Send what waits for these chats, in the background."""
        for chat in chats:
            if chat[0] not in self._channels:  # started without that platform: it waits for one that has it
                continue
            self._wanted[chat] += 1
            if chat not in self._rounds:
                self._rounds[chat] = asyncio.create_task(self._round(chat))

    async def sweep(self) -> None:
        """Send whatever is due: what a platform put off, and what a dead process left."""
        async with self._database.system() as connection:
            await outbox.free_stale(connection)
            due = await outbox.chats_waiting(connection, self._clock.now())
        self.send_soon(due)

    async def idle(self) -> None:
        """Wait until nothing is being sent."""
        while self._rounds:
            await asyncio.gather(*self._rounds.values(), return_exceptions=True)

    async def _round(self, chat: Chat) -> None:
        """Send until nothing is due and nothing was written meanwhile."""
        try:
            seen = 0
            while self._wanted[chat] != seen:
                seen = self._wanted[chat]
                while await self._send_next(*chat):
                    pass
        except Exception:
            log.exception("sending failed", chat=chat)  # the sweep tries again
        finally:
            del self._wanted[chat], self._rounds[chat]

    async def _send_next(self, channel: str, chat: str) -> bool:
        """Send the chat's next message; True when another may follow."""
        claimed = await outbox.claim_next(self._database.post, channel, chat, self._clock.now())
        if claimed is None:
            return False
        waiting = claimed.waiting
        try:
            if claimed.closed:
                raise NotDelivered(CLOSED, None)
            receipt = await self._channels[channel].send(await self._outgoing(claimed))
        except NotDelivered as problem:
            log.warning("not delivered", channel=channel, chat=chat, why=str(problem))
            return await self._put_off(waiting, problem)
        taken = (receipt.id, receipt.alias) if receipt else ("", "")
        return await outbox.sent(self._database.post, waiting, *taken)

    async def _put_off(self, waiting: Waiting, problem: NotDelivered) -> bool:
        gives_up = problem.retry_after is None or waiting.attempts + 1 >= _MOST_ATTEMPTS
        pause = max(problem.retry_after or 0.0, _SHORTEST_PAUSE_S * 2**waiting.attempts)
        again = None if gives_up else self._clock.now() + timedelta(seconds=pause)
        async with self._database.system() as connection:
            await outbox.failed(connection, waiting.id, str(problem), again)
            if problem.gone:
                await conversations.set_closed(connection, waiting.channel, waiting.chat, closed=True)
            chats = await escalate(connection, waiting, str(problem)) if gives_up else set()
        self.send_soon(chats)
        return gives_up

    async def _beside(self, waiting: Waiting) -> tuple[list[Document], str | None]:
        """Return the files that go with a message, and the message it takes the place of."""
        if not waiting.attachments and waiting.replaces is None:
            return [], None
        async with self._database.system() as connection:
            found = [await find_document(connection, file["document"]) for file in waiting.attachments]
            edits = await lookback.to_edit(connection, waiting) if self.can_edit(waiting.channel) else None
        return [file for file in found if file is not None], edits

    async def _outgoing(self, claimed: Claimed) -> Outgoing:
        waiting = claimed.waiting
        found, edits = await self._beside(waiting)
        files = [OutAttachment(f.name, f.content_type, f.body, f.id) for f in found]
        paper = waiting.card.get("paper")
        return Outgoing(
            id=waiting.id,
            channel=waiting.channel,
            chat=waiting.chat,
            text=waiting.text,
            at=waiting.at,
            to=waiting.recipient,
            in_reply_to=waiting.in_reply_to,
            buttons=waiting.buttons,
            attachments=tuple(files),
            edits=edits,
            table=table_of(waiting),
            paper=None if paper is None else Paper(**{**paper, "options": tuple(paper["options"])}),
            reference=claimed.reference,
        )
