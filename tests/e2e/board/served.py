"""A whole house served on loopback, with a trip of three families on its second day."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path

from aiohttp import web
from pydantic import SecretStr

from bot.main import House, open_house
from bot.serve import application
from bot.settings import Settings
from channels.envelope import Outgoing
from channels.recording import RecordingChannel
from channels.web.adapter import WebChannel
from channels.web.settings import WebSettings
from tests.dialog import Dialog
from tools.kernel.clock import VirtualClock
from tools.kernel.workers import InLine

_SECRET = SecretStr("a secret of thirty-two bytes ....")
START = datetime(2027, 6, 1, 19, 0, tzinfo=timezone(timedelta(hours=-6)))
MORNING = datetime(2027, 6, 18, 7, 0, tzinfo=timezone(timedelta(hours=-6)))
_TRIP = (
    ("Ann", "@pathfinder new trip: Canyon Loop, june 18 to june 21. Moab, then Bryce Canyon, then Zion"),
    (
        "Ann",
        "@pathfinder we're the Okafors from Denver: me, Tunde and Zuri who is 6. VW ID.4, 250 miles range",
    ),
    ("Bob", "@pathfinder we are the Lindgrens from Salt Lake City: me and Eva. Subaru Outback, gas"),
    ("Cho", "@pathfinder we're the Parks from Albuquerque: me and Min. Toyota Sienna, hybrid"),
    ("Bob", "booked Moab: Red Rock Inn, june 18-19, 3 rooms, conf RR-7781, $438"),
    ("Ann", "groceries 84.20, I paid, split with everyone"),
    ("Cho", "kayaks 120, I paid, split with the Okafors"),
    ("Ann", "@pathfinder make us a plan"),
    ("Ann", "@pathfinder looks good, lock it in"),
    ("Ann", "@pathfinder vote: what first in Moab? Arches at sunset, Dead Horse Point or the pool"),
    ("Bob", "+1 Arches at sunset"),
    ("Eva", "can't wait"),
    ("Min", "same here"),
    ("Tunde", "me too"),
)

_REPORTS = (
    (7, 32, "Cho", "left"),
    (9, 2, "Ann", "left"),
    (9, 4, "Bob", "left"),
    (11, 2, "Ann", "charging in Gypsum"),
    (11, 20, "Bob", "late 40"),
)


class Served:
    """A house with its pages, and its people by the names they write under."""

    def __init__(self, house: House, clock: VirtualClock, sent: list[Outgoing], port: int) -> None:
        self.house, self.clock, self.port = house, clock, port
        self.dialog = Dialog(house, clock, sent)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def say(
        self, who: str, text: str, direct: bool = False, at: datetime | None = None
    ) -> list[Outgoing]:
        """Say something; returns what was sent because of it."""
        before = len(self.dialog.sent)
        await self.dialog.say(who, text, direct=direct, at=at)
        await self.house.quiet()  # the worker may have been first
        return self.dialog.sent[before:]

    async def board(self, who: str) -> str:
        """Return a fresh link to somebody's board, as they get it in a chat of their own."""
        answers = await self.say(who, "/board", direct=True)
        found = re.search(r"http://\S+/board/\S+", answers[-1].text)
        assert found, answers
        return found[0]


@asynccontextmanager
async def served(database_url: str, data_dir: Path, port: int = 0) -> AsyncIterator[Served]:
    """Serve a fresh house. The worker runs as in life; time stands still between messages."""
    sent: list[Outgoing] = []
    chat = WebChannel(WebSettings(secret=_SECRET.get_secret_value().encode()))
    channels = [chat, *(RecordingChannel(name, sent) for name in ("telegram", "sms", "teams"))]
    clock = VirtualClock(START)
    listener = web.AppRunner(web.Application())
    await listener.setup()
    probe = web.TCPSite(listener, "127.0.0.1", port)
    await probe.start()
    port = listener.addresses[0][1]
    await listener.cleanup()
    settings = Settings(
        _env_file=None,
        pathfinder_secret_key=_SECRET,
        pathfinder_data_dir=data_dir,
        served_at=f"http://127.0.0.1:{port}",
    )
    async with open_house(settings, database_url, channels, InLine(), clock) as house:
        await chat.start(house.door)
        runner = web.AppRunner(application(house, channels), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port, reuse_address=True).start()
        working = asyncio.create_task(house.run())
        try:
            yield Served(house, clock, sent, port)
        finally:
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working
            await runner.cleanup()
            await chat.stop()


async def on_the_road(here: Served) -> None:
    """Make the trip, and let its first day come: one family is under way, one late, one there."""
    for who, text in _TRIP:
        await here.say(who, text)
    for hour, minute, who, text in _REPORTS:
        at = MORNING.replace(hour=hour, minute=minute)
        await here.say(who, text, direct=True, at=at)
