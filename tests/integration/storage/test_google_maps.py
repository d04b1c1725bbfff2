"""What Google costs and what of it is kept, in the database."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from storage.database import Database
from storage.google_maps import SqlAllowance, SqlKeptPlaces, sweep
from tools.routing.google.keeping import Kept


async def test_an_allowance_holds_over_all_who_take(database: Database) -> None:
    allowances = [SqlAllowance(database, 10) for _ in range(4)]
    given = await asyncio.gather(*(one.take(1) for one in allowances for _ in range(5)))
    assert sum(given) == 10
    assert not await allowances[0].take(1)


async def test_each_day_has_its_own(database: Database) -> None:
    now = datetime(2027, 6, 1, 23, tzinfo=UTC)
    today = SqlAllowance(database, 3, lambda: now)
    tomorrow = SqlAllowance(database, 3, lambda: now + timedelta(hours=2))
    assert await today.take(3)
    assert not await today.take(1)
    assert await tomorrow.take(2)
    assert not await tomorrow.take(2)


async def test_a_position_is_kept_for_thirty_days_and_the_id_for_good(database: Database) -> None:
    kept = SqlKeptPlaces(database)
    assert await kept.get("inn") is None
    await kept.put("inn", Kept("an-id", (38.5, -109.5)))
    assert await kept.get("inn") == Kept("an-id", (38.5, -109.5))
    await _age(database, 31)
    assert await kept.get("inn") == Kept("an-id")
    await sweep(database)
    async with database.system() as connection:
        rows = (await connection.execute(text("SELECT key, place_id, lat, lon FROM google_places"))).all()
    assert [tuple(row) for row in rows] == [("inn", "an-id", None, None)]
    await kept.put("inn", Kept("an-id", (38.6, -109.5)))
    assert await kept.get("inn") == Kept("an-id", (38.6, -109.5))


async def _age(database: Database, days: int) -> None:
    async with database.system() as connection:
        await connection.execute(
            text("UPDATE google_places SET located_at = located_at - make_interval(days => :days)"),
            {"days": days},
        )
