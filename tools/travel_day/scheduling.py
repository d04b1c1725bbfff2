"""Use case: keep the alerts in step with the accepted plan."""

from dataclasses import replace

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.planning.model import Itinerary
from tools.preferences.quiet import quiet_hours
from tools.travel_day.alerting import TRAVEL, Household, moved, wanted
from tools.travel_day.kindness import MORNING, THANKS, group_alerts
from tools.travel_day.living import day_state, todays_reports, valid_plan
from tools.travel_day.model import Alert, AlertStatus
from tools.trips.head import head
from tools.trips.model import TripStatus

_OWN = (*TRAVEL, MORNING, THANKS)


async def refresh_alerts(act: Act) -> list[Alert]:
    """Make, move and cancel the waiting alerts of the travel days; what was sent stays as it was.

    Cheap to call after anything that may have changed the plan; returns the alerts that wait.
    """
    desired = {alert.id: alert for alert in await _desired(act)}
    present = {a.id: a for a in await act.uow.of(Alert).all() if a.kind in _OWN}
    for alert in present.values():
        if alert.status is AlertStatus.WAITING and alert.id not in desired and alert.at > act.now:
            await act.uow.of(Alert).put(replace(alert, status=AlertStatus.CANCELLED))
    for alert in desired.values():
        known = present.get(alert.id)
        if known is None or known.status is AlertStatus.CANCELLED:
            await act.uow.of(Alert).put(alert)
        elif known.status is AlertStatus.WAITING and moved(known, alert) != known:
            await act.uow.of(Alert).put(moved(known, alert))
    return [alert for alert in desired.values() if alert.status is AlertStatus.WAITING]


async def _desired(act: Act) -> list[Alert]:
    plan, trip = await valid_plan(act), await head(act)
    if trip is None or trip.status is TripStatus.CANCELLED:
        return []
    ours = list(group_alerts(trip, plan, await quiet_hours(act), act.now))
    return [*ours, *(await _for_families(act, plan) if plan else [])]


async def _for_families(act: Act, plan: Itinerary) -> list[Alert]:
    roster = await Roster.load(act)
    day = day_state(plan, act.today, roster.families, await todays_reports(act))
    households = []
    for family in roster.families:
        party, here = Party("family", family.id), day.families.get(family.name)
        households.append(Household(family.name, party, await quiet_hours(act, party), act.today, here))
    days = [day.live if planned.date == act.today else planned for planned in plan.days]
    return wanted(act.trip_id, days, households, act.now)
