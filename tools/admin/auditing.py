"""Use case: who did what, newest last."""

from collections.abc import Sequence

from tools.admin.governing import trip_of
from tools.families.service import leaders_only
from tools.kernel.act import Act
from tools.kernel.audit import AuditEntry, AuditTrail
from tools.kernel.reply import Grid, Reply
from tools.kernel.when import zone

_MOST = 15


async def show_audit(act: Act, who: str | None = None) -> Reply:
    """Show the latest acts, of one person when `who` is given: time, person, what, and on how many things."""
    trip = await trip_of(act)
    leaders_only(act, trip, "see who did what")
    entries = [e for e in await act.port(AuditTrail).entries(act.trip_id) if e.action]
    if who:
        entries = [entry for entry in entries if who.strip().casefold() in entry.actor.casefold()]
    acts = _acts(entries)
    local = zone(trip.timezone, act.now.tzinfo)
    rows = tuple(
        (
            f"{entry.at.astimezone(local):%d %b %H:%M}",
            entry.actor,
            f"{entry.action.replace('_', ' ')} ({kinds})",
        )
        for entry, kinds in acts[-_MOST:]
    )
    if not rows:
        return Reply("Nothing has been done yet.")
    lines = [f"{when} {actor}: {what}" for when, actor, what in rows]
    earlier = len(acts) - _MOST
    more = f"… and {earlier} earlier; /export has them all." if earlier > 0 else ""
    grid = Grid(more or "Who did what:", ("When", "Who", "What"), rows)
    return Reply("\n".join([*lines, *([more] if more else [])]), grid=grid)


def _acts(entries: Sequence[AuditEntry]) -> list[tuple[AuditEntry, str]]:
    """Return one line for what one person did in one turn, with the kinds of things it changed."""
    grouped: dict[tuple[object, str, str], list[AuditEntry]] = {}
    for entry in entries:
        grouped.setdefault((entry.at, entry.actor, entry.action), []).append(entry)
    return [(same[0], ", ".join(_kinds(same))) for same in grouped.values()]


def _kinds(entries: Sequence[AuditEntry]) -> list[str]:
    """Return the kinds of things changed; reminders, which follow from the others, only where alone."""
    kinds = list(dict.fromkeys(entry.object.split(":")[0].lower() for entry in entries))
    return [kind for kind in kinds if kind != "alert"] or kinds
