"""kill -9 of the real server between its acknowledgement to Telegram and its reply, then a restart."""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Callable
from pathlib import Path

from aiohttp.test_utils import unused_port

from channels.telegram.simulator.telegram import TOKEN, TelegramSimulator
from storage.database import Database
from storage.trips import all_conversations
from storage.unit_of_work import Author, unit_of_work
from tests.integration.telegram.test_house import FAMILY, TRIP
from tools.expenses.model import Expense
from tools.kernel.clock import WallClock

_ROOT = Path(__file__).parents[3]
_BILLS = range(10, 18)
_START_S = 180.0  # a machine may be busy


async def _server(url: str, data_dir: Path, telegram: TelegramSimulator, port: int) -> Process:
    """Start `pathfinder serve` as its users do."""
    settings = {
        "DATABASE_URL": url,
        "PATHFINDER_DATA_DIR": str(data_dir),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_WEBHOOK_SECRET": "a-secret-of-this-test",
        "TELEGRAM_API_BASE": telegram.url,
    }
    command = (sys.executable, "-m", "bot", "serve", "--host", "127.0.0.1", "--port", str(port))
    return await asyncio.create_subprocess_exec(*command, cwd=_ROOT, env={**os.environ, **settings})


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(_START_S):
        while not true():  # noqa: ASYNC110  # another process does the work
            await asyncio.sleep(0.01)


async def _spent(url: str) -> list[int]:
    """Return what stands in the books, in cents."""
    database = Database(url)
    async with database.system() as connection:
        trips = await all_conversations(connection)
    found: list[int] = []
    for trip_id in trips:
        async with unit_of_work(database, trip_id, Author(0, WallClock().now())) as unit:
            found += [expense.minor for expense in await unit.of(Expense).all()]
    await database.close()
    return sorted(found)


async def test_what_was_acknowledged_is_done_once_and_answered_after_kill_9(
    database_url: str, data_dir: Path, telegram: TelegramSimulator
) -> None:
    room, port = telegram.world.group("Loop"), unused_port()
    telegram.world.bot.reads_all = True
    first = await _server(database_url, data_dir, telegram, port)
    try:
        for text in (TRIP, FAMILY):
            said = len(telegram.said(room))
            telegram.say("Ana Silva", text, room)
            await _until(lambda said=said: len(telegram.said(room)) > said)  # type: ignore[misc]
        taken, said = len(telegram.delivery.delivered), len(telegram.said(room))
        for number in _BILLS:
            telegram.say("Ana Silva", f"@PathfinderTestBot groceries {number}.20, I paid", room)
        await _until(lambda: len(telegram.delivery.delivered) >= taken + 3)
    finally:
        first.kill()
        await first.wait()
    answered = len(telegram.said(room)) - said
    assert answered < len(_BILLS), "it was killed too late to show anything"
    second = await _server(database_url, data_dir, telegram, port)
    try:
        wanted = [f"{number}.20" for number in _BILLS]
        await _until(
            lambda: all(any(w in m.get("text", "") for m in telegram.said(room)[said:]) for w in wanted)
        )
        await _until(lambda: telegram.delivery.waiting == 0)
        assert await _spent(database_url) == [100 * number + 20 for number in _BILLS]
    finally:
        second.terminate()
        await second.wait()
