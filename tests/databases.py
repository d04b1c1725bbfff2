"""Fixtures many rooms share: the real PostgreSQL of the wheel, an empty database for each test."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, create_engine, text

from storage import embedded, migrate
from storage.database import Database


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of an embedded server of this session's own."""
    with tempfile.TemporaryDirectory(prefix="pathfinder-pg-", dir="/tmp") as folder:
        server = embedded.start(Path(folder))
        _quick(embedded.url(server))
        yield embedded.url(server)
        server.cleanup()


def _quick(url: str) -> None:
    """Let the server not wait for the disk: tests kill processes, never the machine."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in ("fsync", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()


_CUT_OFF = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_EMPTIED = """
DO $$
DECLARE one record;
BEGIN
  SET LOCAL session_replication_role = replica;  -- what is only added to, and what refers to it, goes as well
  FOR one IN SELECT schemaname, tablename FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'alembic_version'
  LOOP
    EXECUTE format('DELETE FROM %I.%I', one.schemaname, one.tablename);
  END LOOP;
  FOR one IN SELECT schemaname, sequencename, start_value FROM pg_sequences LOOP
    PERFORM setval(format('%I.%I', one.schemaname, one.sequencename)::regclass, one.start_value, false);
  END LOOP;
END $$
"""
# Whatever a migration makes: tables, columns, policies, triggers, functions (below 16384 are the server's).
_SHAPE = """
SELECT md5(string_agg(line, ',' ORDER BY line)) FROM (
  SELECT concat('c', oid, relname, relkind, relrowsecurity, relforcerowsecurity, relacl) AS line
    FROM pg_class WHERE oid >= 16384
  UNION ALL SELECT concat('a', attrelid, attname, atttypid, attnotnull, atthasdef)
    FROM pg_attribute WHERE attrelid >= 16384 AND attnum > 0
  UNION ALL SELECT concat('p', oid, polname, polroles, polqual, polwithcheck) FROM pg_policy
  UNION ALL SELECT concat('t', oid, tgname, tgenabled) FROM pg_trigger
  UNION ALL SELECT concat('f', oid, proname, md5(prosrc)) FROM pg_proc WHERE oid >= 16384
  UNION ALL SELECT concat('v', version_num) FROM alembic_version
) AS lines
"""


class Spare:
    """A database that tests have in turn: emptied after each, made anew after one that changed its shape.

    Making one takes half a second of a processor, emptying it some hundredths.
    """

    def __init__(self, server: str) -> None:
        self._server = server
        self._name, self._shape = "", ""

    def taken(self) -> str:
        """Return the URL of an empty database with the newest schema."""
        if not self._name:
            self._name = f"test_{uuid4().hex}"
            migrate.create_database(self._server, self._name)
            self._shape = self._done(())
        return migrate.database_url(self._server, self._name)

    def given_back(self) -> None:
        """Cut off whoever is still connected, and empty it."""
        if self._done((_CUT_OFF, _EMPTIED)) != self._shape:
            self.dropped()

    def dropped(self) -> None:
        """Remove it; the next test gets another."""
        if self._name:
            migrate.drop_database(self._server, self._name)
        self._name = ""

    def _done(self, statements: tuple[str, ...]) -> str:
        """Run statements; return the schema's shape afterwards."""
        engine = create_engine(migrate.database_url(self._server, self._name))
        try:
            with engine.begin() as connection:
                return _run(connection, statements)
        finally:
            engine.dispose()


def _run(connection: Connection, statements: tuple[str, ...]) -> str:
    for statement in statements:
        connection.execute(text(statement))
    return str(connection.execute(text(_SHAPE)).scalar_one())


@pytest.fixture(scope="session")
def spare_database(postgres_server: str) -> Iterator[Spare]:
    """The database that tests of this process have in turn."""
    spare = Spare(postgres_server)
    yield spare
    spare.dropped()


@pytest.fixture
def database_url(spare_database: Spare) -> Iterator[str]:
    """The URL of an empty database with the newest schema."""
    yield spare_database.taken()
    spare_database.given_back()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty database."""
    opened = Database(database_url)
    yield opened
    await opened.close()
