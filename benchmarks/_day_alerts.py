"""Alerts due in the same second: put down in many trips, then sent by worker processes of their own."""

import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

from bot.main import open_house
from bot.settings import Settings
from channels.envelope import Envelope, Outgoing, Sender
from channels.recording import RecordingChannel
from storage.trips import all_conversations
from storage.unit_of_work import Author, unit_of_work
from tools.kernel.clock import VirtualClock
from tools.kernel.ids import new_id
from tools.kernel.workers import InLine
from tools.travel_day.model import Alert

_SWEEP_S = 0.2
_GIVE_UP_S = 300.0
_TO_PREPARE = timedelta(seconds=120)  # a busy machine writes a thousand alerts in a minute


@dataclass(frozen=True)
class Sent:
    """One message a worker handed to its channel, and when (seconds since the epoch)."""

    text: str
    at: float
    spent: float = 0.0  # processor seconds of its worker, for all it sent


class _Stopwatch(RecordingChannel):
    """Remembers when each message was handed over."""

    def __init__(self) -> None:
        self.log: list[Sent] = []
        super().__init__("web", [])

    async def send(self, message: Outgoing) -> None:
        self.log.append(Sent(message.text, datetime.now(UTC).timestamp()))


async def prepare(settings: Settings, url: str, alerts: int, trips: int, due: datetime) -> None:
    """Put `alerts` alerts, all due at `due` (aware), into `trips` groups."""
    async with open_house(settings, url, [RecordingChannel("web", [])], InLine(), VirtualClock(due)) as house:
        for number in range(trips):
            said = Envelope(
                "web", f"group {number}", "group", Sender(f"p{number}", "Ann"), str(number),
                due - timedelta(days=1), "hello all",
            )  # fmt: skip
            await house.door.receive(said)
        await house.settle()
        async with house.database.system() as connection:
            ids = await all_conversations(connection)
        for number, trip in enumerate(sorted(ids)):
            async with unit_of_work(house.database, trip, Author(0, due)) as unit:
                own = range(number, alerts, trips)
                await unit.of(Alert).put_all(
                    [Alert(new_id(), due, None, "news", f"Alert {count}") for count in own]
                )
                await unit.commit()


def read_sent(path: Path) -> Sequence[Sent]:
    """Return what a worker wrote down."""
    return [Sent(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


async def send_by_workers(url: str, folder: Path, alerts: int, trips: int, workers: int) -> list[Sent]:
    """Have `workers` processes send the alerts; returns what was sent, `at` seconds after it was due."""
    outs = [folder / f"worker-{number}.jsonl" for number in range(workers)]
    started = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-m", "benchmarks._day_alerts", url, str(out),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )
        for out in outs
    ]  # fmt: skip
    for worker in started:
        assert worker.stdout is not None
        await worker.stdout.readline()
    due = datetime.now(UTC).replace(microsecond=0) + _TO_PREPARE
    settings = Settings(_env_file=None, pathfinder_data_dir=folder)
    await prepare(settings, url, alerts, trips, due)
    if datetime.now(UTC) > due:
        raise RuntimeError("the alerts were due before they were all written down: a busy machine, try again")
    await asyncio.gather(*(worker.communicate(b"go\n") for worker in started))
    return [replace(sent, at=sent.at - due.timestamp()) for out in outs for sent in read_sent(out)]


async def work(url: str, out: Path) -> None:
    """Sweep as a replica does, from the word on, until no alert waits."""
    channel, settings = _Stopwatch(), Settings(_env_file=None, pathfinder_data_dir=out.parent)
    async with open_house(settings, url, [channel], InLine()) as house:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.readline)
        began = process_time()
        for _ in range(round(_GIVE_UP_S / _SWEEP_S)):
            if await house.alerts.next_due() is None:
                break
            await house.alerts.send_due()
            await asyncio.sleep(_SWEEP_S)
        await house.courier.idle()
        spent = process_time() - began
    lines = [json.dumps({"text": sent.text, "at": sent.at, "spent": spent}) for sent in channel.log]
    await asyncio.to_thread(out.write_text, "".join(f"{line}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], Path(sys.argv[2])))
