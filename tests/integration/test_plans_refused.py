"""Trips that cannot be as they are told: a plain sentence names the cause, and nothing is half-written."""

import pytest

from tests.dialog import Dialog, verify_dialog

_OKAFORS = ("Ann", "@pathfinder we're the Okafors from Denver: me, Tunde and Zuri who is 6", "Okafor")
_LOOP = (
    "Ann",
    "@pathfinder new trip: Canyon Loop, june 18 to june 22 2027. Durango, then Moab",
    "Canyon Loop",
)
_PLAN = "@pathfinder make us a plan"


@pytest.mark.parametrize("days", ["june 22 to june 18 2027", "june 22 2027 to june 18 2027"])
async def test_a_trip_that_ends_before_it_starts_is_asked_about(dialog: Dialog, days: str) -> None:
    await verify_dialog(
        dialog,
        [("Ann", f"@pathfinder new trip: Canyon Loop, {days}. Durango, then Moab", "end .*before it starts")],
    )
    assert "Which dates" not in (await dialog.say("Ann", "/help"))[0].text


async def test_a_family_that_leaves_before_it_joins_is_told_so(dialog: Dialog) -> None:
    both = "@pathfinder we're the Lees from Tucson: me and Kit. We join June 21 and leave June 19"
    await verify_dialog(dialog, [_LOOP, _OKAFORS, ("Bo", both, "leave .*Jun 19.* before they join .*Jun 21")])


async def test_a_single_day_is_a_trip(dialog: Dialog) -> None:
    day = "@pathfinder new trip: Day out, june 18 to june 18 2027. Colorado Springs"
    await verify_dialog(
        dialog,
        [
            ("Ann", day, "Day out: Jun 18, 2027"),
            _OKAFORS,
            ("Ann", _PLAN, "Denver → Colorado Springs and back"),
        ],
    )


async def test_places_no_road_leads_to_are_named_and_the_rest_is_planned(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            ("Ann", "@pathfinder new trip: Far, june 18 to june 22 2027. Denver, then Tokyo", "Far"),
            ("Ann", "@pathfinder we're the Lees from London: me and Kit", "Lee"),
            (
                "Ann",
                _PLAN,
                "Tokyo is left out: no road.*\n.*London to the trip, so the Lee plan starts where",
            ),
        ],
    )
    assert "Not kept" not in (await dialog.say("Ann", _PLAN))[0].text


async def test_a_home_nobody_told_is_asked_for(dialog: Dialog) -> None:
    us = ("Ann", "@pathfinder we're the Okafors: me and Tunde", "Okafor")
    await verify_dialog(
        dialog, [_LOOP, us, ("Ann", _PLAN, "don't know where the Okafor family sets out from")]
    )


async def test_a_cancelled_booking_is_out_of_the_plan_at_once(dialog: Dialog) -> None:
    shown = "@pathfinder what does the plan look like?"
    await verify_dialog(
        dialog,
        [
            _LOOP,
            _OKAFORS,
            ("Ann", "@pathfinder booked Durango: Animas Creek Lodge, june 18-20, 2 rooms", "Noted"),
            ("Ann", "@pathfinder booked Moab: Slickrock Inn, june 19-21", "Noted"),
            ("Ann", _PLAN, "Two bookings for the night of Sat 19 Jun: Animas Creek Lodge and Slickrock Inn"),
            ("Ann", "@pathfinder cancel the Slickrock booking", "Cancelled: Slickrock Inn"),
            ("Ann", shown, "No bed is booked yet: Moab from Sun 20 Jun"),
        ],
    )
    assert "Slickrock" not in (await dialog.say("Ann", shown))[0].text
    await dialog.say("Ann", "/undo")
    assert "Slickrock" in (await dialog.say("Ann", shown))[0].text
