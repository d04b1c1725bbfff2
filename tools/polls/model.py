"""Polls and ballots."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tools.kernel.party import Party


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
    """How ballots are counted: one choice, several, or ranked (instant run-off)."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    RANKED = "ranked"


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


@dataclass(frozen=True)
class Ballot:
    """One voter's choice, the newest that counts; `option` is an index into the poll's options.

    `also` are further choices: any of them where several may be chosen, the next ones in a ranked poll.
    """

    id: str
    poll_id: str
    voter: Party
    option: int
    cast_by: str = ""
    also: tuple[int, ...] = ()

    @property
    def choices(self) -> tuple[int, ...]:
        """All choices, the first one first."""
        return (self.option, *self.also)
