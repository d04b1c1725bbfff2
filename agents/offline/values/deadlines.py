"""Days with a time of day; see tools.values.deadlines."""

from tools.values.deadlines import MomentMatch, find_moments

__all__ = ["MomentMatch", "find_moments"]
