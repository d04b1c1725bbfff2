"""Google's roads behind the port, with the embedded roads where Google is not asked or does not answer."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing import alongside
from tools.routing.alongside import Fact
from tools.routing.google.failures import NoWay, Unanswered
from tools.routing.google.found import GoogleDrive, Spot
from tools.routing.google.google import LARGEST_MATRIX, Google
from tools.routing.google.keeping import KeptPlaces
from tools.routing.google.naming import Naming
from tools.routing.model import Closure, Detour, Line, Matrix, Route, Step, Visit, Waypoint
from tools.routing.ports import Roads

SOURCE = "Google Maps"
MOST_OFFERS = 3
USUAL_MINUTES = 90  # at a sight nobody knows more of
BY_BOTH = f"The order of stops rests on the offline road map; drives are by {SOURCE} where it answers."
_ABOARD = {"ferry": "a ferry: check its sailings", "train": "a car train: check its departures"}


class GoogleRoads(Roads):
    """Asks Google for drives, tables, services and addresses; `offline` knows towns, parks and sights.

    Whatever Google does not answer `offline` does, and a route's note says so.
    """

    def __init__(self, google: Google, offline: Roads, kept: KeptPlaces) -> None:
        self._google, self._offline = google, offline
        self._naming = Naming(google, offline, kept)

    async def close(self) -> None:
        """Close the connections."""
        await self._google.close()
        await self._offline.close()

    async def places(self, text: str, near: Place | None = None, limit: int = 5) -> list[Place]:
        """Return what `text` may mean, likeliest first; empty when nobody knows it."""
        return await self._naming.places(text, near, limit)

    async def locate(self, text: str, near: Place | None = None, towards: Place | None = None) -> Place:
        """Return the one place `text` means."""
        return await self._naming.locate(text, near, towards)

    async def route(
        self, origin: Place, destination: Place, via: Sequence[Place] = (), depart: datetime | None = None
    ) -> Route:
        """Return the usual drive from `origin` by `via` to `destination`; with traffic from `depart` on."""
        stations = [origin, *via, destination]
        ahead = depart if depart and depart > datetime.now(UTC) else None  # Google tells no past traffic
        try:
            return _route(stations, await self._google.drive(stations, ahead))
        except NoWay:
            why = f"{SOURCE} finds no open road there"
        except Unanswered as problem:
            why = problem.words
        route = await self._offline.route(origin, destination, via, depart)
        return replace(route, note=f"{_sentence(why)} so this is from the offline map. {route.note}".strip())

    async def around(
        self, origin: Place, destination: Place, closed: Sequence[Closure], depart: datetime | None = None
    ) -> Detour | None:
        """Return the drive without the closed roads, by the offline map: Google leaves none out."""
        return await self._offline.around(origin, destination, closed, depart)

    async def course(self, origin: Place, destination: Place) -> Line:
        """Return the course of a drive for a map of ours: Google's may be drawn on Google's only."""
        return await self._offline.course(origin, destination)

    async def matrix(self, places: Sequence[Place]) -> Matrix:
        """Return all road distances and drive times; of more than a few places, the offline map's."""
        if 1 < len(places) <= LARGEST_MATRIX:
            try:
                return await self._google.matrix(places)
            except (Unanswered, NoWay):
                pass
        return replace(await self._offline.matrix(places), note=BY_BOTH)

    async def along(self, route: Route, offers: Sequence[str] = ("charge", "fuel", "food")) -> list[Waypoint]:
        """Return places along `route` that Google vouches for, and towns by estimate beside them.

        Who asks for everything at once (a plan, for each of its drives) gets facts of chargers alone: each
        service is a search that costs.
        """
        towns = await self._offline.along(route, offers)
        asked = list(offers) if len(offers) <= MOST_OFFERS else [o for o in offers if o == "charge"]
        answers = await asyncio.gather(*(self._facts(route, offer) for offer in asked))
        known = {offer: facts for offer, facts in zip(asked, answers, strict=True) if facts is not None}
        return alongside.joined(route, towns, known)

    async def _facts(self, route: Route, offer: str) -> list[Fact] | None:
        """What Google knows of a service along a route; None when it does not answer."""
        try:
            spots = await self._google.along(route, offer)
        except Unanswered:
            return None
        return [Fact(_place(spot), SOURCE, spot.detail) for spot in spots]

    async def visit(self, place: Place) -> Visit | None:
        """Return how long people usually stay at a park or sight, and when it is open by Google.

        Where Google does not say, what `offline` has: a rule of thumb, or None. Asked anew for each plan: the
        terms forbid to keep opening hours.
        """
        usual = await self._offline.visit(place)
        try:
            week = await self._google.hours(place)
        except Unanswered:
            return usual
        if not week:
            return usual
        return replace(usual or Visit(USUAL_MINUTES), opens="", closes="", week=week, source=SOURCE)


def _sentence(why: str) -> str:
    return f"{why[0].upper()}{why[1:]},"


def _place(spot: Spot) -> Place:
    return Place(
        spot.name, spot.lat, spot.lon, spot.timezone, spot.region or None, spot.kind, country=spot.country
    )


def _route(stations: Sequence[Place], drive: GoogleDrive) -> Route:
    steps = tuple(_steps(stations, drive))
    if not steps:
        raise Refusal(f"{SOURCE} knows no drive from {stations[0].name} to {stations[-1].name}.")
    return Route(
        stations[0], stations[-1], round(drive.km, 1), round(drive.minutes, 1), steps, drive.line, "google",
        _note(drive),
    )  # fmt: skip


def _steps(stations: Sequence[Place], drive: GoogleDrive) -> Iterator[Step]:
    """Yield the steps of a drive: a new one where a boat or a car train begins or ends."""
    here, last = stations[0], len(drive.pieces) - 1
    by = f"by {drive.by}" if drive.by else ""
    for number, piece in enumerate(drive.pieces):
        there = stations[-1] if number == last else Place("the terminal", *piece.end, kind="point")
        note = by if piece.mode == "road" else piece.said
        yield Step(here, there, round(piece.km, 1), round(piece.minutes, 1), piece.mode, note)
        here = there


def _note(drive: GoogleDrive) -> str:
    words = [f"By {SOURCE}, {'with the traffic expected then' if drive.live else 'without live traffic'}."]
    modes = dict.fromkeys(piece.mode for piece in drive.pieces)
    words += [f"Includes {_ABOARD[mode]}." for mode in modes if mode in _ABOARD]
    return " ".join(words)
