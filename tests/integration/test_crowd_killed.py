"""kill -9 while families pay, vote and book at once: sums exact, nothing lost or twice, one ballot each."""

import asyncio
import re
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from bot.exporting import export_trips
from bot.main import House, open_house
from bot.schedule import Ticker
from bot.settings import Settings
from channels.envelope import Envelope, Sender
from channels.recording import RecordingChannel
from storage.unit_of_work import Author, unit_of_work
from tests.integration.crowd_victim import CHAT, FAMILIES
from tests.integration.test_replicas import check
from tools.expenses.model import Expense, Payment
from tools.kernel.workers import InLine
from tools.polls.model import Ballot

_ROOT = Path(__file__).parents[2]
_KILLED_AFTER = 31  # acknowledged messages


async def _begin(house: House) -> None:
    lines = [("Ann", "@pathfinder new trip: Canyon Loop, april 10 to april 15")]
    lines += [(who, f"@pathfinder we're the {family} family: me") for who, family in FAMILIES.items()]
    for number, (who, text) in enumerate([*lines, ("Ann", "/poll Dinner? | pizza | sushi | soup")]):
        name, now = Sender(f"id-{who}", who), datetime.now(UTC)
        await house.door.receive(Envelope("web", CHAT, "group", name, f"begin{number}", now, text, True))
    await house.settle()


async def _killed(url: str, folder: Path, first: int, after: int) -> dict[int, str]:
    """Run a crowd in a process of its own, kill it, and return what it had acknowledged."""
    victim = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.integration.crowd_victim", url, str(folder), str(first),
        cwd=_ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert victim.stdout is not None
    told: dict[int, str] = {}
    while len(told) < after and (line := (await victim.stdout.readline()).decode()):
        number, _, text = line.strip().partition(" ")
        told[int(number)] = text
    victim.kill()
    await victim.wait()
    assert len(told) == after
    return told


async def test_another_process_takes_over_from_one_that_was_killed(database_url: str, data_dir: Path) -> None:
    settings = Settings(_env_file=None, pathfinder_data_dir=data_dir)
    async with open_house(settings, database_url, [RecordingChannel("web", [])], InLine()) as house:
        await _begin(house)
        told = await _killed(database_url, data_dir, 1000, _KILLED_AFTER)
        await Ticker(house).sweep()
        await house.settle()
        ((trip_id, trip),) = (await export_trips(house)).items()
        async with unit_of_work(house.database, trip_id, Author(0, house.clock.now())) as unit:
            ballots = [(b.poll_id, b.voter) for b in await unit.of(Ballot).all()]
            bills = Counter(bill.what for bill in await unit.of(Expense).all())
            paid = Counter(payment.minor for payment in await unit.of(Payment).all())
    check(trip)
    assert len(ballots) == len(set(ballots)) > 0
    assert set(bills.values()) | set(paid.values()) <= {1}
    acknowledged = {m[0] for text in told.values() if (m := re.search(r"toll\d+", text))}
    assert len(acknowledged) > 5
    assert acknowledged <= set(bills)
