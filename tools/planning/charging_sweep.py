"""Charging on a long fixed route: exact values from its end backwards, a gap between two stops at a time.

Where nearly every gap needs a charge, bounds tell the label search little and it looks at almost everything.
Then this is quicker: how long the rest of the route takes from a charger depends on the charge one has there,
not on how one got there. Each charger keeps a front of choices (the more charge one leaves with, the longer),
and all chargers of a gap are judged at once with numpy: to go on so as to arrive empty, or charged to a bend
of the curve, which is all that can pay (see `charging`).

A charger in a gap has one number: gap times chargers plus charger. The fronts lie in one row of rising keys,
number times `far` plus charge, so that one search finds the choices of many.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import inf

import numpy as np

from tools.planning.charging_hops import Curves, Floats, Hops, Whole
from tools.planning.charging_model import TINY, ChargePlan, Network, sums

HARDLY = 1e-9  # of a battery: rounding, no charge
END = -1.0  # next after the last charger
BEHIND = 0.75  # the key behind a front, as a part of `far`; charges lie below half of it
LEVEL, COST, NEXT, THERE = range(4)  # rows of a front: charge left with, time from empty to the end, ...


class Sweep:
    """The values of one route, and the plan they tell."""

    def __init__(self, network: Network, route: Sequence[int], charge: float) -> None:
        self.network, self.route, self.charge = network, route, charge
        self.count, self.far = len(network.chargers), 2.0 * network.capacity
        self.capacity, self.curves = network.capacity + TINY, Curves(network)
        self.rows = np.arange(self.count)[:, None]
        self.energy, self.time = (np.array(x) for x in sums(network, route))
        self._ways()
        self.behind = (
            np.array([BEHIND * self.far, inf, END, 0.0]).repeat(self.count).reshape(4, self.count, 1)
        )
        self.front: Floats = np.empty((4, 0))  # LEVEL holds keys here
        self.cheapest: Floats = np.full(len(self.energy_left), inf)  # the least time from empty to the end

    def _ways(self) -> None:
        """Energy and time into each charger from the start of the route, out of it, and on to the end."""
        net, nodes, pairs = self.network, [n for n, _ in self.network.chargers], list(pairwise(self.route))
        into, out = [(a, n) for a, _ in pairs for n in nodes], [(n, b) for _, b in pairs for n in nodes]
        shape = (len(pairs), len(nodes))

        def told(table: Sequence[Sequence[float]], ways: list[tuple[int, int]]) -> Floats:
            return np.array([table[a][b] for a, b in ways]).reshape(shape)

        after = self.time[1:, None] - np.array([net.process[b] for _, b in pairs])[:, None]
        self.energy_in = told(net.energy, into) + self.energy[:-1, None]
        self.time_in = told(net.time, into) + self.time[:-1, None]
        self.energy_out = told(net.energy, out) - self.energy[1:, None]
        self.time_out = told(net.time, out) - after
        self.energy_left = (self.energy_out + self.energy[-1]).ravel()
        self.time_left = (self.time_out + self.time[-1]).ravel()
        energy, time = (np.array([[t[a][b] for b in nodes] for a in nodes]) for t in (net.energy, net.time))
        np.fill_diagonal(energy, inf)
        self.beside = Hops.of(self.curves, energy, time, self.rows[:, 0], self.capacity)

    def run(self) -> ChargePlan:
        """Return the shortest feasible way along the route."""
        if self.charge >= self.energy[-1] - TINY:
            return self._told(float(self.time[-1]), -1, 0.0)
        for gap in reversed(range(len(self.route) - 1)):
            self._settle(gap)
        best, first, there = inf, -1, 0.0
        for gap, energy in enumerate(self.energy_in):
            charge = self.charge - energy
            fits = np.flatnonzero(charge >= -TINY)
            if not len(fits):
                continue
            charges = np.maximum(charge[fits], 0.0)
            times = self._onward(fits + gap * self.count, charges)[0] + self.time_in[gap][fits]
            least = int(times.argmin())
            if times[least] < best:
                best, first, there = times[least], fits[least] + gap * self.count, charges[least]
        return self._told(float(best), int(first), float(there))

    def _settle(self, gap: int) -> None:
        """Find the fronts of a gap: first with later chargers, then from charger to charger within it."""
        own, old = np.arange(self.count) + gap * self.count, self.front
        choices = [self._ending(own)]
        reach = int(np.searchsorted(self.energy, self.energy[gap + 1] + self.capacity, side="right"))
        others = np.arange((gap + 1) * self.count, min(reach, len(self.route) - 1) * self.count)
        if len(others):
            energy = self.energy_out[gap][:, None] + self.energy_in.ravel()[others]
            time = self.time_out[gap][:, None] + self.time_in.ravel()[others]
            hops = Hops.of(self.curves, energy, time, others % self.count, self.capacity)
            choices.append(self._going(hops, others))
        fronts = self._write(own, old, np.concatenate(choices, axis=2))
        while self._better(own, more := self._going(self.beside, own)):
            fronts = self._write(own, old, np.concatenate([fronts, more], axis=2))

    def _ending(self, own: Whole) -> Floats:
        """The choice of going straight to the end."""
        left = self.energy_left[own]
        fits = left <= self.capacity
        level = np.where(fits, left, 0.0)
        cost = np.where(fits, self.curves.time(level, self.rows[:, 0]) + self.time_left[own], inf)
        return np.stack([level, cost, np.full(self.count, END), np.zeros(self.count)])[:, :, None]

    def _going(self, hops: Hops, others: Whole) -> Floats:
        """The choices of going to others: to arrive at each empty, or at the best after each bend."""
        at = np.searchsorted(self.front[LEVEL], others * self.far + hops.there + TINY, side="right")
        cost = hops.ahead + self.front[COST][at]
        left = self.energy_left[others]
        if left.min() <= self.capacity:
            cost = np.where(hops.there >= left - TINY, hops.spent + self.time_left[others], cost)
        best, bends = cost.argmin(axis=2), np.arange(cost.shape[1])
        size = len(others)
        choices = np.zeros((4, self.count, size + len(bends)))
        choices[LEVEL, :, :size], choices[LEVEL, :, size:] = hops.energy, self.curves.bends
        choices[COST, :, :size] = hops.empty + self.cheapest[others]
        choices[COST, :, size:] = cost[self.rows, bends, best]
        choices[NEXT, :, :size], choices[NEXT, :, size:] = others, others[best]
        choices[THERE, :, size:] = hops.there[self.rows, bends, best]
        return choices

    def _better(self, own: Whole, choices: Floats) -> bool:
        """Whether a choice is better than all that leave with at least its charge."""
        levels = np.minimum(choices[LEVEL], self.capacity)
        at = np.searchsorted(self.front[LEVEL], own[:, None] * self.far + levels - TINY)
        return bool((choices[COST] < self.front[COST][at] - TINY).any())

    def _write(self, own: Whole, old: Floats, choices: Floats) -> Floats:
        """Put the fronts of these choices before the old ones; return the choices in them, side by side."""
        choices = choices[:, :, (choices[COST] < inf).any(axis=0)]
        order = np.argsort(-choices[LEVEL], axis=1)[:, ::-1]  # rising; of equals any
        choices = choices[:, self.rows, order]
        less = np.minimum.accumulate(choices[COST][:, ::-1], axis=1)[:, ::-1]
        keep = choices[COST] < inf
        keep[:, :-1] &= choices[COST][:, :-1] < less[:, 1:]
        counts = keep.sum(axis=1)
        packed = np.argsort(~keep, axis=1, kind="stable")[:, : counts.max(initial=0)]
        choices = choices[:, self.rows, packed]
        rows = np.concatenate([choices, self.behind], axis=2)
        keep = np.arange(rows.shape[2]) <= counts[:, None]
        rows[:, np.arange(self.count), counts] = self.behind[:, :, 0]
        keys = rows[:, keep]
        keys[LEVEL] += np.repeat(own * self.far, counts + 1)
        self.cheapest[own] = rows[COST, :, 0]
        self.front = np.concatenate([keys, old], axis=1)
        choices[COST][~keep[:, :-1]] = inf
        return choices

    def _onward(self, numbers: Whole, charges: Floats) -> tuple[Floats, Whole]:
        """The time to the end from chargers with these charges, and where in the fronts it is chosen."""
        at = np.searchsorted(self.front[LEVEL], numbers * self.far + charges + TINY, side="right")
        cost = self.front[COST][at] - self.curves.time(charges, numbers % self.count)
        return np.where(charges >= self.energy_left[numbers] - TINY, self.time_left[numbers], cost), at

    def _told(self, duration: float, number: int, charge: float) -> ChargePlan:
        """Return the plan that begins with a charge at a charger (none: -1); none when it is too long."""
        if duration > self.network.latest + TINY:
            return ChargePlan(inf)
        taken: dict[int, list[tuple[int, float | None]]] = {}
        while number >= 0:
            gap, charger = divmod(number, self.count)
            level, following, there = self._chosen(number, charge)
            taken.setdefault(gap, []).append((self.network.chargers[charger][0], level - charge))
            number, charge = following, there
        stops: list[tuple[int, float | None]] = []
        for gap, node in enumerate(self.route):
            stops += [(node, None), *taken.get(gap, [])]
        return ChargePlan(duration, tuple(self._stopping(stops)))

    def _chosen(self, number: int, charge: float) -> tuple[float, int, float]:
        """The charge to leave a charger with, the next one (-1: none) and the charge on arriving there."""
        if charge >= self.energy_left[number] - TINY:
            return charge, -1, 0.0
        at = int(self._onward(np.array([number]), np.array([charge]))[1][0])
        key, _, following, there = self.front[:, at].tolist()
        return key - number * self.far, int(following), there

    def _stopping(self, stops: list[tuple[int, float | None]]) -> list[tuple[int, float | None]]:
        """The stops without chargers one would only pass, where the road past them is no longer."""
        net, kept = self.network, stops[:1]
        for (node, taken), (after, _) in pairwise(stops[1:]):
            before = kept[-1][0]
            passing = taken is not None and taken < HARDLY * net.capacity
            if not passing or any(
                t[before][after] > t[before][node] + t[node][after] + TINY for t in (net.time, net.energy)
            ):
                kept.append((node, taken))
        return [*kept, stops[-1]]
