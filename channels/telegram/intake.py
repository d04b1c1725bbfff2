"""An update's way into the house: read, stored, and only then answered."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

import structlog
from telegram import Bot, Update, User
from telegram.error import NetworkError, TelegramError

from channels.ports import Door
from channels.telegram.inbound import Arrival, Reader
from channels.telegram.settings import TelegramSettings

log = structlog.get_logger()
_MOST_FETCHES = 3
_MOST_KEPT = 1000


class Intake:
    """Takes updates in, each as often as Telegram brings it."""

    def __init__(
        self, bot: Bot, me: User, door: Door, settings: TelegramSettings, now: Callable[[], datetime]
    ) -> None:
        self._bot, self._door = bot, door
        names = {command.name for command in settings.commands}
        self._reader = Reader(bot, me, door, names, now)
        self._failed: OrderedDict[int, int] = OrderedDict()
        self._hinted: OrderedDict[int, int] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(self, update: Update) -> None:
        """Store what an update comes to; when this returns it may be acknowledged. Raises as storing does."""
        arrival = await self._read(update)
        if arrival.callback:
            self._soon(self._bot.answer_callback_query(arrival.callback, arrival.toast or None))
        new = arrival.envelope is None or await self._door.receive(arrival.envelope)
        if new and arrival.envelope is not None:
            await self._note_access(arrival, arrival.envelope.chat)
        if new and arrival.hint and arrival.place is not None and update.update_id not in self._hinted:
            self._remember(self._hinted, update.update_id, 1)
            place = arrival.place
            self._soon(self._bot.send_message(place.chat, arrival.hint, message_thread_id=place.topic))

    async def _read(self, update: Update) -> Arrival:
        """Read an update; when its file can't be fetched for the third time, without the file."""
        tries = self._failed.get(update.update_id, 0)
        try:
            return await self._reader.read(update, fetch=tries < _MOST_FETCHES)
        except NetworkError:
            self._remember(self._failed, update.update_id, tries + 1)
            raise

    def _remember(self, kept: OrderedDict[int, int], update: int, count: int) -> None:
        kept[update] = count
        while len(kept) > _MOST_KEPT:
            kept.popitem(last=False)

    async def _note_access(self, arrival: Arrival, chat: str) -> None:
        if arrival.access == "closed":
            await self._door.closed("telegram", chat)
        elif arrival.access == "opened":
            await self._door.reopened("telegram", chat)

    def _soon(self, call: Coroutine[Any, Any, Any]) -> None:
        """Do what nobody waits for; when it fails nothing is lost."""
        task = asyncio.create_task(_quietly(call))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def idle(self) -> None:
        """Wait until what was begun is done."""
        while self._tasks:
            await asyncio.gather(*self._tasks)


async def _quietly(call: Coroutine[Any, Any, Any]) -> None:
    try:
        await call
    except TelegramError as problem:
        log.info("telegram refused a courtesy", why=str(problem))
