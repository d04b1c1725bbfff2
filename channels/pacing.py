"""Sending no faster than a platform allows, before it complains."""

import asyncio
import time
from bisect import bisect_right, insort
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

_MOST_PLACES = 2000


@dataclass(frozen=True)
class Rate:
    """At most `count` in any `seconds`."""

    count: int
    seconds: float


class TooSoon(Exception):  # noqa: N818
    """It would take `seconds` until something may be sent there: longer than one waits."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"that place takes more in {seconds:.0f} s")
        self.seconds = seconds


class _Window:
    """When things are let through, as far back as the rates look; some of it lies ahead."""

    def __init__(self, rates: Sequence[Rate]) -> None:
        self._rates = rates
        self._times: list[float] = []

    def earliest(self, at: float) -> float:
        """Return the first moment from `at` on when one more may pass."""
        while (later := self._hindered(at)) is not None:
            at = later
        return at

    def _hindered(self, at: float) -> float | None:
        """Return the next moment worth trying when one more at `at` would be too many, else None."""
        here = bisect_right(self._times, at)
        for rate in self._rates:
            before, after = self._times[max(0, here - rate.count) : here], self._times[here:]
            if len(before) == rate.count and before[0] + rate.seconds > at:
                return before[0] + rate.seconds
            around = [*before, at, *after[: rate.count]]
            crowded = zip(around, around[rate.count :], strict=False)
            if any(first + rate.seconds > last for first, last in crowded):
                return after[0]
        return None

    def take(self, at: float, now: float) -> None:
        """Note that one passes at `at`; what no rate looks back to is forgotten."""
        insort(self._times, at)
        past = now - max(rate.seconds for rate in self._rates)
        del self._times[: bisect_right(self._times, past)]


class Pacing:
    """Lets things through in order: each place by its own rates, and all together by `overall`.

    `patience` seconds are waited at most; `now` and `sleep` are the clock (seconds).
    """

    def __init__(
        self,
        overall: Sequence[Rate],
        patience: float = 30.0,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._patience, self._now, self._sleep = patience, now, sleep
        self._overall = _Window(overall)
        self._places: dict[str, _Window] = {}

    async def turn(self, place: str, rates: Sequence[Rate]) -> None:
        """Wait until one more may be sent to `place`. Raises TooSoon, and then nothing is counted."""
        window = self._places.get(place)
        if window is None:
            self._forget_idle()
            window = self._places.setdefault(place, _Window(rates))
        now = self._now()
        at = window.earliest(now)
        while (then := window.earliest(self._overall.earliest(at))) != at:
            at = then
        if at - now > self._patience:
            raise TooSoon(at - now)
        for one in (window, self._overall):
            one.take(at, now)
        if at > now:
            await self._sleep(at - now)

    def _forget_idle(self) -> None:
        """Forget places that may be written to at once, when there are many."""
        if len(self._places) < _MOST_PLACES:
            return
        now = self._now()
        for place in [p for p, window in self._places.items() if window.earliest(now) <= now]:
            del self._places[place]
