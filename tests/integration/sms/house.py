"""The whole house on a telephone number: real HTTP, a real database, a simulated Twilio, a Telegram group."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aiohttp import web
from aiohttp.test_utils import unused_port

from bot.main import House, open_house
from bot.serve import application
from bot.settings import Settings
from channels.envelope import Envelope, Outgoing, Sender
from channels.recording import RecordingChannel
from channels.sms.adapter import SmsChannel
from channels.sms.simulator.platform import SmsPlatform
from channels.sms.simulator.twilio import SimulatedTwilio
from tests.integration.sms.conftest import settings_for
from tools.kernel.clock import VirtualClock
from tools.kernel.workers import InLine

DANA, TOMAS = "+13035550100", "+17205550142"


@dataclass
class Street:
    """A group on Telegram, telephones beside it, and the clock."""

    house: House
    twilio: SimulatedTwilio
    clock: VirtualClock
    sent: list[Outgoing]
    number: int = 0

    async def group(self, who: str, text: str, chat: str = "-100", channel: str = "telegram") -> list[str]:
        """Say something in a group; returns what the bot said there because of it."""
        self.number += 1
        before = len(self.sent)
        event = Envelope(
            channel, chat, "group", Sender(f"id-{who}", who), f"g{self.number}", self.clock.now(), text,
            text.startswith("/") or "@pathfinder" in text,
        )  # fmt: skip
        await self.house.door.receive(event)
        await self.settle()
        return [message.text for message in self.sent[before:]]

    async def direct(self, who: str, text: str) -> None:
        """Write to the bot alone on Telegram."""
        self.number += 1
        event = Envelope(
            "telegram", f"id-{who}", "direct", Sender(f"id-{who}", who), f"d{self.number}", self.clock.now(),
            text, True,
        )  # fmt: skip
        await self.house.door.receive(event)
        await self.settle()

    async def text(self, number: str, words: str, sid: str = "") -> list[str]:
        """Text the bot; returns the texts that came back to that telephone."""
        phone = self.twilio.phone(number)
        before = len(phone.received)
        assert await self.twilio.text(number, words, sid) == 200
        await self.settle()
        return phone.received[before:]

    async def settle(self) -> None:
        """Wait until all is handled and delivered."""
        await self.house.settle()
        await self.twilio.idle()

    async def later(self, at: datetime) -> None:
        """Let time pass: what falls due by then is sent."""
        self.clock.set(at)
        await self.house.digests.send_due()
        await self.house.courier.sweep()
        await self.settle()

    def in_group(self, chat: str = "-100") -> list[str]:
        """Return all the bot said in a group."""
        return [message.text for message in self.sent if message.chat == chat]


@asynccontextmanager
async def street(database_url: str, data_dir: Path, start: datetime) -> AsyncIterator[Street]:
    """Run it all on loopback."""
    port, platform, sent = unused_port(), SmsPlatform(), list[Outgoing]()
    await platform.start(f"http://127.0.0.1:{port}")
    clock = VirtualClock(start)
    sms = SmsChannel(settings_for(platform), clock.now)
    channels = (RecordingChannel("telegram", sent), RecordingChannel("teams", sent), sms)
    settings = Settings(_env_file=None, pathfinder_data_dir=data_dir)
    async with open_house(settings, database_url, channels, InLine(), clock) as house:
        await sms.start(house.door)
        runner = web.AppRunner(application(house, channels), shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield Street(house, platform.twilio, clock, sent)
        await platform.twilio.idle()
        await runner.cleanup()
        await sms.stop()
    await platform.stop()
