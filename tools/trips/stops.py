"""Rules of stops: which one people mean, and what saying it again changes."""

import re
from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from tools.families.names import fold
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.trips.model import Stop, StopRole

_RANK = {
    StopRole.WANT: 0,
    StopRole.OVERNIGHT: 1,
    StopRole.MUST: 2,
    StopRole.MEET: 3,
    StopRole.START: 3,
    StopRole.END: 3,
}
_SAME_KM = 2.0
_NEAR_KM = 25.0
_FILLER = re.compile(r"\b(?:the|national park|state park|national monument|np|city of|downtown)\b")


def core(name: str) -> str:
    """Return the bare name of a place: "The Grand Canyon National Park, AZ" is "grand canyon"."""
    base = _FILLER.sub(" ", fold(name.split(",")[0]))
    return " ".join(re.sub(r"[^\w\s]", " ", base).split()) or fold(name)


def _qualifier(name: str) -> str:
    return fold(name.partition(",")[2])


def km_between(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Return the great-circle distance of two points given in degrees."""
    north, east = radians(b_lat - a_lat) / 2, radians(b_lon - a_lon) / 2
    half = sin(north) ** 2 + cos(radians(a_lat)) * cos(radians(b_lat)) * sin(east) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))


def distance(stop: Stop, place: Place | None) -> float | None:
    """Return the km between a stop and a place, None while either is nowhere."""
    if place is None or stop.lat is None or stop.lon is None:
        return None
    return km_between(stop.lat, stop.lon, place.lat, place.lon)


def same(stops: Sequence[Stop], name: str, place: Place | None) -> Stop | None:
    """Return the stop that `name` (found at `place`) says again; None when it is a new one."""
    for stop in stops:
        far = distance(stop, place)
        if core(stop.name) == core(name) and (far is None or far < _NEAR_KM):
            return stop
    for stop in stops:
        far = distance(stop, place)
        if far is not None and far < _SAME_KM and _alike(stop.name, name) >= 60:
            return stop
    return None


def _alike(first: str, second: str) -> float:
    return fuzz.token_set_ratio(core(first), core(second))


def find(stops: Sequence[Stop], said: str, place: Place | None = None) -> Stop:
    """Return the one stop `said` means, by name, part of the name or with a slip of the pen.

    Raises Refusal when there is none such, Unclear when there are several.
    """
    ways = (
        [s for s in stops if fold(s.name) == fold(said)],
        [s for s in stops if core(s.name) == core(said) and _fits(s, said, place)],
        [s for s in stops if _contains(s.name, said)],
        [s for s in stops if _slip(core(s.name), core(said))],
    )
    found = next((way for way in ways if way), [])
    if not found:
        known = ", ".join(s.name for s in stops) or "none yet"
        raise Refusal(f"“{said}” isn't one of our stops. We have: {known}.")
    if len(found) > 1:
        raise Unclear(f"Which of them: {' or '.join(s.name for s in found)}?", tuple(s.name for s in found))
    return found[0]


def _slip(name: str, said: str) -> bool:
    """Whether two names differ by a slip of the pen: one letter in short names, a fifth in long ones."""
    return DamerauLevenshtein.distance(name, said) <= max(1, min(len(name), len(said)) // 5) < len(said) - 1


def _fits(stop: Stop, said: str, place: Place | None) -> bool:
    """Whether "Portland, ME" can be this Portland."""
    if not _qualifier(said):
        return True
    if _qualifier(stop.name):
        return _qualifier(stop.name) == _qualifier(said)
    far = distance(stop, place)
    return far is None or far < _NEAR_KM


def _contains(name: str, said: str) -> bool:
    words, spoken = set(core(name).split()), set(core(said).split())
    return not _qualifier(said) and bool(spoken) and (spoken <= words or words <= spoken)


def stronger(present: StopRole, said: StopRole | None) -> StopRole:
    """Return the role a stop has after it is said again: must beats want, a meeting point beats both."""
    return said if said and _RANK[said] >= _RANK[present] else present


def default_name(stops: Sequence[str]) -> str:
    """Return a trip's name made of its stops."""
    if len(stops) > 2:
        return f"{stops[0]} to {stops[-1]}"
    return " and ".join(stops) or "New trip"
