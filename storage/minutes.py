"""What was said in a trip's group and what came of it: the inbox and the journal read together."""

from collections.abc import Sequence, Set
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Column, desc, func, select
from sqlalchemy.engine import RowMapping

from storage.history import standing_in
from storage.records import RECORDS
from storage.tables import inbox, journal
from storage.unit_of_work import SqlUnitOfWork
from tools.kernel.minutes import Deed, Line, Minutes

_KINDS = {kind.__name__: kind for kind in RECORDS}


class SqlMinutes(Minutes):
    """The minutes of the trip whose unit of work this is."""

    def __init__(self, unit: SqlUnitOfWork) -> None:
        self._unit = unit

    async def deeds(self, since: datetime | None = None, kinds: Sequence[str] = ()) -> list[Deed]:
        """Return the changes after `since` that still stand, oldest first; of some kinds of record only."""
        wanted = standing_in(self._unit.trip_id, journal)
        if since is not None:
            wanted = wanted.where(journal.c.at > since)
        if kinds:
            wanted = wanted.where(journal.c.kind.in_(kinds))
        rows = (await (await self._unit.connection()).execute(wanted)).mappings().all()
        lines = await self._lines_of({row["turn"] for row in rows})
        return [await self._deed(row, lines.get(row["turn"])) for row in reversed(rows)]

    async def _deed(self, row: RowMapping, line: Line | None) -> Deed:
        kind = _KINDS[row["kind"]]
        before, after = [
            values and await self._unit.opened(kind, values) for values in (row["before"], row["after"])
        ]
        who = row["actor_name"] or row["actor"]
        return Deed(
            row["turn"],
            row["at"],
            row["actor"],
            who,
            row["action"],
            row["kind"],
            row["object_id"],
            before,
            after,
            line,
        )

    async def _lines_of(self, turns: set[int]) -> dict[int, Line]:
        if not turns:
            return {}
        rows = await self._group(inbox.c.id.in_(turns))
        return {row["id"]: _line(row) for row in rows}

    async def lines(
        self, words: Sequence[str] = (), since: datetime | None = None, most: int = 50
    ) -> list[Line]:
        """Return the newest lines of the group after `since` that hold all `words`, oldest first."""
        conditions = [func.lower(inbox.c.text).contains(word.lower(), autoescape=True) for word in words]
        if since is not None:
            conditions.append(inbox.c.at > since)
        rows = await self._group(*conditions, inbox.c.text != "", most=most)
        return [_line(row) for row in reversed(rows)]

    async def _group(self, *conditions: Any, most: int | None = None) -> Sequence[RowMapping]:
        here = (inbox.c.trip_id == self._unit.trip_id, inbox.c.kind == "group")
        found = select(inbox).where(*here, *conditions).order_by(desc(inbox.c.id)).limit(most)
        return (await (await self._unit.connection()).execute(found)).mappings().all()

    async def own_lines(self, account: str, most: int = 20) -> list[Line]:
        """Return what somebody wrote anywhere in this trip before this message, newest first."""
        mine = (inbox.c.trip_id == self._unit.trip_id, inbox.c.account_id == account)
        before = select(inbox).where(*mine, inbox.c.id < self._unit.author.turn)
        rows = await (await self._unit.connection()).execute(before.order_by(desc(inbox.c.id)).limit(most))
        return [_line(row) for row in rows.mappings()]

    async def acted(self) -> Set[int]:
        """Return the turns of which something came, whether or not it still stands."""
        return await self._turns(journal.c.turn)

    async def taken_back(self) -> Set[int]:
        """Return the turns that were taken back."""
        return await self._turns(journal.c.undoes)

    async def _turns(self, column: Column[Any]) -> Set[int]:
        found = select(column).where(journal.c.trip_id == self._unit.trip_id, column.is_not(None))
        return frozenset((await (await self._unit.connection()).execute(found.distinct())).scalars())


def _line(row: RowMapping) -> Line:
    at = row["at"].astimezone(timezone(timedelta(seconds=row["utc_offset"])))
    return Line(row["id"], at, row["sender_name"] or row["sender_id"], row["text"])
