"""What came of what people did, each thing once and as it stands, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tools.families.roster import Roster
from tools.kernel.minutes import Deed
from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.trips.reading import span

# What everybody in the trip may know; wishes, limits and ballots may be private and stay out.
TOLD = ("Trip", "Stop", "Family", "Reservation", "Expense", "Payment", "Poll", "Proposal", "Itinerary")
_WORDS: Mapping[tuple[str, str], str] = {
    ("Stop", "new"): "{name} is a stop",
    ("Family", "new"): "the {name} family is in",
    ("Poll", "open"): "a vote: {question}",
    ("Poll", "closed"): "the vote “{question}” ended: {winner}",
    ("Poll", "tie"): "the vote “{question}” is a tie",
    ("Proposal", "open"): "proposal {number}: {what}",
    ("Proposal", "accepted"): "proposal {number} was accepted: {what}",
    ("Proposal", "rejected"): "proposal {number} was objected to: {what}",
    ("Itinerary", "proposed"): "a plan (version {version})",
    ("Itinerary", "accepted"): "the plan was accepted (version {version})",
    ("Reservation", "confirmed"): "booked: {name}",
    ("Reservation", "held"): "held: {name}",
    ("Reservation", "cancelled"): "cancelled: {name}",
}


@dataclass(frozen=True)
class Event:
    """Something that happened, in words, with the deed that it is cited from."""

    deed: Deed
    words: str


def events(deeds: Sequence[Deed], roster: Roster) -> list[Event]:
    """Return what the deeds came to, oldest first: of each thing the last that is worth telling."""
    last: dict[tuple[str, str], Event] = {}
    for deed in deeds:
        words = "" if deed.action == "undo" else _told(deed, roster)
        if words:
            last.pop((deed.kind, deed.object_id), None)
            last[deed.kind, deed.object_id] = Event(deed, words)
    return list(last.values())


def _told(deed: Deed, roster: Roster) -> str:
    """Return a change in words, "" for what is not worth telling."""
    after, before = deed.after, deed.before
    if after is None:
        name = (before or {}).get("name") or (before or {}).get("what")
        return f"{deed.kind.lower()} {name} is gone" if name and deed.kind in ("Stop", "Family") else ""
    if deed.kind == "Expense":
        return _bill(before or {}, after)
    if deed.kind == "Payment":
        return _payment(after, roster) if before is None else ""
    step = _step(deed.kind, before, after)
    if step == "dates":
        return f"the dates: {span(*(_day(after[end]) for end in ('start_date', 'end_date')))}"
    tell = _WORDS.get((deed.kind, step))
    return tell.format(**after) if tell else ""


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _bill(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    sums = [Money(one["minor"], one["currency"]) for one in (before, after) if one]
    if before and before["status"] != after["status"] and after["status"] != "active":
        return f"struck: {after['what']}, {sums[-1]}"
    if len(sums) == 2 and sums[0] == sums[1]:
        return ""
    return f"{after['what'] or 'a bill'}, {sums[-1]}" + (f" (was {sums[0]})" if len(sums) == 2 else "")


def _payment(after: Mapping[str, Any], roster: Roster) -> str:
    giver, taker = (roster.name_of(Party(**after[end])) for end in ("from_party", "to_party"))
    return f"{giver} paid {taker} {Money(after['minor'], after['currency'])}"


def _step(kind: str, before: Mapping[str, object] | None, after: Mapping[str, object]) -> str:
    if kind == "Trip":
        dates = [
            ((values or {}).get("start_date"), (values or {}).get("end_date")) for values in (before, after)
        ]
        return "dates" if dates[0] != dates[1] and dates[1][0] else ""
    if kind in ("Poll", "Proposal", "Itinerary", "Reservation"):
        moved = before is None or before.get("status") != after.get("status")
        moved = moved or (
            kind == "Poll" and before is not None and before.get("winner") != after.get("winner")
        )
        tie = kind == "Poll" and after.get("status") == "closed" and not after.get("winner")
        return "" if not moved else "tie" if tie else str(after.get("status"))
    return "new" if before is None else ""
