"""A word when an answer takes long, in a message that the answer takes the place of."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.courier import Courier
from bot.outbox import Outbox
from storage.database import Database
from storage.inbox import Incoming
from storage.unit_of_work import Author, unit_of_work
from tools.kernel.reply import Reply

_PATIENCE_S = 2.0
_WORDS = "One moment, I am working on it…"


def key(incoming: Incoming) -> str:
    """Return the key under which a turn's word and its answer are one message."""
    return f"turn-{incoming.id}"


class Progress:
    """Tells people that wait. Only where the platform can edit, so that no word is left standing."""

    def __init__(self, database: Database, outbox: Outbox, courier: Courier) -> None:
        self._database, self._outbox, self._courier = database, outbox, courier

    @asynccontextmanager
    async def telling(self, incoming: Incoming) -> AsyncIterator[list[bool]]:
        """While the body runs longer than two seconds, say so once; the list holds True once it was said."""
        said: list[bool] = []
        if not self._courier.can_edit(incoming.channel):
            yield said
            return
        task = asyncio.create_task(self._tell(incoming, said))
        try:
            yield said
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _tell(self, incoming: Incoming, said: list[bool]) -> None:
        await asyncio.sleep(_PATIENCE_S)
        author = Author(incoming.id, incoming.at)
        async with unit_of_work(self._database, incoming.trip_id, author) as unit:
            chats = await self._outbox.answer(unit, incoming, Reply(_WORDS, replaces=key(incoming)))
            await unit.commit()
        said.append(True)
        self._courier.send_soon(chats)
