"""A process that is killed: takes messages in as fast as it can, and says which it has acknowledged."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.main import open_house
from bot.settings import Settings
from channels.envelope import Envelope, Sender
from channels.recording import RecordingChannel
from tools.kernel.workers import InLine

_TRIPS = 3


async def main(url: str, data_dir: str) -> None:
    """Receive polls for three trips until killed."""
    settings = Settings(_env_file=None, pathfinder_data_dir=Path(data_dir))
    async with open_house(settings, url, [RecordingChannel("web", [])], InLine()) as house:
        worker = asyncio.create_task(house.run())
        number = 0
        while not worker.done():
            number += 1
            chat, text = f"chat{number % _TRIPS}", f"/poll Question {number}? | yes | no"
            event = Envelope("web", chat, "group", Sender("ann", "Ann"), str(number), datetime.now(UTC), text)
            await house.door.receive(event)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            await asyncio.sleep(0.02)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
