"""A token bucket: short bursts are fine, floods are not."""

from collections.abc import Callable


class Pace:
    """Allows `burst` at once and `per_second` on average; `tick` tells seconds, monotonic."""

    def __init__(self, burst: int, per_second: float, tick: Callable[[], float]) -> None:
        self._burst, self._rate, self._tick = float(burst), per_second, tick
        self._left, self._last = float(burst), tick()

    def wait(self) -> float:
        """Take one; 0 when there was one, else the seconds until there will be (nothing is taken)."""
        now = self._tick()
        self._left = min(self._burst, self._left + (now - self._last) * self._rate)
        self._last = now
        if self._left >= 1:
            self._left -= 1
            return 0.0
        return (1 - self._left) / self._rate
