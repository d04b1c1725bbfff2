"""Time as a port: the wall clock in life, a virtual one in replay and tests."""

from datetime import UTC, datetime


class Clock:
    """Tells the time."""

    def now(self) -> datetime:
        """Return the current time, aware, in UTC."""
        raise NotImplementedError


class WallClock(Clock):
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the current time, aware, in UTC."""
        return datetime.now(UTC)


class VirtualClock(Clock):
    """A clock that stands still until it is set."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """Return the time it was last set to."""
        return self._now

    def set(self, now: datetime) -> None:
        """Move to `now`; never backwards, because what has happened has happened."""
        self._now = max(self._now, now)
