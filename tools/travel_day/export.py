"""The alerts' part of pathfinder.trip/1."""

from typing import Any

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.when import zone
from tools.travel_day.model import Alert
from tools.trips.head import head


async def export(act: Act) -> dict[str, Any]:
    """Return {"alerts"}, in the order they are due; `to` "all" is the group."""
    roster = await Roster.load(act)
    trip = await head(act)
    local = zone(trip.timezone if trip else "UTC", act.now.tzinfo)
    alerts = sorted(await act.uow.of(Alert).all(), key=lambda alert: alert.at)
    return {
        "alerts": [
            {
                "at": alert.at.astimezone(local).isoformat(),
                "to": roster.key(alert.to) if alert.to else "all",
                "kind": alert.kind,
                "text": alert.text,
                "status": alert.status.value,
            }
            for alert in alerts
        ]
    }
