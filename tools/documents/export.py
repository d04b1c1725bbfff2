"""The whole trip as JSON: pathfinder.trip/1, put together from what each room tells of its own."""

from collections.abc import Awaitable, Callable
from typing import Any

from tools.expenses.export import export as expenses
from tools.families.export import export as families
from tools.kernel.act import Act
from tools.kernel.audit import AuditEntry, AuditTrail
from tools.kernel.when import zone
from tools.planning.export import export as planning
from tools.polls.export import export as polls
from tools.preferences.export import export as preferences
from tools.reservations.export import export as reservations
from tools.travel_day.export import export as travel_day
from tools.trips.export import export as trips

SCHEMA = "pathfinder.trip/1"
Fragment = Callable[[Act], Awaitable[dict[str, Any]]]
# In the order the contract lists their keys.
FRAGMENTS: tuple[Fragment, ...] = (
    trips,
    families,
    preferences,
    reservations,
    expenses,
    polls,
    planning,
    travel_day,
)


async def trip_export(act: Act) -> dict[str, Any]:
    """Return the export of the act's trip: plain JSON values, nothing left out (see `privacy` for people)."""
    document: dict[str, Any] = {"schema": SCHEMA}
    for fragment in FRAGMENTS:
        document |= await fragment(act)
    trail = act.port(AuditTrail) if AuditTrail in act.ports else None
    entries = await trail.entries(act.trip_id) if trail else []
    document["trip"]["version"] = await trail.version(act.trip_id) if trail else 0
    local = zone(document["trip"]["timezone"], act.now.tzinfo)
    document["audit"] = [_entry(entry, local) for entry in entries]
    return document


def _entry(entry: AuditEntry, local: Any) -> dict[str, str]:
    return {
        "at": entry.at.astimezone(local).isoformat(timespec="seconds"),
        "actor": entry.actor,
        "action": entry.action,
        "object": entry.object,
    }
