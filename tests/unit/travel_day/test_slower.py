"""What makes the day slower than a plan: bad weather by text, a stop nobody planned."""

import pytest

from tests.unit.travel_day.test_closed_roads import said, times
from tests.unit.travel_day.test_travel_day import Road, at
from tests.unit.travel_day.test_travel_day import road as road
from tools.planning.model import ItemKind
from tools.travel_day.road_talk import read


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("snow on the pass, we go slow", "snow on the pass"),
        ("Heavy rain here, taking it easy", "Heavy rain here"),
        ("it's snowing hard, crawling along", "snowing hard"),
        ("thick fog near Malad, only 30 mph", "thick fog near Malad"),
    ],
)
def test_weather_is_read_when_it_slows_them(words: str, note: str) -> None:
    meaning = read(words)
    assert meaning is not None
    assert (meaning["kind"], meaning["note"]) == ("weather", note)


@pytest.mark.parametrize(
    "words",
    [
        "snow on the mountains, so pretty",
        "will it snow on the pass?",
        "if it rains we go slow",
        "they go slow, snow on the pass",
        "rain tomorrow, taking it easy",
        "slow going at the buffet",
    ],
)
def test_weather_that_slows_nobody_of_ours_is_left_alone(words: str) -> None:
    meaning = read(words)
    assert meaning is None or meaning["kind"] != "weather"


async def test_snow_makes_what_is_left_of_the_drives_longer(road: Road) -> None:
    await road.text("Sofie", at(7), "LEFT")
    reply = await said(road, "Sofie", at(8), "snow on the pass, we go slow", group=False)
    assert reply.text == (
        "Noted: the Lunds go slowly (snow on the pass), about 1 h 10 more: "
        "Idaho Falls about 13:10 instead of 12:00. I've told the group."
    )  # 90 and 120 minutes of driving left, a third longer each
    assert reply.notices[0].text.endswith("For the Carvers, Idaho Falls is 13:10 instead of 12:00.")
    await road.text("Sofie", at(10), "LATE 20")  # it cleared up
    assert await times(road, "Lund", ItemKind.MEET) == [at(12, 20)]


async def test_weather_with_nothing_left_to_drive_moves_nothing(road: Road) -> None:
    road.now = at(16)
    reply = await said(road, "Sofie", at(16), "pouring rain, going slow")
    assert reply.text == "Noted: the Lunds go slowly (pouring rain)."


async def test_a_stop_nobody_planned_is_a_delay_once_they_go_on(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    await road.text("Hal", at(8), "STOP AT Twin Falls")
    reply, told = await road.text("Hal", at(9, 10), "ON MY WAY")
    assert "Idaho Falls about 12:40 instead of 12:00" in reply  # half an hour of the 70 minutes was to spare
    assert "For the Lunds, Idaho Falls is 12:40" in told[0]
    await road.text("Hal", at(9, 20), "STOP")
    assert "12:40" in (await road.text("Hal", at(9, 25), "ON MY WAY"))[0]  # five minutes are nothing


async def test_a_stop_that_was_planned_is_no_delay(road: Road) -> None:
    await road.text("Sofie", at(7), "LEFT")
    await road.text("Sofie", at(9, 30), "STOP AT Pocatello")
    assert "Idaho Falls about 12:00." in (await road.text("Sofie", at(10), "ON MY WAY"))[0]


async def test_a_delay_said_during_a_stop_is_not_counted_twice(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    await road.text("Hal", at(8), "STOP")
    await road.text("Hal", at(8, 10), "LATE 40")
    assert "12:10" in (await road.text("Hal", at(8, 35), "ON MY WAY"))[0]
