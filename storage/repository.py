"""One kind of record in one trip, on PostgreSQL."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, cast

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from storage.records import RECORDS
from storage.rows import loaded, row_of
from storage.statements import Statement
from tools.kernel.unit_of_work import E, Repository

if TYPE_CHECKING:
    from storage.unit_of_work import SqlUnitOfWork

_ONE = {
    kind: Statement(select(table).where(table.c.id == bindparam("record"))) for kind, table in RECORDS.items()
}
_ALL = {
    kind: Statement(select(table).where(table.c.trip_id == bindparam("trip")).order_by(table.c.seq))
    for kind, table in RECORDS.items()
}


class SqlRepository(Repository[E], Generic[E]):
    """One kind of record in one trip."""

    def __init__(self, unit: "SqlUnitOfWork", kind: type[E]) -> None:
        self._unit, self._kind, self._table = unit, kind, RECORDS[kind]

    async def get(self, record_id: str) -> E | None:
        """Return the record, or None when this trip has none of that id."""
        seen = self._unit.seen.setdefault(self._kind, {})
        if record_id not in seen and self._kind in self._unit.whole:
            return None
        if record_id not in seen:
            seen[record_id] = await self._read(record_id)
        return cast("E | None", seen[record_id])

    async def _read(self, record_id: str) -> E | None:
        rows = await _ONE[self._kind].rows(await self._unit.reading(), record=record_id)
        return loaded(self._kind, await self._unit.opened(self._kind, rows[0])) if rows else None

    async def all(self) -> list[E]:
        """Return every record of this kind, in the order they were first put."""
        if self._kind not in self._unit.whole:
            self._unit.whole[self._kind] = await self._read_all()
            self._unit.seen.setdefault(self._kind, {}).update({r.id: r for r in self._unit.whole[self._kind]})
        return list(self._unit.whole[self._kind])

    async def _read_all(self) -> list[E]:
        rows = await _ALL[self._kind].rows(await self._unit.reading(), trip=self._unit.trip_id)
        return [loaded(self._kind, await self._unit.opened(self._kind, row)) for row in rows]

    def _changed(self) -> None:
        """Read this kind anew: what the database makes of a record is what counts."""
        self._unit.whole.pop(self._kind, None)
        self._unit.seen.pop(self._kind, None)

    async def put(self, record: E) -> E:
        """Add the record, or replace the one with its id."""
        before = await self.get(record.id)
        if before == record:
            return record
        row = await self._unit.sealed(self._kind, row_of(record, self._table, self._unit.trip_id))
        statement = insert(self._table).values(row)
        statement = statement.on_conflict_do_update(index_elements=["id"], set_=row)
        await (await self._unit.connection()).execute(statement)
        self._changed()
        await self._unit.write_down(self._kind, record.id, before, record)
        return record

    async def put_all(self, records: Sequence[E]) -> None:
        """Put several at once: one statement for them all, and one for the journal."""
        known = {record.id: record for record in await self.all()}
        changed = [record for record in records if known.get(record.id) != record]
        if not changed:
            return
        unit = self._unit
        rows = [await unit.sealed(self._kind, row_of(r, self._table, unit.trip_id)) for r in changed]
        statement = insert(self._table)
        new = {name: statement.excluded[name] for name in rows[0]}
        statement = statement.on_conflict_do_update(index_elements=["id"], set_=new)
        await (await unit.connection()).execute(statement, rows)
        self._changed()
        await unit.write_all_down(self._kind, [(known.get(r.id), r) for r in changed])

    async def remove(self, record_id: str) -> None:
        """Remove the record; nothing happens when it is not there."""
        before = await self.get(record_id)
        if before is None:
            return
        await (await self._unit.connection()).execute(
            delete(self._table).where(self._table.c.id == record_id)
        )
        self._changed()
        await self._unit.write_down(self._kind, record_id, before, None)
