"""What tired people text from the road: questions, typos, other tongues, jams that add up, a low battery."""

from dataclasses import replace
from typing import Any

import pytest

from tests.unit.travel_day.test_travel_day import PLAN, Road, at
from tests.unit.travel_day.test_travel_day import road as road
from tools.kernel.errors import Refusal
from tools.travel_day.driver_words import parse
from tools.travel_day.kindness import brief
from tools.travel_day.living import today
from tools.travel_day.reporting import report_status
from tools.travel_day.road_questions import asked
from tools.travel_day.road_talk import corrected, read
from tools.travel_day.whereabouts import everybody, what_is_next

WHERE, NEXT = ("show_trip", {"what": "where"}), ("show_trip", {"what": "next"})


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("where's everyone", WHERE),
        ("hows everybody doing?", WHERE),
        ("@pathfinder where are the others at", WHERE),
        ("who's late?", WHERE),
        ("any news from the others?", WHERE),
        ("when will they get here", WHERE),
        ("eta?", NEXT),
        ("whats our ETA", NEXT),
        ("how much longer", NEXT),
        ("when do we get there", NEXT),
        ("what's next", NEXT),
        ("are we on time?", NEXT),
        ("call me", ("report_status", {"kind": "call"})),
        ("can someone ring me pls", ("report_status", {"kind": "call"})),
        ("almost there!", ("report_status", {"kind": "close"})),
        ("will we make the ferry?", ("show_reservations", {"kind": "ferry"})),
        ("whens the boat", ("show_reservations", {"kind": "ferry"})),
        # what is somebody else's business, or the engine's
        ("where's everyone's passport", None),
        ("how far is Moab from Denver?", None),
        ("what's next year's plan", None),
        ("call me Dan", None),
        ("call the hotel please", None),
        ("everyone is where they should be", None),
        ("we almost hit a deer", None),
    ],
)
def test_questions_of_the_road(said: str, means: tuple[str, dict[str, Any]] | None) -> None:
    assert asked(said) == means


@pytest.mark.parametrize(
    ("said", "kind", "more"),
    [
        ("chgr dead", "breakdown", {"note": "charger broken"}),
        ("chrging in Pocatello 40%", "charging", {"percent": 40, "place": "Pocatello"}),
        ("arrvd", "arrived", {}),
        ("stoping for gas", "stopped", {}),
        ("ok rolling again", "departed", {}),
        ("battery at 14", "level", {"percent": 14}),
        ("down to 12%", "level", {"percent": 12}),
        ("still stuck another 30", "late", {"minutes": 30}),
        ("the m25 is a car park, 45 min", "late", {"minutes": 45}),
        ("we're about 20 out", "expected", {"minutes": 20}),
    ],
)
def test_typos_and_short_words_are_read(said: str, kind: str, more: dict[str, Any]) -> None:
    alone = said == "arrvd"
    meant = read(said, ["Pocatello"], at(10), alone=alone)
    assert meant is not None
    assert meant["kind"] == kind
    assert {name: meant.get(name) for name in more} == more


@pytest.mark.parametrize(
    "said", ["20 out of 30 kids", "no traffic at all", "level 5 of the game", "a car parked here"]
)
def test_ordinary_talk_is_left_alone(said: str) -> None:
    assert read(said, [], at(10)) is None


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("vale llegamos", "arrived"),
        ("On est arrivés!", "arrived"),
        ("wir sind da", "arrived"),
        ("ya salimos", "departed"),
        ("unterwegs", "departed"),
        ("en camino", "departed"),
    ],
)
def test_other_tongues(said: str, kind: str) -> None:
    assert parse(said) == (kind, {})


def test_where_one_stops_anywhere_is_no_place() -> None:
    assert parse("stopped at services for a wee") == ("stopped", {})
    assert parse("stopping at the next exit") == ("stopped", {})
    assert parse("STOP AT Malad") == ("stopped", {"place": "Malad"})


def test_a_low_battery_is_no_charge() -> None:
    assert corrected("charged", None, "battery 12 percent should we stop") == ("level", None)
    assert corrected("charged", None, "charged to 80, only 20 min") == ("charged", None)


async def _said(road: Road, hour: int, minute: int, text: str, **args: Any) -> str:
    road.now = at(hour, minute)
    return str((await road.say("Hal", report_status, text, group=False, **args)).text)


async def test_what_holds_up_adds_up_and_a_delay_in_all_does_not(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    await _said(road, 9, 0, "we'll be 20 min late", kind="late", minutes=20)
    await _said(road, 9, 5, "stuck on i84 prob 40 min", kind="late", minutes=40, note="stuck on i84")
    assert (await today(await road.act("Hal"))).families["Carver"].behind == 60
    await _said(road, 9, 35, "still stuck another 30", kind="late", minutes=30, note="still stuck")
    assert (await today(await road.act("Hal"))).families[
        "Carver"
    ].behind == 80  # 20 before, 30 gone, 30 to come
    await _said(road, 10, 0, "we'll be 50 min late", kind="late", minutes=50)
    assert (await today(await road.act("Hal"))).families["Carver"].behind == 50


async def test_a_delay_that_would_be_over_is_one_from_now_on(road: Road) -> None:
    await road.text("Hal", at(7), "LEFT")
    text = await _said(road, 12, 40, "20 min late", kind="late", minutes=20)
    assert "Idaho Falls about 13:00 instead of 12:00" in text


async def test_where_everybody_is_and_what_is_next(road: Road) -> None:
    await road.text("Sofie", at(7), "LEFT")
    await road.text("Hal", at(7, 10), "LATE 40")
    road.now = at(8)
    assert await everybody(await road.act("Hal")) == (
        "Lunds: to Idaho Falls about 12:10\nCarvers: 40 min late: Idaho Falls about 12:10"
    )
    assert await what_is_next(await road.act("Sofie")) == (
        "Next: charge to 80% in Pocatello about 09:30. Idaho Falls about 12:10 instead of 12:00, "
        "with the Carvers."
    )


async def test_who_wants_a_call_is_passed_on(road: Road) -> None:
    road.now = at(8)
    reply = await road.say("Hal", report_status, "call me", group=False, kind="call")
    assert [notice.text for notice in reply.notices] == ["Hal (Carvers) asks to be called."]


async def test_a_low_battery_names_chargers(road: Road) -> None:
    await road.text("Sofie", at(7), "LEFT")
    road.now = at(9)
    reply = await road.say("Sofie", report_status, "battery at 14", group=False, kind="level", percent=14)
    assert reply.text.startswith("Noted: the Lunds have 14 % left.")
    assert reply.notices == ()


async def test_who_has_driven_long_enough_may_be_there_hours_early(road: Road) -> None:
    await road.text("Hal", at(5), "LEFT")
    with pytest.raises(Refusal, match="I expect you in Idaho Falls"):
        await road.text("Hal", at(6), "ARRIVED")
    text, _ = await road.text("Hal", at(9, 45), "ARRIVED")  # four and a half hours by the plan
    assert "the Carvers are in Idaho Falls, 2 h 15 early" in text


async def test_who_foretold_an_early_start_need_not_say_that_they_left(road: Road) -> None:
    road.now = at(5)
    await road.say("Hal", report_status, "leaving in 10", group=False, kind="leaving", minutes=10)
    road.now = at(10, 30)
    reply = await road.say("Hal", report_status, "here", group=False, kind="arrived")
    assert "in Idaho Falls" in reply.text


def test_families_with_the_same_day_share_a_line_in_the_brief() -> None:
    assert brief(PLAN.days[0]).splitlines()[1:] == [
        "Lund: leave Salt Lake City 07:00, Idaho Falls 12:00, West Yellowstone 15:00",
        "Carver: leave Boise 07:00, Idaho Falls 12:00, West Yellowstone 15:00",
    ]
    rest = replace(
        PLAN.days[0], families=tuple(replace(f, items=f.items[-1:]) for f in PLAN.days[0].families)
    )
    assert brief(rest).splitlines()[1:] == ["Everybody: a day without driving"]
