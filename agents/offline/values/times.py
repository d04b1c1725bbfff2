"""Times of day in a message; see tools.values.times."""

from tools.values.times import TimeMatch, find_times

__all__ = ["TimeMatch", "find_times"]
