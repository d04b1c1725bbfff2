"""The unit of work on PostgreSQL: one trip, one transaction, every change journalled."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncTransaction

from storage.changes import Change, announce
from storage.database import Database, enter_trip
from storage.repository import SqlRepository
from storage.rows import UNJOURNALLED, loaded, places, plain
from storage.sealing import TripKey, is_sealed
from storage.tables import journal
from storage.trip_keys import key_of
from tools.kernel.unit_of_work import E, Repository, UnitOfWork


@dataclass(frozen=True)
class Author:
    """Whose turn it is, for the journal."""

    turn: int
    at: datetime
    actor: str = ""
    actor_name: str = ""


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
        found = [loaded(kind, await self.opened(kind, row)) for row in rows]
        self.whole[kind], self.seen[kind] = found, {record.id: record for record in found}

    async def write_down(self, kind: type[Any], object_id: str, before: Any, after: Any) -> None:
        """Add a change to the journal."""
        if issubclass(kind, UNJOURNALLED):
            return
        entry = await self._entry(kind, object_id, before, after)
        await (await self.connection()).execute(journal.insert().values(entry))
        self._changed = True

    async def write_all_down(self, kind: type[E], changes: Sequence[tuple[E | None, E]]) -> None:
        """Add changes of one kind, (before, after) each, to the journal."""
        if issubclass(kind, UNJOURNALLED):
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
        delicate = {name: place for name, place in places(kind, row["id"]).items() if row.get(name)}
        if not delicate:
            return dict(row)
        key = await self.trip_key()
        return {**row, **{name: key.seal(row[name], place) for name, place in delicate.items()}}

    async def opened(self, kind: type[Any], row: Mapping[str, Any]) -> dict[str, Any]:
        """Return a record's values with the sealed ones opened."""
        delicate = {n: place for n, place in places(kind, row["id"]).items() if is_sealed(row.get(n))}
        if not delicate:
            return dict(row)
        key = await self.trip_key()
        return {**row, **{name: key.open(row[name], place) for name, place in delicate.items()}}

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
