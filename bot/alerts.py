"""Alerts sent when they are due: each once, over all replicas and restarts."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog

from bot.alerts_round import Round
from bot.courier import Courier
from bot.gate import MOVES_THE_DAY, Gate
from bot.outbox import Outbox
from bot.signing import signing
from storage import alerts
from storage.database import Database
from storage.unit_of_work import Author, SqlUnitOfWork, unit_of_work
from tools.families.roster import Roster
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.clock import Clock
from tools.registry import TOOLS
from tools.travel_day.kinds import DEPARTURE, EVENING, MORNING
from tools.travel_day.service import (
    due_alerts,
    refresh_alerts,
    undelivered,
    under_way,
)
from tools.trips.head import local_zone

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
        """Send every alert that is due now, and by another way those that did not arrive."""
        async with self._database.system() as connection:
            lost = await alerts.trips_with_lost(connection, self._clock.now())
            due = await alerts.trips_with_due(connection, self._clock.now())
        for trip_id in _from_anywhere(list(dict.fromkeys((*lost, *due)))):
            try:
                async with unit_of_work(self._database, trip_id, Author(0, self._clock.now())) as unit:
                    await self._send(unit)
            except Exception:  # one trip's trouble is not another's; the next sweep tries again
                log.exception("alerts could not be sent", trip=trip_id)

    async def next_due(self) -> datetime | None:
        """Return when the next alert is due, None while none waits."""
        async with self._database.system() as connection:
            return await alerts.next_due(connection)

    async def _send(self, unit: SqlUnitOfWork) -> None:
        """Send one trip's due alerts, unless another process is at it or was first."""
        connection, now = await unit.connection(), self._clock.now()
        if not await alerts.alone_with(connection, unit.trip_id):
            return
        lost = await alerts.lost(connection, unit.trip_id, now)
        if not lost and not await alerts.some_due(connection, unit.trip_id, now):
            return
        act = Act(uow=unit, speaker=_ITSELF, now=now, ports=self._ports)
        act = replace(act, now=act.now.astimezone(await local_zone(act)))
        gate = Gate(act, TOOLS, unit.savepoint, signing(unit, act.now))
        for alert_id, chat in lost:
            await undelivered(act, alert_id, chat)
        told = Round(unit, act, self._outbox, await Roster.load(act), await under_way(act))
        nearer = False
        for alert, reply in await due_alerts(act):
            nearer = nearer or alert.kind in (EVENING, MORNING, DEPARTURE)
            await told.tell(alert, reply)
            if reply.then is not None:
                await told.announce(await gate.carry_out(reply.then), alert)
        await told.write()
        # The day comes nearer: its traffic can be foreseen now.
        if MOVES_THE_DAY.intersection(gate.done) or nearer:
            await refresh_alerts(act)
        await unit.commit()
        self._courier.send_soon(told.chats)


def _from_anywhere(trips: list[str]) -> list[str]:
    """Return the trips from a chance one on: so that processes that sweep at once don't queue up."""
    start = random.randrange(len(trips)) if trips else 0
    return [*trips[start:], *trips[:start]]
