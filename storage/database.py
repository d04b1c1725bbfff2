"""The database: connections, and the two roles we take on it.

Every turn works as `pathfinder_app`, a role that row-level security binds to one trip; only the
doors (inbox, outbox, identity) work as the connection's own role, because they see all trips.
"""

import re
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.lines import Lines
from storage.sealing import Keyring
from storage.statements import run

Connection = AsyncConnection  # what the house passes around without knowing what is in it
APP_ROLE = "pathfinder_app"
_POOL, _MORE = 30, 10  # those beyond the pool are closed after use, which costs more than most queries
_DOOR, _POST = 4, 4  # connections for what comes in, and for what goes out
_ENTER = f"SELECT set_config('role', '{APP_ROLE}', true), set_config('pathfinder.trip', %(trip)s, true)"


def sqlalchemy_url(url: str) -> str:
    """Return `url` with the driver we speak: postgres:// and postgresql:// become postgresql+psycopg://."""
    return re.sub(r"^postgres(ql)?(\+\w+)?://", "postgresql+psycopg://", url)


def libpq_url(url: str) -> str:
    """Return `url` as PostgreSQL's own library reads it."""
    return re.sub(r"^postgresql\+\w+://", "postgresql://", sqlalchemy_url(url))


class Database:
    """One PostgreSQL database."""

    def __init__(self, url: str, keys: Keyring | None = None) -> None:
        """Open a database; without `keys` what is delicate is sealed by a key that ends with this object."""
        self.url = sqlalchemy_url(url)
        self.keys = keys or Keyring.of((secrets.token_bytes(32),))
        self.engine: AsyncEngine = create_async_engine(self.url, pool_size=_POOL, max_overflow=_MORE)
        self.door = Lines(libpq_url(url), _DOOR)
        self.post = Lines(libpq_url(url), _POST, lasting=False)  # lost, a mark means: sent once more
        self._at_once = self.engine.execution_options(isolation_level="AUTOCOMMIT")

    @property
    def name(self) -> str:
        """The database's name."""
        return make_url(self.url).database or ""

    @asynccontextmanager
    async def system(self) -> AsyncIterator[AsyncConnection]:
        """One transaction that sees all trips; committed at the end."""
        async with self.engine.begin() as connection:
            yield connection

    @asynccontextmanager
    async def at_once(self) -> AsyncIterator[AsyncConnection]:
        """For one statement that sees all trips: its own transaction, one round trip instead of three."""
        async with self._at_once.connect() as connection:
            yield connection

    @asynccontextmanager
    async def trip(self, trip_id: str) -> AsyncIterator[AsyncConnection]:
        """One transaction that sees one trip only; committed at the end."""
        async with self.engine.begin() as connection:
            await enter_trip(connection, trip_id)
            yield connection

    async def version(self) -> str:
        """Return the server's version; an answer means it is there."""
        async with self.system() as connection:
            return str((await connection.execute(text("SHOW server_version"))).scalar())

    async def close(self) -> None:
        """Close all connections."""
        await self.door.close()
        await self.post.close()
        await self.engine.dispose()


async def enter_trip(connection: AsyncConnection, trip_id: str) -> None:
    """Bind the rest of the transaction to one trip."""
    await run(connection, _ENTER, {"trip": trip_id})
