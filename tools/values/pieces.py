"""The parts of a date as said, before it is known which day of which year they mean."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Grain = Literal["day", "week", "month", "weekend", "year", "holiday"]
# "" names the days themselves; the others leave one side open: "before the 5th", "by friday", "since may".
Bound = Literal["", "before", "until", "since", "after"]


@dataclass(frozen=True)
class Frame:
    """What a message is read against: its folded text, the day it was sent, the trip's first and last day."""

    text: str
    today: date
    trip: tuple[date, date] | None = None
    day_first: bool = False


@dataclass(frozen=True)
class Span:
    """Known days, `end` inclusive; `nights` only when nights were said."""

    start: date
    end: date
    grain: Grain = "day"
    nights: int | None = None


Change = Callable[[Span], Span]
Follow = Callable[[Span], Span]


@dataclass(frozen=True)
class Piece:
    """One date-like phrase at `at` (offsets in the text).

    Either `span` is known, or `follow` makes it from the date said before, or year/month/day/weekday say
    what is known of it. `weak` pieces ("14", "jul") are dates only as one end of a range or under a change.
    """

    at: tuple[int, int]
    grain: Grain = "day"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    span: Span | None = None
    follow: Follow | None = None
    needs_said: bool = False  # `follow` means nothing when no date was said before
    weak: bool = False
    changes: tuple[Change, ...] = ()
