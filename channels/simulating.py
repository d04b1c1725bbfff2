"""What a simulated platform promises, so that one terminal can play several people on any of them."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """What a person sees of the bot's: a message, or one that was changed.

    `to` is the person whose direct chat it stands in, None: the group's. `message` is its id there.
    """

    text: str
    to: str | None = None
    buttons: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    message: str = ""
    edited: bool = False


class SimulatedPlatform:
    """A platform on loopback with people on it, one group (where it has groups), and the bot.

    People go by their names; one is made when first heard of. `direct`: to the bot alone.
    """

    name: str
    groups: bool = True

    async def start(self, bot_url: str) -> None:
        """Listen; what people do is brought to the bot at `bot_url` (http://127.0.0.1:PORT)."""
        raise NotImplementedError

    async def stop(self) -> None:
        """Stop listening."""
        raise NotImplementedError

    def settings(self) -> Mapping[str, str]:
        """Return what connects the bot to this platform, by the names of bot.settings' fields."""
        raise NotImplementedError

    async def say(self, who: str, text: str, direct: bool = False) -> None:
        """Write a message."""
        raise NotImplementedError

    async def press(self, who: str, button: str, direct: bool = False) -> None:
        """Press a button of the newest message there that has that label; LookupError when none has."""
        raise NotImplementedError

    async def locate(self, who: str, lat: float, lon: float, direct: bool = False) -> None:
        """Share a position (degrees); NotImplementedError where the platform can't."""
        raise NotImplementedError

    async def attach(self, who: str, name: str, kind: str, body: bytes, direct: bool = False) -> None:
        """Send a file of a content type."""
        raise NotImplementedError

    async def idle(self) -> None:
        """Wait until all that is on its way, to the bot or to people, has arrived."""

    def shown(self) -> AsyncIterator[Shown]:
        """Yield what the bot shows, as it comes, until the platform stops."""
        raise NotImplementedError
