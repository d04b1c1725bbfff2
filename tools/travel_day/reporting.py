"""Use case: a family says where it stands, in any channel; the others hear what changes for them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from tools.families.limiting import whose
from tools.families.model import Family, Vehicle
from tools.families.names import plural
from tools.families.roster import Roster
from tools.families.units import units
from tools.kernel.act import Act
from tools.kernel.distances import distance
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.place import Place
from tools.kernel.reply import Reply
from tools.kernel.words import fold
from tools.planning.model import Itinerary
from tools.reservations.model import Reservation
from tools.routing.ports import Roads
from tools.travel_day.adding_up import whole_delay
from tools.travel_day.calling import wants_a_call
from tools.travel_day.following import follows
from tools.travel_day.foretelling import FORETOLD, foretold
from tools.travel_day.forgetting import forget_positions, share
from tools.travel_day.forward import sooner
from tools.travel_day.guarding import (
    LONGEST_DELAY,
    again,
    check_button,
    check_day,
    check_energy,
    check_order,
    checked_kind,
)
from tools.travel_day.leaving_later import kept, leave_later
from tools.travel_day.living import car_of, day_state, todays_reports, valid_plan
from tools.travel_day.model import StatusReport
from tools.travel_day.passing import setting_out_for
from tools.travel_day.positions import (
    FAR_KM,
    arrival,
    check_position,
    position_reply,
)
from tools.travel_day.reported import Told
from tools.travel_day.road_talk import corrected
from tools.travel_day.scheduling import refresh_alerts
from tools.travel_day.standing import Progress
from tools.travel_day.targets import alike, in_day
from tools.travel_day.telling import told
from tools.trips.head import head
from tools.trips.stops import km_between

# They name a place that is not where the family is.
_BEING = ("arrived", "stopped", "departed", "charging", "charged", "location")
_CITY = 50_000  # people: smaller places have namesakes, and motels are called like them
_NO_PLACE_OF_OURS = ("skipped", "closed", "detour", "weather", "moved", "elsewhere")


async def report_status(
    act: Act,
    kind: str,
    minutes: int | None = None,
    place: str | None = None,
    percent: int | None = None,
    note: str | None = None,
    lat: float | None = None,
    lon: float | None = None,
    family: str | None = None,
    button_of: str | None = None,
) -> Reply:
    """Keep what a family reports of itself, answer it, and tell the others when it matters to them.

    `minutes` of delay, `percent` of charge, `lat`/`lon` in degrees. Saying the same twice changes nothing.
    `button_of` is the family whose button in the group was pressed: nobody else speaks by it.
    """
    kind, minutes = corrected(kind, minutes, act.said)
    sort = checked_kind(act, kind, minutes, percent)
    least = -LONGEST_DELAY if sort == "moved" else 1
    minutes = minutes if minutes is not None and least <= minutes <= LONGEST_DELAY else None
    if sort == "location" and lat is None and place is None and act.group and not act.mentioned:
        return Reply("")  # "on the boat!": nobody asked, and it tells no place
    roster = await Roster.load(act)
    home = whose(act, roster, family)
    check_button(home, button_of)
    if (plain := await _no_report(act, home, sort)) is not None:
        return plain
    check_day(await head(act), act.today)
    own_car = car_of(roster, home, act.speaker.member_id)
    place = await _booked_at(act, _line(place, 120))
    words = _line(note, 200) or ""
    said = StatusReport(new_id(), home.id, sort, act.now, minutes, place, percent, words, lat, lon)
    said = replace(said, vehicle_id=own_car.id if own_car else None)
    await check_position(act, roster, said)
    check_energy([own_car] if own_car else roster.vehicles_of(home), said)
    return await _reported(act, roster, home, own_car, said)


async def _no_report(act: Act, home: Family, sort: str) -> Reply | None:
    """Return the answer to what reports nothing of the road; None for a report."""
    if sort == "hide":
        return await _hidden(act, home)
    if sort == "call":
        return await wants_a_call(act, home)
    return (
        Reply("Good! Text ARRIVED once you're there, and I'll tell the others.") if sort == "close" else None
    )


async def _reported(
    act: Act, roster: Roster, home: Family, own_car: Vehicle | None, said: StatusReport
) -> Reply:
    """Keep a report that makes sense with all that follows from it, and tell of it."""
    sort = said.kind
    plan, reports = await valid_plan(act), await todays_reports(act)
    so_far = day_state(plan, act.today, roster.families, reports)
    before = so_far.standing(home.name, said.vehicle_id)
    said = replace(said, at=_on_the_way(before, act.now))
    own = [r for r in reports if r.family_id == home.id]
    if sort in FORETOLD:
        said = foretold(before, said)
    elif sort == "late":
        said = whole_delay(before, said, act.said, own, lambda at: _as_of(plan, act, roster, own, home, at))
    said = setting_out_for(before, said, act.said)
    if repeated := again(before, said, own):
        return Reply(repeated, short=repeated)
    check_order(before, said, own)
    said = await _completed(act, before, said, own)
    found = await follows(act, roster, so_far, said, reports)
    said, every = found.said, (*reports, *found.kept)
    await act.uow.of(StatusReport).put_all(found.kept)
    after = day_state(plan, act.today, roster.families, every)
    if sort == "arrived" and (more := await sooner(act, before, after.standing(home.name, None), said)):
        every = (*every, await act.uow.of(StatusReport).put(more))
        after = day_state(plan, act.today, roster.families, every)
    later = await leave_later(act, roster, home, said, every)
    if later.reports or later.over:
        every = await kept(act, later, every)
        after = day_state(plan, act.today, roster.families, every)
    await refresh_alerts(act)
    report = Told(home, said, so_far, after, every, own_car, found.closed, found.instead, found.others, later)
    if sort != "location":
        return await told(act, roster, report)
    reply = await position_reply(act, home, report.after, said)
    known = await told(act, roster, report) if report.effects else Reply("")
    return replace(reply, notices=known.notices)


def _as_of(
    plan: Itinerary | None,
    act: Act,
    roster: Roster,
    own: Sequence[StatusReport],
    home: Family,
    at: datetime,
) -> int:
    """Return how many minutes late a family was just before a moment, by its own reports."""
    day = day_state(plan, act.today, roster.families, [report for report in own if report.at < at])
    return day.families[home.name].behind


def _on_the_way(before: Progress, now: datetime) -> datetime:
    """Return the moment by the clocks where the family is, as its plan tells times."""
    there = before.next.at.tzinfo if before.next else before.leaves.tzinfo if before.leaves else None
    return now.astimezone(there) if there else now


async def _completed(
    act: Act, before: Progress, said: StatusReport, reports: list[StatusReport]
) -> StatusReport:
    """Return the report with what follows from it: a position's delay and end, a place on the map."""
    if said.kind == "location" and said.lat is not None:
        here = Place("you", said.lat, said.lon or 0.0)
        return await share(act, before, await arrival(act, before, said, reports, here))
    if (
        said.place is None
        or before.day is None
        or in_day(before.day, said.place)
        or said.kind in _NO_PLACE_OF_OURS
    ):
        return said
    found = await _found(act, before, said.kind, said.place)
    if found is None:
        return replace(said, place=None) if said.kind == "breakdown" else said
    said = replace(said, lat=found.lat, lon=found.lon)
    return await arrival(act, before, said, reports, found) if said.kind == "departed" else said


async def _booked_at(act: Act, place: str | None) -> str | None:
    """Return the town of a booking people name ("the Gonzo Inn"); any other place as it was said."""
    bookings = await act.uow.of(Reservation).all() if place else []
    towns = (b.place for b in bookings if b.place and place and alike(b.name, place))
    return next((town for town in towns if not alike(town, place or "")), place)


async def _found(act: Act, before: Progress, kind: str, place: str) -> Place | None:
    """Return the place they name; Refusal for a city far from their way, None for what the map can't tell."""
    near = before.next.place if before.next else None
    try:
        found = await act.port(Roads).locate(place, near)
    except Refusal:
        return None
    far = km_between(near.lat, near.lon, found.lat, found.lon) if near else 0.0
    if far > FAR_KM and kind in _BEING and found.population >= _CITY and fold(found.name) == fold(place):
        away = distance(far, await units(act))
        raise Refusal(f"The {found.name} I know is {away} from your way today, so I've noted nothing.")
    return None if far > FAR_KM else found


async def _hidden(act: Act, family: Family) -> Reply:
    """Forget where a family was, at its word."""
    shared = await forget_positions(act, family)
    if not shared:
        return Reply(f"I keep no position of the {plural(family.name)}.")
    return Reply(f"Done: I've forgotten where the {plural(family.name)} were. Share again whenever you like.")


def _line(said: str | None, longest: int) -> str | None:
    return " ".join(said.split())[:longest] or None if said else None


async def states(act: Act, day: date) -> Mapping[str, Progress]:
    """Return each family's progress on a day, by family name: for the board."""
    roster, zone = await Roster.load(act), act.now.tzinfo
    reports = [r for r in await act.uow.of(StatusReport).all() if r.at.astimezone(zone).date() == day]
    return day_state(await valid_plan(act), day, roster.families, reports).families
