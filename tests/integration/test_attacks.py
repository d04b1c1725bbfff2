"""Attacks on every door that forge nothing: refused fast, nothing is stored, and others are served."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import unused_port

from benchmarks._channel_attacks import attacked, attacks
from bot.entrance import Entrance
from channels.ports import Channel
from channels.sms.adapter import SmsChannel
from channels.sms.simulator.platform import SmsPlatform
from channels.teams.simulator.platform import TeamsPlatform
from channels.telegram.adapter import SECRET, TelegramChannel
from channels.telegram.settings import TelegramSettings
from channels.telegram.simulator.telegram import TOKEN, TelegramSimulator
from channels.web.adapter import WebChannel
from tests.doors import FakeDoor
from tests.integration.sms.conftest import settings_for
from tests.integration.teams.conftest import channel_for
from tests.integration.web.conftest import SETTINGS

_PATIENCE_S = 0.4
_FAST_S = 3.0  # the machine may be busy; an attack that works takes for ever


@dataclass
class Doors:
    """All doors at one address, and what each platform proves itself with."""

    url: str
    door: FakeDoor
    good: dict[str, dict[str, str]]


@asynccontextmanager
async def _all() -> AsyncIterator[tuple[str, list[Channel], dict[str, dict[str, str]]]]:
    """The channels beside their platforms; yields (address, channels, good headers by path)."""
    port = unused_port()
    url = f"http://127.0.0.1:{port}"
    async with AsyncExitStack() as open_:
        telegram, teams, sms = TelegramSimulator(), TeamsPlatform(), SmsPlatform()
        await telegram.start()
        await teams.start(url)
        await sms.start(url)
        for platform in (telegram, teams, sms):
            open_.push_async_callback(platform.stop)
        given = TelegramSettings(TOKEN, "a-secret", url, telegram.url)
        token = teams.issuer.token(teams.service_url)
        good = {
            "/webhooks/telegram": {SECRET: "a-secret"},
            "/api/messages": {"Authorization": f"Bearer {token}"},
            "/webhooks/twilio/sms": {"X-Twilio-Signature": "AAAA"},
            "/": {},
        }
        sides = (
            TelegramChannel(given),
            channel_for(teams),
            SmsChannel(settings_for(sms)),
            WebChannel(SETTINGS),
        )
        yield url, list(sides), good


@pytest.fixture
async def doors() -> AsyncIterator[Doors]:
    async with _all() as (url, channels, good):
        door, entrance = FakeDoor(bot=lambda _event, _number: None), Entrance(_PATIENCE_S)
        app = entrance.application()

        async def health(_request: web.Request) -> web.Response:
            return web.Response()

        app.router.add_get("/health", health)
        runner = entrance.runner(app, shutdown=0.1)
        for channel in channels:
            channel.mount(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", int(url.rpartition(":")[2])).start()
        for channel in channels:
            await channel.start(door)
        yield Doors(url, door, good)
        await runner.cleanup()
        for channel in channels:
            await channel.stop()


async def _served_meanwhile(url: str, until: asyncio.Event) -> float:
    """Ask for /health again and again; return how long the slowest answer took (seconds)."""
    slowest = 0.0
    async with ClientSession() as http:
        while not until.is_set():
            began = time.perf_counter()
            async with http.get(f"{url}/health") as answer:
                assert answer.status == 200
            slowest = max(slowest, time.perf_counter() - began)
            await asyncio.sleep(0.02)
    return slowest


async def test_they_are_refused_fast_and_harm_nobody(doors: Doors) -> None:
    for path, good in doors.good.items():
        assert len(list(attacks(path, good))) >= 30  # and what is sent is made before anything is timed
    over = asyncio.Event()
    meanwhile = asyncio.create_task(_served_meanwhile(doors.url, over))
    tried = await asyncio.gather(*(attacked(doors.url, good, path) for path, good in doors.good.items()))
    over.set()
    assert await meanwhile < _FAST_S
    for path, outcomes in zip(doors.good, tried, strict=True):
        assert [(path, one) for one in outcomes if not one.refused or one.seconds > _FAST_S] == []
    assert not doors.door.events
