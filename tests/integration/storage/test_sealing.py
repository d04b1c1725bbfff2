"""What is delicate lies encrypted: in its table, in the journal, and under a secret that may change."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.sealing import Keyring, SealError
from storage.trip_keys import rewrap
from storage.unit_of_work import Author, SqlUnitOfWork, unit_of_work
from tools.expenses.model import Budget
from tools.families.model import Family, Member
from tools.kernel.party import Party
from tools.preferences.model import Preference, PreferenceKind

NOW = datetime(2027, 3, 19, tzinfo=UTC)
DIET = Preference("p1", Party("member", "m1"), PreferenceKind.DIET, "celiac", 2, "1", "I have celiac", True)
ZURI = Member("m1", "f1", "Zuri", diet=("celiac",))
LEES = Family("f1", "Lee", lodging_per_night=15_000)
PURSE = Budget("b1", Party("family", "f1"), "", 123_456, "USD", True)
DELICATE = ("celiac", "15000", "123456")


async def _keep(unit: SqlUnitOfWork) -> None:
    async with unit.savepoint("record_preference"):
        for record in (DIET, ZURI, LEES, PURSE):
            await unit.of(type(record)).put(record)
    await unit.commit()


async def _fail(unit: SqlUnitOfWork) -> None:
    async with unit.savepoint("record_preference"):
        await unit.of(Preference).put(DIET)
        raise ZeroDivisionError


async def _everything(database: Database) -> str:
    """Return all that lies in the trip's tables, as text."""
    told = []
    async with database.system() as connection:
        for table in ("preferences", "members", "families", "budgets", "journal"):
            rows = await connection.execute(text(f"SELECT to_jsonb(t)::text FROM {table} t"))
            told += list(rows.scalars())
    return "\n".join(told)


async def test_no_delicate_word_lies_open_and_rooms_read_it_as_ever(database: Database) -> None:
    async with unit_of_work(database, "t1", Author(1, NOW)) as unit:
        await _keep(unit)
        for record in (DIET, ZURI, LEES, PURSE):
            assert await unit.of(type(record)).get(record.id) == record
            assert await unit.of(type(record)).all() == [record]
    kept = await _everything(database)
    assert "Zuri" in kept
    assert not [word for word in DELICATE if word in kept]


async def test_what_is_taken_back_takes_its_key_along(database: Database) -> None:
    async with unit_of_work(database, "t1", Author(1, NOW)) as unit:
        with pytest.raises(ZeroDivisionError):
            await _fail(unit)
        await _keep(unit)
    async with unit_of_work(database, "t1", Author(2, NOW)) as unit:
        assert await unit.of(Preference).get("p1") == DIET


async def test_a_new_secret_opens_what_the_old_one_sealed_and_takes_it_over(database_url: str) -> None:
    old = Database(database_url, Keyring.of((b"the old secret",)))
    async with unit_of_work(old, "t1", Author(1, NOW)) as unit:
        await _keep(unit)
    both = Database(database_url, Keyring.of((b"the new secret", b"the old secret")))
    async with both.system() as connection:
        assert await rewrap(connection, both.keys) == 1
    new = Database(database_url, Keyring.of((b"the new secret",)))
    async with unit_of_work(new, "t1", Author(2, NOW)) as unit:
        assert await unit.of(Member).get("m1") == ZURI
    async with unit_of_work(old, "t1", Author(3, NOW)) as unit:
        with pytest.raises(SealError, match="PATHFINDER_SECRET_KEY_OLD"):
            await unit.of(Member).get("m1")
    for database in (old, both, new):
        await database.close()


async def test_a_sealed_value_moved_to_another_record_does_not_open(database: Database) -> None:
    async with unit_of_work(database, "t1", Author(1, NOW)) as unit:
        await _keep(unit)
        await unit.of(Member).put(Member("m2", "f1", "Leo", diet=("vegan",)))
        await unit.commit()
    async with database.system() as connection:
        stolen = "UPDATE members SET diet = (SELECT diet FROM members WHERE id = 'm1') WHERE id = 'm2'"
        await connection.execute(text(stolen))
    async with unit_of_work(database, "t1", Author(2, NOW)) as unit:
        with pytest.raises(SealError):
            await unit.of(Member).get("m2")
