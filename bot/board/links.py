"""Signed links to boards: readable by all, made only by us."""

from dataclasses import dataclass
from datetime import UTC, datetime

from channels.seal import seal, unseal
from tools.board.ports import BoardLinks, Ticket

_PURPOSE = "board"


@dataclass(frozen=True)
class SignedBoardLinks(BoardLinks):
    """Links under `base`, where people reach us ("": nowhere)."""

    secret: bytes
    base: str = ""

    def url(self, ticket: Ticket) -> str | None:
        """Return where a board is opened; None while this program serves no pages."""
        return f"{self.base.rstrip('/')}/board/{self.token(ticket)}" if self.base else None

    def token(self, ticket: Ticket) -> str:
        """Return the part of the address that is signed."""
        made = str(int(ticket.made.timestamp()))
        kind = "guest" if ticket.guest else "member"
        parts = (ticket.trip_id, kind, ticket.holder, str(ticket.generation), made)
        return seal(self.secret, _PURPOSE, *parts)

    def read(self, token: str) -> Ticket | None:
        """Return whose link it is; None when it is not ours or was altered."""
        parts = unseal(self.secret, _PURPOSE, token)
        if not parts or len(parts) != 5:
            return None
        trip_id, kind, holder, generation, made = parts
        return Ticket(
            trip_id, holder, kind == "guest", int(generation), datetime.fromtimestamp(int(made), UTC)
        )
