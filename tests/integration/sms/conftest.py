"""The SMS channel behind real HTTP, with the simulated Twilio on the other side."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import unused_port

from channels.sms.adapter import SmsChannel
from channels.sms.settings import SmsSettings
from channels.sms.simulator.platform import SmsPlatform
from channels.sms.simulator.twilio import SimulatedTwilio
from tests.doors import FakeDoor

ANA = "+13035550142"


@dataclass
class Wire:
    """Everything between a telephone and the door."""

    url: str
    twilio: SimulatedTwilio
    channel: SmsChannel
    door: FakeDoor
    http: ClientSession

    def form(self, body: str = "hello", sid: str = "SM" + "a" * 32) -> dict[str, str]:
        """Return what Twilio posts for a text."""
        return {
            "MessageSid": sid,
            "AccountSid": self.twilio.account,
            "From": ANA,
            "To": self.twilio.number,
            "Body": body,
            "NumMedia": "0",
        }


def settings_for(platform: SmsPlatform, **more: object) -> SmsSettings:
    """Return the channel's settings for a platform that runs."""
    given = platform.settings()
    return SmsSettings(
        account_sid=given["twilio_account_sid"],
        auth_token=given["twilio_auth_token"],
        number=given["twilio_from_number"],
        api_base=given["twilio_api_base"],
        public_url=given["public_url"],
        secret=b"a secret of thirty-two bytes ....",
        per_second=1000,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    """A bot that repeats what it is told, on a telephone number."""
    port = unused_port()
    platform, door = SmsPlatform(), FakeDoor()
    await platform.start(f"http://127.0.0.1:{port}")
    channel = SmsChannel(settings_for(platform, pictures=True, contact="help@example.org"))
    door.channel = channel
    await channel.start(door)
    app = web.Application()
    channel.mount(app)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    async with ClientSession() as http:
        yield Wire(f"http://127.0.0.1:{port}", platform.twilio, channel, door, http)
    await door.settled()
    await platform.twilio.idle()
    await runner.cleanup()
    await channel.stop()
    await platform.stop()
