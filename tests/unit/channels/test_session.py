"""A page that does not read must not hold up the others, nor fill our memory."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from channels.ports import Line
from channels.web.chats import Chat
from channels.web.hub import Hub, Notice
from channels.web.people import Person
from channels.web.relay import Relay
from channels.web.session import UNREAD_FRAMES, House, Session
from channels.web.settings import WebSettings
from tests.doors import FakeDoor


class Stuck(web.WebSocketResponse):
    """A socket into which nothing can be written, until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.gone = asyncio.Event()
        self.code: int | None = None

    def __aiter__(self) -> "Stuck":
        return self

    async def __anext__(self) -> Any:
        await self.gone.wait()
        raise StopAsyncIteration

    async def send_str(self, data: str, compress: int | None = None) -> None:
        await self.gone.wait()

    async def close(self, *, code: int = 1000, message: bytes = b"", drain: bool = True) -> bool:
        self.code = code
        self.gone.set()
        return True


async def test_a_page_that_does_not_read_is_closed_and_may_come_back() -> None:
    hub, socket = Hub(), Stuck()
    house = House(FakeDoor(), hub, Relay(), WebSettings(b"key"), lambda: datetime.now(UTC), time.monotonic)
    session = Session(house, Chat("c", "Alps"), Person("p", "Dana"), socket)
    running = asyncio.create_task(session.run())
    await asyncio.sleep(0)
    line = Line("m", datetime.now(UTC), "Kim", "hello", mine="k")
    for _ in range(UNREAD_FRAMES + 10):
        hub.publish(Notice("c", "line", line))
    await asyncio.wait_for(running, 30)
    assert socket.code == 1013
    assert not hub.listeners()
