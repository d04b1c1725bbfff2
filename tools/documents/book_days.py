"""A family's days in words: times, roads, charges, meals and beds."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from tools.documents.book import Charge, DayPage, Line, plain_list
from tools.documents.map_view import is_ferry
from tools.documents.measures import Style, duration
from tools.documents.reading import Row, day, moment, number, row, rows, spot, text, texts
from tools.families.names import plural
from tools.kernel.when import in_fives, to_leave
from tools.planning.model import MEALS

_KINDS = {
    "depart": "Leave", "drive": "Drive", "charge": "Charge", "refuel": "Fuel", "break": "Break",
    "meal": "Meal", "visit": "Visit", "meet": "Meet", "check_in": "Check in", "check_out": "Check out",
    "free": "Free",
}  # fmt: skip
_SEEN = frozenset({"visit", "meet"})
_BEDS = frozenset({"lodging", "campsite"})


def family_day(export: Row, name: str, on: Row) -> Row:
    """Return a family's part of a day of the itinerary; {} when it is not there."""
    return next((f for f in rows(on.get("families")) if text(f.get("family")) == name), {})


def day_page(export: Row, name: str, on: Row, style: Style, linked: bool) -> DayPage:
    """Return a family's page for a day of the itinerary; `linked` when a navigation app may open it."""
    own = family_day(export, name, on)
    items = rows(own.get("items"))
    figures = [style.distance(own.get("drive_km")), duration(own.get("drive_minutes"))]
    driven = bool(number(own.get("drive_minutes")))
    return DayPage(
        title=style.long_day(day(on.get("date"))),
        route=_route(items),
        drive=" · ".join(filter(None, figures)) if driven else "No driving",
        bed=bed_of(export, name, on),
        lines=tuple(_lines(items, style)),
        link=navigation(items) if linked else "",
    )


def _lines(items: Sequence[Row], style: Style) -> list[Line]:
    lines, before = [], None
    for item in items:
        start = moment(item.get("start"))
        offset = start.utcoffset() if start else None
        changed = before is not None and offset is not None and offset != before
        lines.append(_line(item, style, _clock(start) if changed else ""))
        end = moment(item.get("end"))
        before = (end.utcoffset() if end else None) or offset or before
    return lines


def _told(item: Row, start: datetime | None, end: datetime | None) -> tuple[datetime | None, ...]:
    """Begin and end in fives, as people are told them elsewhere; what is booked stays as it is."""
    kind, note = item.get("kind"), text(item.get("note"), 400)
    named = note and (kind == "visit" or (kind == "meal" and note not in MEALS))
    if start and not named:
        start = to_leave(start) if kind in ("depart", "drive") and not is_ferry(item) else in_fives(start)
    return start, (to_leave(end) if kind == "visit" else in_fives(end)) if end else None


def _line(item: Row, style: Style, clock: str) -> Line:
    sort = "drive" if is_ferry(item) else text(item.get("kind"), 20)
    start, end = moment(item.get("start")), moment(item.get("end"))
    place, to = _place(item.get("place")), _place(item.get("to"))
    long, (begins, ends) = _minutes(start, end), _told(item, start, end)
    figures = [style.distance(item.get("km")) if sort == "drive" else "", duration(long) if long else ""]
    others = [f"the {plural(name)}" for name in texts(item.get("with"))]
    return Line(
        start=style.time(begins),
        end=style.time(ends) if long else "",
        sort=sort if sort in _KINDS else "other",
        kind="Ferry" if is_ferry(item) else _KINDS.get(sort, sort.replace("_", " ").capitalize()),
        title=" → ".join(filter(None, (place, to if sort == "drive" else ""))),
        figures=" · ".join(filter(None, figures)),
        note=_note(item),
        company=f"with {plain_list(others)}" if others else "together" if item.get("shared") is True else "",
        charge=_charge(item),
        clock=clock,
    )


def _note(item: Row) -> str:
    """Return what is to be known of a stretch, and who drives it."""
    who = text(item.get("driver"), 60)
    return ". ".join(filter(None, (f"{who} drives" if who else "", text(item.get("note"), 400))))


def _charge(item: Row) -> Charge | None:
    start, end = number(item.get("soc_start")), number(item.get("soc_end"))
    if start is None or end is None or not (0 <= start <= 1 and 0 <= end <= 1):
        return None
    return Charge(round(start * 100), round(end * 100))


def _clock(at: datetime | None) -> str:
    """Return what to do with a watch: the offset that holds from here."""
    offset = at.utcoffset() if at else None
    if offset is None:
        return ""
    hours = offset / timedelta(hours=1)
    return f"Clocks here are UTC{'−' if hours < 0 else '+'}{abs(hours):g}"


def _minutes(start: datetime | None, end: datetime | None) -> float:
    if start is None or end is None or (start.tzinfo is None) != (end.tzinfo is None):
        return 0.0
    return max((end - start).total_seconds() / 60, 0.0)


def _place(value: object) -> str:
    return text(row(value).get("name"), 90)


def route_of(export: Row, name: str, on: Row) -> str:
    """Return where a family's day goes: "Tucson → Durango"; "" where it stays."""
    route = _route(rows(family_day(export, name, on).get("items")))
    return route if "→" in route else ""


def _route(items: Sequence[Row]) -> str:
    """Return where a day goes, by its turning points: "Moab → Capitol Reef → Tropic"."""
    drives = [i for i in items if i.get("kind") == "drive"]
    first = _place(drives[0].get("place")) if drives else _place(items[0].get("place")) if items else ""
    ends = [first, *seen_places(items), _place(drives[-1].get("to")) if drives else ""]
    short = [n for n, before in zip(ends, ["", *ends], strict=False) if n and n != before]
    return " → ".join(short)


def seen_places(items: Sequence[Row]) -> list[str]:
    """Return the places visited and met at, in order, each once."""
    return list(
        dict.fromkeys(p for p in (_place(i.get("place")) for i in items if text(i.get("kind")) in _SEEN) if p)
    )


def concerns(export: Row, booking: Row, name: str) -> bool:
    """Whether a booking is this family's: its own, one of its members', or everybody's."""
    party = texts(booking.get("party"))
    members = _members(export, name)
    return not party or f"family:{name}" in party or any(p.removeprefix("member:") in members for p in party)


def _members(export: Row, name: str) -> set[str]:
    own = [f for f in rows(export.get("families")) if text(f.get("name")) == name]
    return {text(m.get("name")) for f in own for m in rows(f.get("members"))}


def booked_bed(export: Row, name: str, night: date) -> str:
    """Return the booked bed of a family for the night that begins on a day; "" when there is none."""
    for booking in rows(export.get("reservations")):
        start, end = day(booking.get("start")), day(booking.get("end"))
        alive = text(booking.get("kind")) in _BEDS and booking.get("status") != "cancelled"
        if (
            start
            and alive
            and concerns(export, booking, name)
            and start <= night < (end or start + timedelta(1))
        ):
            return text(booking.get("name"), 60)
    return ""


def bed_of(export: Row, name: str, on: Row) -> str:
    """Return where a family sleeps that night: the booking, or the place and that nothing is booked."""
    items = rows(family_day(export, name, on).get("items"))
    night = day(on.get("date"))
    booked = booked_bed(export, name, night) if night else ""
    if booked:
        return booked
    if night is None or not items or _goes_home(export, items) or night == last_day(export):
        return ""
    checked = [i for i in items if i.get("kind") == "check_in"]
    last = checked[-1] if checked else items[-1]
    place = _place(last.get("to")) or _place(last.get("place"))
    return f"{place} (no booking yet)" if place else ""


def last_day(export: Row) -> date | None:
    """Return the last day of the trip, or of its plan."""
    days = [day(d.get("date")) for d in rows(row(export.get("itinerary")).get("days"))]
    return day(row(export.get("trip")).get("end_date")) or max((d for d in days if d), default=None)


def _goes_home(export: Row, items: Sequence[Row]) -> bool:
    homes = {spot(f.get("home")) for f in rows(export.get("families"))} - {None}
    return spot(items[-1].get("to")) in homes


def navigation(items: Sequence[Row]) -> str:
    """Return an address that opens the day's last drive, by its stops, in a navigation app; "" without."""
    drives = [i for i in items if i.get("kind") == "drive" and spot(i.get("to"))]
    if not drives:
        return ""
    spots = [",".join(f"{x:.5f}" for x in spot(d.get("to")) or ()) for d in drives]
    via = spots[:-1][:8]  # as many as the address takes
    query = {"api": "1", "travelmode": "driving", "destination": spots[-1]}
    return "https://www.google.com/maps/dir/?" + urlencode(
        query | ({"waypoints": "|".join(via)} if via else {})
    )
