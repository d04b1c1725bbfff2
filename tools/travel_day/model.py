"""The travel day: what families reported, and what they are to be told when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tools.kernel.party import Party
from tools.planning.model import Item


class AlertStatus(StrEnum):
    """What became of an alert."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Way:
    """A family's way on, planned anew: `items` in the place of its day's items `first` to `last`.

    `begins` and `goal` are where those begin and lead to: a day that has other items there has been planned
    anew since. `line` is the course of the road, (lat, lon) in degrees, where it is not the usual one.
    """

    first: int
    last: int
    begins: str
    goal: str
    items: tuple[Item, ...]
    line: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class StatusReport:
    """What a family said of itself on the road (kinds: the catalogue's report_status).

    `vehicle_id` tells which car where a family has several; None speaks for all of them.
    A position (`lat`, `lon`) is kept until `shared_until`, then forgotten; of a closed road it tells where.
    A family that was "rerouted" has its `way`.
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
    way: Way | None = None


_CALLED = {"departed": "left", "breakdown": "stuck", "level": "battery", "closed": "road closed"}
_UNNAMED = ("rerouted", "slower", "detour", "moved", "elsewhere")  # what followed from another


def called(kind: str, minutes: int | None, place: str | None, percent: int | None) -> str:
    """Return the words by which people know a report ("40 min late"); "" for what only followed from one."""
    if kind in _UNNAMED:
        return ""
    named = _CALLED.get(kind, kind)
    if kind in ("late", "early") and minutes:
        return f"{minutes} min {named}"
    level = f" {percent} %" if percent is not None else ""
    return f"{named}{level}{f' in {place}' if place else ''}"


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
