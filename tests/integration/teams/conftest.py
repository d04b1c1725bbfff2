"""The Teams channel on loopback beside the simulated Bot Connector, with a door in memory behind it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from channels.links import Links
from channels.ports import Door
from channels.teams.adapter import TeamsChannel
from channels.teams.settings import TeamsSettings
from channels.teams.simulator.platform import TeamsPlatform
from tests.doors import FakeDoor

SECRET = b"a secret of thirty-two bytes ...."
PUBLIC = "https://trip.example"


@dataclass
class Line:
    """Everything that is connected."""

    platform: TeamsPlatform
    channel: TeamsChannel
    door: FakeDoor


def channel_for(platform: TeamsPlatform, public_url: str = PUBLIC) -> TeamsChannel:
    """Return the channel that a simulated platform's settings configure."""
    told = platform.settings()
    return TeamsChannel(
        TeamsSettings(
            app_id=told["microsoft_app_id"],
            password=told["microsoft_app_password"],
            links=Links(SECRET, public_url),
            metadata=told["microsoft_openid_metadata"],
            login=told["microsoft_login_base"],
        )
    )


@asynccontextmanager
async def serving(channel: TeamsChannel, door: Door) -> AsyncIterator[str]:
    """Serve a channel on loopback; yields its address."""
    app = web.Application(client_max_size=25 * 2**20)
    channel.mount(app)
    await channel.start(door)
    server = TestServer(app)
    await server.start_server()
    try:
        yield str(server.make_url(""))
    finally:
        await server.close()
        await channel.stop()


@pytest.fixture
async def teams() -> AsyncIterator[Line]:
    """A platform, the channel, and an echo behind it."""
    platform = TeamsPlatform()
    channel, door = channel_for(platform), FakeDoor()
    door.channel = channel
    async with serving(channel, door) as url:
        await platform.start(url)
        try:
            yield Line(platform, channel, door)
        finally:
            await door.settled()
            await platform.stop()
