"""Boats joined to the map when it is loaded (data/boats.csv): a ferry more needs no map built anew.

The highway data draws some crossings as roads, and closing its gaps took narrow straits for gaps; those edges
go. A port without a junction becomes one, joined to the road nearest on its own piece of land; on an island
whose roads nobody knows it is where its places meet the network.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from tools.routing.making.linking import Link
from tools.routing.meeting import NARROW_KM, Sea, minor_minutes
from tools.routing.network import Network
from tools.routing.sphere import straight_km

WATER = "water"  # the mode of a row that only says that there is no road
SAME_KM = 1.2  # a junction this near to a port is the port
DRAWN_KM = 0.3  # how exactly an edge is named by its ends
REACH_KM = 25.0
LOOKED_AT = 20  # junctions near a port
WINDING = 1.3
_DEGREE_KM = 111.2


class _Around:
    """Finds junctions near a point without looking at all of them."""

    def __init__(self, network: Network) -> None:
        self._lon = network.lon
        self._order = np.argsort(network.lat)
        self._lat = network.lat[self._order]

    def within(self, lat: float, lon: float, km: float) -> npt.NDArray[np.int64]:
        """Return the junctions in the square so many km around a point."""
        high = km / _DEGREE_KM
        wide = high / float(np.cos(np.radians(lat)))
        low, top = np.searchsorted(self._lat, (lat - high, lat + high))
        band = self._order[low:top]
        return np.asarray(band[abs(self._lon[band] - lon) < wide])


@dataclass
class _Ports:
    """The junctions of ports: those that are there, and new ones with the roads that lead to them."""

    network: Network
    around: _Around
    sea: Sea
    lat: list[float] = field(default_factory=list)
    lon: list[float] = field(default_factory=list)
    piece: list[int] = field(default_factory=list)
    roads: list[tuple[int, int, float]] = field(default_factory=list)  # tail, head, km

    def __post_init__(self) -> None:
        self.on_road = np.zeros(len(self.network.lat), dtype=np.bool_)
        roads = ~self.network.boat
        self.on_road[self.network.tail[roads]] = self.on_road[self.network.head[roads]] = True

    def at(self, lat: float, lon: float) -> int:
        """Return the junction of a port."""
        n = self.network
        for number, (other_lat, other_lon) in enumerate(zip(self.lat, self.lon, strict=True)):
            if straight_km(lat, lon, other_lat, other_lon) < SAME_KM:
                return len(n.lat) + number
        far, node = self._nearest(lat, lon)
        if far < SAME_KM:
            return node
        new = len(n.lat) + len(self.lat)
        self.lat.append(lat)
        self.lon.append(lon)
        self.piece.append(int(n.piece[node]) if node >= 0 else int(n.piece.max()) + 1 + len(self.lat))
        if node >= 0:
            self.roads.append((node, new, far * WINDING))
        return new

    def _nearest(self, lat: float, lon: float) -> tuple[float, int]:
        """The nearest junction of a road on this land, and how far it is; (inf, -1) when there is none."""
        n, near = self.network, self.around.within(lat, lon, REACH_KM)
        near = near[self.on_road[near]]
        far = straight_km(lat, lon, n.lat[near], n.lon[near])
        water = {
            int(at): self.sea((lat, lon), (float(n.lat[near[at]]), float(n.lon[near[at]])))
            for at in np.argsort(far)[:LOOKED_AT]
            if far[at] <= REACH_KM
        }
        dry = [at for at in water if water[at] <= NARROW_KM] or [at for at in water if water[at] < np.inf]
        return (float(far[dry[0]]), int(near[dry[0]])) if dry else (np.inf, -1)


def ferried(network: Network, rows: list[Link], sea: Sea) -> Network:
    """Return the network with the boats, and without the edges drawn over their water.

    `sea` says how much water lies between two places.
    """
    around = _Around(network)
    network = _without(network, rows, around)
    boats, ports = [row for row in rows if row.mode != WATER], _Ports(network, around, sea)
    afloat = np.array([boat.mode != "road" for boat in boats])
    ends = [(ports.at(*boat.ends[0]), ports.at(*boat.ends[1])) for boat in boats]
    edges = [*ports.roads, *((a, b, boat.km) for (a, b), boat in zip(ends, boats, strict=True))]
    tail, head, km = (np.array(column) for column in zip(*edges, strict=True))
    ways = len(ports.roads)
    minutes = [minor_minutes(road[2]) for road in ports.roads] + [boat.minutes for boat in boats]
    link = np.zeros(len(edges), dtype=np.int32)
    link[ways:] = len(network.names) + np.arange(len(boats))
    none = np.zeros(len(edges))
    return Network(
        np.concatenate([network.lat, ports.lat]),
        np.concatenate([network.lon, ports.lon]),
        np.concatenate([network.tail, tail]).astype(np.int32),
        np.concatenate([network.head, head]).astype(np.int32),
        np.concatenate([network.km, km]),
        np.concatenate([network.minutes, minutes]),
        np.concatenate([network.road, none]).astype(np.int32),
        np.concatenate([network.link, link]).astype(np.int32),
        np.concatenate([network.boat, np.zeros(ways, dtype=np.bool_), afloat]),
        np.concatenate([network.crowd, none]),
        np.concatenate([network.piece, ports.piece]).astype(np.int32),
        np.concatenate([network.names, [boat.name for boat in boats]]),
    )


def _without(network: Network, rows: list[Link], around: _Around) -> Network:
    """The network without the roads drawn over water between the ends of a row."""
    n = network
    ends = [[around.within(*end, DRAWN_KM) for end in row.ends] for row in rows]
    near = np.zeros(len(n.lat), dtype=np.bool_)
    near[np.concatenate([nodes for pair in ends for nodes in pair])] = True
    kept = np.ones(len(n.km), dtype=np.bool_)
    for edge in np.flatnonzero(near[n.tail] & near[n.head] & ~n.boat):
        tail, head = n.tail[edge], n.head[edge]
        kept[edge] = not any(_joins(a, b, tail, head) or _joins(b, a, tail, head) for a, b in ends)
    return Network(
        n.lat, n.lon, n.tail[kept], n.head[kept], n.km[kept], n.minutes[kept], n.road[kept], n.link[kept],
        n.boat[kept], n.crowd[kept], n.piece, n.names,
    )  # fmt: skip


def _joins(a: npt.NDArray[np.int64], b: npt.NDArray[np.int64], tail: np.int32, head: np.int32) -> bool:
    return bool((a == tail).any() and (b == head).any())
