"""A channel that only remembers: what replay and tests read back."""

from channels.envelope import Outgoing
from channels.ports import Capabilities, Channel, Door, Receipt


class RecordingChannel(Channel):
    """Keeps every message it is given to send, in order."""

    capabilities = Capabilities(buttons=12, files=True, pictures=True)

    def __init__(self, name: str, sent: list[Outgoing]) -> None:
        self.name, self.sent = name, sent

    async def start(self, door: Door) -> None:
        """Do nothing: what comes in is handed to the door by whoever replays."""

    async def send(self, message: Outgoing) -> Receipt | None:
        """Remember the message."""
        self.sent.append(message)
        return Receipt(str(message.id))

    async def stop(self) -> None:
        """Do nothing."""
