"""The whole house on a fresh database, with channels that only remember."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.main import open_house
from bot.settings import Settings
from channels.envelope import Outgoing
from channels.recording import RecordingChannel
from tests.dialog import Dialog
from tools.kernel.clock import VirtualClock
from tools.kernel.workers import InLine

START = datetime(2027, 4, 10, 19, 0, tzinfo=timezone(timedelta(hours=-6)))


@pytest.fixture
def data_dir(roads_data: Path, tmp_path: Path) -> Path:
    """A data folder of this test's own, with the map that all share."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "map").symlink_to(roads_data)
    return folder


@pytest.fixture
async def dialog(database_url: str, data_dir: Path) -> AsyncIterator[Dialog]:
    """A group chat with the bot in it, on Telegram, in April 2027."""
    sent: list[Outgoing] = []
    channels = [RecordingChannel(name, sent) for name in ("telegram", "teams", "sms", "web")]
    clock = VirtualClock(START)
    settings = Settings(_env_file=None, pathfinder_data_dir=data_dir)
    async with open_house(settings, database_url, channels, InLine(), clock) as house:
        yield Dialog(house, clock, sent)
