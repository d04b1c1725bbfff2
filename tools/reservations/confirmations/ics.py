"""Calendar events (RFC 5545), whole files or a bare VEVENT pasted into a chat."""

import re
from datetime import date, datetime, time, timedelta

from tools.reservations.confirmations import kinds, legs
from tools.reservations.confirmations.proposed import Proposed, When
from tools.reservations.model import ReservationKind
from tools.values.contacts import find_codes

_EVENT = re.compile(r"BEGIN:VEVENT(.*?)(?:END:VEVENT|\Z)", re.DOTALL | re.IGNORECASE)
_MOST = 100


def proposals(text: str, now: datetime) -> list[Proposed]:
    """Return one booking for each event, or one for each leg its description lists."""
    found: list[Proposed] = []
    for match in list(_EVENT.finditer(text))[:_MOST]:
        found += _event(_fields(match.group(1)), now)
    return found


def _fields(event: str) -> dict[str, str]:
    unfolded = re.sub(r"\r?\n[ \t]", "", event)
    fields: dict[str, str] = {}
    for line in unfolded.splitlines():
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.split(";")[0].strip().upper(), _plain(value.strip()))
    return fields


def _plain(value: str) -> str:
    return re.sub(r"\\(.)", lambda mark: "\n" if mark[1] in "nN" else mark[1], value)


def _event(fields: dict[str, str], now: datetime) -> list[Proposed]:
    summary, details = fields.get("SUMMARY", "").strip(), fields.get("DESCRIPTION", "")
    start, end = _when(fields.get("DTSTART")), _when(fields.get("DTEND"))
    if not summary and not start:
        return []
    journey = legs.proposals(details, now)
    if journey:
        return journey
    kind = kinds.kind_of(summary) or kinds.kind_of(details) or kinds.EVENT
    if isinstance(end, date) and not isinstance(end, datetime) and kind not in kinds.STAYS:
        end -= timedelta(days=1)  # an all-day event ends the day before its DTEND
    return [
        Proposed(
            kind=kind,
            name=kinds.without_kind(summary) or "Event",
            place=fields.get("LOCATION", "").strip() or None,
            start=_stay(start, kind),
            end=_stay(end, kind),
            confirmation=_code(f"{summary}\n{details}"),
        )
    ]


def _code(text: str) -> str | None:
    named = [code for code in find_codes(text) if code.strong]
    return named[0].code if named else None


def _stay(when: When | None, kind: ReservationKind) -> When | None:
    return when.date() if isinstance(when, datetime) and kind in kinds.STAYS else when


def _when(value: str | None) -> When | None:
    match = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d))?", value or "")
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return datetime.combine(day, time(int(match[4]), int(match[5]))) if match[4] else day
    except ValueError:
        return None
