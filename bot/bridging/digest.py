"""Digests sent when they are due: each once, over all replicas and restarts."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.bridging.gathering import CHANNEL
from bot.courier import Courier
from storage import digests, lookback, outbox, reaching
from storage.database import Database
from storage.digests import Item
from storage.unit_of_work import Author, SqlUnitOfWork, unit_of_work
from tools.kernel.clock import Clock
from tools.trips.model import Trip

_PASSED_ON = re.compile(r"^[^:\n]{1,40} \(SMS\): ")  # what somebody else's text became in the group


class Digests:
    """Turns what is gathered into texts; what is taken and what is written change in one transaction."""

    def __init__(self, database: Database, courier: Courier, clock: Clock) -> None:
        self._database, self._courier, self._clock = database, courier, clock

    async def send_due(self) -> None:
        """Send every digest whose first line is due."""
        now = self._clock.now()
        async with self._database.system() as connection:
            waiting = await digests.due(connection, now)
        for trip_id, channel, chat in waiting:
            async with unit_of_work(self._database, trip_id, Author(0, now)) as unit:
                await self._send(unit, channel, chat)
            self._courier.send_soon([(channel, chat)])

    async def next_due(self) -> datetime | None:
        """Return when the next digest is due, None while nothing is gathered."""
        async with self._database.system() as connection:
            return await digests.next_due(connection)

    async def _send(self, unit: SqlUnitOfWork, channel: str, chat: str) -> None:
        connection = await unit.connection()
        items = await digests.take(connection, unit.trip_id, channel, chat)
        there = {number for number, _ in await reaching.telephones_of(connection, unit.trip_id)}
        if chat in there and channel == CHANNEL:
            trip = await unit.of(Trip).get(unit.trip_id)
            news = [
                item
                for item in items  # what the phone was told by itself is no news
                if not await lookback.was_told(connection, (channel, chat), _by_itself(item), item.at)
            ]
            for item in together(news, trip.name if trip else "The group"):
                await outbox.add(connection, _row(unit.trip_id, channel, item))
        await unit.commit()


def _by_itself(item: Item) -> str:
    """Return a line as its chat would have been told it directly."""
    return _PASSED_ON.sub("", item.text)


def together(items: Sequence[Item], title: str) -> list[Item]:
    """Return what to send: all plain lines in one text, each said once, then every choice by itself."""
    plain = [item for item in items if not item.buttons]
    choices = [item for item in items if item.buttons]
    if not plain:
        return choices
    lines = list(dict.fromkeys(f"- {item.text}" for item in plain))
    text = "\n".join([f"{title}:", *lines]) if len(lines) > 1 else f"{title}: {plain[0].text}"
    newest = plain[-1]
    return [Item(newest.chat, newest.at, newest.due_at, text), *choices]


def _row(trip_id: str, channel: str, item: Item) -> dict[str, object]:
    return {
        "trip_id": trip_id,
        "channel": channel,
        "chat": item.chat,
        "recipient": item.chat,
        "text": item.text,
        "buttons": list(item.buttons),
        "presses": item.presses or None,
        "attachments": [],
        "at": item.due_at,
        "utc_offset": int((item.at.utcoffset() or timedelta(0)).total_seconds()),
    }
