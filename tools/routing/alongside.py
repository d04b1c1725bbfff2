"""Places that somebody vouches for, beside the estimates along a route."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tools.kernel.place import Place
from tools.routing.model import Route, Waypoint
from tools.routing.network import Floats
from tools.routing.sphere import straight_km

FARTHEST_KM = 10.0  # off the route; what lies beyond is not on the way
STREETS = 1.3
TOGETHER_KM = 1.0  # services this near each other make one stop
IN_TOWN_KM = 3.0


@dataclass(frozen=True)
class Fact:
    """A place with a service; `source` vouches for it and `detail` says what it has ("8 × 150 kW")."""

    place: Place
    source: str
    detail: str = ""


def joined(route: Route, towns: Sequence[Waypoint], known: Mapping[str, Sequence[Fact]]) -> list[Waypoint]:
    """Return the estimated towns along `route` and the places known for a service, in order.

    Where chargers are known no town is guessed to have one, even if none is known: a guess costs an electric
    car too much. The other services stay as estimates beside what is known.
    """
    stops: list[Waypoint] = []
    for offer, facts in known.items():
        for stop in _stops(route, offer, facts):
            _put(stops, stop)
    left = [_without_charge(town) for town in towns] if "charge" in known else list(towns)
    stops = [_in_town(stop, left) for stop in stops]
    return sorted([*(town for town in left if town.offers), *stops], key=lambda w: w.km)


def _stops(route: Route, offer: str, facts: Sequence[Fact]) -> list[Waypoint]:
    """The facts that lie on the way, placed on it."""
    if not facts:
        return []
    off, part = _projected(route, [fact.place for fact in facts])
    return [
        Waypoint(
            _zoned(fact.place, route, p), round(route.km * p, 1), round(route.minutes * p, 1),
            round(2 * STREETS * max(far - 1.0, 0.0), 1), (offer,), False, (offer,), fact.source, fact.detail,
        )
        for fact, far, p in zip(facts, off.tolist(), part.tolist(), strict=True)
        if far <= FARTHEST_KM
    ]  # fmt: skip


def _projected(route: Route, places: Sequence[Place]) -> tuple[Floats, Floats]:
    """How far off the route each place lies (km), and the share of the way done where it is nearest."""
    line = np.array(route.line or [(route.destination.lat, route.destination.lon)], dtype=np.float64)
    gaps = straight_km(line[:-1, 0], line[:-1, 1], line[1:, 0], line[1:, 1])
    ends = np.concatenate([[0.0], np.cumsum(gaps)])
    at = np.linspace(0.0, ends[-1], max(2, min(4000, int(ends[-1]))))
    lat, lon = np.interp(at, ends, line[:, 0]), np.interp(at, ends, line[:, 1])
    far = np.array([straight_km(p.lat, p.lon, lat, lon) for p in places])
    nearest = far.argmin(axis=1)
    return far.min(axis=1), at[nearest] / max(float(ends[-1]), 0.001)


def _zoned(place: Place, route: Route, part: float) -> Place:
    end = route.origin if part < 0.5 else route.destination
    return place if place.timezone else replace(place, timezone=end.timezone)


def _put(stops: list[Waypoint], new: Waypoint) -> None:
    """Add a place to the stop it is part of, or as one of its own; the first one named stays the name."""
    for number, stop in enumerate(stops):
        if new.offers[0] not in stop.offers and _apart_km(stop, new) < TOGETHER_KM:
            offers = (*stop.offers, *new.offers)
            stops[number] = replace(stop, offers=offers, facts=offers)
            return
    stops.append(new)


def _in_town(stop: Waypoint, towns: Sequence[Waypoint]) -> Waypoint:
    """The stop with what the town around it should have besides: an estimate beside the fact."""
    around = [town for town in towns if town.estimate and _apart_km(stop, town) < IN_TOWN_KM]
    more = [offer for town in around for offer in town.offers if offer not in stop.offers]
    return replace(stop, offers=(*stop.offers, *dict.fromkeys(more)))


def _without_charge(town: Waypoint) -> Waypoint:
    return replace(town, offers=tuple(offer for offer in town.offers if offer != "charge"))


def _apart_km(a: Waypoint, b: Waypoint) -> float:
    return float(straight_km(a.place.lat, a.place.lon, b.place.lat, b.place.lon))
