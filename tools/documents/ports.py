"""What the documents room needs of the house."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FeedTicket:
    """Whose calendar feed, of which trip.

    `generation` is the member's number when the address was given; a later one ends it.
    """

    trip_id: str
    member: str
    generation: int


class CalendarLinks:
    """Makes the addresses of calendar feeds."""

    def url(self, ticket: FeedTicket) -> str | None:
        """Return where a feed is read; None while this program serves no pages."""
        raise NotImplementedError
