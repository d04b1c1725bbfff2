"""Shared positions: is it near our road at all, and when will they be there?"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta

from tools.families.model import Family
from tools.families.names import plural
from tools.families.roster import Roster
from tools.families.units import units
from tools.kernel.act import Act
from tools.kernel.distances import distance
from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.kernel.reply import Reply
from tools.planning.model import ItemKind
from tools.routing.ports import Roads
from tools.travel_day.gsm import fit
from tools.travel_day.model import StatusReport
from tools.travel_day.standing import WORTH_TELLING, Progress, State, Target
from tools.travel_day.targets import is_here
from tools.travel_day.wording import expected
from tools.trips.stops import km_between
from tools.trips.visiting import stops_in_order

ELSEWHERE = ("closed",)  # reports whose position is not the car's
FAR_KM = 1500.0
_PAUSES = (ItemKind.CHARGE, ItemKind.REFUEL, ItemKind.BREAK)
_FRESH, _TOO_SOON = timedelta(hours=2), timedelta(minutes=10)
_MOVED_KM = 5.0
_FASTEST, _SLOWEST = 0.85, 1.5  # of the usual pace: beyond it they rested or flew


def seen(act: Act, reports: Sequence[StatusReport]) -> Place | None:
    """Return where a car was last, by a position that is fresh and still shared."""
    for report in sorted(reports, key=lambda report: report.at, reverse=True):
        shared = report.shared_until is None or act.now < report.shared_until
        if not shared or act.now - report.at > _FRESH or report.kind in ELSEWHERE:
            continue
        if report.lat is not None and report.lon is not None:
            return Place("you", report.lat, report.lon)
    return None


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
    if nearest > FAR_KM:
        far = distance(nearest, await units(act))
        raise Refusal(f"That position is {far} from anywhere on this trip, so I've not kept it.")


async def _known_points(act: Act, roster: Roster) -> AsyncIterator[tuple[float, float]]:
    for stop in await stops_in_order(act):
        if stop.lat is not None and stop.lon is not None:
            yield stop.lat, stop.lon
    for family in roster.families:
        if family.home_lat is not None and family.home_lon is not None:
            yield family.home_lat, family.home_lon


async def arrival(
    act: Act, before: Progress, said: StatusReport, reports: Sequence[StatusReport], here: Place
) -> StatusReport:
    """Return a report from `here` with the minutes it is behind the plan, when that is news (0: in time).

    The drive is the usual one at this hour, at the pace held since the last position, and the charges and
    rests still ahead come on top.
    """
    goal = before.next
    waiting = said.kind == "location" and before.state in (State.ARRIVED, State.PLANNED)
    if goal is None or waiting:
        return said
    try:
        route = await act.port(Roads).route(here, goal.place, depart=act.now)
    except Refusal:
        return said
    pace = await _pace(act, said, reports)
    at = act.now + timedelta(minutes=route.minutes * pace) + _stops_ahead(before, goal, here)
    behind = max(0, round((at - goal.at).total_seconds() / 60))
    behind = behind if behind >= WORTH_TELLING else 0
    return said if abs(behind - before.behind) < WORTH_TELLING else replace(said, minutes=behind)


async def _pace(act: Act, said: StatusReport, reports: Sequence[StatusReport]) -> float:
    """Return how much slower (above 1) than usual they drove since the last position, within reason."""
    shared = [
        r for r in reports if r.lat is not None and said.at - r.at <= _FRESH and r.kind not in ELSEWHERE
    ]
    if not shared or said.lat is None or said.lon is None:
        return 1.0
    last = shared[-1]
    paused = any(r.at > last.at and r.kind in ("stopped", "charging", "charged", "arrived") for r in reports)
    if paused or last.lat is None or last.lon is None or said.at - last.at < _TOO_SOON:
        return 1.0
    if km_between(last.lat, last.lon, said.lat, said.lon) < _MOVED_KM:
        return 1.0
    try:
        legs = Place("before", last.lat, last.lon), Place("you", said.lat, said.lon)
        usual = (await act.port(Roads).route(*legs, depart=last.at)).minutes
    except Refusal:
        return 1.0
    took = (said.at - last.at).total_seconds() / 60
    return min(_SLOWEST, max(_FASTEST, took / usual)) if usual else 1.0


def _stops_ahead(before: Progress, goal: Target, here: Place) -> timedelta:
    """Return the planned charges and rests between here and the goal, by what lies nearer to the goal."""
    passed = before.targets[before.reached - 1].item if before.reached else -1
    left = km_between(here.lat, here.lon, goal.place.lat, goal.place.lon)
    stops = [
        item
        for number, item in enumerate(before.day.items if before.day else ())
        if passed < number < goal.item
        and item.kind in _PAUSES
        and number not in before.skipped
        and km_between(item.place.lat, item.place.lon, goal.place.lat, goal.place.lon) < left
    ]
    return sum((item.end - item.start for item in stops), timedelta(0))


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
    text = fit(await _eta(act, now, Place("you", said.lat, said.lon)) + _until(said))
    return Reply(text, short=text)


async def _eta(act: Act, now: Progress, here: Place) -> str:
    if now.next is None:
        return "Got your position, thanks."
    try:
        route = await act.port(Roads).route(here, now.next.place, depart=act.now)
    except Refusal:
        return f"Got your position, thanks. Next: {expected(now.next)}."
    pause = _stops_ahead(now, now.next, here)
    at = act.now + timedelta(minutes=route.minutes) + pause
    if now.behind and now.next.eta:
        at = max(at, now.next.eta)
    there = at.astimezone(now.next.at.tzinfo or act.now.tzinfo)
    stops = " with stops" if pause else ""
    goal = f"{distance(route.km, await units(act))} to {now.next.place.name}"
    return f"Got your position: {goal}, there about {there:%H:%M}{stops} (plan {now.next.at:%H:%M})."


def _until(said: StatusReport) -> str:
    if said.shared_until is None:
        return ""
    ends = said.shared_until.astimezone(said.at.tzinfo)
    return f" Forgotten at {ends:%H:%M}, or text HIDE ME."
