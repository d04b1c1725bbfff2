"""Where the places of a trip's records are: what all loading of a problem shares."""

from dataclasses import dataclass, field, replace
from math import asin, cos, radians, sin, sqrt

from tools.families.names import fold
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.place import Place
from tools.planning.gazette import Gazette
from tools.routing.ports import Roads
from tools.trips.model import Trip

NEAR_STOP_KM = 150.0


@dataclass
class Lookup:
    """A trip's records and the places found for them.

    `notes` are sentences about what could not be used; `later` what may be told after everything else.
    """

    act: Act
    roads: Roads
    trip: Trip
    roster: Roster
    gazette: Gazette = field(default_factory=Gazette)
    notes: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    stops: dict[str, int] = field(default_factory=dict)  # folded name -> place

    async def find_near(self, text: str) -> Place | None:
        """The place of a name within reach of the trip's stops; None when nobody knows it."""
        found = await self._find(text)
        return found if found and self._near_stops(found) < 2 * NEAR_STOP_KM else None

    async def _find(self, text: str) -> Place | None:
        """The likeliest place of a name, near the first stop; None when nobody knows it."""
        near = self.gazette.places[0] if self.gazette.places else None
        found = await self.roads.places(text, near=near, limit=1)
        return self._zoned(found[0]) if found else None

    def _zoned(self, place: Place) -> Place:
        return place if place.timezone else replace(place, timezone=self.trip.timezone)

    def _near_stops(self, place: Place) -> float:
        return min((km_between(place, self.gazette.places[i]) for i in self.stops.values()), default=0.0)

    async def _named_place(self, name: str | None) -> int | None:
        """A place people named: a stop when its name fits, else the one the map has.

        Raises Unclear when the map has several, Refusal when it has none.
        """
        if not name:
            return None
        said = fold(name)
        for stop, index in self.stops.items():
            if said == stop or said in stop or stop in said:
                return index
        near = self.gazette.places[0] if self.gazette.places else None
        return self.gazette.add(self._zoned(await self.roads.locate(name, near)))


def km_between(a: Place, b: Place) -> float:
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(sqrt(min(1.0, h)))
