"""The composition root: the only place that builds what stands behind each port."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pkgutil import resolve_name
from typing import Any

from anyio import to_thread
from langchain_core.tools import BaseTool

from agents.engines import offline_thought
from agents.graph import build
from agents.offline.engine import OfflineEngine
from agents.thinking import Think
from bot.alerts import Alerts
from bot.board.channel import Board
from bot.board.desk import Desk
from bot.board.links import SignedBoardLinks
from bot.bridging.digest import Digests
from bot.calendar.feed import CalendarFeed
from bot.calendar.links import SignedCalendarLinks
from bot.courier import Courier
from bot.data import database_url, map_dir, secret_of
from bot.deciding import Decider
from bot.door import PostgresDoor
from bot.lanes import Lanes
from bot.outbox import Outbox
from bot.pressure import Pressure
from bot.redeeming import Redeemer
from bot.roads import roads_by
from bot.settings import Settings
from bot.turn import Turns
from bot.ways import ChannelWays
from channels.ports import Channel
from channels.web.settings import WebSettings
from storage import inbox, migrate, outbox
from storage.database import Database
from storage.google_maps import SqlAllowance, SqlKeptPlaces
from storage.linking import StoredAddresses
from storage.sealing import Keyring
from storage.usage import SqlUsageBook
from tools.admin.service import UsageBook
from tools.board.ports import BoardLinks
from tools.documents.ports import CalendarLinks
from tools.expenses.ecb import EcbRates
from tools.expenses.ports import Rates
from tools.invitations.ports import Addresses, Ways
from tools.kernel.clock import Clock, WallClock
from tools.kernel.workers import Workers
from tools.registry import TOOLS
from tools.routing.ports import Roads

_QUIET_POLL_S = 0.02
_CONCURRENCY = 50  # trips handled at once; each waits mostly for a model or the database


@dataclass
class House:
    """The running program, whole."""

    settings: Settings
    clock: Clock
    database: Database
    lanes: Lanes
    door: PostgresDoor
    courier: Courier
    alerts: Alerts
    digests: Digests
    ports: Mapping[type[Any], Any]
    board: Board
    calendar: CalendarFeed

    async def settle(self) -> None:
        """Work until nothing is due, and everything that was said is sent."""
        await self.lanes.run_until_idle()
        await self.courier.idle()

    async def quiet(self) -> None:
        """Wait until everything that came in is handled, and everything that was said is sent."""
        while await self._waiting():  # noqa: ASYNC110  # other processes may do the work: only the rows tell
            await asyncio.sleep(_QUIET_POLL_S)
        await self.courier.idle()

    async def put_off_until(self) -> datetime | None:
        """Return when the first message that a platform has put off may go out; None when none waits."""
        async with self.database.system() as connection:
            return await outbox.put_off_until(connection)

    async def _waiting(self) -> bool:
        async with self.database.system() as connection:
            return bool(await inbox.trips_waiting(connection))

    async def run(self) -> None:
        """Handle messages until cancelled."""
        await self.lanes.run()


def _board_links(settings: Settings) -> SignedBoardLinks:
    return SignedBoardLinks(secret_of(settings), settings.public_url or settings.served_at)


def _calendar_links(settings: Settings) -> SignedCalendarLinks:
    return SignedCalendarLinks(secret_of(settings), settings.public_url or settings.served_at)


def keyring(settings: Settings) -> Keyring:
    """Return the keys delicate records are kept under: of the secret, then of the one it replaced."""
    secret = secret_of(settings)
    old = settings.pathfinder_secret_key_old.get_secret_value().encode()
    return Keyring.of((secret, old) if old else (secret,))


def _addressed(settings: Settings, database: Database, tools: tuple[BaseTool, ...], offline: Think) -> Think:
    """Return how to think of a message that addresses the bot: with the provider's models where a key is set.

    What people write to each other is read by the offline engine only.
    """
    if not settings.openai_api_key.get_secret_value():
        return offline
    # Loaded only here: a provider's library takes more than a second of every start.
    thought: Think = resolve_name("bot.provider:provider_thought")(settings, database, tools, offline)
    return thought


def _roads(settings: Settings, database: Database) -> Roads:
    allowance = SqlAllowance(database, settings.google_maps_calls_per_day)
    return roads_by(settings, map_dir(settings), (allowance, SqlKeptPlaces(database)))


@asynccontextmanager
async def open_counted_roads(settings: Settings) -> AsyncIterator[Roads]:
    """Build the roads alone, Google's calls counted in the database."""
    url = await to_thread.run_sync(database_url, settings)
    await to_thread.run_sync(migrate.upgrade, url)
    database = Database(url)
    roads = _roads(settings, database)
    try:
        yield roads
    finally:
        await roads.close()
        await database.close()


@asynccontextmanager
async def open_house(
    settings: Settings,
    url: str,
    channels: Sequence[Channel],
    workers: Workers,
    clock: Clock | None = None,
) -> AsyncIterator[House]:
    """Build everything on the database at `url` and connect it; closed at the end."""
    migrate.upgrade(url)
    clock = clock or WallClock()
    database = Database(url, keyring(settings))
    ports: dict[type[Any], Any] = {
        Clock: clock,
        Workers: workers,
        Roads: _roads(settings, database),
        Addresses: StoredAddresses(database),
        UsageBook: SqlUsageBook(database),
        Ways: ChannelWays(channels),
        BoardLinks: _board_links(settings),
        CalendarLinks: _calendar_links(settings),
        Rates: await to_thread.run_sync(EcbRates(fresh=settings.pathfinder_data_dir / "rates.json").load),
    }
    language = OfflineEngine()
    tools = tuple(TOOLS.values())
    offline = offline_thought(tools)
    addressed = _addressed(settings, database, tools, offline)
    graph = build(addressed, offline)
    pressure = Pressure()
    decider = Decider(graph=graph, language=language, paid=addressed is not offline, pressure=pressure)
    carriers: dict[str, Channel] = {channel.name: channel for channel in channels}
    courier = Courier(database, carriers, clock)
    outgoing = Outbox(tuple(channel.name for channel in channels if channel.capabilities.screens))
    turns = Turns(database, outgoing, courier, decider, ports, pressure)
    digests = Digests(database, courier, clock)
    alerts = Alerts(database, outgoing, courier, clock, ports)
    lanes = Lanes(database, turns.drain, _CONCURRENCY)
    door = PostgresDoor(database, lanes, pressure, Redeemer(settings.redis_url.get_secret_value()))
    desk = Desk(database, door, clock, _board_links(settings), ports)
    board = Board(desk, WebSettings(secret=secret_of(settings), public_url=settings.public_url or None))
    carriers[board.name] = board
    calendar = CalendarFeed(database, clock, _calendar_links(settings), ports)
    house = House(settings, clock, database, lanes, door, courier, alerts, digests, ports, board, calendar)
    try:
        yield house
    finally:
        await courier.idle()
        await lanes.close()
        await ports[Roads].close()
        await database.close()
