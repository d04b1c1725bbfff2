"""Which trips have alerts that are due."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import RECORDS
from tools.travel_day.model import Alert, AlertStatus

_alerts = RECORDS[Alert]


async def trips_with_due(connection: AsyncConnection, now: datetime) -> list[str]:
    """Return the trips with a waiting alert that is due at `now`, the longest waiting first."""
    waiting = (_alerts.c.status == AlertStatus.WAITING.value) & (_alerts.c.at <= now)
    found = await connection.execute(
        select(_alerts.c.trip_id).where(waiting).group_by(_alerts.c.trip_id).order_by(func.min(_alerts.c.at))
    )
    return [str(trip_id) for trip_id in found.scalars()]


async def next_due(connection: AsyncConnection) -> datetime | None:
    """Return when the next waiting alert of any trip is due."""
    waiting = _alerts.c.status == AlertStatus.WAITING.value
    found: datetime | None = (
        await connection.execute(select(func.min(_alerts.c.at)).where(waiting))
    ).scalar()
    return found


async def alone_with(connection: AsyncConnection, trip_id: str) -> None:
    """Wait until no other process sends this trip's alerts; it is ours until the transaction ends."""
    await connection.execute(
        select(func.pg_advisory_xact_lock(func.hashtextextended(f"alerts {trip_id}", 0)))
    )
