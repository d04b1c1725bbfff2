"""Which trips have alerts that are due."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.records import RECORDS
from storage.tables import outbox
from tools.travel_day.model import Alert, AlertStatus

_alerts = RECORDS[Alert]
_WORTH_ANOTHER_TRY = timedelta(days=1)


async def trips_with_due(connection: AsyncConnection, now: datetime) -> list[str]:
    """Return the trips with a waiting alert that is due at `now`, the longest waiting first."""
    waiting = (_alerts.c.status == AlertStatus.WAITING.value) & (_alerts.c.at <= now)
    found = await connection.execute(
        select(_alerts.c.trip_id).where(waiting).group_by(_alerts.c.trip_id).order_by(func.min(_alerts.c.at))
    )
    return [str(trip_id) for trip_id in found.scalars()]


async def trips_with_lost(connection: AsyncConnection, now: datetime) -> list[str]:
    """Return the trips with an alert that was sent of late and that the platform refused for good."""
    found = await connection.execute(_lost(now).with_only_columns(_alerts.c.trip_id).distinct())
    return [str(trip_id) for trip_id in found.scalars()]


async def lost(connection: AsyncConnection, trip_id: str, now: datetime) -> list[tuple[str, str]]:
    """Return (alert, "channel:chat") of each of the trip's alerts that did not arrive there."""
    found = await connection.execute(_lost(now).where(_alerts.c.trip_id == trip_id))
    return [(row.id, f"{row.channel}:{row.chat}") for row in found]


def _lost(now: datetime) -> Select[Any]:
    sent = (_alerts.c.status == AlertStatus.SENT.value) & (_alerts.c.at > now - _WORTH_ANOTHER_TRY)
    chosen = select(_alerts.c.id, outbox.c.channel, outbox.c.chat).join(
        outbox, outbox.c.id == _alerts.c.sent_as
    )
    return chosen.where(sent, outbox.c.status == "failed")


async def is_alert(connection: AsyncConnection, number: int) -> bool:
    """Whether the outbox's message of that number is an alert, which finds other ways by itself."""
    found = await connection.execute(select(_alerts.c.id).where(_alerts.c.sent_as == number).limit(1))
    return found.first() is not None


async def next_due(connection: AsyncConnection) -> datetime | None:
    """Return when the next waiting alert of any trip is due."""
    waiting = _alerts.c.status == AlertStatus.WAITING.value
    found: datetime | None = (
        await connection.execute(select(func.min(_alerts.c.at)).where(waiting))
    ).scalar()
    return found


async def alone_with(connection: AsyncConnection, trip_id: str) -> bool:
    """Whether nobody else sends this trip's alerts now; then they are ours until the transaction ends."""
    mine = func.pg_try_advisory_xact_lock(func.hashtextextended(f"alerts {trip_id}", 0))
    return bool((await connection.execute(select(mine))).scalar())


async def some_due(connection: AsyncConnection, trip_id: str, now: datetime) -> bool:
    """Whether a trip still has a waiting alert that is due at `now`: another process may have been first."""
    waiting = (_alerts.c.status == AlertStatus.WAITING.value) & (_alerts.c.at <= now)
    found = await connection.execute(
        select(_alerts.c.id).where(_alerts.c.trip_id == trip_id, waiting).limit(1)
    )
    return found.first() is not None
