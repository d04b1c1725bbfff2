"""Bookings in the trip export (contract: pathfinder.trip/1)."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from tools.kernel.act import Act
from tools.kernel.money import Money
from tools.kernel.when import day_of, zone
from tools.kernel.words import likeness
from tools.reservations.model import Reservation
from tools.reservations.service import Desk, open_desk
from tools.trips.model import Stop

_SAME_PLACE = 90.0


async def export(act: Act) -> dict[str, Any]:
    """Return {"reservations": […]}, cancelled ones too; a booking for everybody lists the families there."""
    desk, stops = await open_desk(act), await act.uow.of(Stop).all()
    return {"reservations": [_reservation(desk, booking, stops) for booking in desk.bookings]}


def _reservation(desk: Desk, booking: Reservation, stops: Sequence[Stop]) -> dict[str, Any]:
    priced = booking.price is not None and booking.currency is not None
    local = _zone_of(booking, stops, desk.local)
    return {
        "kind": booking.kind.value,
        "name": booking.name,
        "place": booking.place,
        "start": _time(booking.start, local),
        "end": _time(booking.end, local),
        "party": _party(desk, booking),
        "units": booking.units,
        "confirmation": booking.confirmation,
        "price": Money(booking.price or 0, booking.currency or "").decimal if priced else None,
        "currency": booking.currency,
        "cancel_by": _time(booking.cancel_by, local),
        "status": booking.status.value,
        "rooms": [
            {"name": room.name, "party": [desk.roster.key(p) for p in room.parties]} for room in booking.rooms
        ],
    }


def _zone_of(booking: Reservation, stops: Sequence[Stop], other: tzinfo) -> tzinfo:
    """Return the zone of the stop a booking is at; the trip's when it is at none."""
    at = f"{booking.name} {booking.place or ''}"
    near = [stop.timezone for stop in stops if stop.timezone and likeness(stop.name, at) >= _SAME_PLACE]
    return zone(near[0], other) if near else other


def _time(when: date | datetime | None, local: tzinfo) -> str | None:
    """Return a date as it is, a time with the place's offset."""
    if isinstance(when, datetime):
        return when.replace(tzinfo=local).isoformat()
    return when.isoformat() if when else None


def _party(desk: Desk, booking: Reservation) -> list[str]:
    if booking.party:
        return [desk.roster.key(party) for party in booking.party]
    there = desk.roster.present(day_of(booking.start), desk.trip) if booking.start else desk.roster.families
    return [f"family:{family.name}" for family in there]
