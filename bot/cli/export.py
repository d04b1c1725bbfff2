"""`pathfinder export`."""

import asyncio
import json
from pathlib import Path
from typing import Annotated, Any

import typer
from anyio import to_thread

from bot.cli.console import fail, out, settings_or_fail
from bot.data import database_url
from bot.exporting import export_trips
from bot.main import open_house
from bot.settings import Settings
from tools.kernel.workers import InLine


def export(
    trip: Annotated[str | None, typer.Argument(help="A trip's name or id; without it, every trip.")] = None,
    into: Annotated[
        Path | None, typer.Option("--out", "-o", help="A folder for one file a trip; without it, stdout.")
    ] = None,
) -> None:
    """Write trips as JSON (pathfinder.trip/1)."""
    found = asyncio.run(_exports(settings_or_fail(), trip))
    if not found:
        fail(f"there is no trip “{trip}” here" if trip else "there is no trip here yet")
    if into is None:
        out.print_json(json.dumps(list(found.values()) if trip is None else next(iter(found.values()))))
        return
    into.mkdir(parents=True, exist_ok=True)
    for trip_id, document in found.items():
        text = json.dumps(document, ensure_ascii=False, indent=1)
        (into / f"{trip_id}.json").write_text(text, encoding="utf-8")


async def _exports(settings: Settings, trip: str | None) -> dict[str, dict[str, Any]]:
    url = await to_thread.run_sync(database_url, settings)
    async with open_house(settings, url, (), InLine()) as house:
        return await export_trips(house, trip)
