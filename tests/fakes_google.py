"""Google's roads on a simulated Google, with what they count and keep in memory."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.simulators.google import KEY, GoogleSimulator
from tools.routing.google.google import Google
from tools.routing.google.keeping import LAT_LON_KEPT, Allowance, Kept, KeptPlaces
from tools.routing.google.roads import GoogleRoads
from tools.routing.ports import Roads


@dataclass
class FakeAllowance(Allowance):
    """So many calls in all."""

    a_day: int = 10_000
    taken: int = 0

    async def take(self, calls: int) -> bool:
        if self.taken + calls > self.a_day:
            return False
        self.taken += calls
        return True


@dataclass
class FakeKeptPlaces(KeptPlaces):
    """Places in memory, on a clock that can be moved."""

    now: datetime = datetime(2027, 1, 1, tzinfo=UTC)
    rows: dict[str, tuple[Kept, datetime]] = field(default_factory=dict)

    def later(self, by: timedelta) -> None:
        """Move the clock."""
        self.now += by

    async def get(self, key: str) -> Kept | None:
        kept, since = self.rows.get(key, (None, self.now))
        if kept and self.now - since >= LAT_LON_KEPT:
            return Kept(kept.place_id)
        return kept

    async def put(self, key: str, kept: Kept) -> None:
        self.rows[key] = (kept, self.now)


@asynccontextmanager
async def google_roads(
    offline: Roads,
    allowance: Allowance | None = None,
    kept: KeptPlaces | None = None,
    key: str = KEY,
    blocked: Sequence[str] = (),
) -> AsyncIterator[tuple[GoogleRoads, GoogleSimulator]]:
    """Yield Google's roads over `offline` and the simulator behind; `blocked` services refuse the key."""
    simulator = GoogleSimulator(faults=dict.fromkeys(blocked, "denied"))
    server = await simulator.start()
    google = Google(key, allowance or FakeAllowance(), str(server.make_url("")).rstrip("/"))
    roads = GoogleRoads(google, offline, kept or FakeKeptPlaces())
    try:
        yield roads, simulator
    finally:
        await roads.close()
        await server.close()
