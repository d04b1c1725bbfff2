"""Alerts sent when they are due: each once, over all replicas and restarts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog

from bot.courier import Courier
from bot.gate import MOVES_THE_DAY, Gate
from bot.outbox import Chat, Outbox
from bot.signing import signing
from storage import alerts
from storage.database import Database
from storage.unit_of_work import Author, SqlUnitOfWork, unit_of_work
from tools.families.roster import Roster
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.clock import Clock
from tools.kernel.reply import Notice, Reply
from tools.registry import TOOLS
from tools.travel_day.kinds import EVENING, MORNING
from tools.travel_day.model import Alert
from tools.travel_day.service import (
    due_alerts,
    listeners,
    next_way,
    refresh_alerts,
    said_in_group,
    sent_as,
    undelivered,
    under_way,
    unheard,
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
        for trip_id in dict.fromkeys((*lost, *due)):
            async with unit_of_work(self._database, trip_id, Author(0, self._clock.now())) as unit:
                await self._send(unit)

    async def next_due(self) -> datetime | None:
        """Return when the next alert is due, None while none waits."""
        async with self._database.system() as connection:
            return await alerts.next_due(connection)

    async def _send(self, unit: SqlUnitOfWork) -> None:
        await alerts.alone_with(await unit.connection(), unit.trip_id)
        act = Act(uow=unit, speaker=_ITSELF, now=self._clock.now(), ports=self._ports)
        act = replace(act, now=act.now.astimezone(await local_zone(act)))
        gate = Gate(act, TOOLS, unit.savepoint, signing(unit, act.now))
        for alert_id, chat in await alerts.lost(await unit.connection(), unit.trip_id, act.now):
            await undelivered(act, alert_id, chat)
        roster, states = await Roster.load(act), await under_way(act)
        chats: set[Chat] = set()
        nearer = False
        for due, reply in await due_alerts(act):
            alert = replace(due, at=due.at.astimezone(act.now.tzinfo))  # kept in UTC, told in local time
            nearer = nearer or alert.kind in (EVENING, MORNING)
            chats |= await self._told(
                unit, act, roster, alert, reply, moving=_family(roster, alert) in states
            )
            if reply.then is not None:
                chats |= await self._announce(unit, await gate.carry_out(reply.then), alert)
        # The day comes nearer: its traffic can be foreseen now.
        if MOVES_THE_DAY.intersection(gate.done) or nearer:
            await refresh_alerts(act)
        await unit.commit()
        self._courier.send_soon(chats)

    async def _told(
        self, unit: SqlUnitOfWork, act: Act, roster: Roster, alert: Alert, reply: Reply, moving: bool
    ) -> set[Chat]:
        """Write an alert down for the first way that was not tried in vain; without one it has failed."""
        notices = tuple(notice for notice in reply.notices if notice.to != alert.to)
        chats = await self._announce(unit, Reply("", notices=notices), alert)
        if not reply.text:
            return chats
        in_group = said_in_group(roster, replace(alert, text=reply.text))
        people = await listeners(act, roster, alert, moving)
        ways = await self._outbox.ways(unit, people, group=in_group is not None)
        way = next_way(tuple(ways), alert.tried)
        if way is None and in_group is None and not alert.tried:
            await unheard(act, alert.id)  # only for their own car, and nobody in it has a chat with us
            return chats
        if way is None:
            log.warning("nowhere to send an alert", trip=unit.trip_id, alert=alert.id)
            await undelivered(act, alert.id, None)
            return chats
        there = ways[way]
        text = in_group if there.kind == "group" and in_group else reply.text
        notice = Notice(text, alert.to, reply.buttons, reply.presses, attachments=reply.attachments)
        number, also = await self._outbox.announce_in(unit, there, notice, alert.at)
        await sent_as(act, alert.id, number)
        return chats | also

    async def _announce(self, unit: SqlUnitOfWork, reply: Reply, alert: Alert) -> set[Chat]:
        """Write down what came of an alert, where it belongs, and its notices to others; returns the chats.

        Who is told in the group has been told: a notice to the group beside a message to it is left out.
        """
        said = Notice(reply.text, alert.to, reply.buttons, reply.presses)
        notices = [said, *(n for n in reply.notices if n.to != alert.to or not reply.text)]
        chats = [await self._outbox.announce(unit, n, alert.at, alert=True) for n in notices if n.text]
        return set().union(*chats)


def _family(roster: Roster, alert: Alert) -> str:
    family = roster.family_of(alert.to) if alert.to else None
    return family.name if family else ""
