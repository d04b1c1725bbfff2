"""Which trips there are."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import RECORDS
from storage.tables import conversations
from tools.trips.model import Trip


async def all_trips(connection: AsyncConnection) -> list[tuple[str, str]]:
    """Return (id, name) of every trip, oldest first; needs a connection that sees all trips."""
    table = RECORDS[Trip]
    found = await connection.execute(select(table.c.id, table.c.name).order_by(table.c.seq))
    return [(row.id, row.name) for row in found]


async def all_conversations(connection: AsyncConnection) -> list[str]:
    """Return the trip id of every conversation, also of those without a trip yet."""
    found = await connection.execute(select(conversations.c.trip_id).distinct())
    return [str(trip_id) for trip_id in found.scalars()]
