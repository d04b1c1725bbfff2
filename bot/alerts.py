"""Alerts sent when they are due: each once, over all replicas and restarts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog

from bot.courier import Courier
from bot.outbox import Outbox
from storage import alerts
from storage.database import Database
from storage.unit_of_work import Author, SqlUnitOfWork, unit_of_work
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.clock import Clock
from tools.travel_day.service import due_alerts, undelivered

log = structlog.get_logger()
_ITSELF = Speaker(account_id="pathfinder", name="Pathfinder", role=Role.ORGANIZER)


class Alerts:
    """Turns due alerts into messages; the alert's row and its message change in one transaction."""

    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        courier: Courier,
        clock: Clock,
        ports: Mapping[type[Any], Any],
    ) -> None:
        self._database, self._outbox, self._courier = database, outbox, courier
        self._clock, self._ports = clock, ports

    async def send_due(self) -> None:
        """Send every alert that is due now."""
        async with self._database.system() as connection:
            trips = await alerts.trips_with_due(connection, self._clock.now())
        for trip_id in trips:
            async with unit_of_work(self._database, trip_id, Author(0, self._clock.now())) as unit:
                await self._send(unit)

    async def next_due(self) -> datetime | None:
        """Return when the next alert is due, None while none waits."""
        async with self._database.system() as connection:
            return await alerts.next_due(connection)

    async def _send(self, unit: SqlUnitOfWork) -> None:
        await alerts.alone_with(await unit.connection(), unit.trip_id)
        act = Act(uow=unit, speaker=_ITSELF, now=self._clock.now(), ports=self._ports)
        chats = set()
        for alert, notice in await due_alerts(act):
            chat = await self._outbox.announce(unit, notice, alert.at)
            if chat is None:
                log.warning("nowhere to send an alert", trip=unit.trip_id, alert=alert.id)
                await undelivered(act, alert.id)
            else:
                chats.add(chat)
        await unit.commit()
        self._courier.send_soon(chats)
