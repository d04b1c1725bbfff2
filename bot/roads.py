"""Which roads the program drives on: the embedded ones, Google's with a key, chargers of Open Charge Map."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from pkgutil import resolve_name

from bot.data import map_dir
from bot.settings import Settings
from tools.routing.charge_map import ChargedRoads, ChargeMap
from tools.routing.embedded import EmbeddedRoads
from tools.routing.google.google import Google
from tools.routing.google.keeping import Allowance, KeptPlaces
from tools.routing.google.roads import GoogleRoads
from tools.routing.ports import Roads


def roads_by(
    settings: Settings, directory: Path, counted: tuple[Allowance, KeptPlaces] | None = None
) -> Roads:
    """Return the roads that are set; the embedded map lies in `directory`.

    Google's are taken only with `counted`: what counts their calls and keeps their places.
    """
    roads: Roads = EmbeddedRoads(directory)
    key = settings.google_maps_api_key.get_secret_value()
    if key and counted:
        allowance, kept = counted
        roads = GoogleRoads(Google(key, allowance, settings.google_maps_base_url.rstrip("/")), roads, kept)
    chargers = settings.open_charge_map_key.get_secret_value()
    if chargers:
        roads = ChargedRoads(roads, ChargeMap(chargers, settings.open_charge_map_base_url.rstrip("/")))
    return roads


@asynccontextmanager
async def open_roads(settings: Settings) -> AsyncIterator[Roads]:
    """Build the roads alone, for the command line; only Google's need the house (it counts their calls)."""
    if settings.google_maps_api_key.get_secret_value():
        async with resolve_name("bot.main:open_counted_roads")(settings) as counted:
            yield counted
        return
    roads = roads_by(settings, map_dir(settings))
    try:
        yield roads
    finally:
        await roads.close()
