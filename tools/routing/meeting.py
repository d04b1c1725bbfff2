"""How a place off the network gets onto it: its ends, and what they cost."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tools.kernel.place import Place
from tools.routing.network import Network
from tools.routing.snapping import Foot, Lines, Snapper
from tools.routing.sphere import straight_km

# The km of water on the straight way between two places (lat, lon); inf when no land joins them.
Sea = Callable[[tuple[float, float], tuple[float, float]], float]
FARTHEST_KM = 40.0  # from the last known road; beyond it nothing honest can be said
SLACK_KM = 3.0
NARROW_KM = 1.2  # water no wider is a river, a harbour or the map's lack of detail
WINDING = 1.45
SLOW_KMH, FASTER_KMH, FAST_KMH = 30.0, 1.2, 70.0  # at first, more per km, at most


def minor_minutes(km: float) -> float:
    """Return how long `km` on roads too small for the network take."""
    return km / min(SLOW_KMH + FASTER_KMH * km, FAST_KMH) * 60.0


@dataclass(frozen=True)
class Entry:
    """A way onto the network at a junction: its cost, and the edge it begins in the middle of (or -1)."""

    km: float
    minutes: float
    edge: int = -1


@dataclass(frozen=True)
class Meeting:
    """All ways onto the network from a place: by junction, and the meeting points themselves."""

    entries: dict[int, Entry]
    feet: tuple[Foot, ...]

    @property
    def ends(self) -> list[tuple[int, float]]:
        """Junctions and the minutes to them, as the ways ask for them."""
        return [(node, entry.minutes) for node, entry in self.entries.items()]


class Meetings:
    """Finds how places meet the network."""

    def __init__(self, network: Network, sea: Sea = lambda _a, _b: 0.0) -> None:
        self.network = network
        self._sea = sea
        n = network
        self._snapper = Snapper(Lines(n.lat, n.lon, n.tail, n.head, n.km, n.boat))
        on_boat, on_road = (np.unique([n.tail[e], n.head[e]]) for e in (n.boat, ~n.boat))
        self._ports = np.setdiff1d(on_boat, on_road)  # of islands whose roads nobody knows

    def of(self, place: Place) -> Meeting:
        """Return the ways onto the network from a place; none when no known road is near."""
        found = [*self._snapper.feet(place.lat, place.lon, FARTHEST_KM), *self._landings(place)]
        water = {foot: self._water(place, foot) for foot in found}
        dry = [foot for foot in found if water[foot] <= NARROW_KM]
        feet = self._reached(dry or [foot for foot in found if water[foot] < np.inf])
        entries: dict[int, Entry] = {}
        for foot in feet:
            for node, entry in self._ends(foot):
                if node not in entries or entry.minutes < entries[node].minutes:
                    entries[node] = entry
        return Meeting(entries, feet)

    def _landings(self, place: Place) -> list[Foot]:
        """The ports near a place to which no known road leads."""
        n = self.network
        far = straight_km(place.lat, place.lon, n.lat[self._ports], n.lon[self._ports])
        near = np.flatnonzero(far <= FARTHEST_KM)
        return [Foot(float(far[at]), int(self._ports[at])) for at in near]

    def _water(self, place: Place, foot: Foot) -> float:
        """The km of water on the way to a foot; inf when no land leads there."""
        if foot.off_km <= NARROW_KM:
            return 0.0
        n, e, part = self.network, foot.edge, foot.part
        if foot.node >= 0:
            there = float(n.lat[foot.node]), float(n.lon[foot.node])
        else:
            lat, lon = ((1 - part) * axis[n.tail[e]] + part * axis[n.head[e]] for axis in (n.lat, n.lon))
            there = float(lat), float(lon)
        return self._sea((place.lat, place.lon), there)

    def _reached(self, feet: list[Foot]) -> tuple[Foot, ...]:
        """The feet not much farther than the nearest of their piece: beyond it may lie a canyon."""
        nearest: dict[int, float] = {}
        for foot in feet:
            piece = self._piece(foot)
            nearest[piece] = min(nearest.get(piece, foot.off_km), foot.off_km)
        return tuple(f for f in feet if f.off_km <= nearest[self._piece(f)] + SLACK_KM)

    def _piece(self, foot: Foot) -> int:
        n = self.network
        return int(n.piece[foot.node if foot.node >= 0 else n.tail[foot.edge]])

    def _ends(self, foot: Foot) -> list[tuple[int, Entry]]:
        km = foot.off_km * WINDING
        minutes = minor_minutes(km)
        if foot.node >= 0:
            return [(foot.node, Entry(km, minutes))]
        n, e = self.network, foot.edge
        return [
            (int(node), Entry(km + part * n.km[e], minutes + part * n.minutes[e], e))
            for node, part in ((n.tail[e], foot.part), (n.head[e], 1.0 - foot.part))
        ]
