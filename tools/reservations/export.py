"""Bookings in the trip export (contract: pathfinder.trip/1)."""

from datetime import date, datetime
from typing import Any

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.money import Money
from tools.reservations.model import Reservation
from tools.reservations.service import Desk, open_desk
from tools.trips.model import Trip


async def export(act: Act) -> dict[str, Any]:
    """Return {"reservations": […]}, cancelled ones too; a booking for everybody lists the families there."""
    desk = await open_desk(act)
    return {"reservations": [_reservation(desk, booking) for booking in desk.bookings]}


def _reservation(desk: Desk, booking: Reservation) -> dict[str, Any]:
    priced = booking.price is not None and booking.currency is not None
    return {
        "kind": booking.kind.value,
        "name": booking.name,
        "place": booking.place,
        "start": _time(desk, booking.start),
        "end": _time(desk, booking.end),
        "party": _party(desk.roster, desk.trip, booking),
        "units": booking.units,
        "confirmation": booking.confirmation,
        "price": Money(booking.price or 0, booking.currency or "").decimal if priced else None,
        "currency": booking.currency,
        "cancel_by": _time(desk, booking.cancel_by),
        "status": booking.status.value,
    }


def _time(desk: Desk, when: date | datetime | None) -> str | None:
    """Return a date as it is, a time with the trip's offset."""
    return (
        when.replace(tzinfo=desk.local).isoformat()
        if isinstance(when, datetime)
        else when.isoformat()
        if when
        else None
    )


def _party(roster: Roster, trip: Trip, booking: Reservation) -> list[str]:
    if booking.party:
        return [roster.key(party) for party in booking.party]
    day = booking.start.date() if isinstance(booking.start, datetime) else booking.start
    there = roster.present(day, trip) if day else roster.families
    return [f"family:{family.name}" for family in there]
