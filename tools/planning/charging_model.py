"""What a charging problem is made of, in the instance's own units: curves, chargers, stops, answers."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Any, NamedTuple

TINY = 1e-9


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


def sums(network: Network, route: Sequence[int]) -> tuple[list[float], list[float]]:
    """Energy and time from the start of the route to each of its stops, service there included."""
    energy, time = [0.0], [0.0]
    for here, there in pairwise(route):
        energy.append(energy[-1] + network.energy[here][there])
        time.append(time[-1] + network.time[here][there] + network.process[there])
    return energy, time


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
