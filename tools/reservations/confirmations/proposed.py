"""A booking as a confirmation tells it, before anybody has agreed to it."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

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

    def arguments(self) -> dict[str, Any]:
        """Return what was told as JSON values, in the terms of `add_reservation`."""
        told = {name: value for name, value in asdict(self).items() if value is not None and name != "guests"}
        return {name: _plain(value) for name, value in told.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()[:16]
    return value.value if isinstance(value, StrEnum) else value
