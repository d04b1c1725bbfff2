"""The unit of work on PostgreSQL: one trip, one transaction, every change journalled."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Generic, cast

from pydantic import TypeAdapter
from sqlalchemy import Table, bindparam, delete, select
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncTransaction

from storage.changes import Change, announce
from storage.database import Database, enter_trip
from storage.records import RECORDS, SEALED
from storage.sealing import TripKey, is_sealed
from storage.statements import Statement
from storage.tables import journal
from storage.trip_keys import key_of
from tools.documents.model import Document
from tools.kernel.unit_of_work import E, Repository, UnitOfWork

# Kept out of the journal: a file's bytes are made anew, never undone.
_UNJOURNALLED = (Document,)


_ONE = {
    kind: Statement(select(table).where(table.c.id == bindparam("record"))) for kind, table in RECORDS.items()
}
_ALL = {
    kind: Statement(select(table).where(table.c.trip_id == bindparam("trip")).order_by(table.c.seq))
    for kind, table in RECORDS.items()
}
_ADAPTERS: Mapping[type[Any], TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in RECORDS}


def adapter(kind: type[Any]) -> TypeAdapter[Any]:
    """Return the converter between a record type and plain values."""
    return _ADAPTERS[kind]


def plain(record: Any) -> dict[str, Any]:
    """Return a record as JSON values."""
    values: dict[str, Any] = adapter(type(record)).dump_python(record, mode="json")
    return values


def _row(record: Any, table: Table, trip_id: str) -> dict[str, Any]:
    nested = plain(record) if not isinstance(record, _UNJOURNALLED) else {}
    row: dict[str, Any] = {"trip_id": trip_id}
    for column in table.columns:
        if column.name in ("trip_id", "seq"):
            continue
        value = getattr(record, column.name)
        if isinstance(column.type, JSONB):
            value = nested[column.name]
        row[column.name] = value.value if isinstance(value, Enum) else value
    return row


def _places(kind: type[Any], record_id: str) -> dict[str, str]:
    """Return where each sealed field of a record belongs."""
    return {name: f"{kind.__name__}:{record_id}:{name}" for name in SEALED.get(kind, ())}


def _loaded(kind: type[E], row: Mapping[str, Any]) -> E:
    values = {name: value for name, value in row.items() if name not in ("trip_id", "seq")}
    record: E = adapter(kind).validate_python(values)
    return record


@dataclass(frozen=True)
class Author:
    """Whose turn it is, for the journal."""

    turn: int
    at: datetime
    actor: str = ""
    actor_name: str = ""


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
        return _loaded(self._kind, await self._unit.opened(self._kind, rows[0])) if rows else None

    async def all(self) -> list[E]:
        """Return every record of this kind, in the order they were first put."""
        if self._kind not in self._unit.whole:
            self._unit.whole[self._kind] = await self._read_all()
            self._unit.seen.setdefault(self._kind, {}).update({r.id: r for r in self._unit.whole[self._kind]})
        return list(self._unit.whole[self._kind])

    async def _read_all(self) -> list[E]:
        rows = await _ALL[self._kind].rows(await self._unit.reading(), trip=self._unit.trip_id)
        return [_loaded(self._kind, await self._unit.opened(self._kind, row)) for row in rows]

    def _changed(self) -> None:
        """Read this kind anew: what the database makes of a record is what counts."""
        self._unit.whole.pop(self._kind, None)
        self._unit.seen.pop(self._kind, None)

    async def put(self, record: E) -> E:
        """Add the record, or replace the one with its id."""
        before = await self.get(record.id)
        if before == record:
            return record
        row = await self._unit.sealed(self._kind, _row(record, self._table, self._unit.trip_id))
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
        rows = [await unit.sealed(self._kind, _row(r, self._table, unit.trip_id)) for r in changed]
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


class SqlUnitOfWork(UnitOfWork):
    """One trip's records in one transaction, which begins at the first use of a record."""

    def __init__(self, database: Database, trip_id: str, author: Author) -> None:
        self.trip_id, self.author = trip_id, author
        self.action = ""  # what is being done, for the journal: the tool's name
        self.undoes: int | None = None
        self._database = database
        self._connection: AsyncConnection | None = None
        self._key: TripKey | None = None
        self._changed = False
        self._set: list[AsyncTransaction] = []  # savepoints in the database, and those nothing needed yet
        self._unset = 0
        # Read once a transaction: records by kind and id, and the kinds that were read whole.
        self.seen: dict[type[Any], dict[str, Any]] = {}
        self.whole: dict[type[Any], list[Any]] = {}

    def of(self, kind: type[E]) -> Repository[E]:
        """Return the repository of a record type."""
        return SqlRepository(self, kind)

    async def connection(self) -> AsyncConnection:
        """Return the transaction's connection, to change something: the savepoints entered are set."""
        connection = await self.reading()
        while self._unset:
            self._set.append(await connection.begin_nested())
            self._unset -= 1
        return connection

    async def reading(self) -> AsyncConnection:
        """Return the transaction's connection, to read only; it begins when this is its first use."""
        if self._connection is None:
            self._connection = await self._database.engine.connect()
            await self._connection.begin()
            await enter_trip(self._connection, self.trip_id)
        return self._connection

    @property
    def changed(self) -> bool:
        """Whether anything was changed since the last commit."""
        return self._changed

    async def know(self, kind: type[Any], rows: Sequence[Mapping[str, Any]]) -> None:
        """Take what was read of a kind, whole and in order, instead of reading it again."""
        found = [_loaded(kind, await self.opened(kind, row)) for row in rows]
        self.whole[kind], self.seen[kind] = found, {record.id: record for record in found}

    async def write_down(self, kind: type[Any], object_id: str, before: Any, after: Any) -> None:
        """Add a change to the journal."""
        if issubclass(kind, _UNJOURNALLED):
            return
        entry = await self._entry(kind, object_id, before, after)
        await (await self.connection()).execute(journal.insert().values(entry))
        self._changed = True

    async def write_all_down(self, kind: type[E], changes: Sequence[tuple[E | None, E]]) -> None:
        """Add changes of one kind, (before, after) each, to the journal."""
        if issubclass(kind, _UNJOURNALLED):
            return
        entries = [await self._entry(kind, after.id, before, after) for before, after in changes]
        await (await self.connection()).execute(journal.insert(), entries)
        self._changed = True

    async def _entry(self, kind: type[Any], object_id: str, before: Any, after: Any) -> dict[str, Any]:
        """Return a change as a row of the journal."""
        return {
            "trip_id": self.trip_id,
            "turn": self.author.turn,
            "at": self.author.at,
            "actor": self.author.actor,
            "actor_name": self.author.actor_name,
            "action": self.action,
            "kind": kind.__name__,
            "object_id": object_id,
            "before": None if before is None else await self.sealed(kind, plain(before)),
            "after": None if after is None else await self.sealed(kind, plain(after)),
            "undoes": self.undoes,
        }

    async def trip_key(self) -> TripKey:
        """Return the trip's own key, made when it has none yet."""
        if self._key is None:
            self._key = await key_of(await self.connection(), self.trip_id, self._database.keys)
        return self._key

    async def sealed(self, kind: type[Any], row: Mapping[str, Any]) -> dict[str, Any]:
        """Return a record's values with the delicate ones sealed; what is empty stays so."""
        places = {name: place for name, place in _places(kind, row["id"]).items() if row.get(name)}
        if not places:
            return dict(row)
        key = await self.trip_key()
        return {**row, **{name: key.seal(row[name], place) for name, place in places.items()}}

    async def opened(self, kind: type[Any], row: Mapping[str, Any]) -> dict[str, Any]:
        """Return a record's values with the sealed ones opened."""
        places = {n: place for n, place in _places(kind, row["id"]).items() if is_sealed(row.get(n))}
        if not places:
            return dict(row)
        key = await self.trip_key()
        return {**row, **{name: key.open(row[name], place) for name, place in places.items()}}

    @asynccontextmanager
    async def savepoint(self, action: str) -> AsyncIterator[None]:
        """Do one thing, named for the journal; an error takes back what it did and passes on."""
        outer, self.action, depth = self.action, action, len(self._set) + self._unset
        self._unset += 1
        try:
            yield
        except BaseException:
            await self._leave(depth, undo=True)
            raise
        else:
            await self._leave(depth, undo=False)
        finally:
            self.action = outer

    async def _leave(self, depth: int, undo: bool) -> None:
        """Leave a savepoint; the database hears of it only when something was changed within."""
        if self._unset:
            self._unset -= 1
        else:
            savepoint = self._set.pop()
            await (savepoint.rollback() if undo else savepoint.commit())
        assert len(self._set) + self._unset == depth
        if undo:
            self._key = None  # it may have been made within what is taken back
            self._forget()

    @contextmanager
    def signed(self, author: Author) -> Iterator[None]:
        """Journal what is done meanwhile as somebody else's turn."""
        own, self.author = self.author, author
        try:
            yield
        finally:
            self.author = own

    async def commit(self) -> None:
        """Make everything since the last commit last, and tell open boards when something changed."""
        if self._connection is not None:
            if self._changed:
                await announce(self._connection, Change(self.trip_id))
            self._changed = False
            await self._connection.commit()
            await self._release()

    async def rollback(self) -> None:
        """Forget everything since the last commit."""
        self._key, self._changed = None, False
        self._set.clear()
        self._unset = 0
        if self._connection is not None:
            await self._connection.rollback()
            await self._release()

    def _forget(self) -> None:
        """Read every record anew: others may change them between two transactions."""
        self.seen.clear()
        self.whole.clear()

    async def _release(self) -> None:
        self._forget()
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()


@asynccontextmanager
async def unit_of_work(database: Database, trip_id: str, author: Author) -> AsyncIterator[SqlUnitOfWork]:
    """Open a trip's unit of work; what is not committed at the end is rolled back."""
    unit = SqlUnitOfWork(database, trip_id, author)
    try:
        yield unit
    finally:
        await unit.rollback()
