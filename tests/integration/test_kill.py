"""kill -9 at any point: every acknowledged message is handled once by the next start, by itself."""

import asyncio
import sys
from pathlib import Path

import pytest

from bot.main import House, open_house
from bot.schedule import Ticker
from bot.settings import Settings
from channels.recording import RecordingChannel
from storage.trips import all_conversations
from storage.unit_of_work import Author, unit_of_work
from tools.kernel.workers import InLine
from tools.polls.model import Poll

_ROOT = Path(__file__).parents[2]


async def polls(house: House) -> list[str]:
    """Return the question of every poll in every trip."""
    async with house.database.system() as connection:
        trips = await all_conversations(connection)
    found = []
    for trip_id in trips:
        async with unit_of_work(house.database, trip_id, Author(0, house.clock.now())) as unit:
            found += [poll.question for poll in await unit.of(Poll).all()]
    return found


@pytest.mark.parametrize("acknowledged", [2, 17])
async def test_no_acknowledged_message_is_lost_or_done_twice(
    acknowledged: int, database_url: str, tmp_path: Path
) -> None:
    victim = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.integration.victim", database_url, str(tmp_path),
        cwd=_ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert victim.stdout is not None
    numbers: list[int] = []
    while len(numbers) < acknowledged and (line := await victim.stdout.readline()):
        numbers.append(int(line))
    victim.kill()
    await victim.wait()
    settings = Settings(_env_file=None, pathfinder_data_dir=tmp_path)
    async with open_house(settings, database_url, [RecordingChannel("web", [])], InLine()) as house:
        await Ticker(house).sweep()
        await house.settle()
        found = await polls(house)
    wanted = {f"Question {number}?" for number in numbers}
    assert wanted <= set(found)
    assert len(found) == len(set(found))
