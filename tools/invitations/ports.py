"""What invitations need of the house."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Address:
    """Where a person writes from; `closed`: they want no messages there."""

    channel: str
    external_id: str
    closed: bool = False


class Ways:
    """How people get to the bot with a code."""

    def to_join(self, code: str) -> tuple[str, ...]:
        """Return a line for each platform that can be told ("Telegram: https://…", "SMS: text … to …")."""
        raise NotImplementedError


class Addresses:
    """The addresses behind an account, over all platforms."""

    async def of(self, account_id: str) -> list[Address]:
        """Return them, oldest first."""
        raise NotImplementedError

    async def release(self, account_id: str, channel: str) -> int:
        """Untie an account from its addresses on a channel; returns how many there were."""
        raise NotImplementedError
