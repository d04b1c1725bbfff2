"""From names people say to places on the map."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tools.families.model import Family
from tools.kernel.act import Act
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.routing.ports import Roads
from tools.trips.choosing import NEARLY, choose
from tools.trips.model import Stop

_MOST_NAMESAKES = 8


@dataclass(frozen=True)
class Found:
    """What became of a name: its place, or a question about it, or (neither) nobody knows it."""

    name: str
    place: Place | None = None
    question: Unclear | None = None


async def look_up(act: Act, name: str) -> Found:
    """Return where one place is, in the light of the trip's stops and homes; a question when in doubt."""
    return (await look_up_all(act, [name]))[0]


async def look_up_all(act: Act, names: Sequence[str]) -> list[Found]:
    """Return where places named together are.

    They explain each other: with Tofino, Victoria is the one in British Columbia. A choice that is
    close is a question when the name alone is one.
    """
    anchors = await _anchors(act)
    options = [await _namesakes(act, name, anchors) for name in names]
    chosen = choose(options, anchors)
    alone = len(names) == 1 and not anchors
    return [
        await _settled(act, name, place, clear < NEARLY or alone)
        for name, (place, clear) in zip(names, chosen, strict=True)
    ]


async def _namesakes(act: Act, name: str, anchors: Sequence[Place]) -> list[Place]:
    """Return the places of that name, best known first; those near the trip are among them.

    None without a map: what people said is kept all the same.
    """
    roads = act.port(Roads)
    try:
        found = await roads.places(name, None, _MOST_NAMESAKES)
        for anchor in anchors[-1:]:
            near = await roads.places(name, anchor, _MOST_NAMESAKES)
            found = [*found, *(place for place in near if place not in found)]
    except Refusal:
        return []
    return found


async def _settled(act: Act, name: str, place: Place | None, in_doubt: bool) -> Found:
    """Return a choice, or the question the map asks about the name when there is doubt."""
    if place is not None and not in_doubt:
        return Found(name, place)
    try:
        return Found(name, await act.port(Roads).locate(name, None))
    except Unclear as question:
        return Found(name, question=question)
    except Refusal:
        return Found(name, place)


async def _anchors(act: Act) -> list[Place]:
    """Return the known places of the trip: homes first, then stops."""
    homes = [as_home(family) for family in await act.uow.of(Family).all()]
    stops = [as_place(stop) for stop in await act.uow.of(Stop).all()]
    return [place for place in (*homes, *stops) if place]


def as_home(family: Family) -> Place | None:
    """Return a family's home as a place, None while nobody knows where it is."""
    if family.home is None or family.home_lat is None or family.home_lon is None:
        return None
    return Place(family.home, family.home_lat, family.home_lon, timezone=family.home_timezone)


def placed(stop: Stop, place: Place | None) -> Stop:
    """Return the stop at `place`; as it was when the place is not known."""
    if place is None:
        return stop
    return replace(stop, lat=place.lat, lon=place.lon, timezone=place.timezone, kind=place.kind)


def as_place(stop: Stop) -> Place | None:
    """Return a stop as a place, None while nobody knows where it is."""
    if stop.lat is None or stop.lon is None:
        return None
    return Place(stop.name, stop.lat, stop.lon, timezone=stop.timezone, kind=stop.kind)
