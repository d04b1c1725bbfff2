"""Fixtures many rooms share: the real PostgreSQL of the wheel, a fresh database for each test."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

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


@pytest.fixture
def database_url(postgres_server: str) -> Iterator[str]:
    """The URL of a fresh database with the newest schema."""
    name = f"test_{uuid4().hex}"
    yield migrate.create_database(postgres_server, name)
    migrate.drop_database(postgres_server, name)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A fresh database."""
    opened = Database(database_url)
    yield opened
    await opened.close()
