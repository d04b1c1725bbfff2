"""`pathfinder route`: what is printed of a drive."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.cli.drive import Asked, driven
from tests.fakes_roads import FakeRoads
from tools.kernel.errors import Refusal
from tools.kernel.place import Place

DENVER = Place("Denver", 39.739, -104.99, "America/Denver", "Colorado, US", country="US")
VEGAS = Place("Las Vegas", 36.17, -115.14, "America/Los_Angeles", "Nevada, US", country="US")
ROADS = FakeRoads((DENVER, VEGAS))


async def test_it_has_what_a_script_needs() -> None:
    answer = await driven(ROADS, Asked(("Denver", "Las Vegas")))
    assert {"km", "minutes", "legs", "note"} <= set(answer)
    assert answer["depart"] is answer["arrive"] is None


async def test_each_end_has_its_own_clock() -> None:
    answer = await driven(ROADS, Asked(("Denver", "Las Vegas"), depart="2027-07-10T08:00"))
    assert answer["depart"] == "2027-07-10T08:00-06:00"
    assert answer["arrive"].endswith("-07:00")
    assert "Sat 08:00 (MDT) → about Sat" in answer["words"]


async def test_to_be_there_in_time() -> None:
    answer = await driven(ROADS, Asked(("Denver", "Las Vegas"), arrive="2027-07-10T20:00"))
    there = datetime.fromisoformat(answer["arrive"])
    assert (
        abs((there - datetime(2027, 7, 10, 20, tzinfo=ZoneInfo("America/Los_Angeles"))).total_seconds())
        <= 120
    )


@pytest.mark.parametrize("said", ["08:00", "8am", "8:00 AM", "2027-07-10T08:00+02:00"])
async def test_times_as_people_write_them(said: str) -> None:
    assert (await driven(ROADS, Asked(("Denver", "Las Vegas"), depart=said)))["depart"]


@pytest.mark.parametrize("said", ["8", "25:00", "13pm", "tomorrow-ish", "🕗"])
async def test_other_times_are_refused_in_words(said: str) -> None:
    with pytest.raises(Refusal, match="not a time I can read"):
        await driven(ROADS, Asked(("Denver", "Las Vegas"), depart=said))


async def test_leaving_and_arriving_at_once_is_refused() -> None:
    with pytest.raises(Refusal, match="not both"):
        await driven(ROADS, Asked(("Denver", "Las Vegas"), "08:00", "12:00"))


async def test_chargers_that_are_guesses_are_called_so() -> None:
    answer = await driven(ROADS, Asked(("Denver", "Las Vegas"), ev=400))
    assert "an estimate: check before you rely on it" in answer["note"]
    assert {leg["note"] for leg in answer["legs"]} == {"charge (estimate)", ""}
