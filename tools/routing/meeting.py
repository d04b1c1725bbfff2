"""How a place off the network gets onto it: its ends, and what they cost."""

from dataclasses import dataclass

from tools.kernel.place import Place
from tools.routing.network import Network
from tools.routing.snapping import Foot, Lines, Snapper

FARTHEST_KM = 40.0  # from the last known road; beyond it nothing honest can be said
SLACK_KM = 3.0
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

    def __init__(self, network: Network) -> None:
        self.network = network
        n = network
        self._snapper = Snapper(Lines(n.lat, n.lon, n.tail, n.head, n.km, n.boat))

    def of(self, place: Place) -> Meeting:
        """Return the ways onto the network from a place; none when no known road is near."""
        feet = self._reached(self._snapper.feet(place.lat, place.lon, FARTHEST_KM))
        entries: dict[int, Entry] = {}
        for foot in feet:
            for node, entry in self._ends(foot):
                if node not in entries or entry.minutes < entries[node].minutes:
                    entries[node] = entry
        return Meeting(entries, feet)

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
