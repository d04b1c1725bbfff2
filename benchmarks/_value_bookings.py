"""Bookings proposed from the confirmations KDE Itinerary is tested with."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks._value_scores import Record, Score, rows
from tools.reservations.confirmations import Proposed, parse_confirmation
from tools.reservations.confirmations.schema_org import read_when


def _expected_time(thing: Record, *names: str) -> str | None:
    for name in names:
        value = thing.get(name)
        value = value.get("@value") if isinstance(value, dict) else value
        if isinstance(value, str) and value:
            return value
    return None


_BEGIN = ("departureTime", "startDate", "checkinTime", "departureDay")


Field = Callable[[Record], str | None]


def begins(wanted: Record) -> str | None:
    said = _expected_time(wanted.get("reservationFor") or wanted, *_BEGIN)
    return moment_text(read_when(said, datetime(2020, 1, 1, tzinfo=UTC))) if said else None


def moment_text(when: date | None) -> str:
    """Return a moment as text; a day is the same as that day at midnight."""
    return str(when).removesuffix(" 00:00:00")


def code_of(wanted: Record) -> str | None:
    return wanted.get("reservationNumber")


def bookings(data: Path, wanted_of: Field, found_of: Callable[[Proposed], str | None]) -> Score:
    """KDE itinerary's confirmations: one field of each reservation is among those proposed from its text."""
    score = Score()
    for record in rows(data / "language" / "kitinerary_reservations.jsonl"):
        wanted = [value for item in record["expected"] if (value := wanted_of(item))]
        if not wanted:
            continue
        years = [begin[:4] for item in record["expected"] if (begin := begins(item))]
        now = datetime(int(min(years, default="2020")), 1, 1, tzinfo=UTC)
        found = [found_of(proposal) for proposal in parse_confirmation(record["text"], now)]
        for value in wanted:
            score.add(record["text"], value in found, (record["file"].rsplit("/", 1)[-1], value), found)
    return score
