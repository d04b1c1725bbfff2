"""Makes the book of a trip, or of one family's part in it."""

import re
from datetime import date, datetime, timedelta

from tools.documents.book import Book, Drive, FamilyHead, FamilyPart, OverviewRow, plain_list
from tools.documents.book_days import bed_of, booked_bed, day_page, family_day, route_of, seen_places
from tools.documents.book_people import bookings, car, contacts, family_money, head, settlement
from tools.documents.book_shared import say_once
from tools.documents.measures import Style, country_of, duration
from tools.documents.reading import Row, day, number, row, rows, text, texts

_ROLES = {
    "start": "start",
    "must": "a must",
    "want": "wanted",
    "meet": "where we meet",
    "overnight": "overnight",
    "end": "end",
}
_LONGEST = 400  # days; an export may say anything


def make_book(export: Row, style: Style, family: str | None = None, made: datetime | None = None) -> Book:
    """Return what the document says; `made` is when, in its readers' zone."""
    trip = row(export.get("trip"))
    everyone = [head(export, i, style) for i, _ in enumerate(rows(export.get("families")))]
    own = [h for h in everyone if family in (None, h.name)]
    planned = bool(_days(export))
    start, end = day(trip.get("start_date")), day(trip.get("end_date"))
    return Book(
        title=text(trip.get("name"), 120) or "Our trip",
        kicker=f"The {own[0].called}’ part" if family and own else "Road trip itinerary",
        dates=style.span(start, end),
        route=" · ".join(
            dict.fromkeys(filter(None, (text(s.get("name"), 60) for s in rows(export.get("stops")))))
        ),
        heads=tuple(own),
        notices=tuple(_notices(export, planned)),
        overview=tuple(_overview(export, own, style)),
        stops=() if planned else tuple(_stops(export)),
        explain=tuple(_explain(export, everyone, own)[:12]),
        parts=say_once(_part(export, h, style, family is not None) for h in own),
        settlement=tuple(settlement(export)) if family is None else (),
        contacts=tuple(contacts(export, family)),
        cars=tuple(_cars(export, own, style)),
        emergency=tuple(_emergency(export)),
        footer=_footer(export, style, made),
        style=style,
    )


def _explain(export: Row, everyone: list[FamilyHead], own: list[FamilyHead]) -> list[str]:
    """Return why the plan is so; a family's book leaves out what is about others alone."""
    told = texts(row(export.get("itinerary")).get("explain"))
    ours = {h.name for h in own}
    others = {h.name for h in everyone} - ours

    def about(words: str, names: set[str]) -> bool:
        return any(re.search(rf"\b{re.escape(name)}\b", words) for name in names)

    return [words for words in told if about(words, ours) or not about(words, others)]


def _days(export: Row) -> list[Row]:
    return rows(row(export.get("itinerary")).get("days"))


def _part(export: Row, own: FamilyHead, style: Style, linked: bool) -> FamilyPart:
    days = [d for d in _days(export) if family_day(export, own.name, d)]
    return FamilyPart(
        own,
        tuple(day_page(export, own.name, d, style, linked) for d in days),
        tuple(bookings(export, own.name, style)),
        tuple(family_money(export, own.name)),
    )


def _notices(export: Row, planned: bool) -> list[str]:
    trip, plan = row(export.get("trip")), row(export.get("itinerary"))
    told = []
    if trip.get("status") == "cancelled":
        told.append("This trip is cancelled.")
    if not planned:
        told.append("No plan has been made yet: this is what is known so far. Ask Pathfinder for a plan.")
    elif plan.get("status") == "proposed":
        told.append("This plan is a proposal: nobody has accepted it yet.")
    broken = [c for c in rows(plan.get("checks")) if c.get("ok") is False]
    told += [f"This plan breaks a rule: {text(c.get('detail')) or text(c.get('rule'))}." for c in broken[:5]]
    return told


def _overview(export: Row, own: list[FamilyHead], style: Style) -> list[OverviewRow]:
    if _days(export):
        return [_planned_row(export, d, own, style) for d in _days(export)]
    trip = row(export.get("trip"))
    start, end = day(trip.get("start_date")), day(trip.get("end_date"))
    if start is None or end is None or not start <= end:
        return []
    dates = [start + timedelta(n) for n in range(min((end - start).days + 1, _LONGEST))]
    return [_unplanned_row(export, on, own, style) for on in dates]


def _planned_row(export: Row, on: Row, own: list[FamilyHead], style: Style) -> OverviewRow:
    there = [h for h in own if family_day(export, h.name, on)]
    places = [p for h in there for p in seen_places(rows(family_day(export, h.name, on).get("items")))]
    beds = [bed_of(export, h.name, on) for h in there]
    drives = []
    for h in there:
        minutes = number(family_day(export, h.name, on).get("drive_minutes"))
        drives.append(Drive(h.name, h.colour, duration(minutes) if minutes else "no driving"))
    where = ", ".join(dict.fromkeys(places)) or "; ".join(
        _unique([route_of(export, h.name, on) for h in there])
    )
    return OverviewRow(style.day(day(on.get("date"))), where, _unique(beds), tuple(drives))


def _unplanned_row(export: Row, on: date, own: list[FamilyHead], style: Style) -> OverviewRow:
    return OverviewRow(
        style.day(on), _events(export, on), _unique([booked_bed(export, h.name, on) for h in own]), ()
    )


def _events(export: Row, on: date) -> str:
    """Return what is booked for a day, beds apart."""
    booked = [b for b in rows(export.get("reservations")) if b.get("status") != "cancelled"]
    told = [
        text(b.get("name"), 60)
        for b in booked
        if day(b.get("start")) == on and b.get("kind") not in ("lodging", "campsite")
    ]
    return ", ".join(filter(None, told))


def _unique(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))


def _stops(export: Row) -> list[tuple[str, str]]:
    told = []
    for stop in rows(export.get("stops")):
        nights = number(stop.get("nights"))
        stay = f"{nights:.0f} night{'' if nights == 1 else 's'}" if nights else ""
        wanted = plain_list([p.partition(":")[2] for p in texts(stop.get("wanted_by"))])
        why = [_ROLES.get(text(stop.get("role")), ""), stay, f"for {wanted}" if wanted else ""]
        told.append((text(stop.get("name"), 80), ", ".join(filter(None, why))))
    return [pair for pair in told if pair[0]]


def _cars(export: Row, own: list[FamilyHead], style: Style) -> list[tuple[str, str]]:
    names = {h.name: h.called for h in own}
    found = [
        (text(f.get("name"), 80), v) for f in rows(export.get("families")) for v in rows(f.get("vehicles"))
    ]
    return [(names[name], car(vehicle, style)) for name, vehicle in found if name in names]


def _emergency(export: Row) -> list[tuple[str, str]]:
    """Return the numbers to call where the trip goes."""
    country = country_of(export)
    if country in ("US", "Canada", "Mexico"):
        told = [("Police, fire, ambulance", "911")]
        poison = {"US": "1-800-222-1222", "Canada": "1-844-764-7669"}.get(country)
        return told + ([("Poison control", poison)] if poison else [])
    if country == "United Kingdom":
        return [("Police, fire, ambulance", "999 or 112")]
    return [("Police, fire, ambulance (from any mobile phone)", "112")]


def _footer(export: Row, style: Style, made: datetime | None) -> str:
    """Return which trip, version and time this is, for the foot of each page."""
    trip = row(export.get("trip"))
    plan = number(row(export.get("itinerary")).get("version"))
    version = plan if plan is not None else number(trip.get("version"))
    stamp = f"made {style.day(made.date())} {made.year}, {style.time(made)}" if made else ""
    parts = (
        text(trip.get("name"), 60),
        f"{'plan ' * (plan is not None)}version {version:.0f}" if version is not None else "",
        stamp,
    )
    return " · ".join(filter(None, parts))
