"""What one reader sees of a trip at one moment: plain values, ready to be sent as JSON.

Times people read are "HH:MM" on the place's clock; days are ISO dates; colours "#rrggbb"; `x` and `y` on
the map are parts of its width and height.
"""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["", "done", "now", "skipped"]


@dataclass(frozen=True)
class Head:
    """The trip in a line. `plan` says whether the days shown are agreed on, proposed, or not there yet."""

    trip: str
    when: str
    today: str
    plan: Literal["none", "proposed", "accepted"]


@dataclass(frozen=True)
class Me:
    """Who reads. `shared_until` while the family's position is known."""

    name: str
    family: str
    role: str
    may_share: bool
    shared_until: str = ""


@dataclass(frozen=True)
class Pin:
    """A place of the trip on the map, with the number it has there."""

    number: int
    name: str
    x: float
    y: float


@dataclass(frozen=True)
class Car:
    """A family, or one of its cars. `exact`: by a shared position; else by the plan and what was said.

    `off`: beyond the map's edge.
    """

    family: str
    name: str
    colour: str
    x: float
    y: float
    state: str
    words: str
    exact: bool
    own: bool
    off: bool = False


@dataclass(frozen=True)
class MapPart:
    """The map. `picture` is its name under the board's address; it changes with what is drawn."""

    picture: str
    width: int
    height: int
    pins: tuple[Pin, ...]
    cars: tuple[Car, ...]


@dataclass(frozen=True)
class ItemPart:
    """A stretch of a day; `now` is its time as the day goes, where that differs from the plan (`at`)."""

    at: str
    now: str
    title: str
    detail: str
    kind: str
    mark: Mark


@dataclass(frozen=True)
class Timeline:
    """One family's day. `state` and `words` are of today only."""

    family: str
    colour: str
    own: bool
    state: str
    words: str
    drive: str
    items: tuple[ItemPart, ...]


@dataclass(frozen=True)
class DayPart:
    """A day, the reader's family first."""

    date: str
    families: tuple[Timeline, ...]


@dataclass(frozen=True)
class Meeting:
    """The next time a family meets others. `slack` in minutes: how late it may be before somebody waits."""

    family: str
    colour: str
    own: bool
    date: str
    place: str
    at: str
    now: str
    others: str
    slack: int
    words: str


@dataclass(frozen=True)
class Choice:
    """A button of a poll; `votes` None where it is not told. `rank` counts from 1 (0: not chosen)."""

    label: str
    votes: int | None
    voters: str
    rank: int


@dataclass(frozen=True)
class PollPart:
    """An open poll."""

    id: str
    question: str
    choices: tuple[Choice, ...]
    until: str
    note: str
    may_vote: bool


@dataclass(frozen=True)
class AskedPart:
    """A proposal that waits; `mine` is what the reader's family answered: "yes", "no", or "" for nothing."""

    number: int
    what: str
    words: str
    note: str
    may_answer: bool
    mine: str


@dataclass(frozen=True)
class Balance:
    """A family's account in words; `sign` 1 is owed, -1 owes, 0 square."""

    name: str
    words: str
    sign: int
    own: bool


@dataclass(frozen=True)
class MoneyPart:
    """Who owes what, one currency a part."""

    spent: str
    balances: tuple[Balance, ...]
    transfers: tuple[str, ...]


@dataclass(frozen=True)
class BookingPart:
    """A booking; `code` and `price` are empty where they are not the reader's to see."""

    name: str
    when: str
    whose: str
    status: str
    note: str
    code: str
    price: str


@dataclass(frozen=True)
class Decision:
    """Something decided, and where: by whom, when, in which words."""

    what: str
    cited: str


@dataclass(frozen=True)
class Coming:
    """An alert to come."""

    when: str
    text: str
    own: bool


@dataclass(frozen=True)
class BoardView:
    """All of it. `money` is None for who may not see money."""

    head: Head
    me: Me
    map: MapPart | None
    days: tuple[DayPart, ...]
    meetings: tuple[Meeting, ...]
    polls: tuple[PollPart, ...]
    proposals: tuple[AskedPart, ...]
    money: tuple[MoneyPart, ...] | None
    bookings: tuple[BookingPart, ...]
    decisions: tuple[Decision, ...]
    alerts: tuple[Coming, ...]
