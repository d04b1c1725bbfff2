"""Proposals: a change that touches other people's day or money, until those it affects have answered."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.kernel.reply import Press


class ProposalStatus(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Difference:
    """What would change: in words, and in figures where there are any.

    `minutes` is the largest shift of any family's day, `km` and `money` what it adds (or saves, negative)
    in all; `families` are those it affects, the proposer's own may be among them.
    """

    words: str
    families: tuple[Party, ...] = ()
    minutes: int = 0
    km: float = 0.0
    minor: int = 0
    currency: str = ""

    @property
    def money(self) -> Money | None:
        """What it costs (or saves), None when money is not touched."""
        return Money(self.minor, self.currency) if self.minor and self.currency else None


@dataclass(frozen=True)
class Answer:
    """What a family answered, the newest that counts; `by` is the account, `name` the person."""

    party: Party
    accepts: bool
    at: datetime
    by: str
    name: str
    reason: str = ""


@dataclass(frozen=True)
class Proposal:
    """A change that waits. `calls` are made in the proposer's name once all in `asked` have accepted.

    `number` is what people call it by, unique in the trip. Silence until `answer_by` is a yes only when
    `silence_accepts`; that was said when it was asked. `plan_version` is the plan it was made for (None: it
    is not about the plan). `done` is True while the change stands.
    """

    id: str
    number: int
    what: str
    difference: Difference
    calls: tuple[Press, ...]
    asked: tuple[Party, ...]
    proposed_by: str
    proposer: str
    made_at: datetime
    answer_by: datetime | None = None
    silence_accepts: bool = False
    plan_version: int | None = None
    status: ProposalStatus = ProposalStatus.OPEN
    answers: tuple[Answer, ...] = ()
    done: bool = False

    @property
    def waiting(self) -> tuple[Party, ...]:
        """Those who have not answered yet."""
        heard = {answer.party for answer in self.answers}
        return tuple(party for party in self.asked if party not in heard)

    @property
    def objections(self) -> tuple[Answer, ...]:
        """The answers that say no."""
        return tuple(answer for answer in self.answers if not answer.accepts)
