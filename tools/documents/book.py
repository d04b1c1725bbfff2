"""A trip as a book: what the PDF says, in words, before it is typeset. Pure: an export in, a Book out."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.documents.measures import Style


@dataclass(frozen=True)
class Charge:
    """State of charge of an electric car over a stretch, in percent."""

    start: int
    end: int

    @property
    def low(self) -> int:
        """The lower of both, where the bar begins."""
        return min(self.start, self.end)

    @property
    def span(self) -> int:
        """The length of the bar."""
        return abs(self.end - self.start)


@dataclass(frozen=True)
class Line:
    """One stretch of a day. `kind` is its label ("Drive"), `sort` its class ("drive")."""

    start: str
    end: str
    sort: str
    kind: str
    title: str
    figures: str = ""
    note: str = ""
    company: str = ""
    charge: Charge | None = None
    clock: str = ""  # said when the local clock changes here

    @property
    def hours(self) -> str:
        """From when to when."""
        return f"{self.start} – {self.end}" if self.end else self.start

    @property
    def facts(self) -> tuple[str, ...]:
        """What it is, how far and how long, and with whom."""
        kind = self.kind if self.title else ""
        return tuple(filter(None, (kind, self.figures, self.company)))


@dataclass(frozen=True)
class SameDay:
    """Whose day it is too, and where in the book that stands."""

    who: str
    anchor: str


@dataclass(frozen=True)
class DayPage:
    """One family's day; `same_as` stands for its lines when another family has the very same."""

    title: str
    route: str
    drive: str
    bed: str
    lines: tuple[Line, ...]
    link: str = ""  # opens the day's drive in a navigation app
    anchor: str = ""
    same_as: SameDay | None = None


@dataclass(frozen=True)
class Drive:
    """A family's driving on a day, for the overview."""

    family: str
    colour: str
    words: str


@dataclass(frozen=True)
class OverviewRow:
    """One day of the whole trip."""

    day: str
    stops: str
    beds: tuple[str, ...]
    drives: tuple[Drive, ...]


@dataclass(frozen=True)
class Booking:
    """A booking. `code` is empty when it has none, or when it is `hidden` from the readers."""

    when: str
    kind: str
    name: str
    place: str
    people: str
    units: str
    code: str
    hidden: bool
    price: str
    status: str
    cancel_by: str


@dataclass(frozen=True)
class FamilyHead:
    """A family's name with its colour, and who they are in a line."""

    name: str
    called: str
    colour: str
    people: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FamilyPart:
    """The pages of one family."""

    head: FamilyHead
    days: tuple[DayPage, ...]
    bookings: tuple[Booking, ...]
    money: tuple[str, ...]


@dataclass(frozen=True)
class Contact:
    """Somebody to call; `phone` as far as it may be shown."""

    name: str
    family: str
    role: str
    phone: str


@dataclass(frozen=True)
class Book:
    """The whole document."""

    title: str
    kicker: str
    dates: str
    route: str
    heads: tuple[FamilyHead, ...]
    notices: tuple[str, ...]
    overview: tuple[OverviewRow, ...]
    stops: tuple[tuple[str, str], ...]  # name and why it is there; only without a plan
    explain: tuple[str, ...]
    parts: tuple[FamilyPart, ...]
    settlement: tuple[str, ...]
    contacts: tuple[Contact, ...]
    cars: tuple[tuple[str, str], ...]
    emergency: tuple[tuple[str, str], ...]
    footer: str
    style: Style

    @property
    def masked(self) -> bool:
        """Whether some telephone number is shown in part."""
        return any("•" in contact.phone for contact in self.contacts)


def plain_list(words: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
