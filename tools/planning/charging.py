"""Where and how much to charge on a fixed route, exactly (the fixed-route vehicle-charging problem).

After Froger, Mendoza, Jabali and Laporte, "Improved formulations and algorithmic components for the electric
vehicle routing problem with nonlinear charging functions" (2019). There a label is a function from time to
charge; here it is a point at a charger, because their theorem says when it pays to leave one charger for
another: on arriving empty, or where the charging curve bends to a slope below that of the charger to come.
Energy and time are in the instance's own units.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush, nsmallest
from itertools import pairwise
from math import inf
from typing import Any, NamedTuple

TINY = 1e-9
BEAM, BEAM_ARCS = 6, 12  # arrivals and arcs looked at in the dive before the search
MANY = 1.5  # batteries beyond the first from which on looking ahead pays


@dataclass(frozen=True)
class ChargingCurve:
    """A concave piecewise-linear charging function: minutes (or hours) from empty at each charge."""

    times: tuple[float, ...]
    charges: tuple[float, ...]
    slopes: tuple[float, ...]

    @classmethod
    def of(cls, times: Sequence[float], charges: Sequence[float]) -> "ChargingCurve":
        """Return the curve through these points, the first of which is (0, 0)."""
        rises = [(charges[n + 1] - charges[n]) / (times[n + 1] - times[n]) for n in range(len(times) - 1)]
        return cls(tuple(times), tuple(charges), tuple(rises))

    def time_at(self, charge: float) -> float:
        """Return the time from empty to `charge`."""
        n = min(max(bisect_left(self.charges, charge) - 1, 0), len(self.slopes) - 1)
        return self.times[n] + (charge - self.charges[n]) / self.slopes[n]

    def slope_from(self, charge: float) -> float:
        """Return how fast it charges on from `charge`; 0 when full."""
        n = bisect_right(self.charges, charge + TINY) - 1
        return self.slopes[n] if n < len(self.slopes) else 0.0


@dataclass(frozen=True)
class Network:
    """Chargers and stops: `energy` and `time` between nodes, `process` the time spent at a stop."""

    capacity: float
    latest: float
    chargers: tuple[tuple[int, ChargingCurve], ...]
    process: tuple[float, ...]
    energy: tuple[tuple[float, ...], ...]
    time: tuple[tuple[float, ...], ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Network":
        """Read frvcpy's instance format (max_q, t_max, css, process_times, breakpoints_by_type, matrices)."""
        curves = {b["cs_type"]: ChargingCurve.of(b["time"], b["charge"]) for b in data["breakpoints_by_type"]}
        return cls(
            float(data["max_q"]),
            float(data["t_max"]),
            tuple((c["node_id"], curves[c["cs_type"]]) for c in data["css"]),
            tuple(data["process_times"]),
            tuple(tuple(row) for row in data["energy_matrix"]),
            tuple(tuple(row) for row in data["time_matrix"]),
        )

    @property
    def fastest(self) -> float:
        """The steepest slope of any charger."""
        return max((curve.slopes[0] for _, curve in self.chargers), default=inf)


class Visit(NamedTuple):
    """A charger in the gap behind the route's stop `gap`: what it takes to get in, out and to the end."""

    gap: int
    charger: int
    energy_in: float
    time_in: float
    energy_out: float
    time_out: float
    energy_left: float  # from here to the end without charging again
    time_left: float


class Arrival(NamedTuple):
    """Being at a charger: a point of the search. `left` is the charge one left the one before with."""

    bound: float
    number: int
    time: float
    charge: float
    visit: Visit
    parent: "Arrival | None"
    left: float


@dataclass(frozen=True)
class ChargePlan:
    """The answer: its duration (inf when there is none) and the stops as (node, charge taken or None)."""

    duration: float
    stops: tuple[tuple[int, float | None], ...] = ()


# A way to leave a charger for another: with what charge, when one arrives, with what charge, the time one
# would have begun there empty, and a bound. Times count from when one would have been empty here.
Jump = tuple[float, float, float, float, float]


class Arc:
    """From one charger to another: `floor` is its least cost with all that follows; jumps once asked for."""

    __slots__ = ("energy", "floor", "jumps", "other", "time")

    def __init__(self, floor: float, other: Visit, energy: float, time: float) -> None:
        self.floor, self.other, self.energy, self.time = floor, other, energy, time
        self.jumps: list[Jump] | None = None


class _Search:
    """The label-setting search over arrivals at chargers."""

    def __init__(self, network: Network, route: Sequence[int], charge: float) -> None:
        self.network, self.route, self.charge = network, route, charge
        self.price = 1.0 / network.fastest
        self.energy, self.time = _sums(network, route)
        self.visits = [self._visits(gap) for gap in range(len(route) - 1)]
        self.queue: list[Arrival] = []
        self.fronts: dict[tuple[int, int], list[tuple[float, float]]] = {}
        self.ahead: dict[tuple[int, int], float] = {}
        self.arcs: dict[tuple[int, int], list[Arc]] = {}
        self.best, self.number = inf, 0
        self.last: Arrival | None = None

    def run(self) -> ChargePlan:
        """Return the shortest feasible way along the route."""
        if self.charge >= self.energy[-1] - TINY:
            return self._told(self.time[-1], None)
        far = self.energy[-1] > self.charge + MANY * self.network.capacity
        for visits in reversed(self.visits):
            for (
                visit
            ) in visits:  # the way on from here without another detour: a bound where roads are shortest
                self.ahead[visit.gap, visit.charger] = visit.time_left + visit.energy_left * self.price
            if far:
                self._look_ahead(visits)
        self._set_out()
        if far:
            self._dive()
        while self.queue:
            arrival = heappop(self.queue)
            if arrival.bound >= self.best - TINY:
                break
            self._leave(arrival)
        return self._told(self.best, self.last)

    def _dive(self) -> None:
        """Find a good way first, a few arrivals wide, so that the search need not look at worse ones.

        The arrivals of the dive are forgotten: dropped ones must not stand in the way of the search.
        """
        queue, number = self.queue, self.number
        beam = nsmallest(BEAM, queue)
        fronts, self.fronts = self.fronts, {}
        while beam:
            self.queue = []
            for arrival in beam:
                self._leave(arrival, BEAM_ARCS)
            beam = nsmallest(BEAM, self.queue)
        self.queue, self.number, self.fronts = queue, number, fronts

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

    def _look_ahead(self, visits: list[Visit]) -> None:
        """Bounds on what is to come from the chargers of a gap: all charging at the fastest rate, and no more
        than a battery between two chargers."""
        net, capacity, price = self.network, self.network.capacity + TINY, self.price
        for visit in visits:
            alone = visit.energy_left <= capacity
            best = visit.time_left + visit.energy_left * price if alone else inf
            floors = [arc.floor for arc in self._arcs_from(visit)]
            self.ahead[visit.gap, visit.charger] = min(best, min(floors, default=inf))
        changed = True
        while changed:  # from charger to charger within the gap
            changed = False
            for a in visits:
                here = net.chargers[a.charger][0]
                for b in visits:
                    there = net.chargers[b.charger][0]
                    way = (
                        net.time[here][there] + net.energy[here][there] * price + self.ahead[b.gap, b.charger]
                    )
                    if way < self.ahead[a.gap, a.charger] - TINY:
                        self.ahead[a.gap, a.charger], changed = way, True

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

    def _set_out(self) -> None:
        """Every charger that can be reached with the charge one starts with."""
        for gap, visits in enumerate(self.visits):
            left = self.charge - self.energy[gap]
            if left < -TINY:
                return
            for visit in visits:
                if visit.energy_in <= left + TINY:
                    charge = max(0.0, left - visit.energy_in)
                    time = self.time[gap] + visit.time_in
                    clock = time - self.network.chargers[visit.charger][1].time_at(charge)
                    self._arrive(
                        time, charge, clock, self._bound(time, charge, visit), visit, None, self.charge
                    )

    def _bound(self, time: float, charge: float, visit: Visit) -> float:
        """The least the whole route can take from an arrival on."""
        return time + max(visit.time_left, self.ahead[visit.gap, visit.charger] - charge * self.price)

    def _arrive(
        self, time: float, charge: float, clock: float, bound: float, visit: Visit,
        parent: Arrival | None, left: float,
    ) -> None:  # fmt: skip
        """Queue an arrival unless another at this charger is at least as good, or the best plan better.

        `clock` is the time at which one would have begun here empty: the later, the less charge for the hour.
        """
        if bound >= self.best - TINY:
            return
        front = self.fronts.setdefault((visit.gap, visit.charger), [])
        for other_time, other_clock in front:
            if other_time <= time + TINY and other_clock <= clock + TINY:
                return
        front.append((time, clock))
        self.number += 1
        arrival = Arrival(bound, self.number, time, charge, visit, parent, left)
        heappush(self.queue, arrival)
        if visit.energy_left <= self.network.capacity + TINY:
            full = clock + self.network.chargers[visit.charger][1].time_at(visit.energy_left)
            total = max(time, full) + visit.time_left
            if total < self.best:
                self.best, self.last = total, arrival

    def _leave(self, arrival: Arrival, most: int | None = None) -> None:
        """Go on from a charger to every other that it may pay to charge at next (or the `most` best)."""
        visit, best, charge = arrival.visit, self.best - TINY, arrival.charge + TINY
        curve = self.network.chargers[visit.charger][1]
        start = arrival.time - curve.time_at(arrival.charge)
        for arc in self._arcs(visit)[:most] if most else self._arcs(visit):
            if start + arc.floor >= best:
                return
            if arc.jumps is None:
                arc.jumps = self._jumps(visit, curve, arc)
            for level, time, there, clock, bound in arc.jumps:
                if level > charge and start + bound < best:
                    self._arrive(start + time, there, start + clock, start + bound, arc.other, arrival, level)
            best = self.best - TINY

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

    def _told(self, duration: float, last: Arrival | None) -> ChargePlan:
        """Return the stops of the best plan; none when it is too long."""
        if duration > self.network.latest + TINY:
            return ChargePlan(inf)
        chain = [last] if last else []
        while chain and chain[-1].parent is not None:
            chain.append(chain[-1].parent)
        chain.reverse()
        leaving = [a.left for a in chain[1:]] + [max(a.visit.energy_left, a.charge) for a in chain[-1:]]
        stops: list[tuple[int, float | None]] = []
        for gap, node in enumerate(self.route):
            stops.append((node, None))
            for arrival, level in zip(chain, leaving, strict=True):
                if arrival.visit.gap == gap:
                    charger = self.network.chargers[arrival.visit.charger][0]
                    stops.append((charger, level - arrival.charge))
        return ChargePlan(duration, tuple(stops))


def _floor(arc: Arc) -> float:
    return arc.floor


def _sums(network: Network, route: Sequence[int]) -> tuple[list[float], list[float]]:
    """Energy and time from the start of the route to each of its stops, service there included."""
    energy, time = [0.0], [0.0]
    for here, there in pairwise(route):
        energy.append(energy[-1] + network.energy[here][there])
        time.append(time[-1] + network.time[here][there] + network.process[there])
    return energy, time


def charged(network: Network, route: Sequence[int], charge: float) -> ChargePlan:
    """Return the shortest way along `route` that never runs empty, setting out with `charge`."""
    return _Search(network, route, charge).run()
