"""Each trip's own key: made at the first delicate word, kept under the house's and taken over with it."""

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.sealing import Keyring, TripKey
from storage.tables import trip_keys


async def key_of(connection: AsyncConnection, trip_id: str, keys: Keyring) -> TripKey:
    """Return a trip's key, making it when there is none. Raises SealError when none of `keys` opens it."""
    mine = select(trip_keys).where(trip_keys.c.trip_id == trip_id)
    row = (await connection.execute(mine)).mappings().first()
    if row is None:
        fresh = {"key_id": keys.current.id, "wrapped": keys.wrap(keys.fresh(trip_id))}
        made = insert(trip_keys).values(trip_id=trip_id, **fresh).on_conflict_do_nothing()
        await connection.execute(made)
        row = (await connection.execute(mine)).mappings().one()
    key = keys.unwrap(trip_id, row["key_id"], row["wrapped"])
    if row["key_id"] != keys.current.id:
        await _keep(connection, key, keys)
    return key


async def rewrap(connection: AsyncConnection, keys: Keyring) -> int:
    """Take every trip's key over to the current key of the house; returns how many were."""
    older = select(trip_keys).where(trip_keys.c.key_id != keys.current.id).with_for_update()
    rows = (await connection.execute(older)).mappings().all()
    for row in rows:
        await _keep(connection, keys.unwrap(row["trip_id"], row["key_id"], row["wrapped"]), keys)
    return len(rows)


async def _keep(connection: AsyncConnection, key: TripKey, keys: Keyring) -> None:
    values = {"key_id": keys.current.id, "wrapped": keys.wrap(key)}
    await connection.execute(update(trip_keys).where(trip_keys.c.trip_id == key.trip_id).values(values))
