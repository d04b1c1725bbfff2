"""Where along a route fuel, food, a bed or a charger should be: towns, by estimate, never as a fact."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from tools.kernel.place import Place
from tools.routing.gazetteer import Gazetteer
from tools.routing.model import Route, Waypoint
from tools.routing.network import Floats
from tools.routing.sphere import on_ball, straight_km

# People from whom on a town on a main road has each service, by and large.
PEOPLE = {"rest": 0, "fuel": 500, "food": 600, "bed": 900, "charge": 2_500}
# Where nearly every new car is electric, villages on the main roads have chargers too: Norway.
CHARGED_VILLAGES: Mapping[str, int] = MappingProxyType({"NO": 500})
SAMPLE_KM = 3.0
NEAR_KM, BENDS, FARTHEST_KM = (
    4.0,
    0.08,
    9.0,
)  # how far a town may lie off the line; more where it was straightened
EVERY_KM = 12.0  # one town in so many km, the largest
STREETS = 1.3


def along(route: Route, offers: Sequence[str], gazetteer: Gazetteer) -> list[Waypoint]:
    """Return towns on `route` that by their size should have one of `offers`, in order."""
    wanted = [offer for offer in PEOPLE if offer in offers]
    if not wanted or route.km <= 0 or len(route.line) < 2:
        return []
    ball, done, reach = _samples(route)
    towns = gazetteer.towns
    best: dict[int, tuple[float, float]] = {}  # town → (off the line, how far along)
    for at, near in enumerate(towns.tree.query_ball_point(ball, reach)):
        for town in near:
            off = float(np.linalg.norm(towns.tree.data[town] - ball[at]))
            if off < best.get(town, (1e9, 0.0))[0]:
                best[town] = (off, float(done[at]))
    least = min(_least(offer, None) for offer in wanted)
    known = [(town, off, part) for town, (off, part) in best.items() if towns.people[town] >= least]
    kept = _one_in_each_stretch([(int(towns.people[t]), t, off, part) for t, off, part in known], route)
    places = gazetteer.numbered([int(towns.number[town]) for town, _off, _part in kept])
    found = [_waypoint(p, off, part, route, wanted) for p, (_t, off, part) in zip(places, kept, strict=True)]
    return [waypoint for waypoint in found if waypoint.offers]


def _least(offer: str, country: str | None) -> int:
    """People from whom on a town of a country has a service; of any country when None."""
    if offer != "charge":
        return PEOPLE[offer]
    return min(CHARGED_VILLAGES.values()) if country is None else CHARGED_VILLAGES.get(country, PEOPLE[offer])


def off_the(usual: Route, other: Route, gazetteer: Gazetteer) -> str:
    """Return the town on a drive that lies farthest from the usual one; "" when all are on both."""
    towns = [w.place for w in along(other, ("fuel",), gazetteer)]
    if not towns or len(usual.line) < 2:
        return ""
    line, _done, _reach = _samples(usual)
    far = [float(np.linalg.norm(line - on_ball(town.lat, town.lon), axis=1).min()) for town in towns]
    at = int(np.argmax(far))
    return towns[at].name if far[at] > NEAR_KM else ""


def _samples(route: Route) -> tuple[Floats, Floats, Floats]:
    """Points on the line every few km, the share of the way done there, and how far towns may lie off."""
    lat, lon = np.array(route.line).T
    gaps = straight_km(lat[:-1], lon[:-1], lat[1:], lon[1:])
    ends = np.concatenate([[0.0], np.cumsum(gaps)])
    at = np.arange(0.0, ends[-1], SAMPLE_KM)
    reach = np.clip(NEAR_KM + BENDS * gaps, NEAR_KM, FARTHEST_KM)
    stretch = np.clip(np.searchsorted(ends, at, side="right") - 1, 0, len(gaps) - 1)
    ball = on_ball(np.interp(at, ends, lat), np.interp(at, ends, lon))
    return ball, at / max(float(ends[-1]), 0.001), reach[stretch]


def _one_in_each_stretch(
    known: list[tuple[int, int, float, float]], route: Route
) -> list[tuple[int, float, float]]:
    """The largest town of every stretch of the way, in order; a town off the line counts less."""
    best: dict[int, tuple[float, int, float, float]] = {}
    for people, town, off, part in known:
        stretch = int(part * route.km // EVERY_KM)
        worth = (people + 1) / (1.0 + off)
        best[stretch] = max(best.get(stretch, (0.0, 0, 0.0, 0.0)), (worth, town, off, part))
    return [(town, off, part) for _s, (_worth, town, off, part) in sorted(best.items())]


def _waypoint(place: Place, off: float, part: float, route: Route, wanted: Sequence[str]) -> Waypoint:
    offers = tuple(offer for offer in wanted if place.population >= _least(offer, place.country or ""))
    detour = round(2 * STREETS * max(off - 1.0, 0.0), 1)
    return Waypoint(place, round(route.km * part, 1), round(route.minutes * part, 1), detour, offers, True)
