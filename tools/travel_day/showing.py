"""Use case: people look at the reminders that are to come."""

import re

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.reply import Press, Reply
from tools.kernel.when import zone
from tools.travel_day.model import Alert, AlertStatus
from tools.trips.head import blank, head
from tools.trips.reading import short_day

_A_PAGE = 12
_MORE = "More"


async def show_alerts(act: Act, page: str | None = None) -> Reply:
    """Show the reminders to come, soonest first, a page at a time (from 1); in a group, only the group's.

    A page beyond the last shows the last.
    """
    alerts = await _waiting(act)
    trip = await head(act) or blank(act)
    local = zone(trip.timezone, act.now.tzinfo)
    pages = max(1, -(-len(alerts) // _A_PAGE))
    number = min(max(1, _number(page)), pages)
    lines = []
    for alert in alerts[(number - 1) * _A_PAGE : number * _A_PAGE]:
        at = alert.at.astimezone(local)
        lines.append(f"{short_day(at.date())} {at:%H:%M}: {alert.text.splitlines()[0]}")
    if not lines:
        return Reply("No reminders are waiting.")
    if pages == 1:
        return Reply("\n".join(lines))
    more = {_MORE: Press("show_alerts", {"page": str(number + 1)})} if number < pages else {}
    hint = f" /alerts {number + 1} shows more." if more else ""
    lines.append(f"Page {number} of {pages}, {len(alerts)} in all.{hint}")
    return Reply("\n".join(lines), tuple(more), presses=more)


def _number(page: str | None) -> int:
    found = re.search(r"\d{1,4}", page or "1")
    return int(found[0]) if found else 1


async def _waiting(act: Act) -> list[Alert]:
    roster = await Roster.load(act)
    own = None if act.group else roster.own_family(act)
    seen = [
        alert
        for alert in await act.uow.of(Alert).all()
        if alert.status is AlertStatus.WAITING
        and (alert.to is None or (own is not None and roster.family_of(alert.to) == own))
    ]
    return sorted(seen, key=lambda alert: alert.at)
