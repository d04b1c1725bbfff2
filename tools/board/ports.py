"""What the board's links need of the house."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Ticket:
    """Whose link, to which trip's board. `holder` is a member's id, or an account's (`guest`: of no family).

    `generation` is the holder's number when the link was made at `made` (aware); a later one ends it.
    """

    trip_id: str
    holder: str
    guest: bool
    generation: int
    made: datetime


class BoardLinks:
    """Makes the addresses of boards."""

    def url(self, ticket: Ticket) -> str | None:
        """Return where a board is opened; None while this program serves no pages."""
        raise NotImplementedError
