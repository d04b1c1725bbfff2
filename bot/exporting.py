"""Trip exports for operators and replay: every trip of a database, whole."""

from typing import Any

from bot.main import House
from storage.journal import SqlAuditTrail
from storage.trips import all_trips
from storage.unit_of_work import Author, unit_of_work
from tools.documents.export import trip_export
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.audit import AuditTrail

_OPERATOR = Speaker(account_id="operator", name="operator", role=Role.ORGANIZER)


async def export_trips(house: House, wanted: str | None = None) -> dict[str, dict[str, Any]]:
    """Return each trip's export (pathfinder.trip/1) by id; only of `wanted` (an id or a name) if given."""
    async with house.database.system() as connection:
        trips = await all_trips(connection)
    if wanted is not None:
        folded = wanted.casefold()
        trips = [(key, name) for key, name in trips if key == wanted or name.casefold() == folded]
    return {key: await _export(house, key) for key, _ in trips}


async def _export(house: House, trip_id: str) -> dict[str, Any]:
    now = house.clock.now()
    async with unit_of_work(house.database, trip_id, Author(0, now)) as unit:
        ports = {**house.ports, AuditTrail: SqlAuditTrail(unit)}
        return await trip_export(Act(uow=unit, speaker=_OPERATOR, now=now, group=False, ports=ports))
