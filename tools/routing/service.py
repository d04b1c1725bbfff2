"""Use cases of roads: how far, how long, when there, and what is on the way."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tools.families.model import Family
from tools.kernel.act import Act
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.kernel.reply import Reply
from tools.kernel.when import day_of, read_when
from tools.routing.ends import apart
from tools.routing.folding import fold
from tools.routing.model import Route
from tools.routing.ports import Roads
from tools.routing.wording import clock_words, drive_words, waypoint_words
from tools.trips.model import Stop

ABOUT = ("distance", "duration", "eta", "charging", "stops")
SERVICES = {"charging": ("charge",), "stops": ("fuel", "food", "bed")}


async def ask_route(
    act: Act,
    origin: str | None = None,
    destination: str | None = None,
    about: str | None = None,
    depart_at: str | None = None,
) -> Reply:
    """Answer how far, how long, when there, or what is on the way, from `origin` to `destination`.

    Unsaid, the drive starts at the speaker's home and ends at the trip's first stop. Raises Refusal when no
    road goes there, Unclear when a name may mean several places.
    """
    stops = sorted(await act.uow.of(Stop).all(), key=lambda stop: stop.position)
    start = await _start(act, stops, origin, destination) if origin else await _home(act, stops)
    goal = await _place(act, stops, destination, start) if destination else _first(stops, start)
    if start is None or goal is None:
        raise Refusal("From where to where? For example “how far is Moab from Denver?”")
    apart((start, goal))
    route = await act.port(Roads).route(start, goal, (), _depart(act, about, depart_at, start))
    return await _answer(act, route, about, depart_at)


async def _start(act: Act, stops: Sequence[Stop], origin: str, destination: str | None) -> Place:
    """Where the drive starts; in doubt the question offers those nearest its end first."""
    try:
        return await _place(act, stops, origin)
    except Unclear:
        if destination is None:
            raise
        try:
            towards = await _place(act, stops, destination)
        except Refusal:
            towards = None
        if towards is None:
            raise
    return await act.port(Roads).locate(origin, None, towards)


async def _place(act: Act, stops: Sequence[Stop], said: str, beside: Place | None = None) -> Place:
    """A stop of the trip by its name, else what the map knows, near the trip."""
    for stop in stops:
        if fold(stop.name) == fold(said) and (place := _at(stop)):
            return place
    near = beside or next((place for place in map(_at, stops) if place), None)
    return await act.port(Roads).locate(said, near)


def _at(stop: Stop) -> Place | None:
    if stop.lat is None or stop.lon is None:
        return None
    return Place(stop.name, stop.lat, stop.lon, stop.timezone, kind=stop.kind or "town")


async def _home(act: Act, stops: Sequence[Stop]) -> Place | None:
    """The speaker's home; without one, the trip's first stop."""
    family_id = act.speaker.family_id
    family = await act.uow.of(Family).get(family_id) if family_id else None
    if family and family.home and family.home_lat is not None and family.home_lon is not None:
        return Place(family.home, family.home_lat, family.home_lon, family.home_timezone)
    return _first(stops, None)


def _first(stops: Sequence[Stop], other_than: Place | None) -> Place | None:
    places = (place for place in map(_at, stops) if place)
    return next(
        (p for p in places if other_than is None or (p.lat, p.lon) != (other_than.lat, other_than.lon)), None
    )


def _depart(act: Act, about: str | None, said: str | None, start: Place) -> datetime | None:
    """When the drive begins; only an arrival needs to know when nothing was said."""
    if said is None:
        return act.now if about == "eta" else None
    when = read_when(said)
    local = ZoneInfo(start.timezone) if start.timezone else act.now.tzinfo
    if not isinstance(when, datetime):
        when = datetime.combine(day_of(when), datetime.min.time()).replace(hour=9)
    return when.replace(tzinfo=local)


async def _answer(act: Act, route: Route, about: str | None, depart_at: str | None) -> Reply:
    lines = [drive_words(route)]
    depart = _depart(act, about, depart_at, route.origin)
    if depart is not None:
        there = depart + timedelta(minutes=route.minutes)
        times = clock_words(depart, route.origin), clock_words(there, route.destination)
        lines.append(f"{times[0]} → about {times[1]}, without breaks.")
    if about in SERVICES:
        found = await act.port(Roads).along(route, SERVICES[about])
        lines += waypoint_words(found, route, about)
    short = lines[0] if depart is None else f"{lines[0]} {lines[1]}"
    return Reply("\n".join([*lines, route.note]).strip(), short=short[:240])
