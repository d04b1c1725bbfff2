"""The whole house on Teams, over HTTP: a poll and a vote, replays, a restart, and a stalled model."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.main import House, open_house
from bot.settings import Settings
from channels.teams.simulator.platform import TeamsPlatform
from tests.integration.teams.conftest import channel_for, serving
from tools.kernel.workers import InLine

Run = Callable[[], Awaitable[None]]
_ACK_S = 10.0  # the model hangs for 60; how fast it is, the benchmark measures


@asynccontextmanager
async def _house(platform: TeamsPlatform, url: str, data_dir: Path) -> AsyncIterator[House]:
    """Open the real house with the Teams channel, served over HTTP."""
    channel = channel_for(platform)
    settings = Settings(_env_file=None, pathfinder_data_dir=data_dir)
    async with open_house(settings, url, [channel], InLine()) as house, serving(channel, house.door) as bot:
        platform._bot_url = bot.rstrip("/")
        yield house


@pytest.fixture
async def platform() -> AsyncIterator[TeamsPlatform]:
    made = TeamsPlatform()
    await made.start("")
    yield made
    await made.stop()


async def test_a_trip_a_poll_and_a_vote_over_http(
    platform: TeamsPlatform, database_url: str, data_dir: Path
) -> None:
    async with _house(platform, database_url, data_dir) as house:
        group = platform.chat("Ana")
        await platform.say("Ana", "@Pathfinder new trip: Loop, july 10 to july 17 2027. Moab, then Bryce")
        await platform.say("Ana", "@Pathfinder we are the Silvas from Denver: me and Ben")
        await platform.say("Ben", "nice weather here")
        await platform.say("Ana", "@Pathfinder /poll Where to? | Moab | Page")
        await house.settle()
        words = "\n".join(post.text() for post in group.posts)
        assert "Loop" in words
        assert "Page" in [one["title"] for one in group.posts[-1].actions()]
        said = len(group.posts)
        await platform.press("Ben", "Page")
        await house.settle()
        assert len(group.posts) > said or any(post.edited for post in group.posts)
        assert "Page" in group.posts[-1].text()


async def test_a_replay_has_no_second_effect_also_after_a_restart(
    platform: TeamsPlatform, database_url: str, data_dir: Path
) -> None:
    group = platform.chat("Ana")
    said = platform.message("Ana", "@Pathfinder new trip: Loop, july 10 to july 17 2027, Moab", group)
    token = platform.issuer.token(said["serviceUrl"])
    async with _house(platform, database_url, data_dir) as house:
        for _ in range(3):
            assert (await platform.deliver(said, token))[0] == 200
        await house.settle()
        answers = len(group.posts)
        assert answers == 1
    async with _house(platform, database_url, data_dir) as house:
        assert (await platform.deliver(said, token))[0] == 200
        await house.settle()
        assert len(group.posts) == answers


async def test_a_chat_that_removed_the_bot_is_left_in_peace(
    platform: TeamsPlatform, database_url: str, data_dir: Path
) -> None:
    async with _house(platform, database_url, data_dir) as house:
        group = platform.chat("Ana")
        await platform.say("Ana", "@Pathfinder /help")
        await platform.install("Ana", group, remove=True)
        await house.settle()
        assert group.posts == []


async def test_it_is_acknowledged_while_the_model_hangs(
    platform: TeamsPlatform, database_url: str, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with _house(platform, database_url, data_dir) as house:
        hangs = asyncio.Event()

        async def never(*_: object) -> None:
            hangs.set()
            await asyncio.sleep(60)

        monkeypatch.setattr("bot.deciding.Decider.decide", never)
        worker = asyncio.create_task(house.run())
        await platform.say("Ana", "@Pathfinder what a lovely day it is")
        await asyncio.wait_for(hangs.wait(), 20)
        took = []
        for number in range(10):
            began = time.perf_counter()
            said = platform.message("Ana", f"@Pathfinder and another {number}", platform.chat("Ana"))
            assert (await platform.deliver(said))[0] == 200
            took.append(time.perf_counter() - began)
        assert max(took) < _ACK_S
        worker.cancel()
        with suppress(asyncio.CancelledError):
            await worker
