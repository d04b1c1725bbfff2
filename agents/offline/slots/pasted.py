# ruff: noqa: E501  # a pattern reads best on one line
"""Pasted machine text: a calendar entry (ICS) or schema.org JSON-LD becomes one booking; it is data, never orders."""

import json
import re
from typing import Any

from agents.context import Call
from agents.offline.scene import Place, Scene
from agents.offline.slots.booking_kinds import kind_of
from agents.offline.slots.booking_parties import party_told
from tools.reservations.confirmations import looks_like_confirmation, parse_confirmation

_PAGE = re.compile(r"<(?:html|body|table|div)\b|itemtype=.?https?://schema\.org", re.IGNORECASE)
_BOOKED = re.compile(
    r"\b(?:i|we|i've|we've|i have|we have|just|all|is|it's|got us|got it)\b.{0,20}\b(?:booked|reserved)\b"
    r"|^\W*(?:@\w+\W+)?(?:booked|reserved)\b(?! by)|\bgot us (?:a|the|\d)",
    re.IGNORECASE,
)
_SEVERAL = 6  # lines
_EVENT = re.compile(r"BEGIN:VEVENT(?P<body>.*?)END:VEVENT", re.S)
_KINDS = {
    "LodgingReservation": "lodging",
    "FoodEstablishmentReservation": "restaurant",
    "EventReservation": "ticket",
    "RentalCarReservation": "rental",
    "BoatReservation": "ferry",
}


def forwarded(scene: Scene, text: str) -> list[Call]:
    """The bookings of a pasted mail, page or confirmation of several lines; empty for a person's own words.

    Who says above it that it is booked has booked it: that is read like any other booking. Of a confirmation in
    which nothing was found the tool itself says so.
    """
    lines = sum(bool(line.strip()) for line in text.splitlines())
    own_words = text.strip().split("\n\n", 1)[0]
    if "\n" not in own_words and _BOOKED.search(own_words) and not _PAGE.search(text):
        return []
    if not _PAGE.search(text) and (lines < _SEVERAL or not looks_like_confirmation(text)):
        return []
    currency = scene.context.trip.currency if scene.context.trip else None
    found = [one for one in parse_confirmation(text, scene.context.now, currency) if one.start]
    party = party_told(scene, scene)
    extra = {"party": party} if party else {}
    told = [Call(name="add_reservation", args={**one.arguments(), **extra}) for one in found]
    return told or [Call(name="read_confirmation")]


def own_words_above(scene: Scene) -> Place | None:
    """Where the sender's own words stand above a pasted confirmation; None for any other message.

    Below them everything is data: it may be a booking, and nothing else, whatever it says.
    """
    text = scene.whole
    if sum(bool(line.strip()) for line in text.splitlines()) < _SEVERAL or not looks_like_confirmation(text):
        return None
    end = text.find("\n\n")
    return 0, end if end >= 0 else text.find("\n")


def pasted(scene: Scene) -> list[Call]:
    """The bookings of pasted ICS or JSON-LD; empty when there is none."""
    found = [_event(m["body"]) for m in _EVENT.finditer(scene.whole)] or _linked(scene.whole)
    everyone = re.search(r"\ball of us\b|\bfor (?:everyone|everybody|all)\b", scene.whole, re.I)
    extra = {"party": ["all"]} if everyone else {}
    return [Call(name="add_reservation", args={**args, **extra}) for args in found if args.get("name")]


def _event(body: str) -> dict[str, Any]:
    fields = {m[1].upper(): m[2].strip() for m in re.finditer(r"(?m)^([A-Za-z]+)(?:;[^:\n]*)?:(.*)$", body)}
    title = fields.get("SUMMARY", "").replace("\\,", ",")
    kind = kind_of(title)
    name = re.sub(
        r"^(?:dinner|lunch|brunch|breakfast|table|stay|check-?in|reservation|booking) (?:at|in|for)\s+",
        "",
        title,
        flags=re.I,
    )
    args: dict[str, Any] = {"kind": kind, "name": name}
    for key, field in (("place", "LOCATION"), ("start", "DTSTART"), ("end", "DTEND")):
        if fields.get(field):
            args[key] = _moment(fields[field]) if field.startswith("DT") else fields[field].split("\\,")[0]
    return args


def _moment(stamp: str) -> str:
    m = re.match(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?", stamp)
    if m is None:
        return stamp[:16]
    return f"{m[1]}-{m[2]}-{m[3]}" + (f"T{m[4]}:{m[5]}" if m[4] else "")


def _linked(text: str) -> list[dict[str, Any]]:
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start or "@type" not in text:
        return []
    try:
        data = json.loads(text[start : end + 1])
    except ValueError:
        return []
    return [_reservation(data)] if isinstance(data, dict) else []


def _reservation(data: dict[str, Any]) -> dict[str, Any]:
    thing = data.get("reservationFor")
    thing = thing if isinstance(thing, dict) else {}
    address = thing.get("address")
    town = address.get("addressLocality") if isinstance(address, dict) else None
    args = {
        "kind": _KINDS.get(str(data.get("@type")), "other"),
        "name": thing.get("name"),
        "place": town,
        "start": _clock(
            data,
            thing,
            ("checkinTime", "checkinDate", "startTime", "startDate", "pickupTime", "departureTime"),
        ),
        "end": _clock(
            data, thing, ("checkoutTime", "checkoutDate", "endTime", "endDate", "dropoffTime", "arrivalTime")
        ),
        "confirmation": data.get("reservationNumber") or data.get("reservationId"),
        "price": data.get("totalPrice") or data.get("price"),
        "currency": data.get("priceCurrency"),
    }
    kept = {k: str(v) for k, v in args.items() if v not in (None, "")}
    if kept.get("kind") == "lodging":
        kept |= {k: kept[k][:10] for k in ("start", "end") if k in kept}
    return kept


def _clock(data: dict[str, Any], thing: dict[str, Any], names: tuple[str, ...]) -> str | None:
    found = next((s[n] for n in names for s in (data, thing) if isinstance(s.get(n), str)), None)
    return found[:16] if found else None
