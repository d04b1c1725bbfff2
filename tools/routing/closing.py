"""Drives that keep away from a closed road."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing.driving import Drive, Driver
from tools.routing.model import Closure
from tools.routing.network import Floats, Ints, Network
from tools.routing.sphere import straight_km
from tools.routing.ways import Ends, PlainWays, Ways

NEAR_KM = 12.0  # how far from the named place a closed road is taken to be closed
AROUND_KM = 250.0  # how far beyond the drive's ends a way round is looked for
_SAMPLES = 9
_KM_OF_DEGREE = 111.2
_NUMBER = re.compile(r"(?P<kind>[a-z]*)[\s-]*(?P<number>\d{1,4})\b", re.IGNORECASE)
_KINDS = {"interstate": "i", "autobahn": "a", "highway": "", "hwy": "", "route": "", "the": ""}


def same_road(said: str, name: str) -> bool:
    """Whether people mean the road of that name: "I 70", "interstate 70" and "70" are I-70."""
    one, other = _NUMBER.search(said), _NUMBER.fullmatch(name.strip())
    if one is None or other is None:
        return bool(said) and said.casefold() == name.casefold()
    kind = _KINDS.get(one["kind"].casefold(), one["kind"].casefold())
    return one["number"] == other["number"] and kind in ("", other["kind"].casefold())


def closed_on(drive: Drive, closed: Closure, network: Network) -> tuple[int, ...]:
    """Return the edges of a drive that are closed: near the place, of that road where the map knows its name.

    Empty when the drive does not pass there.
    """
    edges = np.array(drive.edges, dtype=np.int64)
    if not len(edges):
        return ()
    near = edges[_km_from(closed.place, edges, network) <= NEAR_KM]
    if not any(same_road(closed.road, str(name)) for name in network.names if name):
        return tuple(int(edge) for edge in near)
    return tuple(int(edge) for edge in near if same_road(closed.road, network.name(int(edge))))


def _km_from(place: Place, edges: "np.ndarray[tuple[int], np.dtype[np.int64]]", network: Network) -> Floats:
    """Return how near each edge comes to a place, taken as straight between its junctions."""
    part = np.linspace(0.0, 1.0, _SAMPLES)
    a, b = network.tail[edges][:, None], network.head[edges][:, None]
    lat = network.lat[a] + (network.lat[b] - network.lat[a]) * part
    lon = network.lon[a] + (network.lon[b] - network.lon[a]) * part
    return np.asarray(straight_km(lat, lon, place.lat, place.lon).min(axis=1))


def without(driver: Driver, origin: Place, destination: Place, edges: Collection[int]) -> Drive:
    """Return the quickest drive that takes none of these edges; Refusal when there is none nearby."""
    open_ways = _OpenWays(driver.network, (origin, destination), edges)
    drive = driver.through(driver.meet(origin), driver.meet(destination), open_ways)
    if drive is None:
        raise Refusal(f"I know no other road from {origin.name} to {destination.name}.")
    return drive


def around_all(
    driver: Driver, origin: Place, destination: Place, closed: Sequence[Closure], usual: Drive
) -> Drive:
    """Return the drive that keeps away from all closed roads; `usual` itself when that passes none of them.

    A way round one may lead to the next: each is closed where it is first met.
    """
    drive, edges, left = usual, set[int](), list(closed)
    while met := [(one, found) for one in left if (found := closed_on(drive, one, driver.network))]:
        left = [one for one in left if one not in [known for known, _ in met]]
        edges.update(edge for _, found in met for edge in found)
        drive = without(driver, origin, destination, edges)
    return drive


class _OpenWays(Ways):
    """The ways of the country around a drive, without its closed edges."""

    def __init__(self, network: Network, ends: Sequence[Place], closed: Collection[int]) -> None:
        self._node, self._edge = _part(network, ends, closed)
        self._at = {int(node): number for number, node in enumerate(self._node)}
        place = np.full(len(network.lat), -1, dtype=np.int32)
        place[self._node] = np.arange(len(self._node), dtype=np.int32)
        part = replace(
            network,
            lat=network.lat[self._node],
            lon=network.lon[self._node],
            tail=place[network.tail[self._edge]],
            head=place[network.head[self._edge]],
            km=network.km[self._edge],
        )
        self._ways = PlainWays(part, network.minutes[self._edge])

    def best(self, sources: Ends, targets: Ends) -> tuple[float, list[int], list[int]] | None:
        """Return cost, junctions and edges of the best way from one of `sources` to one of `targets`."""
        found = self._ways.best(self._known(sources), self._known(targets))
        if found is None:
            return None
        cost, nodes, edges = found
        return cost, [int(self._node[node]) for node in nodes], [int(self._edge[edge]) for edge in edges]

    def _known(self, ends: Ends) -> list[tuple[int, float]]:
        return [(self._at[node], far) for node, far in ends if node in self._at]


def _part(
    network: Network, ends: Sequence[Place], closed: Collection[int]
) -> tuple[npt.NDArray[np.int64], Ints]:
    """Return the junctions around the ends, and the open edges between them."""
    lat, lon = np.array([p.lat for p in ends]), np.array([p.lon for p in ends])
    high = AROUND_KM / _KM_OF_DEGREE
    wide = high / max(0.2, float(np.cos(np.radians(lat)).min()))
    inside = (network.lat >= lat.min() - high) & (network.lat <= lat.max() + high)
    inside &= (network.lon >= lon.min() - wide) & (network.lon <= lon.max() + wide)
    kept = inside[network.tail] & inside[network.head]
    kept[list(closed)] = False
    return np.flatnonzero(inside), np.flatnonzero(kept).astype(np.int32)
