"""A small trip in memory: families, people, and a turn by any of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from tests.fakes import MemoryUnitOfWork
from tools.families.model import Family, Member
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.party import Party
from tools.kernel.workers import InLine, Workers
from tools.trips.model import Trip

NOON = datetime(2027, 3, 19, 12, tzinfo=UTC)


@dataclass
class World:
    """A trip whose people are named as "Landry": ("Claire", "Beau"); ids are the names, lower-cased."""

    uow: MemoryUnitOfWork = field(default_factory=MemoryUnitOfWork)
    ports: Mapping[type[Any], Any] = field(default_factory=lambda: {Workers: InLine()})

    @classmethod
    async def with_families(cls, families: Mapping[str, tuple[str, ...]], **trip: Any) -> "World":
        """Return a world with a trip in March 2027 and these families; the first named is the organizer."""
        world = cls()
        head = Trip("trip", "Gulf Coast", start_date=date(2027, 3, 18), end_date=date(2027, 3, 21))
        await world.uow.of(Trip).put(replace(head, **trip))
        role = Role.ORGANIZER
        for name, people in families.items():
            await world.uow.of(Family).put(Family(name.lower(), name))
            for person in people:
                member = Member(
                    person.lower(), name.lower(), person, role=role, account_id=f"@{person.lower()}"
                )
                await world.uow.of(Member).put(member)
                role = Role.ADULT
        return world

    async def by(self, name: str, now: datetime = NOON, **turn: Any) -> Act:
        """Return a turn by the member of this name."""
        member = await self.uow.of(Member).get(name.lower())
        assert member is not None, name
        speaker = Speaker(f"@{member.id}", member.name, member.role, member.id, member.family_id)
        return Act(self.uow, speaker, now, ports=self.ports, **turn)

    def outsider(self, now: datetime = NOON) -> Act:
        """Return a turn by a guest nobody knows."""
        return Act(self.uow, Speaker("@brad", "Brad", Role.GUEST), now, ports=self.ports)

    async def change_family(self, name: str, **fields: Any) -> None:
        """Change a family's fields, such as `joins_date`."""
        found = await self.uow.of(Family).get(name.lower())
        assert found is not None
        await self.uow.of(Family).put(replace(found, **fields))

    async def change_member(self, name: str, **fields: Any) -> None:
        """Change a member's fields, such as `role`."""
        found = await self.uow.of(Member).get(name.lower())
        assert found is not None
        await self.uow.of(Member).put(replace(found, **fields))


def family(name: str) -> Party:
    """Return a family's party."""
    return Party("family", name.lower())
