"""A process that is killed amid a crowd: families pay, vote and book at once, as fast as it can take it."""

import asyncio
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.main import open_house
from bot.settings import Settings
from channels.envelope import Envelope, Sender
from channels.ports import Door
from channels.recording import RecordingChannel
from tools.kernel.workers import InLine

CHAT = "-100"
FAMILIES = {"Ann": "Okafor", "Bob": "Lee", "Cy": "Cruz"}
_AT_ONCE = 6


def said(number: int, rng: random.Random) -> str:
    """Return what the message of this number says; a bill's and a payment's sum tell its number."""
    return rng.choice(
        (
            f"/expense {number}.37 toll{number}",
            f"/expense {number}.11 toll{number} | Lee x2, Cruz x1",
            f"/paid {number}.05 to the {rng.choice(('Lees', 'Cruzes'))}",
            f"/vote {rng.choice(('pizza', 'sushi', 'soup'))}",
            f"/book Pine Inn april 10-12, {rng.randint(1, 4)} rooms, conf AC-2041",
            f"/book Rock Motel april 12-{rng.randint(13, 15)}, conf RM-{rng.randint(1, 3)}",
        )
    )


async def one(door: Door, number: int, rng: random.Random) -> None:
    """Hand in a message and say, once it is acknowledged, which it was and what it said."""
    who, text = rng.choice(list(FAMILIES)), said(number, rng)
    event = Envelope(
        "web", CHAT, "group", Sender(f"id-{who}", who), str(number), datetime.now(UTC), text, True
    )
    await door.receive(event)
    sys.stdout.write(f"{number} {text}\n")
    sys.stdout.flush()


async def main(url: str, data_dir: str, first: int) -> None:
    """Let the families talk all at once, from message number `first` on, until killed."""
    settings, rng = Settings(_env_file=None, pathfinder_data_dir=Path(data_dir)), random.Random(first)
    async with open_house(settings, url, [RecordingChannel("web", [])], InLine()) as house:
        worker = asyncio.create_task(house.run())
        while not worker.done():
            await asyncio.gather(*(one(house.door, first + n, rng) for n in range(_AT_ONCE)))
            first += _AT_ONCE
            await asyncio.sleep(0.05)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
