"""What the database itself guards: one trip can't see another, and the journal only grows."""

import datetime as dt

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from storage.database import Database
from storage.unit_of_work import Author, unit_of_work
from tools.trips.model import Stop

_NOW = dt.datetime(2027, 7, 1, tzinfo=dt.UTC)


async def test_one_trip_cannot_read_or_write_another(database: Database) -> None:
    async with unit_of_work(database, "one", Author(1, _NOW)) as unit:
        await unit.of(Stop).put(Stop("s1", "Moab"))
        await unit.commit()
    async with unit_of_work(database, "two", Author(2, _NOW)) as unit:
        assert await unit.of(Stop).get("s1") is None
        connection = await unit.connection()
        assert (await connection.execute(text("SELECT count(*) FROM stops"))).scalar() == 0
        assert (await connection.execute(text("SELECT count(*) FROM journal"))).scalar() == 0
        changed = await connection.execute(text("UPDATE stops SET name = 'Hijacked'"))
        assert changed.rowcount == 0


async def test_a_row_cannot_be_smuggled_into_another_trip(database: Database) -> None:
    async with unit_of_work(database, "one", Author(1, _NOW)) as unit:
        connection = await unit.connection()
        with pytest.raises(ProgrammingError, match="row-level security"):
            await connection.execute(
                text(
                    "INSERT INTO status_reports (id, trip_id, family_id, kind, at, note) "
                    "VALUES ('x', 'two', 'f', 'late', now(), '')"
                )
            )


@pytest.mark.parametrize("statement", ["DELETE FROM journal", "UPDATE journal SET actor_name = 'nobody'"])
async def test_the_journal_is_append_only_even_for_the_owner(database: Database, statement: str) -> None:
    async with unit_of_work(database, "one", Author(1, _NOW)) as unit:
        await unit.of(Stop).put(Stop("s1", "Moab"))
        await unit.commit()
    with pytest.raises(Exception, match="append-only"):
        async with database.system() as connection:
            await connection.execute(text(statement))


async def test_what_is_not_committed_leaves_no_trace(database: Database) -> None:
    async with unit_of_work(database, "one", Author(1, _NOW)) as unit:
        await unit.of(Stop).put(Stop("s1", "Moab"))
    async with unit_of_work(database, "one", Author(2, _NOW)) as unit:
        assert await unit.of(Stop).all() == []


async def test_every_table_with_trips_is_walled_or_out_of_reach(database: Database) -> None:
    """Read from the catalogue, so that a table to come is looked at as well."""
    async with database.system() as connection:
        found = await connection.execute(
            text(
                "SELECT c.relname, c.relrowsecurity, p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL"
                " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'trip_id'"
                " LEFT JOIN pg_policy p ON p.polrelid = c.oid"
                " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND has_table_privilege("
                "'pathfinder_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE')"
            )
        )
        reached = [tuple(row) for row in found]
    assert len(reached) > 20
    assert [row for row in reached if row[1:] != (True, True)] == []


async def test_one_trip_cannot_see_which_chats_another_has(database: Database) -> None:
    async with database.system() as connection:
        await connection.execute(
            text(
                "INSERT INTO conversations (channel, chat, kind, trip_id)"
                " VALUES ('sms', '+13035550100', 'direct', 'one')"
            )
        )
    async with database.trip("two") as connection:
        assert (await connection.execute(text("SELECT count(*) FROM conversations"))).scalar() == 0
        changed = await connection.execute(text("UPDATE conversations SET trip_id = 'two'"))
        assert changed.rowcount == 0
    async with database.trip("one") as connection:
        assert (await connection.execute(text("SELECT count(*) FROM conversations"))).scalar() == 1
