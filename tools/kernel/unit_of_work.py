"""The unit of work: one trip's records, changed together or not at all."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar


class Entity(Protocol):
    """A record of a trip: a frozen dataclass with an opaque id."""

    @property
    def id(self) -> str:
        """The opaque id, unique over all trips."""


E = TypeVar("E", bound=Entity)


class Repository(Generic[E]):
    """The records of one kind in one trip, in the order they were first put."""

    async def get(self, record_id: str) -> E | None:
        """Return the record, or None when this trip has none of that id."""
        raise NotImplementedError

    async def all(self) -> list[E]:
        """Return every record of this kind."""
        raise NotImplementedError

    async def put(self, record: E) -> E:
        """Add the record, or replace the one with its id; return it. Every change is journalled."""
        raise NotImplementedError

    async def put_all(self, records: Sequence[E]) -> None:
        """Put several at once, each as `put` does; no two of one id."""
        for record in records:
            await self.put(record)

    async def remove(self, record_id: str) -> None:
        """Remove the record; nothing happens when it is not there."""
        raise NotImplementedError


class UnitOfWork:
    """One trip's records in one transaction; whoever opened it commits."""

    trip_id: str

    def of(self, kind: type[E]) -> Repository[E]:
        """Return the repository of a record type, such as `uow.of(Family)`."""
        raise NotImplementedError
