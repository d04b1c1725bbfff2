"""A house on a travel day: two families on the road by a plan that was agreed on."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from channels.envelope import Outgoing
from storage.trips import all_conversations
from storage.unit_of_work import Author, unit_of_work
from tests.dialog import Dialog, verify_dialog
from tests.unit.travel_day.test_travel_day import PLAN, at
from tools.planning.model import Itinerary
from tools.preferences.model import Setting
from tools.proposals.model import Proposal
from tools.travel_day.model import Alert, StatusReport

HAL, SOFIE = "+12085550107", "Sofie"
_PEOPLE = [
    ("Sofie", "@pathfinder new trip: Idaho, june 12 to june 15. Idaho Falls", "Idaho"),
    (
        "Sofie",
        "@pathfinder we're the Lunds from Salt Lake City: me and Anders. Hyundai Ioniq 5, 240 miles range, "
        "Anders drives",
        "Lund",
    ),
    (
        "Sofie",
        "@pathfinder the Carvers from Boise: Hal and Meg. Ford F-150, gas, Hal drives, 208-555-0107",
        "Hal",
    ),
]


async def travelling(dialog: Dialog) -> str:
    """Have the two families come, and their plan of June 12 agreed on; returns the trip's id."""
    await verify_dialog(dialog, _PEOPLE)
    async with dialog.house.database.system() as connection:
        (trip,) = await all_conversations(connection)
    async with unit_of_work(dialog.house.database, trip, Author(0, dialog.clock.now())) as unit:
        await unit.of(Itinerary).put(replace(PLAN, id=trip))
        await unit.commit()
    await dialog.say(HAL, "Hal Carver here", at=at(6, 0))
    await dialog.say(SOFIE, "LATE 15", at=at(6, 1), direct=True)  # this makes the day's alerts
    await dialog.say(SOFIE, "UNDO", at=at(6, 2), direct=True)
    return trip


async def state(dialog: Dialog, trip: str) -> list[dict[str, Any]]:
    """Return all rows that reports may touch: reports, alerts, settings and proposals."""
    async with unit_of_work(dialog.house.database, trip, Author(0, dialog.clock.now())) as unit:
        rows: list[StatusReport | Alert | Setting | Proposal] = [*await unit.of(StatusReport).all()]
        rows += [*await unit.of(Alert).all(), *await unit.of(Setting).all()]
        rows += await unit.of(Proposal).all()
    return sorted((asdict(row) for row in rows), key=repr)


def words(answers: Sequence[Outgoing]) -> str:
    """Return what was said, in one text."""
    return "\n".join(answer.text for answer in answers)
