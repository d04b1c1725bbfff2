"""Statements that every message needs: compiled once, and run by the driver itself.

SQLAlchemy's own way to run a statement costs more processor time than the database needs to answer it.
"""

from typing import Any

from psycopg import AsyncConnection as DriverConnection
from psycopg.rows import DictRow, dict_row
from sqlalchemy import ClauseElement
from sqlalchemy.dialects.postgresql.psycopg import dialect
from sqlalchemy.ext.asyncio import AsyncConnection

_DIALECT = dialect()  # type: ignore[no-untyped-call]


class Statement:
    """A statement whose parameters are `bindparam(name)`; JSON goes in as psycopg's Jsonb."""

    def __init__(self, clause: ClauseElement) -> None:
        compiled = clause.compile(dialect=_DIALECT)
        self.text = str(compiled)
        self._fixed = dict(compiled.params)

    def given(self, **values: Any) -> dict[str, Any]:
        """Return all parameters, those given now among them."""
        return {**self._fixed, **values}

    async def rows(self, connection: AsyncConnection, **values: Any) -> list[DictRow]:
        """Run it in the connection's transaction and return its rows."""
        return await run(connection, self.text, self.given(**values))


async def run(connection: AsyncConnection, text: str, values: dict[str, Any]) -> list[DictRow]:
    """Run a statement of the driver's own in the connection's transaction and return its rows."""
    sync = connection.sync_connection
    assert sync is not None
    driver = sync.connection.driver_connection
    assert isinstance(driver, DriverConnection)
    async with driver.cursor(row_factory=dict_row) as cursor:
        await cursor.execute(text, values)
        return await cursor.fetchall() if cursor.description else []
