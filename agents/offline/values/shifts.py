"""Moves in time; see tools.values.shifts."""

from tools.values.shifts import ShiftMatch, find_shifts

__all__ = ["ShiftMatch", "find_shifts"]
