"""Real time, real processes: alerts seconds apart, two servers on one database, one killed with -9."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.main import House, open_house
from bot.settings import Settings
from channels.envelope import Envelope, Sender
from channels.recording import RecordingChannel
from storage.trips import all_conversations
from storage.unit_of_work import Author, unit_of_work
from tools.kernel.workers import InLine
from tools.travel_day.model import Alert, AlertStatus

_ROOT = Path(__file__).parents[2]
_TRIPS, _ALERTS = 3, 8
_APART = timedelta(seconds=0.5)
_TO_PREPARE = timedelta(seconds=6)
_GIVE_UP_S = 90.0


async def server(url: str, folder: Path, out: Path) -> Process:
    """Start a server; returns once its clock ticks."""
    command = (sys.executable, "-m", "tests.integration.alerter", url, str(folder), str(out))
    started = await asyncio.create_subprocess_exec(*command, cwd=_ROOT, stdout=PIPE)
    assert started.stdout is not None
    while b"ready" not in await started.stdout.readline():
        assert started.returncode is None
    return started


async def with_alerts(house: House) -> dict[str, datetime]:
    """Put alerts half a second apart into some trips; returns when each text is due."""
    for number in range(_TRIPS):
        said = Envelope("web", f"group {number}", "group", Sender(f"p{number}", "Ann"), str(number),
                        datetime.now(UTC), "hello all")  # fmt: skip
        await house.door.receive(said)
    await house.quiet()
    async with house.database.system() as connection:
        trips = sorted(await all_conversations(connection))
    first = datetime.now(UTC) + _TO_PREPARE
    due = {f"Trip {trip}: alert {n}": first + n * _APART for trip in trips for n in range(_ALERTS)}
    for trip in trips:
        async with unit_of_work(house.database, trip, Author(0, first)) as unit:
            own = [text for text in due if text.startswith(f"Trip {trip}:")]
            await unit.of(Alert).put_all([Alert(text, due[text], None, "news", text) for text in own])
            await unit.commit()
    return due


async def waiting(house: House) -> int:
    """Return how many alerts wait, over all trips."""
    async with house.database.system() as connection:
        trips = await all_conversations(connection)
    count = 0
    for trip in trips:
        async with unit_of_work(house.database, trip, Author(0, datetime.now(UTC))) as unit:
            count += sum(a.status is AlertStatus.WAITING for a in await unit.of(Alert).all())
    return count


async def test_each_alert_comes_once_in_time_though_a_server_is_killed(
    database_url: str, tmp_path: Path
) -> None:
    outs = [tmp_path / "first.jsonl", tmp_path / "second.jsonl"]
    first, second = await asyncio.gather(*(server(database_url, tmp_path, out) for out in outs))
    try:
        settings = Settings(_env_file=None, pathfinder_data_dir=tmp_path)
        async with open_house(settings, database_url, [RecordingChannel("web", [])], InLine()) as house:
            due = await with_alerts(house)
            halfway = min(due.values()) + (_ALERTS // 2 + 0.5) * _APART
            await asyncio.sleep(max(0.0, (halfway - datetime.now(UTC)).total_seconds()))
            first.kill()
            killed = datetime.now(UTC)
            async with asyncio.timeout(_GIVE_UP_S):
                while await waiting(house):  # noqa: ASYNC110  # another process does the work
                    await asyncio.sleep(0.5)
            await asyncio.sleep(2)  # the last are handed over
    finally:
        for one in (first, second):
            if one.returncode is None:
                one.kill()
            await one.wait()
    sent = [json.loads(line) for out in outs if out.exists() for line in out.read_text().splitlines()]
    alerts = [(row["text"], datetime.fromisoformat(row["at"])) for row in sent if row["text"] in due]
    assert sorted(text for text, _ in alerts) == sorted(due)
    assert all(at >= due[text] for text, at in alerts)
    assert any(due[text] > killed for text in due)
