"""What every channel promises to the house, on any platform."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from channels.console.adapter import ConsoleChannel
from channels.console.keyboard import PipeKeyboard
from channels.console.settings import ConsoleSettings
from channels.envelope import OutAttachment, Outgoing
from channels.ports import Channel, NotDelivered
from channels.web.adapter import WebChannel
from channels.web.settings import WebSettings
from tests.doors import FakeDoor


def _web(folder: Path) -> Channel:
    return WebChannel(WebSettings(secret=b"a secret of thirty-two bytes ...."))


def _console(folder: Path) -> Channel:
    return ConsoleChannel(ConsoleSettings(folder), PipeKeyboard(io.BytesIO()), Console(file=io.StringIO()))


@pytest.fixture(params=[_web, _console], ids=["web", "console"])
def channel(request: pytest.FixtureRequest, tmp_path: Path) -> Channel:
    make: Callable[[Path], Channel] = request.param
    return make(tmp_path)


def _message(channel: str, text: str = "hello", **more: object) -> Outgoing:
    return Outgoing(1, channel, "chat", text, datetime.now(UTC), **more)  # type: ignore[arg-type]


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
