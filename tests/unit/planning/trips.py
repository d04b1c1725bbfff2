"""Trips in records for planning tests, on the straight roads of tests.fakes_roads."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from tests.fakes import MemoryUnitOfWork
from tests.fakes_roads import FakeRoads
from tools.families.model import Energy, Family, Member, Vehicle
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.place import Place
from tools.kernel.workers import InLine, Workers
from tools.routing.ports import Roads
from tools.trips.model import Stop, StopRole, Trip

MOUNTAIN, ARIZONA = "America/Denver", "America/Phoenix"
PLACES = (
    Place("Moab", 38.573, -109.55, MOUNTAIN, population=5000),
    Place("Bryce Canyon", 37.64, -112.17, MOUNTAIN, kind="park"),
    Place("Zion", 37.3, -113.03, MOUNTAIN, kind="park"),
    Place("Springdale", 37.19, -113.0, MOUNTAIN, population=500),
    Place("Grand Canyon", 36.06, -112.12, ARIZONA, kind="park"),
    Place("Delicate Arch", 38.74, -109.5, MOUNTAIN, kind="sight"),
    Place("Phoenix", 33.45, -112.07, ARIZONA, population=1_600_000),
    Place("Denver", 39.74, -104.99, MOUNTAIN, population=700_000),
    Place("Austin", 30.27, -97.74, "America/Chicago", population=900_000),
    Place("Salt Lake City", 40.76, -111.89, MOUNTAIN, population=200_000),
    Place("Bozeman", 45.68, -111.04, MOUNTAIN, population=50_000),
    Place("Boise", 43.61, -116.2, "America/Boise", population=230_000),
    Place("West Yellowstone", 44.66, -111.10, MOUNTAIN, population=1300),
    Place("Idaho Falls", 43.49, -112.03, "America/Boise", population=60_000),
    Place("Avalon", 33.34, -118.33, "America/Los_Angeles", population=3500),
)
NOW = datetime(2027, 5, 9, 15, tzinfo=UTC)


@dataclass
class Book:
    """A trip's records and a turn by its organizer."""

    uow: MemoryUnitOfWork
    roads: FakeRoads

    def act(self, role: Role = Role.ORGANIZER, now: datetime = NOW, member: str | None = None) -> Act:
        """Return a turn by somebody of that role."""
        speaker = Speaker("@x", "X", role, member)
        return Act(self.uow, speaker, now, ports={Roads: self.roads, Workers: InLine()})

    async def family(self, name: str, home: str | None, **fields: Any) -> Family:
        """Add a family that lives in one of PLACES."""
        found = next((p for p in PLACES if p.name == home), None)
        family = Family(
            name.lower(), name, home, found.lat if found else None, found.lon if found else None,
            found.timezone if found else None, **fields,
        )  # fmt: skip
        return await self.uow.of(Family).put(family)

    async def member(self, family: str, name: str, **fields: Any) -> None:
        """Add a person."""
        await self.uow.of(Member).put(Member(name.lower(), family.lower(), name, **fields))

    async def car(self, family: str, name: str, energy: Energy, range_km: float | None = None) -> None:
        """Add a car."""
        await self.uow.of(Vehicle).put(Vehicle(name, family.lower(), name, energy, range_km))

    async def stop(self, name: str, role: StopRole = StopRole.MUST, **fields: Any) -> None:
        """Add a stop at one of PLACES (nowhere when it is none of them), after those before it."""
        place = next((p for p in PLACES if p.name == name), None)
        position = len(await self.uow.of(Stop).all())
        at = Stop(name, name, role=role, position=position, **fields)
        if place is not None:
            zone = place.timezone
            at = replace(at, lat=place.lat, lon=place.lon, timezone=zone, kind=place.kind)
        await self.uow.of(Stop).put(at)


async def book(start: date | None, end: date | None, **trip: Any) -> Book:
    """Return an empty trip on those dates."""
    uow = MemoryUnitOfWork()
    await uow.of(Trip).put(Trip("trip", "Trip", start_date=start, end_date=end, timezone=MOUNTAIN, **trip))
    return Book(uow, FakeRoads(PLACES, islands=("Avalon",)))


async def yellowstone() -> Book:
    """Three cars to West Yellowstone with lunch in Idaho Falls, as in the travel-day sample."""
    b = await book(date(2027, 6, 12), date(2027, 6, 15))
    await b.stop("West Yellowstone", StopRole.OVERNIGHT, nights=3)
    await b.stop("Idaho Falls", StopRole.MEET, date=date(2027, 6, 12))
    await b.family("Lund", "Salt Lake City", not_before=time(7))
    await b.member("Lund", "Maja", age=3)
    await b.car("Lund", "Ioniq 5", Energy.EV, 386)
    await b.family("Kwon", "Bozeman", joins_place="West Yellowstone")
    await b.car("Kwon", "RAV4", Energy.HYBRID)
    await b.family("Carver", "Boise", drive_minutes_per_day=480)
    await b.car("Carver", "4Runner", Energy.GAS)
    return b


async def grand_circle() -> Book:
    """Three families around the Grand Circle, one of which joins at its end."""
    b = await book(date(2027, 7, 10), date(2027, 7, 17))
    for name in ("Moab", "Bryce Canyon", "Zion", "Grand Canyon"):
        await b.stop(name, StopRole.END if name == "Grand Canyon" else StopRole.MUST)
    start, end = date(2027, 7, 10), date(2027, 7, 17)
    there = {"leaves_date": end, "leaves_place": "Grand Canyon"}
    await b.family("Raman", "Austin", joins_date=start, joins_place="Moab", **there)
    await b.car("Raman", "Model Y", Energy.EV, 483)
    await b.family(
        "Baker", "Denver", joins_date=start, joins_place="Moab",
        drive_minutes_per_day=360, drive_minutes_per_leg=120, **there,
    )  # fmt: skip
    await b.member("Baker", "Wren", age=2)
    await b.car("Baker", "Odyssey", Energy.GAS)
    await b.family(
        "Lindqvist", "Phoenix", joins_date=date(2027, 7, 15), joins_place="Grand Canyon",
        drive_minutes_per_day=300, not_after=time(18), **there,
    )  # fmt: skip
    await b.car("Lindqvist", "Enclave", Energy.GAS)
    return b
