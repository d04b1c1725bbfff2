"""The real adapter between the simulated Telegram and a door in memory, over HTTP on loopback."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from channels.envelope import Envelope, OutAttachment, Outgoing
from channels.pacing import Pacing, Rate
from channels.ports import Receipt
from channels.telegram.adapter import TelegramChannel
from channels.telegram.settings import Command, TelegramSettings
from channels.telegram.simulator.telegram import TOKEN, TelegramSimulator
from tests.doors import FakeDoor

SECRET = "a-secret_of-Telegrams-letters-1"
COMMANDS = (
    Command("help", "what I can do"),
    Command("start", "begin"),
    Command("lock", "lock it", admins=True),
)


class NotPaced(Pacing):
    """Waits for nothing: what is tested with it is not about time."""

    async def turn(self, place: str, rates: Sequence[Rate]) -> None:
        """Let everything pass."""


NOT_PACED = NotPaced(())


class Line:
    """One bot, one Telegram, one door, and what goes between them."""

    def __init__(self, settings: TelegramSettings, telegram: TelegramSimulator, door: FakeDoor) -> None:
        self.settings, self.telegram, self.door = settings, telegram, door
        self.channel = TelegramChannel(settings, NOT_PACED)
        self.server: TestServer | None = None

    async def start(self, port: int | None = None) -> None:
        port = port or unused_port()
        if self.settings.public_url is not None:
            self.settings = replace(self.settings, public_url=f"http://127.0.0.1:{port}")
        self.channel = TelegramChannel(self.settings, NOT_PACED)
        app = web.Application()
        self.channel.mount(app)
        self.server = TestServer(app, port=port)
        await self.server.start_server()
        await self.channel.start(self.door)

    async def stop(self) -> None:
        await self.channel.stop()
        if self.server is not None:
            await self.server.close()

    async def heard(self, count: int = 1) -> list[Envelope]:
        """Wait until the door has `count` events, and return all."""
        await until(lambda: len(self.door.events) >= count)
        return list(self.door.events.values())

    async def quiet(self) -> None:
        """Wait until Telegram has nothing left to bring."""
        await until(lambda: self.telegram.delivery.waiting == 0)
        await asyncio.sleep(0.02)

    async def say(self, text: str, chat: int, **more: object) -> Receipt | None:
        """Have the bot say something; returns how Telegram calls it."""
        number = len(self.door.sent) + 1
        message = Outgoing(number, "telegram", str(chat), text, datetime.now(UTC))
        message = replace(message, **more)  # type: ignore[arg-type]
        self.door.sent.append(message)
        receipt = await self.channel.send(message)
        self.door.receipts[number] = receipt or Receipt("")
        return receipt

    def calls(self, method: str) -> list[dict[str, object]]:
        return [params for name, params in self.telegram.calls if name == method]


async def until(true: Callable[[], bool], seconds: float = 30.0) -> None:
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110  # what is waited for is in another's state
            await asyncio.sleep(0.01)


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramSimulator]:
    simulator = TelegramSimulator()
    await simulator.start()
    yield simulator
    await simulator.stop()


Make = Callable[..., Awaitable[Line]]


@pytest.fixture
async def make(telegram: TelegramSimulator) -> AsyncIterator[Make]:
    made: list[Line] = []

    async def line(public_url: str | None = "http://127.0.0.1", door: FakeDoor | None = None) -> Line:
        settings = TelegramSettings(
            TOKEN, SECRET, public_url, telegram.url, COMMANDS, poll_seconds=1, connections=40
        )
        new = Line(settings, telegram, door or FakeDoor(bot=lambda _e, _n: None))
        made.append(new)
        await new.start()
        return new

    yield line
    for one in made:
        await one.stop()


@pytest.fixture
async def line(make: Make) -> Line:
    """A bot whose webhook is set."""
    return await make()


def pdf(name: str = "plan.pdf") -> OutAttachment:
    return OutAttachment(name, "application/pdf", b"%PDF-1.7 plan", "d1")


def png(name: str = "map.png") -> OutAttachment:
    return OutAttachment(name, "image/png", b"\x89PNG\r\n\x1a\n map", "d2")
