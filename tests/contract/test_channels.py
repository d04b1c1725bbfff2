"""What every channel promises to the house, on any platform."""

import io
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from channels.console.adapter import ConsoleChannel
from channels.console.keyboard import PipeKeyboard
from channels.console.settings import ConsoleSettings
from channels.envelope import OutAttachment, Outgoing
from channels.links import Links
from channels.pacing import Pacing, Rate
from channels.ports import Channel, NotDelivered, Receipt
from channels.sms.adapter import SmsChannel
from channels.sms.settings import SmsSettings
from channels.sms.simulator.platform import SmsPlatform
from channels.sms.simulator.twilio import SimulatedTwilio
from channels.teams.adapter import TeamsChannel
from channels.teams.settings import TeamsSettings
from channels.teams.simulator.platform import TeamsPlatform
from channels.telegram.adapter import TelegramChannel
from channels.telegram.settings import TelegramSettings
from channels.telegram.simulator.telegram import TOKEN, TelegramSimulator
from channels.web.adapter import WebChannel
from channels.web.settings import WebSettings
from tests.doors import FakeDoor


def _web(folder: Path) -> Channel:
    return WebChannel(WebSettings(secret=b"a secret of thirty-two bytes ...."))


def _console(folder: Path) -> Channel:
    return ConsoleChannel(ConsoleSettings(folder), PipeKeyboard(io.BytesIO()), Console(file=io.StringIO()))


def _sms(api: str) -> Channel:
    account = "AC" + "1" * 32
    given = SmsSettings(account, "token", "+12025550100", api, secret=b"secret", per_second=1000)
    return SmsChannel(given)


@pytest.fixture
async def sms() -> AsyncIterator[str]:
    """The URL of a Twilio that takes what is sent by text."""
    platform = SmsPlatform(SimulatedTwilio("AC" + "1" * 32, "token"))
    await platform.start("")
    yield platform.twilio.api_url
    await platform.twilio.idle()
    await platform.stop()


class _NotPaced(Pacing):
    async def turn(self, place: str, rates: Sequence[Rate]) -> None:
        """Let everything pass: these promises are not about time."""


@pytest.fixture
async def telegram() -> AsyncIterator[str]:
    """The URL of a Telegram on which somebody has spoken to the bot."""
    platform = TelegramSimulator()
    await platform.start()
    platform.say("Ana", "hello")
    assert str(platform.world.people["Ana"].id) == _CHATS["telegram"]
    yield platform.url
    await platform.stop()


def _telegram(api: str) -> Channel:
    return TelegramChannel(TelegramSettings(TOKEN, "secret", api_base=api, poll_seconds=1), _NotPaced(()))


class _Addressed(TeamsChannel):
    """Teams with the reference to one chat, which the house would have kept."""

    def __init__(self, platform: TeamsPlatform) -> None:
        told = platform.settings()
        super().__init__(
            TeamsSettings(
                app_id=told["microsoft_app_id"],
                password=told["microsoft_app_password"],
                links=Links(b"a secret of thirty-two bytes ....", "https://trip.example"),
                metadata=told["microsoft_openid_metadata"],
                login=told["microsoft_login_base"],
            ),
            pacing=_NotPaced(()),
        )
        chat = {"id": platform.chat("Ana").id}
        self._to = {"channelId": "msteams", "serviceUrl": platform.service_url, "conversation": chat}

    async def send(self, message: Outgoing) -> Receipt | None:
        return await super().send(replace(message, reference=self._to))


@pytest.fixture
async def teams() -> AsyncIterator[TeamsPlatform]:
    """A Teams with the bot in a chat."""
    platform = TeamsPlatform()
    await platform.start("")
    yield platform
    await platform.stop()


@pytest.fixture(params=["web", "console", "sms", "telegram", "teams"])
def channel(request: pytest.FixtureRequest, tmp_path: Path) -> Channel:
    if request.param == "sms":
        return _sms(request.getfixturevalue("sms"))
    if request.param == "teams":
        return _Addressed(request.getfixturevalue("teams"))
    if request.param == "telegram":
        return _telegram(request.getfixturevalue("telegram"))
    make: Callable[[Path], Channel] = {"web": _web, "console": _console}[request.param]
    return make(tmp_path)


_CHATS = {"sms": "+13035550142", "telegram": "1001"}


def _message(channel: str, text: str = "hello", **more: object) -> Outgoing:
    chat = _CHATS.get(channel, "chat")
    return Outgoing(1, channel, chat, text, datetime.now(UTC), **more)  # type: ignore[arg-type]


async def test_it_sends_what_is_its_own(channel: Channel) -> None:
    await channel.start(FakeDoor())
    file = OutAttachment("plan.pdf", "application/pdf", b"%PDF", "d1")
    for text in ("hello", "", "x" * 20_000, "\x00\x1b[2J\u202e", "👩‍👩‍👧‍👦" * 100):
        await channel.send(_message(channel.name, text, buttons=("Yes", "No"), attachments=(file,)))
    await channel.stop()


async def test_it_sends_nothing_of_another_platform_and_never_will(channel: Channel) -> None:
    await channel.start(FakeDoor())
    with pytest.raises(NotDelivered) as refused:
        await channel.send(_message("elsewhere"))
    assert refused.value.retry_after is None


async def test_it_can_stop_twice_and_start_again(channel: Channel) -> None:
    door = FakeDoor()
    await channel.start(door)
    await channel.stop()
    await channel.stop()
    await channel.start(door)
    await channel.send(_message(channel.name))
    await channel.stop()
