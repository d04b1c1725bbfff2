"""One drive through the network, from place to place without stops between."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing.meeting import NARROW_KM, WINDING, Meeting, Meetings, Sea, minor_minutes
from tools.routing.network import Floats, Network
from tools.routing.sphere import straight_km
from tools.routing.ways import Ways

NEXT_DOOR_KM = 8.0  # this near, streets lead straight there
REMEMBERED = 4096


@dataclass(frozen=True)
class Drive:
    """A way driven: junctions and edges, with km and minutes of each edge and of both ends."""

    edges: tuple[int, ...]
    nodes: tuple[int, ...]
    km: Floats  # off at the start, each edge, off at the end
    minutes: Floats

    @property
    def total_km(self) -> float:
        """The whole distance."""
        return float(self.km.sum())

    @property
    def total_minutes(self) -> float:
        """The whole time at the wheel and on boats."""
        return float(self.minutes.sum())


class Driver:
    """Finds drives; remembers how places meet the network."""

    def __init__(self, network: Network, ways: Ways, sea: Sea = lambda _a, _b: 0.0) -> None:
        self.network = network
        self.ways = ways
        self._sea = sea
        self._meetings = Meetings(network, sea)
        self.meeting = lru_cache(maxsize=REMEMBERED)(self._meeting)

    def _meeting(self, lat: float, lon: float) -> Meeting:
        return self._meetings.of(Place("", lat, lon))

    def meet(self, place: Place) -> Meeting:
        """Return how a place meets the network."""
        return self.meeting(place.lat, place.lon)

    def drive(self, origin: Place, destination: Place) -> Drive:
        """Return the quickest drive; Refusal when no road goes there."""
        found = self.find(origin, destination)
        if found is None:
            raise Refusal(self._why_not(origin, destination))
        return found

    def find(self, origin: Place, destination: Place) -> Drive | None:
        """Return the quickest drive; None when no road goes there."""
        start, goal = self.meet(origin), self.meet(destination)
        known = self.through(start, goal, self.ways)
        options = [known, self._same_edge(start, goal)]
        if (
            known is None or not self.network.boat[list(known.edges)].any()
        ):  # who takes a boat has water between
            options.append(self._straight(origin, destination))
        return min((o for o in options if o), key=lambda drive: drive.total_minutes, default=None)

    def _straight(self, origin: Place, destination: Place) -> Drive | None:
        """Neighbours: by streets the network does not have."""
        straight = float(straight_km(origin.lat, origin.lon, destination.lat, destination.lon))
        here, there = (origin.lat, origin.lon), (destination.lat, destination.lon)
        if straight > NEXT_DOOR_KM or self._sea(here, there) > NARROW_KM:
            return None
        km = straight * WINDING
        return Drive((), (), np.array([km, 0.0]), np.array([minor_minutes(km), 0.0]))

    def _same_edge(self, start: Meeting, goal: Meeting) -> Drive | None:
        """Both on the same long piece of road."""
        best: Drive | None = None
        for a in start.feet:
            for b in goal.feet:
                if a.edge < 0 or a.edge != b.edge:
                    continue
                share = abs(a.part - b.part)
                off = [a.off_km * WINDING, b.off_km * WINDING]
                km = np.array([off[0], share * self.network.km[a.edge], off[1]])
                minutes = np.array(
                    [minor_minutes(off[0]), share * self.network.minutes[a.edge], minor_minutes(off[1])]
                )
                drive = Drive((a.edge,), (), km, minutes)
                best = drive if best is None or drive.total_minutes < best.total_minutes else best
        return best

    def through(self, start: Meeting, goal: Meeting, ways: Ways) -> Drive | None:
        """Return the quickest drive by these ways through the network; None when there is none."""
        if not start.entries or not goal.entries:
            return None
        found = ways.best(start.ends, goal.ends)
        if found is None:
            return None
        _cost, nodes, edges = found
        first, last = start.entries[nodes[0]], goal.entries[nodes[-1]]
        n = self.network
        km = np.concatenate([[first.km], n.km[edges], [last.km]])
        minutes = np.concatenate([[first.minutes], n.minutes[edges], [last.minutes]])
        return Drive(tuple(edges), tuple(nodes), km, minutes)

    def _why_not(self, origin: Place, destination: Place) -> str:
        for place in (origin, destination):
            if not self.meet(place).entries:
                return f"{place.name} is off my road map: I know no road or car ferry within 40 km of it."
        return f"I know no road or car ferry that joins {origin.name} and {destination.name}."
