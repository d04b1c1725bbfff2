"""Polls and ballots."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tools.kernel.party import Party

QUIET = timedelta(days=3)  # without a vote: then a poll without a deadline closes


class PollStatus(StrEnum):
    """An open poll takes ballots."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Franchise(StrEnum):
    """Who has a ballot."""

    FAMILY = "family"
    ADULT = "adult"
    PERSON = "person"


class Method(StrEnum):
    """How ballots are counted.

    One choice; several; ranked (instant run-off); consent (an option somebody vetoes is out, else the most
    who can live with it); dates (the day most can make, counting "if need be").
    """

    SINGLE = "single"
    MULTIPLE = "multiple"
    RANKED = "ranked"
    CONSENT = "consent"
    DATES = "dates"


class Tie(StrEnum):
    """How a tie is settled, as said when the poll opens: by its opener, the one listed first, or by lot."""

    OPENER = "opener"
    FIRST = "first"
    LOT = "lot"


class About(StrEnum):
    """What a result becomes: a stop, the trip's dates, a booking to be made, or just an answer."""

    NOTHING = ""
    STOP = "stop"
    DATES = "dates"
    BOOKING = "booking"


@dataclass(frozen=True)
class Poll:
    """A question with options; `winner` is an option's text once closed (None: a tie or no ballots)."""

    id: str
    question: str
    options: tuple[str, ...]
    status: PollStatus = PollStatus.OPEN
    franchise: Franchise = Franchise.FAMILY
    method: Method = Method.SINGLE
    closes_at: datetime | None = None
    winner: str | None = None
    opened_by: str = ""
    anonymous: bool = False
    sit_out: bool = False
    tie: Tie = Tie.OPENER
    about: About = About.NOTHING


SITS_OUT, NO_CHOICE = -1, -2


@dataclass(frozen=True)
class Ballot:
    """One voter's choice, the newest that counts; `option` is an index into the poll's options.

    `also` are further choices: any of them where several may be chosen, the next ones in a ranked poll.
    `maybe` are dates that would do if need be, `against` options that are vetoed. SITS_OUT as the option: the
    voter will not come along. NO_CHOICE: nothing but what `maybe` and `against` say.
    """

    id: str
    poll_id: str
    voter: Party
    option: int
    cast_by: str = ""
    also: tuple[int, ...] = ()
    maybe: tuple[int, ...] = ()
    against: tuple[int, ...] = ()

    @property
    def choices(self) -> tuple[int, ...]:
        """All choices, the first one first; none for who sits out or only vetoes."""
        return (self.option, *self.also) if self.option >= 0 else ()
