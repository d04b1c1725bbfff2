"""What was paid, for whom, and what was paid back."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

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


By = Literal["head", "family", "night"]


@dataclass(frozen=True)
class SplitLine:
    """One line of a split as it was said; figures are decimal strings."""

    party: str
    shares: str | None = None
    percent: str | None = None
    amount: str | None = None


@dataclass(frozen=True)
class Terms:
    """How a bill is to be split, as it was said, with parties by name: kept for the next time."""

    lines: tuple[SplitLine, ...] = ()
    without: tuple[str, ...] = ()
    by: By | None = None
    until: date | None = None
    child: str | None = None


@dataclass(frozen=True)
class Item:
    """A line of a receipt and who had it; no `parties`: everybody in the split."""

    what: str
    minor: int
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True)
class Edit:
    """What somebody did to an expense after it was entered."""

    at: datetime
    by: str  # a name
    what: str


@dataclass(frozen=True)
class Objection:
    """Somebody does not agree with an expense; it counts on until it is changed or taken out."""

    party: Party
    why: str
    at: datetime


@dataclass(frozen=True)
class Expense:
    """A bill. `payers` and `shares` each sum to `minor`; `entered_by` is an account id.

    A refund is an expense below zero: who got the money back "paid" less, and everybody's share shrinks.
    `receipt` is its text, `files` the ids of documents; `series` the recurring expense it comes from.
    """

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
    terms: Terms | None = None
    items: tuple[Item, ...] = ()
    receipt: str = ""
    files: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    objections: tuple[Objection, ...] = ()
    refund_of: str = ""
    series: str = ""


class Every(StrEnum):
    """How often a recurring expense falls due."""

    NIGHT = "night"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True)
class Recurring:
    """A bill that comes again: tolls, a nightly site fee. It counts from `first` to `last`, both included.

    Each occurrence counts from its day on, split among those who are there then (unless `terms` say else).
    """

    id: str
    what: str
    minor: int
    currency: str
    payers: tuple[Part, ...]
    every: Every
    first: date
    last: date
    terms: Terms
    category: str = "other"
    entered_by: str = ""
    said: str = ""


@dataclass(frozen=True)
class Budget:
    """What may be spent: by the whole trip (`party` None) or a family, on everything or a category."""

    id: str
    party: Party | None
    category: str  # "" for everything
    minor: int
    currency: str
    private: bool = False


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
