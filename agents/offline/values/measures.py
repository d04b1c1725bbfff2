"""Durations, distances, percents and counts; see tools.values.measures."""

from tools.values.measures import (
    KM_PER_MILE,
    Kind,
    MeasureMatch,
    find_counts,
    find_distances,
    find_durations,
    find_percents,
    quantity,
)

__all__ = [
    "KM_PER_MILE",
    "Kind",
    "MeasureMatch",
    "find_counts",
    "find_distances",
    "find_durations",
    "find_percents",
    "quantity",
]
