"""A booking as a confirmation tells it, before anybody has agreed to it."""

from dataclasses import dataclass
from datetime import date, datetime

from tools.reservations.model import ReservationKind

When = date | datetime


@dataclass(frozen=True)
class Proposed:
    """One booking found in a pasted text; None where the text does not say.

    `start`/`end` are local to the place: a datetime where a time was given and matters, else a date. `price`
    is a decimal string with the decimals as printed, `currency` an ISO code, `units` rooms, sites or tickets.
    """

    kind: ReservationKind
    name: str
    place: str | None = None
    start: When | None = None
    end: When | None = None
    confirmation: str | None = None
    price: str | None = None
    currency: str | None = None
    cancel_by: When | None = None
    guests: int | None = None
    units: int | None = None
