"""Bookings people made; Pathfinder books nothing by itself."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tools.kernel.party import Party


class ReservationKind(StrEnum):
    """What was booked."""

    LODGING = "lodging"
    CAMPSITE = "campsite"
    RESTAURANT = "restaurant"
    ACTIVITY = "activity"
    TICKET = "ticket"
    RENTAL = "rental"
    FERRY = "ferry"
    OTHER = "other"


class ReservationStatus(StrEnum):
    """Where a booking stands."""

    PLANNED = "planned"
    HELD = "held"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Room:
    """A room, site or bed of a booking and who sleeps in it."""

    name: str
    parties: tuple[Party, ...]


@dataclass(frozen=True)
class Reservation:
    """A booking. `start`/`end` local to the place, a date or a date with a time; no `party`: everybody."""

    id: str
    kind: ReservationKind
    name: str
    place: str | None = None
    start: date | datetime | None = None
    end: date | datetime | None = None
    party: tuple[Party, ...] = ()
    units: int | None = None
    confirmation: str | None = None
    price: int | None = None  # minor units
    currency: str | None = None
    cancel_by: date | datetime | None = None
    status: ReservationStatus = ReservationStatus.CONFIRMED
    booked_by: str = ""  # account id
    rooms: tuple[Room, ...] = ()
    release_by: date | datetime | None = None  # when a held block of rooms is given back
    check_in_by: date | datetime | None = None  # the latest arrival
