"""From names people say to places on the map."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tools.kernel.act import Act
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.routing.ports import Roads
from tools.trips.model import Stop


@dataclass(frozen=True)
class Found:
    """What became of a name: its place, or a question about it, or (neither) nobody knows it."""

    name: str
    place: Place | None = None
    question: Unclear | None = None


async def look_up(act: Act, name: str, near: Place | None = None) -> Found:
    """Return where `name` is; a question when several places may be meant."""
    try:
        return Found(name, await act.port(Roads).locate(name, near))
    except Unclear as question:
        return Found(name, question=question)
    except Refusal:
        return Found(name)


async def look_up_all(act: Act, names: Sequence[str]) -> list[Found]:
    """Return where the stops of a trip are.

    A name that is unclear alone is looked up again beside the clear ones: people who go to Moab and
    "Page" mean the Page near Moab.
    """
    found: list[Found] = []
    for name in names:
        previous = next((f.place for f in reversed(found) if f.place), None)
        found.append(await look_up(act, name, previous))
    anchors = [f.place for f in found if f.place]
    if not anchors:
        return found
    return [f if f.question is None else await look_up(act, f.name, anchors[0]) for f in found]


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
