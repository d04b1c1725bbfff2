"""A small group chat at the level of use cases: who says what through which tool, and what is kept."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.fakes import MemoryUnitOfWork
from tests.fakes_roads import FakeRoads
from tools.families.service import recognise
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.place import Place
from tools.kernel.reply import Reply
from tools.routing.ports import Roads
from tools.trips.model import Trip

ATLAS = {
    "moab": [Place("Moab", 38.57, -109.55, "America/Denver", "Utah, US", country="US")],
    "bryce": [Place("Bryce Canyon", 37.6, -112.17, "America/Denver", "Utah, US", "park", country="US")],
    "zion": [Place("Zion", 37.25, -112.95, "America/Denver", "Utah, US", "park", country="US")],
    "grand canyon": [Place("Grand Canyon", 36.06, -112.14, "America/Phoenix", "Arizona, US", country="US")],
    "austin": [Place("Austin", 30.27, -97.74, "America/Chicago", "Texas, US", country="US")],
    "denver": [Place("Denver", 39.74, -104.98, "America/Denver", "Colorado, US", country="US")],
    "phoenix": [Place("Phoenix", 33.45, -112.07, "America/Phoenix", "Arizona, US", country="US")],
    "füssen": [Place("Füssen", 47.57, 10.7, "Europe/Berlin", "Bavaria, DE", country="DE")],
    "page": [Place("Page", 36.91, -111.46, "America/Phoenix", country="US"), Place("Page", 38.7, -81.3)],
    "portland": [Place("Portland, OR", 45.52, -122.68), Place("Portland, ME", 43.66, -70.26)],
    "portland, or": [Place("Portland", 45.52, -122.68, "America/Los_Angeles")],
    "portland, me": [Place("Portland", 43.66, -70.26, "America/New_York")],
}


def roads() -> FakeRoads:
    """Return roads that know ATLAS and ask when a name is twice in it and nothing is near."""
    return FakeRoads(called=ATLAS)


@dataclass
class Group:
    """One trip's people; `say` runs a use case as the named person and returns its reply."""

    now: datetime = datetime(2027, 4, 4, 16, tzinfo=UTC)
    uow: MemoryUnitOfWork = field(default_factory=MemoryUnitOfWork)
    line: int = 0

    async def act(self, who: str, said: str = "", group: bool = True, phone: str | None = None) -> Act:
        """Return the act of a turn, the speaker recognised as the bot does it."""
        self.line += 1
        account = f"account of {who}"
        member = await recognise(self.uow, account, who, phone)
        trip = await self.uow.of(Trip).get(self.uow.trip_id)
        role = member.role if member else Role.ADULT
        if trip and trip.organizer == account:
            role = Role.ORGANIZER
        speaker = Speaker(
            account, who, role, member.id if member else None, member.family_id if member else None
        )
        return Act(self.uow, speaker, self.now, str(self.line), said, group, ports={Roads: roads()})

    async def say(
        self, who: str, use_case: Any, said: str = "", group: bool = True, **arguments: Any
    ) -> Reply:
        """Run a use case as `who`."""
        reply = await use_case(await self.act(who, said, group), **arguments)
        assert isinstance(reply, Reply)
        return reply
