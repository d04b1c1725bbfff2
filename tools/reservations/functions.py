"""The booking tools both language engines see (catalogue: pathfinder.tools/1)."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field

from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.reservations import service
from tools.reservations.booking import Told
from tools.reservations.model import ReservationKind, ReservationStatus


def _text(value: Any) -> Any:
    """Take a number a model wrote without quotes for the text it means."""
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def _listed(value: Any) -> Any:
    return value if value is None or isinstance(value, list) else [value]


Text = Annotated[str, BeforeValidator(_text)]
Parties = Annotated[list[str], BeforeValidator(_listed)]


@trip_tool
async def add_reservation(
    act: Act,
    name: str,
    kind: ReservationKind | None = None,
    place: str | None = None,
    start: str | None = None,
    end: str | None = None,
    party: Parties | None = None,
    units: int | None = None,
    confirmation: Text | None = None,
    price: Text | None = None,
    currency: str | None = None,
    cancel_by: str | None = None,
    status: ReservationStatus | None = None,
    release_by: str | None = None,
    check_in_by: str | None = None,
) -> Reply:
    """Keep a booking somebody made, or correct a detail of one by its name or confirmation.

    start, end and cancel_by are dates or local times; party lists who it is for (none: everybody); units
    are rooms, sites, seats or tickets. A price alone is not an expense. release_by: when a held block of
    rooms is given back; check_in_by: the latest arrival, a time or HH:MM of the first day.
    """
    told = Told(
        name=name,
        kind=kind,
        place=place,
        start=start,
        end=end,
        party=party or (),
        units=units,
        confirmation=confirmation,
        price=price,
        currency=currency,
        cancel_by=cancel_by,
        status=status,
        release_by=release_by,
        check_in_by=check_in_by,
    )
    return await service.add_reservation(act, told)


@trip_tool
async def cancel_reservation(act: Act, name: str | None = None, confirmation: Text | None = None) -> Reply:
    """Take a booking out that fell through or was cancelled, by its name or confirmation."""
    return await service.cancel_reservation(act, name, confirmation)


@trip_tool
async def show_reservations(
    act: Act, date: str | None = None, family: str | None = None, kind: ReservationKind | None = None
) -> Reply:
    """Say what is booked: all, or of a date, a family, a kind (lodging for "where do we sleep")."""
    return await service.show_reservations(act, date, family, kind)


class RoomRow(BaseModel):
    """A room, site or bed and who sleeps in it; nobody: it is empty again."""

    room: str
    party: Parties = Field(default_factory=list)


@trip_tool
async def assign_rooms(act: Act, rooms: list[RoomRow], name: str | None = None) -> Reply:
    """Say who sleeps where in a booking (name; default: the only bed): room names and parties."""
    return await service.assign_rooms(act, name, [(row.room, row.party) for row in rooms])


@trip_tool
async def read_confirmation(act: Act, text: str | None = None) -> Reply:
    """Read a forwarded or pasted confirmation (mail, HTML, ICS, a PDF sent along) and offer its bookings."""
    return await service.read_confirmation(act, text)


class BookingRow(BaseModel):
    """A booking as it was read, in add_reservation's arguments."""

    name: str
    kind: ReservationKind | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None
    units: int | None = None
    confirmation: str | None = None
    price: str | None = None
    currency: str | None = None
    cancel_by: str | None = None


@trip_tool
async def keep_bookings(act: Act, bookings: list[BookingRow]) -> Reply:
    """Keep bookings that were read from a confirmation; each as the arguments of add_reservation."""
    return await service.keep_bookings(act, [Told(**row.model_dump()) for row in bookings])


FUNCTIONS = (
    add_reservation,
    assign_rooms,
    cancel_reservation,
    keep_bookings,
    read_confirmation,
    show_reservations,
)
