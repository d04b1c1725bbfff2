"""What was paid, for whom, and what was paid back."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tools.kernel.party import Party


class ExpenseStatus(StrEnum):
    """A voided expense stays in history and counts no more."""

    ACTIVE = "active"
    VOIDED = "voided"


@dataclass(frozen=True)
class Part:
    """A party's part of a sum, in minor units."""

    party: Party
    minor: int


@dataclass(frozen=True)
class Expense:
    """A bill. `payers` and `shares` each sum to `minor`; `entered_by` is an account id."""

    id: str
    what: str
    minor: int
    currency: str
    date: date
    payers: tuple[Part, ...]
    shares: tuple[Part, ...]
    category: str = "other"
    status: ExpenseStatus = ExpenseStatus.ACTIVE
    entered_by: str = ""
    said: str = ""


@dataclass(frozen=True)
class Payment:
    """Money between parties."""

    id: str
    from_party: Party
    to_party: Party
    minor: int
    currency: str
    date: date
    entered_by: str = ""


@dataclass(frozen=True)
class Rate:
    """One `currency` is `rate` (a decimal string) of `base`; stored once, so that sums never drift.

    `day` is the day of the expenses it is for, None when people told it for all; `as_of` its publication.
    """

    id: str
    currency: str
    base: str
    rate: str
    day: date | None
    as_of: date
    source: str
