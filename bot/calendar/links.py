"""Signed addresses of calendar feeds: readable by all, made only by us."""

from dataclasses import dataclass

from channels.seal import seal, unseal
from tools.documents.ports import CalendarLinks, FeedTicket

_PURPOSE = "calendar"


@dataclass(frozen=True)
class SignedCalendarLinks(CalendarLinks):
    """Addresses under `base`, where people reach us ("": nowhere)."""

    secret: bytes
    base: str = ""

    def url(self, ticket: FeedTicket) -> str | None:
        """Return where a feed is read; None while this program serves no pages."""
        return f"{self.base.rstrip('/')}/calendar/{self.token(ticket)}.ics" if self.base else None

    def token(self, ticket: FeedTicket) -> str:
        """Return the part of the address that is signed."""
        return seal(self.secret, _PURPOSE, ticket.trip_id, ticket.member, str(ticket.generation))

    def read(self, token: str) -> FeedTicket | None:
        """Return whose feed it is; None when the address is not ours or was altered."""
        parts = unseal(self.secret, _PURPOSE, token)
        if not parts or len(parts) != 3:
            return None
        return FeedTicket(parts[0], parts[1], int(parts[2]))
