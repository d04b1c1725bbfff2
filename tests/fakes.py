"""Fakes of ports, each a subclass; tests/contract runs one suite over them and the real thing."""

from typing import Any, Generic

from tools.kernel.unit_of_work import E, Repository, UnitOfWork


class MemoryRepository(Repository[E], Generic[E]):
    """Records in a dict."""

    def __init__(self) -> None:
        self.records: dict[str, E] = {}

    async def get(self, record_id: str) -> E | None:
        return self.records.get(record_id)

    async def all(self) -> list[E]:
        return list(self.records.values())

    async def put(self, record: E) -> E:
        self.records[record.id] = record
        return record

    async def remove(self, record_id: str) -> None:
        self.records.pop(record_id, None)


class MemoryUnitOfWork(UnitOfWork):
    """One trip's records in memory."""

    def __init__(self, trip_id: str = "trip") -> None:
        self.trip_id = trip_id
        self._repositories: dict[type[Any], MemoryRepository[Any]] = {}

    def of(self, kind: type[E]) -> Repository[E]:
        return self._repositories.setdefault(kind, MemoryRepository())
