"""The whole program on a simulated platform: the real house and the real adapter, over HTTP on loopback."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

from aiohttp import web

from bot.atwork import at_work
from bot.data import database_url
from bot.entrance import Entrance
from bot.main import House
from bot.platforms import configured
from bot.serve import application
from bot.settings import Settings
from channels.simulating import SimulatedPlatform
from storage import migrate


@asynccontextmanager
async def simulation(settings: Settings, platform: SimulatedPlatform) -> AsyncIterator[House]:
    """Run the house with only that platform, on a fresh database that is dropped at the end.

    Fresh, because a simulated platform begins to count its messages anew each time.
    """
    server = await asyncio.to_thread(database_url, settings)
    name = f"simulation_{uuid4().hex[:12]}"
    url = await asyncio.to_thread(migrate.create_database, server, name)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        served_at = f"http://127.0.0.1:{listener.getsockname()[1]}"
        await platform.start(served_at)
        try:
            connected = _connected(settings, platform, url).model_copy(update={"served_at": served_at})
            async with _served(connected, platform.name, listener) as house:
                yield house
        finally:
            await platform.stop()
            await asyncio.to_thread(migrate.drop_database, server, name)


def _connected(settings: Settings, platform: SimulatedPlatform, url: str) -> Settings:
    """Return the settings with the platform's, and the database's, instead of what was set."""
    given = {**settings.model_dump(), **platform.settings(), "database_url": url}
    return Settings(_env_file=None, **given)


@asynccontextmanager
async def _served(settings: Settings, name: str, listener: socket.socket) -> AsyncIterator[House]:
    channels = tuple(channel for channel in configured(settings) if channel.name == name)
    async with at_work(settings, channels) as house:
        entrance = Entrance()
        runner = entrance.runner(application(house, channels, entrance), shutdown=1.0)
        await runner.setup()
        try:
            await web.SockSite(runner, listener).start()
            yield house
        finally:
            await runner.cleanup()
