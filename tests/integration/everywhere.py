"""One house on Telegram, Teams, SMS and the web at once: real HTTP, a real database, simulated platforms."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.test_utils import unused_port

from bot.main import House, open_house
from bot.platforms import SIMULATED, configured, simulated
from bot.serve import application
from bot.settings import Settings
from channels.simulating import Shown, SimulatedPlatform
from storage.tables import inbox
from tools.kernel.workers import InLine


@dataclass
class Everywhere:
    """The house at work, its platforms by name, and what the bot has shown on each."""

    house: House
    platforms: Mapping[str, SimulatedPlatform]
    shown: dict[str, list[Shown]] = field(default_factory=lambda: defaultdict(list))

    def said(self, platform: str, to: str | None = None) -> list[str]:
        """Return what the bot has said on a platform, in the group or to a person."""
        return [one.text for one in self.shown[platform] if one.to == to]

    async def stored(self) -> int:
        """Return how many events the doors have stored."""
        async with self.house.database.at_once() as connection:
            return len((await connection.execute(inbox.select())).all())

    async def watch(self, name: str) -> None:
        """Note what the bot shows there, as it comes."""
        async for one in self.platforms[name].shown():
            self.shown[name].append(one)


@asynccontextmanager
async def everywhere(url: str, data_dir: Path, **more: Any) -> AsyncIterator[Everywhere]:
    """Run it all on loopback; `more` are settings."""
    port = unused_port()
    served_at, given = f"http://127.0.0.1:{port}", dict[str, Any]()
    platforms = {name: simulated(name) for name in SIMULATED}
    async with AsyncExitStack() as stack:
        for platform in platforms.values():
            await platform.start(served_at)
            stack.push_async_callback(platform.stop)
            given |= platform.settings()
        settings = Settings(_env_file=None, pathfinder_data_dir=data_dir, **{**given, **more})
        channels = configured(settings)
        house = await stack.enter_async_context(open_house(settings, url, channels, InLine()))
        runner = web.AppRunner(application(house, channels), shutdown_timeout=0.1)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", port).start()
        for channel in channels:
            await channel.start(house.door)
            stack.push_async_callback(channel.stop)
        here = Everywhere(house, platforms)
        working = [asyncio.create_task(house.run()), *(asyncio.create_task(here.watch(n)) for n in platforms)]
        stack.push_async_callback(_ended, working)
        yield here


async def _ended(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def until(true: Any, seconds: float = 30.0) -> None:
    """Wait until `true()`, which may be awaited, is; raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while True:
            found = true()
            if await found if asyncio.iscoroutine(found) else found:
                return
            await asyncio.sleep(0.02)
