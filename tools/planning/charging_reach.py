"""Which chargers can follow each other on a fixed route, and at what least cost."""

from bisect import bisect_right
from collections.abc import Sequence
from math import inf

from tools.planning.charging_model import (
    TINY,
    Arc,
    Arrival,
    ChargingCurve,
    Jump,
    Network,
    Visit,
    sums,
)  # fmt: skip


class Reach:
    """The chargers of a route by the gap they lie in, and the arcs between them."""

    def __init__(self, network: Network, route: Sequence[int], charge: float) -> None:
        self.network, self.route, self.charge = network, route, charge
        self.price = 1.0 / network.fastest
        self.energy, self.time = sums(network, route)
        self.visits = [self._visits(gap) for gap in range(len(route) - 1)]
        self.queue: list[Arrival] = []
        self.fronts: dict[tuple[int, int], list[tuple[float, float]]] = {}
        self.ahead: dict[tuple[int, int], float] = {}
        self.arcs: dict[tuple[int, int], list[Arc]] = {}
        self.best, self.number = inf, 0
        self.last: Arrival | None = None

    def _visits(self, gap: int) -> list[Visit]:
        """The chargers that fit into a gap of the route."""
        net, here, there = self.network, self.route[gap], self.route[gap + 1]
        energy_after = self.energy[-1] - self.energy[gap + 1]
        time_after = self.time[-1] - self.time[gap + 1]
        visits = []
        for number, (node, _) in enumerate(net.chargers):
            energy_in, energy_out = net.energy[here][node], net.energy[node][there]
            if energy_in <= net.capacity and energy_out <= net.capacity:
                time_out = net.time[node][there] + net.process[there]
                visits.append(
                    Visit(gap, number, energy_in, net.time[here][node], energy_out, time_out,
                          energy_out + energy_after, time_out + time_after)
                )  # fmt: skip
        return visits

    def _arcs(self, visit: Visit) -> list[Arc]:
        """All arcs from a charger, the most promising first."""
        key = (visit.gap, visit.charger)
        if key not in self.arcs:
            self.arcs[key] = sorted([*self._arcs_within(visit), *self._arcs_from(visit)], key=_floor)
        return self.arcs[key]

    def _arcs_within(self, visit: Visit) -> list[Arc]:
        """The arcs to other chargers in the same gap."""
        net, here = self.network, self.network.chargers[visit.charger][0]
        arcs = []
        for other in self.visits[visit.gap]:
            there = net.chargers[other.charger][0]
            energy, time = net.energy[here][there], net.time[here][there]
            if other is not visit and energy <= net.capacity + TINY:
                floor = time + energy * self.price + self.ahead[other.gap, other.charger]
                arcs.append(Arc(floor, other, energy, time))
        return arcs

    def _arcs_from(self, visit: Visit) -> list[Arc]:
        """The arcs to the chargers in later gaps that a full battery reaches."""
        capacity, price, ahead = self.network.capacity + TINY, self.price, self.ahead
        gone_energy = visit.energy_out - self.energy[visit.gap + 1]
        gone_time = visit.time_out - self.time[visit.gap + 1]
        arcs = []
        for gap in range(visit.gap + 1, len(self.visits)):
            energy, time = gone_energy + self.energy[gap], gone_time + self.time[gap]
            if energy > capacity:
                break
            for other in self.visits[gap]:
                used = energy + other[2]
                if used <= capacity:
                    way = time + other[3]
                    arcs.append(Arc(way + used * price + ahead[gap, other[1]], other, used, way))
        return arcs

    def _jumps(self, visit: Visit, curve: ChargingCurve, arc: Arc) -> list[Jump]:
        """The charges it may pay to leave with for another charger: to arrive empty, or at a bend."""
        other, energy, way = arc.other, arc.energy, arc.time
        charges, times, slopes = curve.charges, curve.times, curve.slopes
        nxt = self.network.chargers[other.charger][1]
        their_charges, their_times, their_slopes = nxt.charges, nxt.times, nxt.slopes
        ahead, price, most = self.ahead[other.gap, other.charger], self.price, visit.energy_left + TINY
        at, last, there = bisect_right(charges, energy + TINY) - 1, len(slopes), 0
        level, jumps = energy, list[Jump]()
        time = times[at] + (level - charges[at]) / slopes[at] if at < last else times[at]
        while level <= most:
            charge = level - energy
            while there < len(their_slopes) and their_charges[there + 1] <= charge + TINY:
                there += 1
            rate = their_slopes[there] if there < len(their_slopes) else 0.0
            if (slopes[at] if at < last else 0.0) < rate - TINY:
                reached = time + way
                clock = reached - their_times[there] - (charge - their_charges[there]) / rate
                bound = reached + max(other.time_left, ahead - charge * price)
                jumps.append((level, reached, charge, clock, bound))
            at += 1
            if at > last:
                break
            level, time = charges[at], times[at]
        return jumps


def _floor(arc: Arc) -> float:
    return arc.floor
