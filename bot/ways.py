"""How people get to the bot with a code: each channel knows its own way."""

from collections.abc import Sequence

from channels.ports import Channel
from tools.invitations.ports import Ways

_NAMES = {"telegram": "Telegram", "teams": "Teams", "sms": "SMS", "web": "Browser"}


class ChannelWays(Ways):
    """The ways of the channels this program runs."""

    def __init__(self, channels: Sequence[Channel]) -> None:
        self._channels = channels

    def to_join(self, code: str) -> tuple[str, ...]:
        """Return a line for each platform that has a way in."""
        ways = [(channel.name, channel.link(code.replace("-", ""))) for channel in self._channels]
        return tuple(f"{_NAMES.get(name, name)}: {way}" for name, way in ways if way is not None)
