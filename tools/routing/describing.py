"""Routes in words and pieces: which roads, which ferries, how sure."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import numpy as np

from tools.kernel.place import Place
from tools.routing.driving import Drive
from tools.routing.gazetteer import Gazetteer
from tools.routing.model import Step
from tools.routing.network import Network

Leg = tuple[Place, Place, Drive]
NAMED_SHARE = 0.12  # of a drive's km from which on its road is worth naming
MOST_NAMES = 4


def pieces(
    origin: Place, destination: Place, drive: Drive, network: Network, gazetteer: Gazetteer
) -> Iterator[Step]:
    """Yield the steps of a drive: a new one where a boat begins or ends."""
    edges = list(drive.edges)
    boats = [n for n, edge in enumerate(edges, start=1) if network.boat[edge]]
    if not boats or len(drive.nodes) != len(edges) + 1:
        yield _step(origin, destination, drive, 0, len(drive.km), network)
        return
    here, at = origin, 0
    for boat in boats:
        port = _port(drive.nodes[boat - 1], network, gazetteer)
        yield _step(here, port, drive, at, boat, network)
        here, at = _port(drive.nodes[boat], network, gazetteer), boat + 1
        name = network.name(edges[boat - 1])
        yield Step(port, here, _sum(drive.km, boat, at), _sum(drive.minutes, boat, at), carrier(name), name)
    yield _step(here, destination, drive, at, len(drive.km), network)


def _sum(values: "np.ndarray[tuple[int], np.dtype[np.float64]]", start: int, stop: int) -> float:
    return round(float(values[start:stop].sum()), 1)


def _step(a: Place, b: Place, drive: Drive, start: int, stop: int, network: Network) -> Step:
    names = _roads(list(drive.edges)[max(start - 1, 0) : stop - 1], network)
    note = f"by {', '.join(names)}" if names else ""
    return Step(a, b, _sum(drive.km, start, stop), _sum(drive.minutes, start, stop), "road", note)


def _roads(edges: list[int], network: Network) -> list[str]:
    """Names of the roads that make up most of the way, in the order they are driven."""
    km: dict[str, float] = {}
    for edge in edges:
        name = network.name(edge)
        km[name] = km.get(name, 0.0) + float(network.km[edge])
    total = sum(km.values())
    return [name for name in km if name and km[name] > NAMED_SHARE * total][:MOST_NAMES]


def _port(node: int, network: Network, gazetteer: Gazetteer) -> Place:
    return gazetteer.nearest(float(network.lat[node]), float(network.lon[node]))


def described(legs: Sequence[Leg], network: Network, depart: datetime | None) -> str:
    """Return how sure a route is and what to know about it, in words for people."""
    boats = [network.name(edge) for _a, _b, drive in legs for edge in drive.edges if network.boat[edge]]
    sure = "±25 % in parks and mountains" if _wild(legs) else "±10 %"
    traffic = "with usual traffic for the hour" if depart else "without traffic"
    words = [f"An estimate from the offline road map, {traffic}: driving time {sure}."]
    words += [_aboard(name) for name in dict.fromkeys(boats)]
    return " ".join(words)


def carrier(name: str) -> str:
    """Return what carries cars by that name: "ferry", or "train" as through the Channel Tunnel."""
    return "ferry" if "ferry" in name.casefold() else "train"


def _aboard(name: str) -> str:
    if carrier(name) == "ferry":
        return f"Includes the {name}, its usual crossing with boarding: check its sailings."
    return f"Includes the {name}, a train that carries cars: check its departures."


def _wild(legs: Sequence[Leg]) -> bool:
    return any(place.kind == "park" for a, b, _drive in legs for place in (a, b))
