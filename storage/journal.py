"""The journal read: what was done, and taking back the last of it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, desc, func, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import RECORDS
from storage.tables import journal
from storage.unit_of_work import SqlUnitOfWork, adapter
from tools.kernel.audit import AuditEntry, AuditTrail
from tools.kernel.errors import Refusal
from tools.kernel.undo import History, Undone

_KINDS = {kind.__name__: kind for kind in RECORDS}


class SqlAuditTrail(AuditTrail):
    """The journal of the trip whose unit of work this is."""

    def __init__(self, unit: SqlUnitOfWork) -> None:
        self._unit = unit

    async def entries(self, trip_id: str) -> list[AuditEntry]:
        """Return who did what to which object, oldest first."""
        found = select(journal).where(journal.c.trip_id == trip_id).order_by(journal.c.id)
        rows = (await (await self._unit.connection()).execute(found)).mappings()
        return [
            AuditEntry(
                at=row["at"],
                actor=row["actor_name"] or row["actor"],
                action=row["action"],
                object=f"{row['kind']}:{row['object_id']}",
            )
            for row in rows
        ]

    async def version(self, trip_id: str) -> int:
        """Return a number that grows with each turn that changed something."""
        count = select(func.count(func.distinct(journal.c.turn))).where(journal.c.trip_id == trip_id)
        return int((await (await self._unit.connection()).execute(count)).scalar_one())


@dataclass(frozen=True)
class _Change:
    kind: type[Any]
    object_id: str
    before: Any
    after: Any
    action: str


class SqlHistory(History):
    """Takes back turns of the trip whose unit of work this is."""

    def __init__(self, unit: SqlUnitOfWork) -> None:
        self._unit = unit

    async def undo_last(self, actor: str) -> Undone:
        """Take back the actor's newest turn that still stands; Refusal when none does, or it was built on."""
        connection = await self._unit.connection()
        turn = await self._last_standing(connection, actor)
        if turn is None:
            raise Refusal("There is nothing of yours to take back.")
        changes = await self._changes(connection, turn)
        for change in changes:
            await self._refuse_if_built_on(connection, turn, change)
        self._unit.undoes = turn
        for change in reversed(changes):
            await self._restore(change)
        return Undone(
            action=changes[0].action,
            what=tuple(_label(change.after or change.before) for change in changes),
        )

    async def _last_standing(self, connection: AsyncConnection, actor: str) -> int | None:
        mine = self._standing(journal.c.turn).where(
            journal.c.actor == actor, journal.c.action.not_in(("", "undo"))
        )
        found = (await connection.execute(mine)).scalar()
        return None if found is None else int(found)

    def _standing(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """Select from the trip's entries, newest first, without what was taken back and its taking back."""
        undone = select(journal.c.undoes).where(
            journal.c.trip_id == self._unit.trip_id, journal.c.undoes.is_not(None)
        )
        standing = select(*columns).where(
            journal.c.trip_id == self._unit.trip_id,
            journal.c.undoes.is_(None),
            journal.c.turn.not_in(undone),
        )
        return standing.order_by(desc(journal.c.id)).limit(1)

    async def _changes(self, connection: AsyncConnection, turn: int) -> list[_Change]:
        of_turn = select(journal).where(
            journal.c.trip_id == self._unit.trip_id, journal.c.turn == turn, journal.c.action != ""
        )
        rows = (await connection.execute(of_turn.order_by(journal.c.id))).mappings()
        return [await self._change(row) for row in rows.all()]

    async def _change(self, row: RowMapping) -> _Change:
        kind = _KINDS[row["kind"]]
        before, after = [
            values and await self._unit.opened(kind, values) for values in (row["before"], row["after"])
        ]
        return _Change(kind, row["object_id"], before, after, row["action"])

    async def _refuse_if_built_on(self, connection: AsyncConnection, turn: int, change: _Change) -> None:
        newest = self._standing(journal.c.turn, journal.c.actor_name).where(
            journal.c.object_id == change.object_id
        )
        row = (await connection.execute(newest)).first()
        if row is not None and row.turn != turn:
            who = row.actor_name or "somebody"
            raise Refusal(
                f"I can't take that back: {who} has changed it since. Say what should stand instead."
            )

    async def _restore(self, change: _Change) -> None:
        repository = self._unit.of(change.kind)
        if change.before is None:
            await repository.remove(change.object_id)
        else:
            await repository.put(adapter(change.kind).validate_python(change.before))


def _label(values: dict[str, Any] | None) -> str:
    """Return the words by which people know a record."""
    values = values or {}
    return str(values.get("name") or values.get("what") or values.get("question") or "")
