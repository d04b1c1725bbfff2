"""schema.org reservations, events and businesses as proposed bookings."""

import re
from datetime import date, datetime, time
from typing import Any

from tools.reservations.confirmations.proposed import Proposed, When
from tools.reservations.model import ReservationKind
from tools.values.dates import find_dates
from tools.values.times import find_times

Node = dict[str, Any]
_KINDS = {
    "LodgingReservation": ReservationKind.LODGING,
    "CampgroundReservation": ReservationKind.CAMPSITE,
    "FoodEstablishmentReservation": ReservationKind.RESTAURANT,
    "EventReservation": ReservationKind.TICKET,
    "Event": ReservationKind.ACTIVITY,
    "TouristAttractionVisit": ReservationKind.ACTIVITY,
    "RentalCarReservation": ReservationKind.RENTAL,
    "BoatReservation": ReservationKind.FERRY,
    "TaxiReservation": ReservationKind.OTHER,
    "FlightReservation": ReservationKind.TICKET,
    "TrainReservation": ReservationKind.TICKET,
    "BusReservation": ReservationKind.TICKET,
    "ReservationPackage": ReservationKind.OTHER,
    "Reservation": ReservationKind.OTHER,
}
_FROM = (
    "departureStation",
    "departureAirport",
    "departureBusStop",
    "departureBoatTerminal",
    "pickupLocation",
)
_TO = ("arrivalStation", "arrivalAirport", "arrivalBusStop", "arrivalBoatTerminal", "dropoffLocation")
_STARTS = (
    "checkinTime",
    "checkinDate",
    "startTime",
    "pickupTime",
    "startDate",
    "departureTime",
    "departureDay",
    "bookingTime",
)
_ENDS = ("checkoutTime", "checkoutDate", "endTime", "dropoffTime", "endDate", "arrivalTime")


def proposals(nodes: list[Node], now: datetime) -> list[Proposed]:
    """Return the bookings among schema.org objects, packages taken apart; other objects are left out."""
    found: list[Proposed] = []
    for node in nodes:
        parts = node.get("subReservation")
        if isinstance(parts, list) and parts:
            found += proposals([{**_shared(node), **part} for part in parts if isinstance(part, dict)], now)
            continue
        proposal = _proposal(node, now)
        if proposal and proposal not in found:
            found.append(proposal)
    return found


def _shared(package: Node) -> Node:
    kept = ("reservationNumber", "reservationId", "confirmationNumber")
    return {name: package[name] for name in kept if name in package}


def _proposal(node: Node, now: datetime) -> Proposed | None:
    kind_name = _type(node)
    if kind_name.endswith("Event") and kind_name != "Event":
        kind_name = "Event"
    kind = _KINDS.get(kind_name)
    if kind is None:
        return None
    thing = node if kind_name in ("Event", "TouristAttractionVisit") else _first(node.get("reservationFor"))
    start, end = _when((node, thing), _STARTS, now), _when((node, thing), _ENDS, now)
    if _type(thing) in ("Campground", "CampingPitch"):
        kind = ReservationKind.CAMPSITE
    if kind in (ReservationKind.LODGING, ReservationKind.CAMPSITE):
        start, end = _day(start), _day(end)
    name = _name(node, thing)
    if not name and not start:
        return None
    price, currency = _price(node)
    return Proposed(
        kind=kind,
        name=name or _spaced(kind_name),
        place=_place(thing),
        start=start,
        end=end,
        confirmation=_text(node, "reservationNumber", "confirmationNumber", "reservationId", "bookingNumber"),
        price=price,
        currency=currency,
        cancel_by=_when((node,), ("cancelBy", "cancellationDeadline", "scheduledPaymentDate"), now),
        guests=_count(node),
    )


def _type(node: Node) -> str:
    said = node.get("@type")
    said = said[0] if isinstance(said, list) and said else said
    return said.rsplit("/", 1)[-1] if isinstance(said, str) else ""


def _first(value: Any) -> Node:
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, dict)), None)
    return value if isinstance(value, dict) else {}


def _text(node: Node, *names: str) -> str | None:
    for name in names:
        value = node.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):
            value = value.get("@value") or value.get("name")
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return " ".join(str(value).split())[:200]
    return None


def _name(node: Node, thing: Node) -> str | None:
    ends = [_text(_first(thing.get(name)), "name", "iataCode", "identifier") for name in (*_FROM, *_TO)]
    known = [end for end in ends if end]
    if len(known) >= 2:
        return f"{known[0]} → {known[-1]}"
    named = (
        _text(thing, "name")
        or _text(_first(thing.get("location")), "name")
        or _text(node, "name", "description")
    )
    return (
        named
        or _text(_first(node.get("provider")), "name")
        or _text(_first(thing.get("rentalCompany")), "name")
    )


def _place(thing: Node) -> str | None:
    for holder in (thing, _first(thing.get("location")), _first(thing.get("pickupLocation"))):
        address = holder.get("address")
        if isinstance(address, str):
            return " ".join(address.split())[:200] or None
        parts = [_text(_first(address), name) for name in ("addressLocality", "addressRegion")]
        if parts[0]:
            return ", ".join(part for part in parts if part)
    named = _text(_first(thing.get("location")), "name")
    return named if named != _text(thing, "name") else None


def _price(node: Node) -> tuple[str | None, str | None]:
    price = _text(node, "totalPrice", "price")
    currency = _text(node, "priceCurrency", "currency")
    for holder in (node.get("totalPrice"), node.get("priceSpecification"), node.get("acceptedOffer")):
        inner = _first(holder)
        price = price or _text(inner, "price", "value")
        currency = currency or _text(inner, "priceCurrency", "currency")
    digits = re.search(r"\d+(?:[.,]\d+)*", price or "")
    code = currency.upper() if currency and re.fullmatch(r"[A-Za-z]{3}", currency) else None
    return (re.sub(r",(?=\d{3}\b)", "", digits.group()) if digits else None), code


def _count(node: Node) -> int | None:
    said = _text(node, "partySize", "numAdults", "numberOfGuests", "numSeats")
    adults = int(said) if said and said.isdecimal() and len(said) < 4 else None
    children = _text(node, "numChildren")
    if adults is not None and children and children.isdecimal() and len(children) < 4:
        adults += int(children)
    return adults


def _when(holders: tuple[Node, ...], names: tuple[str, ...], now: datetime) -> When | None:
    for name in names:
        for holder in holders:
            said = _text(holder, name)
            found = read_when(said, now) if said else None
            if found:
                return found
    return None


def read_when(said: str, now: datetime) -> When | None:
    """Return the local date or date-time in an ISO or a human form; None when there is none."""
    iso = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d))?", said.strip())
    try:
        if iso:
            day = date(int(iso[1]), int(iso[2]), int(iso[3]))
            return datetime.combine(day, time(int(iso[4]), int(iso[5]))) if iso[4] else day
    except ValueError:
        return None
    days, times = find_dates(said, now), find_times(said)
    if not days:
        return None
    if times:
        return datetime.combine(days[0].start, time(times[0].hour, times[0].minute))
    return days[0].start


def _day(when: When | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
