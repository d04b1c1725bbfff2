"""Roads as a port: the embedded network, or Google Maps with a key. One contract suite runs over both."""

from collections.abc import Sequence
from datetime import datetime

from tools.kernel.place import Place
from tools.routing.model import Closure, Detour, Line, Matrix, Route, Visit, Waypoint


class Roads:
    """Knows where places are and how to drive between them. Refusal (in words) when there is no way."""

    async def places(self, text: str, near: Place | None = None, limit: int = 5) -> list[Place]:
        """Return what `text` may mean, likeliest first; empty when nobody knows it."""
        raise NotImplementedError

    async def locate(self, text: str, near: Place | None = None, towards: Place | None = None) -> Place:
        """Return the one place `text` means; `near` is where one is, `towards` the other end of the drive.

        Raises Unclear with choices when two are about as likely (those nearest `towards` first), Refusal when
        nobody knows it.
        """
        raise NotImplementedError

    async def route(
        self, origin: Place, destination: Place, via: Sequence[Place] = (), depart: datetime | None = None
    ) -> Route:
        """Return the usual drive from `origin` by `via` to `destination`, leaving at `depart` (aware)."""
        raise NotImplementedError

    async def around(
        self, origin: Place, destination: Place, closed: Sequence[Closure], depart: datetime | None = None
    ) -> Detour | None:
        """Return the drive without the closed roads; None when the usual drive passes none of them.

        Raises Refusal when no other road is known.
        """
        raise NotImplementedError

    async def course(self, origin: Place, destination: Place) -> Line:
        """Return the course of the drive as a map of ours may draw it; Refusal as of `route`."""
        return (await self.route(origin, destination)).line

    async def matrix(self, places: Sequence[Place]) -> Matrix:
        """Return all road distances and drive times between `places`; inf where no road goes."""
        raise NotImplementedError

    async def along(self, route: Route, offers: Sequence[str] = ("charge", "fuel", "food")) -> list[Waypoint]:
        """Return places along `route` that have, or by estimate should have, one of `offers`, in order."""
        raise NotImplementedError

    async def visit(self, place: Place) -> Visit | None:
        """Return how long people usually stay at a park or sight and when it is open; None when unknown."""
        return None

    async def close(self) -> None:
        """Close what is open: connections, threads. Nothing may be asked afterwards."""
