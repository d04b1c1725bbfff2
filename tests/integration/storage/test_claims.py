"""A message claimed by a process that died is free again in seconds; one that is still being sent is not."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Select, column, func, select, table, update

from storage import outbox
from storage.database import Database, libpq_url
from storage.lines import Lines
from storage.tables import outbox as rows

_SESSIONS = table("pg_stat_activity", column("pid"))
_NOW = datetime(2027, 4, 10, 19, 0, tzinfo=UTC)
_ROW = {"trip_id": "t", "channel": "sms", "chat": "+1", "text": "hello", "buttons": [], "attachments": []}


async def _status_after(database: Database, age: timedelta, dies: bool) -> str:
    """Claim a message `age` ago by a connection that is lost, or not; return its state after a sweep."""
    sender = Lines(libpq_url(database.url), 1)
    async with database.system() as connection:
        number = await outbox.add(connection, {**_ROW, "at": _NOW})
    claimed = await outbox.claim_next(sender, "sms", "+1", _NOW)
    assert claimed is not None
    assert await outbox.claim_next(database.post, "sms", "+1", _NOW) is None
    if dies:
        await sender.close()
        await _gone(database, number)
    async with database.system() as connection:
        if age:
            await connection.execute(update(rows).values(claimed_at=func.now() - age))
        await outbox.free_stale(connection)
        status = (await connection.execute(select(rows.c.status).where(rows.c.id == number))).scalar()
    await sender.close()
    return str(status)


async def _gone(database: Database, number: int) -> None:
    """Wait until the server has noticed that the connection which claimed a message is closed."""
    claimant = select(rows.c.claimed_by).where(rows.c.id == number).scalar_subquery()
    living = select(_SESSIONS.c.pid).where(_SESSIONS.c.pid == claimant)
    async with asyncio.timeout(60):
        while await _found(database, living):  # noqa: ASYNC110  # the server's own state
            await asyncio.sleep(0.01)


async def _found(database: Database, query: Select[Any]) -> bool:
    async with database.system() as connection:
        return (await connection.execute(query)).first() is not None


async def test_who_died_lets_go_within_seconds(database: Database) -> None:
    assert await _status_after(database, timedelta(seconds=3), dies=True) == "waiting"


async def test_a_connection_lost_a_moment_ago_may_have_a_living_sender(database: Database) -> None:
    assert await _status_after(database, timedelta(seconds=1), dies=True) == "sending"


@pytest.mark.parametrize(("dies", "status"), [(False, "sending"), (True, "waiting")])
async def test_who_lives_keeps_it(
    dies: bool, status: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_LOST", timedelta(0))
    assert await _status_after(database, timedelta(), dies) == status


async def test_nobody_keeps_it_for_ever(database: Database) -> None:
    assert await _status_after(database, timedelta(seconds=91), dies=True) == "waiting"
