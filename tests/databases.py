"""Fixtures many rooms share: the real PostgreSQL of the wheel, a fresh database for each test."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from storage import embedded, migrate
from storage.database import Database


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of an embedded server of this session's own."""
    with tempfile.TemporaryDirectory(prefix="pathfinder-pg-", dir="/tmp") as folder:
        server = embedded.start(Path(folder))
        yield embedded.url(server)
        server.cleanup()


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
