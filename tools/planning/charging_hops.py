"""Charging curves side by side and hops between chargers, as numpy arrays for `charging_sweep`."""

from dataclasses import dataclass
from math import inf

import numpy as np
import numpy.typing as npt

from tools.planning.charging_model import Network

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.intp]


class Curves:
    """The charging curves of a network: the time from empty is the highest of a curve's straight lines."""

    def __init__(self, network: Network) -> None:
        curves = [curve for _, curve in network.chargers]
        lines, count = max(len(c.slopes) for c in curves), len(curves)
        self.bends = np.full((count, lines), inf)  # the charge at the end of each line
        self.until = np.full((count, lines), inf)  # and the time from empty to there
        self.start, self.pace = np.zeros((2, lines, count))
        for n, curve in enumerate(curves):
            size = len(curve.slopes)
            self.bends[n, :size], self.until[n, :size] = curve.charges[1:], curve.times[1:]
            self.pace[:size, n] = 1.0 / np.array(curve.slopes)
            self.start[:size, n] = curve.times[:-1] - np.array(curve.charges[:-1]) * self.pace[:size, n]

    def time(self, charge: Floats, who: Whole) -> Floats:
        """Time from empty to these charges at these chargers (shapes that broadcast)."""
        best: Floats = self.start[0][who] + charge * self.pace[0][who]
        for start, pace in zip(self.start[1:], self.pace[1:], strict=True):
            np.maximum(best, start[who] + charge * pace[who], out=best)
        return best


@dataclass(frozen=True)
class Hops:
    """From the chargers of a gap (rows) to others: all that does not depend on what follows there.

    `energy` is what a hop uses, `empty` the time from empty to arriving empty (inf: too far). `there` is the
    charge on arriving from each bend, [row, bend, other]; `spent` the time from empty to having arrived so,
    and `ahead` that less the time from empty to `there`.
    """

    energy: Floats
    empty: Floats
    there: Floats
    spent: Floats
    ahead: Floats

    @classmethod
    def of(cls, curves: Curves, energy: Floats, time: Floats, others: Whole, capacity: float) -> "Hops":
        """Return the hops that take this energy and time to these chargers."""
        fits, rows = energy <= capacity, np.arange(len(energy))[:, None]
        energy = np.where(fits, energy, 0.0)
        empty = np.where(fits, curves.time(energy, rows) + time, inf)
        there = curves.bends[:, :, None] - energy[:, None, :]
        fits = fits[:, None, :] & (there >= 0.0) & (there < inf)
        there = np.where(fits, there, 0.0)
        spent = np.where(fits, curves.until[:, :, None] + time[:, None, :], inf)
        return cls(energy, empty, there, spent, spent - curves.time(there, others))
