"""Links to files the bot made: signed, ending, and good without signing in where a platform needs that."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from channels.seal import seal, unseal

_PURPOSE = "file"


@dataclass(frozen=True)
class Leads:
    """Where a link leads: a document's id, until when (a timestamp), and for whom ("": anyone who has it)."""

    document: str
    end: int
    holder: str

    def ended(self, now: datetime) -> bool:
        """Whether the link is good no more."""
        return now.timestamp() > self.end


@dataclass(frozen=True)
class Links:
    """Makes and reads links. The web channel serves them; others only hand them out.

    `public_url` is where people reach us; "" when nobody said, and then only paths can be made.
    """

    secret: bytes
    public_url: str = ""
    life: timedelta = timedelta(hours=24)

    def path(self, document: str, now: datetime, holder: str = "") -> str:
        """Return the path of a document, good for `life`."""
        end = int((now + self.life).timestamp())
        return "/files/" + seal(self.secret, _PURPOSE, document, str(end), holder)

    def url(self, document: str, now: datetime) -> str | None:
        """Return an address that anyone may open, or None when ours is not known."""
        return self.public_url.rstrip("/") + self.path(document, now) if self.public_url else None

    def read(self, token: str) -> Leads | None:
        """Return where a token leads; None when it is not ours or was altered."""
        parts = unseal(self.secret, _PURPOSE, token)
        if not parts or len(parts) != 3:
            return None
        document, end, holder = parts
        return Leads(document, int(end), holder)
