"""The travel day: what families reported, and what they are to be told when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tools.kernel.party import Party


class AlertStatus(StrEnum):
    """What became of an alert."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class StatusReport:
    """What a family said of itself on the road (kinds: the catalogue's report_status).

    `vehicle_id` tells which car where a family has several; None speaks for all of them.
    A position (`lat`, `lon`) is kept until `shared_until`, then forgotten.
    """

    id: str
    family_id: str
    kind: str
    at: datetime
    minutes: int | None = None
    place: str | None = None
    percent: int | None = None
    note: str = ""
    lat: float | None = None
    lon: float | None = None
    vehicle_id: str | None = None
    shared_until: datetime | None = None


@dataclass(frozen=True)
class Alert:
    """A message with a due time; `to` None is the whole group; `about` is the record it speaks of."""

    id: str
    at: datetime
    to: Party | None
    kind: str
    text: str
    status: AlertStatus = AlertStatus.WAITING
    about: str = ""
    sent_as: int | None = None  # the outbox's number of the message it became
    tried: tuple[str, ...] = ()  # the chats it was sent to in vain, as "channel:chat"
