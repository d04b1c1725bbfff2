"""`pathfinder doctor`: what is configured, what is missing, what is reachable."""

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import typer
from anyio import to_thread
from rich.table import Table

from bot.cli.console import out, settings_or_fail
from bot.data import database_url, map_dir
from bot.platforms.telegram import telegram_settings
from bot.roads import open_roads
from bot.settings import Settings
from channels.telegram.adapter import bot_of
from channels.telegram.examining import examine
from storage.database import Database
from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing.build import is_built
from tools.routing.charge_map import ChargeMap

_REACH_S = 3.0


@dataclass(frozen=True)
class Finding:
    """One line of the diagnosis."""

    what: str
    state: Literal["ok", "embedded", "off", "missing", "unreachable"]
    detail: str


def doctor() -> None:
    """Show what is configured, what is missing, and what is reachable; exit 1 when something is wrong."""
    settings = settings_or_fail()
    findings = [asyncio.run(_database(settings)), *_embedded(settings), *_services(settings)]
    table = Table(show_edge=False, pad_edge=False)
    for heading in ("what", "state", "detail"):
        table.add_column(heading, overflow="fold")
    colours = {"ok": "green", "embedded": "green", "off": "dim", "missing": "yellow", "unreachable": "red"}
    for finding in findings:
        table.add_row(finding.what, f"[{colours[finding.state]}]{finding.state}[/]", finding.detail)
    out.print(table)
    if any(finding.state in ("unreachable", "missing") for finding in findings):
        raise typer.Exit(1)


async def _database(settings: Settings) -> Finding:
    given = bool(settings.database_url.get_secret_value())
    where = "DATABASE_URL" if given else str(settings.pathfinder_data_dir / "postgres")
    try:
        database = Database(await to_thread.run_sync(database_url, settings))
        version = await database.version()
        await database.close()
    except (OSError, RuntimeError, ValueError) as problem:
        return Finding("database", "unreachable", f"{where}: {problem}")
    return Finding("database", "ok" if given else "embedded", f"PostgreSQL {version} ({where})")


def _embedded(settings: Settings) -> Iterator[Finding]:
    built = is_built(map_dir(settings))
    hint = "" if built else ": run `pathfinder data build` (once, under a minute)"
    yield Finding("map data", "embedded" if built else "missing", f"{map_dir(settings)}{hint}")
    data_dir = settings.pathfinder_data_dir
    yield Finding("environment", "ok", f"{settings.pathfinder_env.value}, data in {data_dir}")


def _services(settings: Settings) -> Iterator[Finding]:
    """Each outside service: off without its key, else whether its host answers."""
    yield _service(
        "language",
        settings.openai_api_key.get_secret_value(),
        "OPENAI_API_KEY",
        settings.openai_base_url or "https://api.openai.com",
        "the offline engine",
    )
    yield asyncio.run(_maps(settings))
    yield asyncio.run(_chargers(settings))
    yield asyncio.run(_telegram(settings))
    yield _sms(settings)
    yield _teams(settings)
    yield _service(
        "redis",
        settings.redis_url.get_secret_value(),
        "REDIS_URL",
        settings.redis_url.get_secret_value(),
        "one process: web pages hear each other in memory",
    )


def _service(what: str, key: str, setting: str, base: str, without: str) -> Finding:
    if not key:
        return Finding(what, "off", f"{without} ({setting} is not set)")
    parts = urlsplit(base)
    port = parts.port or {"https": 443, "http": 80, "redis": 6379, "rediss": 6379}.get(parts.scheme, 443)
    try:
        socket.create_connection((parts.hostname or "", port), timeout=_REACH_S).close()
    except OSError as problem:
        return Finding(what, "unreachable", f"{parts.hostname}:{port}: {problem}")
    return Finding(what, "ok", f"{parts.hostname}:{port}")


async def _telegram(settings: Settings) -> Finding:
    """Ask Telegram who the bot is, what it may hear, and where updates go."""
    if not settings.telegram_bot_token.get_secret_value():
        return Finding("telegram", "off", "no bot (TELEGRAM_BOT_TOKEN is not set)")
    found = telegram_settings(settings)
    bot = bot_of(found)
    health = await examine(bot, found)
    await bot.shutdown()
    return Finding("telegram", "ok" if health.well else "unreachable", health.words)


def _sms(settings: Settings) -> Finding:
    """Say whether texts can go and come: an account, a number, a way to reach us."""
    if not settings.twilio_account_sid:
        return Finding("sms", "off", "no texts (TWILIO_ACCOUNT_SID is not set)")
    needed = {
        "TWILIO_AUTH_TOKEN": settings.twilio_auth_token.get_secret_value(),
        "TWILIO_FROM_NUMBER": settings.twilio_from_number,
        "PUBLIC_URL": settings.public_url,
    }
    missing = [name for name, value in needed.items() if not value]
    if missing:
        return Finding("sms", "missing", f"TWILIO_ACCOUNT_SID is set, but not {', '.join(missing)}")
    found = _service("sms", settings.twilio_account_sid, "", settings.twilio_api_base, "")
    webhook = f"{settings.public_url.rstrip('/')}/webhooks/twilio/sms"
    return Finding("sms", found.state, f"{found.detail}, as {settings.twilio_from_number}; webhook {webhook}")


def _teams(settings: Settings) -> Finding:
    """Teams: off without an app id; else whether Microsoft answers, and where it must be told to write to."""
    if not settings.microsoft_app_id:
        return Finding("teams", "off", "not on Teams (MICROSOFT_APP_ID is not set)")
    secret = settings.microsoft_app_password.get_secret_value()
    needed = {"MICROSOFT_APP_PASSWORD": secret, "PUBLIC_URL": settings.public_url}
    missing = [name for name, value in needed.items() if not value]
    if missing:
        return Finding("teams", "missing", f"MICROSOFT_APP_ID is set, but not {', '.join(missing)}")
    found = _service("teams", secret, "", settings.microsoft_openid_metadata, "")
    endpoint = f"{settings.public_url.rstrip('/')}/api/messages"
    return Finding("teams", found.state, f"{found.detail}; messaging endpoint {endpoint}")


async def _maps(settings: Settings) -> Finding:
    """Say which roads are in use: one drive is asked of Google, as any drive is."""
    if not settings.google_maps_api_key.get_secret_value():
        return Finding("roads", "embedded", "the embedded map (GOOGLE_MAPS_API_KEY is not set)")
    limit = f"at most {settings.google_maps_calls_per_day:,} billed calls a day"
    try:
        async with open_roads(settings) as roads:
            route = await roads.route(Place("Denver", 39.739, -104.99), Place("Boulder", 40.015, -105.271))
    except (Refusal, OSError, RuntimeError) as problem:
        return Finding("roads", "unreachable", str(problem))
    if route.source == "google":
        return Finding("roads", "ok", f"Google Maps, {limit}; then the embedded map")
    return Finding("roads", "unreachable", f"the embedded map: {route.note.partition(',')[0]}")


async def _chargers(settings: Settings) -> Finding:
    """Say where chargers along the way come from."""
    key = settings.open_charge_map_key.get_secret_value()
    if not key:
        by = "Google Maps" if settings.google_maps_api_key.get_secret_value() else "estimates by town size"
        return Finding("chargers", "off", f"{by} (OPEN_CHARGE_MAP_KEY is not set)")
    chargers = ChargeMap(key, settings.open_charge_map_base_url.rstrip("/"))
    found = await chargers.along(((39.739, -104.99), (40.015, -105.271)))
    await chargers.close()
    if found is None:
        return Finding("chargers", "unreachable", "Open Charge Map does not answer, or refuses the key")
    return Finding("chargers", "ok", "Open Charge Map")
