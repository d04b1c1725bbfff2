"""Roads without a key: the embedded map behind the port."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import ParamSpec, TypeVar

from tools.kernel.place import Place
from tools.routing import estimates
from tools.routing.meaning import located
from tools.routing.model import Closure, Detour, Matrix, Route, Visit, Waypoint
from tools.routing.navigator import Navigator, loaded
from tools.routing.ports import Roads

A = ParamSpec("A")
R = TypeVar("R")
THREADS = 2  # each keeps tens of megabytes of its own for searching


class EmbeddedRoads(Roads):
    """Answers from a map built by `build.build` in `directory`; loaded when first asked, off the event loop.

    Raises Refusal, in words, when the map is not built.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._lock = Lock()
        self._map: Navigator | None = None
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="roads")

    def navigator(self) -> Navigator:
        """Return the loaded map; the first call takes a second."""
        with self._lock:
            if self._map is None:
                self._map = loaded(self._directory)
            return self._map

    async def close(self) -> None:
        """End the threads; what they still do is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _ask(self, work: Callable[A, R], *args: A.args, **kwargs: A.kwargs) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._threads, partial(work, *args, **kwargs))

    async def places(self, text: str, near: Place | None = None, limit: int = 5) -> list[Place]:
        """Return what `text` may mean, likeliest first; empty when nobody knows it."""

        def find() -> list[Place]:
            return [c.place for c in self.navigator().gazetteer.find(text, near, limit)]

        return await self._ask(find)

    async def locate(self, text: str, near: Place | None = None, towards: Place | None = None) -> Place:
        """Return the one place `text` means; in doubt those nearest `towards` are offered first."""
        return await self._ask(lambda: located(self.navigator().gazetteer, text, near, towards))

    async def route(
        self, origin: Place, destination: Place, via: Sequence[Place] = (), depart: datetime | None = None
    ) -> Route:
        """Return the usual drive from `origin` by `via` to `destination`, leaving at `depart` (aware)."""
        stations = [origin, *via, destination]
        return await self._ask(lambda: self.navigator().route(stations, depart))

    async def around(
        self, origin: Place, destination: Place, closed: Sequence[Closure], depart: datetime | None = None
    ) -> Detour | None:
        """Return the drive without the closed roads; None when the usual drive passes none of them."""

        def find() -> Detour | None:
            nav = self.navigator()
            found = nav.around(origin, destination, closed, depart)
            return (
                replace(found, by=estimates.off_the(found.usual, found.route, nav.gazetteer))
                if found
                else None
            )

        return await self._ask(find)

    async def matrix(self, places: Sequence[Place]) -> Matrix:
        """Return all road distances and drive times between `places`; inf where no road goes."""
        return await self._ask(lambda: self.navigator().matrix(places))

    async def along(self, route: Route, offers: Sequence[str] = ("charge", "fuel", "food")) -> list[Waypoint]:
        """Return towns along `route` that, by estimate, should have one of `offers`, in order."""
        return await self._ask(lambda: estimates.along(route, offers, self.navigator().gazetteer))

    async def visit(self, place: Place) -> Visit | None:
        """Return how long people usually stay at a park or sight and when it is open; None when unknown."""
        return await self._ask(lambda: self.navigator().gazetteer.visit(place))
