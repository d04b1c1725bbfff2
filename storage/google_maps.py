"""What Google Maps costs a day, counted over all processes, and what its terms let us keep."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from storage.database import Database
from storage.tables import google_places
from storage.usage import hold
from tools.routing.google.keeping import LAT_LON_KEPT, Allowance, Kept, KeptPlaces


def _now() -> datetime:
    return datetime.now(UTC)


class SqlAllowance(Allowance):
    """A counter for each day (UTC) in the database."""

    def __init__(self, database: Database, a_day: int, now: Callable[[], datetime] = _now) -> None:
        self._database, self._a_day, self._now = database, a_day, now

    async def take(self, calls: int) -> bool:
        """Count `calls` more today; False, counting nothing, when that is over the day's allowance."""
        row = ("google", "", f"{self._now():%Y-%m-%d}")
        async with self._database.system() as connection:
            return await hold(connection, row, self._a_day, calls)


class SqlKeptPlaces(KeptPlaces):
    """Place ids in the database, with their positions while those may be kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, key: str) -> Kept | None:
        """Return what is kept under a key; a position older than 30 days is gone."""
        c = google_places.c
        fresh = (c.located_at > func.now() - LAT_LON_KEPT).label("fresh")
        wanted = select(c.place_id, c.lat, c.lon, fresh).where(c.key == key)
        async with self._database.system() as connection:
            row = (await connection.execute(wanted)).one_or_none()
        if row is None:
            return None
        known = row.fresh and row.lat is not None and row.lon is not None
        return Kept(row.place_id, (row.lat, row.lon) if known else None)

    async def put(self, key: str, kept: Kept) -> None:
        """Keep the id and (for 30 days) the position of a place."""
        lat, lon = kept.at or (None, None)
        values = {"place_id": kept.place_id, "lat": lat, "lon": lon, "located_at": func.now()}
        row = insert(google_places).values(key=key, **values)
        async with self._database.system() as connection:
            await connection.execute(row.on_conflict_do_update(index_elements=["key"], set_=values))


async def sweep(database: Database) -> None:
    """Delete positions that may not be kept any longer."""
    c = google_places.c
    old = (c.located_at < func.now() - LAT_LON_KEPT) & c.lat.is_not(None)
    async with database.system() as connection:
        await connection.execute(update(google_places).where(old).values(lat=None, lon=None))
