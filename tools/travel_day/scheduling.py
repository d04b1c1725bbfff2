"""Use case: keep the alerts in step with the accepted plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.planning.model import Day, Item, ItemKind, Itinerary
from tools.preferences.quiet import quiet_hours
from tools.reservations.model import Reservation
from tools.routing.ports import Roads
from tools.travel_day.alerting import Household, called_for, moved, wanted
from tools.travel_day.arriving import check_ins
from tools.travel_day.kindness import group_alerts
from tools.travel_day.kinds import CHECK_IN, DEPARTURE, GROUPS, LEAVE_NOW, TRAVEL
from tools.travel_day.living import day_state, todays_reports, valid_plan
from tools.travel_day.model import Alert, AlertStatus
from tools.travel_day.open_questions import digest_alert
from tools.trips.head import head, local_zone
from tools.trips.model import TripStatus

_OWN = (*TRAVEL, *GROUPS, CHECK_IN)
_Rule = Callable[[str, Sequence[Day], Sequence[Household], datetime], list[Alert]]
_LOOK_AHEAD = timedelta(hours=36)


async def refresh_alerts(act: Act) -> list[Alert]:
    """Make, move and cancel the waiting alerts of the travel days; what was sent stays as it was.

    Cheap to call after anything that may have changed the plan; returns the alerts that wait.
    """
    desired = {alert.id: alert for alert in await _desired(act)}
    present = {a.id: a for a in await act.uow.of(Alert).all() if a.kind in _OWN}
    changes = [
        replace(alert, status=AlertStatus.CANCELLED)
        for alert in present.values()
        if alert.status is AlertStatus.WAITING and alert.id not in desired and alert.at >= act.now
    ]
    for alert in desired.values():
        known = present.get(alert.id)
        if known is None or known.status is AlertStatus.CANCELLED:
            changes.append(alert)
        elif known.status is AlertStatus.WAITING:
            changes.append(moved(known, alert))
    await act.uow.of(Alert).put_all(changes)
    return [alert for alert in desired.values() if alert.status is AlertStatus.WAITING]


async def _desired(act: Act) -> list[Alert]:
    plan, trip = await valid_plan(act), await head(act)
    if trip is None or trip.status is TripStatus.CANCELLED:
        return []
    quiet, local = await quiet_hours(act), await local_zone(act)
    days = plan.days if plan else ()
    bookings = await act.uow.of(Reservation).all()
    ours = [
        *group_alerts(trip, plan, quiet, act.now),
        *check_ins(act.trip_id, bookings, days, local, quiet, act.now),
    ]
    asked = await digest_alert(act)
    ours += [asked] if asked else []
    return [*ours, *(await _for_families(act, plan, wanted) if plan else [])]


async def as_things_stand(act: Act) -> dict[str, Alert]:
    """Return the alerts of the road as they would be told now, by id, those that are due among them."""
    plan = await valid_plan(act)
    return {alert.id: alert for alert in await _for_families(act, plan, called_for)} if plan else {}


async def _for_families(act: Act, plan: Itinerary, rule: _Rule) -> list[Alert]:
    told = await _told_to_leave(act)
    roster = await Roster.load(act)
    day = day_state(plan, act.today, roster.families, await todays_reports(act))
    traffic = await traffic_ahead(act, plan)
    households = [
        Household(
            family.name,
            Party("family", family.id),
            await quiet_hours(act, Party("family", family.id)),
            act.today,
            day.families.get(family.name),
            traffic.get(family.name, {}),
            told.get(family.id, {}),
        )
        for family in roster.families
    ]
    days = [day.live if planned.date == act.today else planned for planned in plan.days]
    return rule(act.trip_id, days, households, act.now)


async def _told_to_leave(act: Act) -> Mapping[str, dict[date, datetime]]:
    """Return when families were last told to leave, by their id and day; not who was told to leave now."""
    found: dict[str, dict[date, datetime]] = {}
    sent = [a for a in await act.uow.of(Alert).all() if a.status is AlertStatus.SENT and a.to]
    at_once = {(a.to, a.at.astimezone(act.now.tzinfo).date()) for a in sent if a.kind == LEAVE_NOW}
    for alert in sorted(sent, key=lambda alert: alert.at):
        if alert.kind != DEPARTURE or not alert.about or alert.to is None:
            continue
        go = datetime.fromisoformat(alert.about)
        if (alert.to, go.date()) not in at_once:
            found.setdefault(alert.to.id, {})[go.date()] = go
    return found


async def traffic_ahead(act: Act, plan: Itinerary) -> Mapping[str, dict[date, int]]:
    """Return how many minutes traffic adds to the first drives of the coming day and a half, by family.

    More than the plan allows for them counts, as the roads know it for that hour.
    """
    found: dict[str, dict[date, int]] = {}
    for day in plan.days:
        for family in day.families:
            drive = next((item for item in family.items if item.kind is ItemKind.DRIVE and item.to), None)
            if drive is None or drive.to is None or not act.now < drive.start <= act.now + _LOOK_AHEAD:
                continue
            found.setdefault(family.family, {})[day.date] = await _traffic(act, drive, drive.to)
    return found


async def _traffic(act: Act, drive: Item, to: Place) -> int:
    """Return the minutes a drive takes longer at its hour than at an ordinary one, and than planned."""
    roads, planned = act.port(Roads), (drive.end - drive.start).total_seconds() / 60
    try:
        then = (await roads.route(drive.place, to, depart=drive.start)).minutes
        usual = (await roads.route(drive.place, to)).minutes
    except Refusal:
        return 0
    return max(0, round(min(then - usual, then - planned)))
