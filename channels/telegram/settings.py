"""What the Telegram channel is told when it is made."""

from dataclasses import dataclass, field

from channels.links import Links

PATH = "/webhooks/telegram"


@dataclass(frozen=True)
class Command:
    """A slash command as Telegram lists it; `admins`: shown to a chat's administrators only."""

    name: str
    description: str
    admins: bool = False


@dataclass(frozen=True)
class TelegramSettings:
    """`secret` proves that an update comes from Telegram; without `public_url` updates are fetched.

    `links` lead to files that are too large for Telegram.
    """

    token: str
    secret: str
    public_url: str | None = None
    api_base: str = "https://api.telegram.org"
    commands: tuple[Command, ...] = ()
    poll_seconds: int = 50
    connections: int = 40
    links: Links = field(default_factory=lambda: Links(b""))

    @property
    def webhook(self) -> str | None:
        """Where Telegram is to bring updates; None: we fetch them."""
        return f"{self.public_url.rstrip('/')}{PATH}" if self.public_url else None
