"""Carrying notices between processes, so that people meet whichever server their page is at."""

import asyncio
import secrets
from collections.abc import Awaitable
from typing import cast

import structlog
from pydantic import BaseModel, TypeAdapter, ValidationError
from redis.asyncio import Redis
from redis.exceptions import RedisError

from channels.web.hub import Hub, Notice

log = structlog.get_logger()
TOPIC = "pathfinder:web"
WAIT = 1.0


class Parcel(BaseModel):
    """A notice on its way; without one, it says that some were lost. `sender` is a process."""

    sender: str
    notice: Notice | None = None


_PARCELS = TypeAdapter(Parcel)


class Relay:
    """Carries nothing: all pages are at this one process."""

    async def start(self, hub: Hub) -> None:
        """Begin to pass on to `hub` what other processes carry here."""

    async def carry(self, notice: Notice) -> None:
        """Pass a notice on to the other processes; never fails, since pages can ask what they missed."""

    async def stop(self) -> None:
        """End."""


class RedisRelay(Relay):
    """Carries notices over Redis (or Valkey). When the line was lost, every page asks for what it missed."""

    def __init__(self, url: str, topic: str = TOPIC) -> None:
        self._redis = Redis.from_url(url, socket_timeout=5, socket_connect_timeout=5)
        self._topic, self._me = topic, secrets.token_hex(8)
        self._task: asyncio.Task[None] | None = None
        self.ready = asyncio.Event()

    async def start(self, hub: Hub) -> None:
        """Listen from now on."""
        self._task = asyncio.create_task(self._run(hub))

    async def stop(self) -> None:
        """Listen no more."""
        task, self._task = self._task, None
        while task is not None and not task.done():
            task.cancel()  # the client may swallow it while it reconnects, so the loops look at _task too
            await asyncio.wait([task], timeout=0.5)
        await self._redis.aclose()

    async def carry(self, notice: Notice) -> None:
        """Publish a notice."""
        await self._publish(Parcel(sender=self._me, notice=notice))

    async def _publish(self, parcel: Parcel) -> None:
        try:
            await self._redis.publish(self._topic, parcel.model_dump_json())
        except (RedisError, OSError) as problem:
            self.ready.clear()
            log.warning("not carried to other processes", why=str(problem))

    async def _run(self, hub: Hub) -> None:
        while self._task is not None:
            try:
                await self._listen(hub)
            except (RedisError, OSError) as problem:
                self.ready.clear()
                log.warning("no line to other processes", why=str(problem))
            await asyncio.sleep(WAIT)

    async def _listen(self, hub: Hub) -> None:
        async with self._redis.pubsub(ignore_subscribe_messages=True) as line:
            await cast(Awaitable[None], line.subscribe(self._topic))
            hub.all_behind()
            await self._publish(Parcel(sender=self._me))
            self.ready.set()
            while self._task is not None:
                message = await line.get_message(timeout=5)
                if message is not None:
                    self._heard(hub, message["data"])
                if not self.ready.is_set():  # something could not be carried: have all ask for it
                    await self._publish(Parcel(sender=self._me))
                    self.ready.set()

    def _heard(self, hub: Hub, raw: bytes) -> None:
        try:
            parcel = _PARCELS.validate_json(raw)
        except ValidationError:
            log.warning("a parcel that could not be read")
            return
        if parcel.sender == self._me:
            return
        if parcel.notice is None:
            hub.all_behind()
        else:
            hub.publish(parcel.notice)
