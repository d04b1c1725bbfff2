"""The trip and the stops it may visit."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from tools.kernel.party import Party


class TripStatus(StrEnum):
    """Where a trip stands. It is *active* from its first to its last day."""

    DRAFT = "draft"
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    ACTIVE = "active"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class StopRole(StrEnum):
    """Why a stop is there (glossary)."""

    START = "start"
    MUST = "must"
    WANT = "want"
    MEET = "meet"
    OVERNIGHT = "overnight"
    END = "end"


@dataclass(frozen=True)
class Trip:
    """A trip's head. Its id is the trip id itself; there is one of these in a trip's records."""

    id: str
    name: str
    status: TripStatus = TripStatus.DRAFT
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    timezone: str = "UTC"
    currency: str = "USD"
    organizer: str | None = None  # account id of the one who made it
    organizer_name: str = ""
    locked: bool = False


@dataclass(frozen=True)
class Stop:
    """A place the trip may visit; `position` orders the stops as they were named."""

    id: str
    name: str
    lat: float | None = None  # None while nobody knows where it is
    lon: float | None = None
    timezone: str | None = None
    kind: str = "town"
    role: StopRole = StopRole.WANT
    nights: int | None = None
    date: dt.date | None = None
    wanted_by: tuple[str, ...] = ()  # "family:<id>" or "member:<id>"
    position: int = 0

    @property
    def wishers(self) -> tuple[Party, ...]:
        """The parties that want it."""
        parts = (key.partition(":") for key in self.wanted_by)
        return tuple(Party("member" if kind == "member" else "family", own) for kind, _, own in parts)
