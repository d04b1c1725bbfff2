"""Shared positions: is it near our road at all, and when will they be there?"""

from collections.abc import AsyncIterator
from datetime import timedelta

from tools.families.model import Family
from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.kernel.reply import Reply
from tools.routing.ports import Roads
from tools.travel_day.model import StatusReport
from tools.travel_day.progress import Progress, is_here
from tools.travel_day.wording import expected, fit
from tools.trips.stops import km_between
from tools.trips.visiting import stops_in_order

_FAR_KM = 1500.0


async def check_position(act: Act, roster: Roster, said: StatusReport) -> None:
    """Refuse a position that is incomplete, or nowhere near the trip."""
    if (said.lat is None) != (said.lon is None):
        raise Refusal("That position is incomplete.")
    if said.lat is None or said.lon is None:
        if said.kind == "location" and said.place is None:
            raise Refusal("Where are you? Share your location or name a place.")
        return
    if not (-90 <= said.lat <= 90 and -180 <= said.lon <= 180):
        raise Refusal("That position is nowhere on Earth.")
    known = [point async for point in _known_points(act, roster)]
    nearest = min((km_between(said.lat, said.lon, lat, lon) for lat, lon in known), default=0.0)
    if nearest > _FAR_KM:
        raise Refusal(f"That position is {nearest:,.0f} km from anywhere on this trip, so I've not kept it.")


async def _known_points(act: Act, roster: Roster) -> AsyncIterator[tuple[float, float]]:
    for stop in await stops_in_order(act):
        if stop.lat is not None and stop.lon is not None:
            yield stop.lat, stop.lon
    for family in roster.families:
        if family.home_lat is not None and family.home_lon is not None:
            yield family.home_lat, family.home_lon


async def position_reply(act: Act, family: Family, now: Progress, said: StatusReport) -> Reply:
    """Return the answer to a position: how far it is to the next place, and when they will be there."""
    who = f"the {plural(family.name)}"
    if said.lat is None or said.lon is None:
        text = fit(f"Noted: {who} are near {said.place}.")
        return Reply(text, short=text)
    if now.next is None:
        text = f"Got your position, thanks. Nothing more is planned for {who} today."
        return Reply(text, short=text)
    if is_here(now.next, said.lat, said.lon):
        text = fit(f"You're at {now.next.place.name}, it seems. Text ARRIVED and I'll tell the others.")
        return Reply(text, short=text)
    text = fit(await _eta(act, now, Place("you", said.lat, said.lon)))
    return Reply(text, short=text)


async def _eta(act: Act, now: Progress, here: Place) -> str:
    if now.next is None:
        return "Got your position, thanks."
    try:
        route = await act.port(Roads).route(here, now.next.place)
    except Refusal:
        return f"Got your position, thanks. Next: {expected(now.next)}."
    at = act.now + timedelta(minutes=route.minutes)
    there = at.astimezone(now.next.at.tzinfo or act.now.tzinfo)
    goal = f"{route.km:.0f} km to {now.next.place.name}"
    return f"Got your position: {goal}, there about {there:%H:%M} without stops (plan {now.next.at:%H:%M})."
