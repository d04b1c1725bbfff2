"""The trip as a calendar file (RFC 5545): every day of the plan, every booking."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from tools.documents.book_days import bed_of, concerns, family_day, route_of, seen_places
from tools.documents.measures import Style, duration
from tools.documents.reading import Row, day, moment, number, row, rows, text

_SHOWN = {"visit": "Visit", "meet": "Meet", "charge": "Charge", "check_in": "Check in"}
_MOST_WAYS = 3  # in the name of a day on which families only drive


def to_ics(export: Row, family: str | None, made: datetime) -> str:
    """Return the calendar of the group or of one family; times in UTC, days as days. `made` is aware."""
    stamp = made.astimezone(UTC)
    title = text(row(export.get("trip")).get("name"), 120) or "Our trip"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pathfinder//Trip//EN",
        "METHOD:PUBLISH",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        f"X-WR-CALNAME:{_escaped(title)}",
    ]
    for event in [*_days(export, family), *_items(export, family), *_bookings(export, family)]:
        lines += _event(title, stamp, *event)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


Event = tuple[str, date | datetime, date | datetime, str, str]  # summary, start, end, place, more


def _days(export: Row, family: str | None) -> Iterable[Event]:
    """Return each day of the plan as an event that lasts all day."""
    style = Style.of(export)
    for on in rows(row(export.get("itinerary")).get("days")):
        when = day(on.get("date"))
        if when is None:
            continue
        names = [
            text(f.get("family")) for f in rows(on.get("families")) if family in (None, text(f.get("family")))
        ]
        items = {name: rows(family_day(export, name, on).get("items")) for name in names}
        places = list(dict.fromkeys(p for own in items.values() for p in seen_places(own)))
        told = []
        for name in names:
            minutes = number(family_day(export, name, on).get("drive_minutes"))
            bed = bed_of(export, name, on)
            words = [
                duration(minutes) + " driving" if minutes else "no driving",
                f"sleep: {bed}" if bed else "",
            ]
            told.append(f"{name}: {', '.join(filter(None, words))}")
        ways = dict.fromkeys(filter(None, (route_of(export, name, on) for name in names)))
        what = ", ".join(places) or "; ".join(list(ways)[:_MOST_WAYS]) or style.day(when)
        yield what, when, when + timedelta(1), "", "\n".join(told)


def _items(export: Row, family: str | None) -> Iterable[Event]:
    """Return one family's visits, meetings, charges and check-ins."""
    for on in rows(row(export.get("itinerary")).get("days")) if family else ():
        for item in rows(family_day(export, family or "", on).get("items")):
            start, end, label = (
                moment(item.get("start")),
                moment(item.get("end")),
                _SHOWN.get(text(item.get("kind"))),
            )
            place = text(row(item.get("place")).get("name"), 120)
            if label and start and end and start.tzinfo and end.tzinfo and end >= start:
                yield f"{label}: {place}", start, end, place, text(item.get("note"), 500)


def _bookings(export: Row, family: str | None) -> Iterable[Event]:
    for booking in rows(export.get("reservations")):
        if booking.get("status") == "cancelled" or (family and not concerns(export, booking, family)):
            continue
        start: date | datetime | None = moment(booking.get("start"))
        end: date | datetime | None = moment(booking.get("end"))
        if start is None or (isinstance(start, datetime) and start.tzinfo is None):
            start, end = day(booking.get("start")), day(booking.get("end"))
        if start is None:
            continue
        if isinstance(start, datetime):
            timed = isinstance(end, datetime) and end.tzinfo is not None and end > start
            end = end if timed else start + timedelta(hours=1)
        elif end is None or isinstance(end, datetime) or end <= start:
            end = start + timedelta(1)
        code = text(booking.get("confirmation"), 60)
        place = text(booking.get("place"), 120)
        yield (
            text(booking.get("name"), 120),
            start,
            end or start,
            place,
            f"Confirmation {code}" if code else "",
        )


def _event(
    trip: str,
    stamp: datetime,
    summary: str,
    start: date | datetime,
    end: date | datetime,
    place: str,
    more: str,
) -> list[str]:
    identity = sha256(f"{trip}|{summary}|{start}".encode()).hexdigest()[:32]
    lines = ["BEGIN:VEVENT", f"UID:{identity}@pathfinder", f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"]
    lines += [f"DTSTART{_time(start)}", f"DTEND{_time(end)}", f"SUMMARY:{_escaped(summary)}"]
    lines += [f"LOCATION:{_escaped(place)}"] if place else []
    lines += [f"DESCRIPTION:{_escaped(more)}"] if more else []
    return [*lines, "END:VEVENT"]


def _time(when: date | datetime) -> str:
    if isinstance(when, datetime):
        return f":{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f";VALUE=DATE:{when:%Y%m%d}"


def _escaped(words: str) -> str:
    for plain, kept in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        words = words.replace(plain, kept)
    return words


def _folded(line: str) -> str:
    """Return a content line broken at 75 octets, never within a character (RFC 5545, 3.1)."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > 74:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece]) + "\r\n"
