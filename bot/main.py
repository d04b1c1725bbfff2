"""The composition root: the only place that builds what stands behind each port."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anyio import to_thread

from agents.engines import Provider, thought
from agents.graph import build
from agents.offline.engine import OfflineEngine
from bot.alerts import Alerts
from bot.board.channel import Board
from bot.board.desk import Desk
from bot.board.links import SignedBoardLinks
from bot.bridging.digest import Digests
from bot.calendar.feed import CalendarFeed
from bot.calendar.links import SignedCalendarLinks
from bot.courier import Courier
from bot.deciding import Decider
from bot.door import PostgresDoor
from bot.lanes import Lanes
from bot.outbox import Outbox
from bot.pressure import Pressure
from bot.redeeming import Redeemer
from bot.roads import roads_by
from bot.secret import secret_key
from bot.settings import Settings
from bot.turn import Turns
from bot.ways import ChannelWays
from channels.ports import Channel
from channels.web.settings import WebSettings
from storage import embedded, inbox, migrate
from storage.database import Database
from storage.google_maps import SqlAllowance, SqlKeptPlaces
from storage.linking import StoredAddresses
from storage.sealing import Keyring
from storage.usage import SqlAnswers, SqlMeter, SqlUsageBook
from tools.admin.service import UsageBook
from tools.board.ports import BoardLinks
from tools.documents.ports import CalendarLinks
from tools.expenses.ecb import EcbRates
from tools.expenses.ports import Rates
from tools.invitations.ports import Addresses, Ways
from tools.kernel.budget import PRICES, Limits, Price
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

    async def _waiting(self) -> bool:
        async with self.database.system() as connection:
            return bool(await inbox.trips_waiting(connection))

    async def run(self) -> None:
        """Handle messages until cancelled."""
        await self.lanes.run()


def map_dir(settings: Settings) -> Path:
    """Return where the embedded map lies."""
    return settings.pathfinder_data_dir / "map"


def database_url(settings: Settings) -> str:
    """Return the database to use: the one that is set, else the embedded server's (started here)."""
    given = settings.database_url.get_secret_value()
    return given or embedded.url(embedded.start(settings.pathfinder_data_dir))


def secret_of(settings: Settings) -> bytes:
    """Return the secret that links are signed with."""
    return secret_key(settings.pathfinder_secret_key.get_secret_value(), settings.pathfinder_data_dir)


def _board_links(settings: Settings) -> SignedBoardLinks:
    return SignedBoardLinks(secret_of(settings), settings.public_url or settings.served_at)


def _calendar_links(settings: Settings) -> SignedCalendarLinks:
    return SignedCalendarLinks(secret_of(settings), settings.public_url or settings.served_at)


def keyring(settings: Settings) -> Keyring:
    """Return the keys delicate records are kept under: of the secret, then of the one it replaced."""
    secret = secret_of(settings)
    old = settings.pathfinder_secret_key_old.get_secret_value().encode()
    return Keyring.of((secret, old) if old else (secret,))


def _provider(settings: Settings, database: Database) -> Provider | None:
    """Return the provider of language models, with its budget; None without a key."""
    if not settings.openai_api_key.get_secret_value():
        return None
    limits = Limits(
        generation=settings.tokens_per_generation,
        user_day=settings.tokens_per_user_day,
        trip_day=settings.tokens_per_trip_day,
        all_day=settings.tokens_per_day,
        user_hour=settings.generations_per_user_hour,
    )
    told = {name: Price(*figures) for name, figures in settings.openai_prices.items()}
    return Provider(
        settings.openai_api_key,
        settings.openai_base_url,
        settings.openai_model,
        settings.openai_large_model,
        limits,
        SqlMeter(database, limits, {**PRICES, **told}),
        SqlAnswers(database),
    )


def _roads(settings: Settings, database: Database) -> Roads:
    allowance = SqlAllowance(database, settings.google_maps_calls_per_day)
    return roads_by(settings, map_dir(settings), (allowance, SqlKeptPlaces(database)))


@asynccontextmanager
async def open_roads(settings: Settings) -> AsyncIterator[Roads]:
    """Build the roads alone, for the command line; only Google's need the database (to count their calls)."""
    database = None
    if settings.google_maps_api_key.get_secret_value():
        url = await to_thread.run_sync(database_url, settings)
        await to_thread.run_sync(migrate.upgrade, url)
        database = Database(url)
    roads = _roads(settings, database) if database else roads_by(settings, map_dir(settings))
    try:
        yield roads
    finally:
        await roads.close()
        if database:
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
    provider = _provider(settings, database)
    graph = build(*thought(tuple(TOOLS.values()), provider))
    pressure = Pressure()
    decider = Decider(graph=graph, language=language, paid=provider is not None, pressure=pressure)
    carriers: dict[str, Channel] = {channel.name: channel for channel in channels}
    courier = Courier(database, carriers, clock)
    outbox = Outbox(tuple(channel.name for channel in channels if channel.capabilities.screens))
    turns = Turns(database, outbox, courier, decider, ports, pressure)
    digests = Digests(database, courier, clock)
    alerts = Alerts(database, outbox, courier, clock, ports)
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
