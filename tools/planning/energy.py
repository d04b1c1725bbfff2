"""Charging time on a piecewise-linear curve (minutes from empty by state of charge)."""

import itertools
from collections.abc import Sequence

Curve = Sequence[tuple[float, float]]


def minutes_at(curve: Curve, soc: float) -> float:
    """Return the minutes from empty to `soc` (0..1)."""
    for (low, start), (high, end) in itertools.pairwise(curve):
        if soc <= high:
            return start + (end - start) * (soc - low) / (high - low)
    return curve[-1][1]


def soc_at(curve: Curve, minutes: float) -> float:
    """Return the state of charge reached from empty in `minutes`; the inverse of minutes_at."""
    for (low, start), (high, end) in itertools.pairwise(curve):
        if minutes <= end:
            return low + (high - low) * (minutes - start) / (end - start)
    return curve[-1][0]


def charge_minutes(curve: Curve, soc_from: float, soc_to: float) -> float:
    """Return how long it takes to charge from one state to another."""
    return max(0.0, minutes_at(curve, soc_to) - minutes_at(curve, soc_from))


def soc_after(curve: Curve, soc: float, minutes: float) -> float:
    """Return the state of charge after `minutes` at the charger."""
    return soc_at(curve, minutes_at(curve, soc) + minutes)
