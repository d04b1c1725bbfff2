"""What a language engine is told of the trip: the `context` of the tool catalogue (pathfinder.tools/1)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class TripContext(_Part):
    """The trip's head, as far as it is known."""

    name: str = ""
    start_date: date | None = None
    end_date: date | None = None
    currency: str = "USD"


class FamilyContext(_Part):
    """A family and the names of its members."""

    name: str
    members: tuple[str, ...] = ()
    home: str | None = None
    vehicles: tuple[str, ...] = ()


class PollContext(_Part):
    """An open poll; `method` is create_poll's."""

    question: str
    options: tuple[str, ...] = ()
    method: str = "single"
    sit_out: bool = False


class ExpenseContext(_Part):
    """A recorded expense; `amount` a decimal string."""

    what: str
    amount: str
    paid_by: str = ""
    split: tuple[dict[str, Any], ...] = ()


class BookingContext(_Part):
    """A booking's price, a decimal string, and who made it (a party)."""

    name: str
    price: str
    booked_by: str = ""


class Context(_Part):
    """Everything beside the words themselves. `now` is local to the speaker, without offset.

    `asked` is the bot's own open question in this chat, `pending` the calls that wait for its answer;
    `recent` are the last lines of the chat, oldest first, as (who, text); `own` those of the speaker, and
    `bookings` prices, which no model is told apart.
    """

    now: datetime
    speaker: str = ""
    speaker_family: str | None = None
    trip: TripContext | None = None
    families: tuple[FamilyContext, ...] = ()
    stops: tuple[str, ...] = ()
    polls: tuple[PollContext, ...] = ()
    reservations: tuple[str, ...] = ()
    expenses: tuple[ExpenseContext, ...] = ()
    travelling: bool = False
    asked: str | None = None
    pending: tuple[dict[str, Any], ...] = ()
    recent: tuple[tuple[str, str], ...] = ()
    own: tuple[str, ...] = Field(default=(), exclude=True)
    bookings: tuple[BookingContext, ...] = Field(default=(), exclude=True)


class Call(_Part):
    """One tool call, in the catalogue's names and arguments."""

    name: str
    args: dict[str, Any] = Field(default_factory=dict)


Calls = Sequence[Call]


class Understanding(_Part):
    """What a message means: calls to make, or a question to ask, or (neither) silence.

    `maybe` are one or two readings that are only fairly sure: each is done when its choice is confirmed.
    """

    calls: tuple[Call, ...] = ()
    confidence: float = 0.0
    ask: str | None = None
    choices: tuple[str, ...] = ()
    maybe: tuple[Call, ...] = ()
