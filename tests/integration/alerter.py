"""A server process in real time: its clock ticks, and what it sends is a line in a file of its own."""

import asyncio
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.main import open_house
from bot.schedule import Ticker
from bot.settings import Settings
from channels.envelope import Outgoing
from channels.ports import Receipt
from channels.recording import RecordingChannel
from tools.kernel.workers import InLine


class _Paper(RecordingChannel):
    """A chat platform that writes down what it is handed, and when."""

    def __init__(self, out: Path) -> None:
        super().__init__("web", [])
        self._out = out

    async def send(self, message: Outgoing) -> Receipt | None:
        with self._out.open("a", encoding="utf-8") as file:  # a line of our own test's
            file.write(json.dumps({"text": message.text, "at": datetime.now(UTC).isoformat()}) + "\n")
        return None


async def main(url: str, data_dir: str, out: str) -> None:
    """Run as a server does until killed; say so once the clock ticks."""
    settings = Settings(_env_file=None, pathfinder_data_dir=Path(data_dir))
    async with open_house(settings, url, [_Paper(Path(out))], InLine()) as house:
        ticker = Ticker(house)
        ticker.start()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await house.run()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
