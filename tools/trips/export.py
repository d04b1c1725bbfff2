"""The trip's part of pathfinder.trip/1."""

from typing import Any

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.when import zone
from tools.planning.model import Itinerary, ItineraryStatus
from tools.trips.head import blank, head, status_on
from tools.trips.model import Stop, Trip, TripStatus
from tools.trips.visiting import stops_in_order


async def export(act: Act) -> dict[str, Any]:
    """Return {"trip", "stops"}; `trip.version` is left to whoever holds the journal."""
    trip = await head(act) or blank(act)
    roster = await Roster.load(act)
    return {
        "trip": {
            "id": trip.id,
            "name": trip.name,
            "status": (await status_now(act, trip)).value,
            "start_date": trip.start_date and trip.start_date.isoformat(),
            "end_date": trip.end_date and trip.end_date.isoformat(),
            "timezone": trip.timezone,
            "currency": trip.currency,
            "organizer": _organizer(trip, roster),
        },
        "stops": [_stop(stop, roster) for stop in await stops_in_order(act)],
    }


async def status_now(act: Act, trip: Trip) -> TripStatus:
    """Return the status of today; a draft whose plan was accepted is planned."""
    status = status_on(trip, act.now.astimezone(zone(trip.timezone, act.now.tzinfo)).date())
    if status is TripStatus.DRAFT:
        plan = await act.uow.of(Itinerary).get(act.trip_id)
        if plan is not None and plan.status is not ItineraryStatus.PROPOSED:
            return TripStatus.PLANNED
    return status


def _organizer(trip: Trip, roster: Roster) -> str | None:
    member = next((m for m in roster.members if trip.organizer and m.account_id == trip.organizer), None)
    return member.name if member else trip.organizer_name or None


def _stop(stop: Stop, roster: Roster) -> dict[str, Any]:
    return {
        "name": stop.name,
        "lat": stop.lat,
        "lon": stop.lon,
        "role": stop.role.value,
        "nights": stop.nights,
        "date": stop.date and stop.date.isoformat(),
        "wanted_by": [roster.key(party) for party in stop.wishers],
    }
