"""Where and how much to charge on a fixed route, exactly (the fixed-route vehicle-charging problem).

After Froger, Mendoza, Jabali and Laporte, "Improved formulations and algorithmic components for the electric
vehicle routing problem with nonlinear charging functions" (2019). There a label is a function from time to
charge; here it is a point at a charger, because their theorem says when it pays to leave one charger for
another: on arriving empty, or where the charging curve bends to a slope below that of the charger to come.
Routes of many batteries are swept from their end instead (`charging_sweep`), just as exactly.
Energy and time are in the instance's own units.
"""

from collections.abc import Sequence
from heapq import heappop, heappush
from math import inf

from tools.planning.charging_model import (
    TINY,
    Arrival,
    ChargePlan,
    ChargingCurve,
    Network,
    Visit,
    sums,
)  # fmt: skip
from tools.planning.charging_reach import Reach
from tools.planning.charging_sweep import Sweep

__all__ = ["ChargePlan", "ChargingCurve", "Network", "charged"]

MANY = 5.0  # batteries beyond the first from which on the sweep is quicker than the search


class LabelSearch(Reach):
    """The label-setting search over arrivals at chargers."""

    def run(self) -> ChargePlan:
        """Return the shortest feasible way along the route."""
        if self.charge >= self.energy[-1] - TINY:
            return self._told(self.time[-1], None)
        for visits in self.visits:
            for visit in visits:  # on without another detour: a bound where roads are shortest
                self.ahead[visit.gap, visit.charger] = visit.time_left + visit.energy_left * self.price
        self._set_out()
        while self.queue:
            arrival = heappop(self.queue)
            if arrival.bound >= self.best - TINY:
                break
            self._leave(arrival)
        return self._told(self.best, self.last)

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

    def _leave(self, arrival: Arrival) -> None:
        """Go on from a charger to every other that it may pay to charge at next."""
        visit, best, charge = arrival.visit, self.best - TINY, arrival.charge + TINY
        curve = self.network.chargers[visit.charger][1]
        start = arrival.time - curve.time_at(arrival.charge)
        for arc in self._arcs(visit):
            if start + arc.floor >= best:
                return
            if arc.jumps is None:
                arc.jumps = self._jumps(visit, curve, arc)
            for level, time, there, clock, bound in arc.jumps:
                if level > charge and start + bound < best:
                    self._arrive(start + time, there, start + clock, start + bound, arc.other, arrival, level)
            best = self.best - TINY

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


def charged(network: Network, route: Sequence[int], charge: float) -> ChargePlan:
    """Return the shortest way along `route` that never runs empty, setting out with `charge`."""
    energy = sums(network, route)[0][-1]
    if network.chargers and energy > charge + MANY * network.capacity:
        return Sweep(network, route, charge).run()
    return LabelSearch(network, route, charge).run()
