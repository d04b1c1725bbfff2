"""Dates in a message; see tools.values.dates."""

from tools.values.dates import DateMatch, find_dates

__all__ = ["DateMatch", "find_dates"]
