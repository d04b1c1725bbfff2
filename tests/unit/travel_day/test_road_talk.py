# ruff: noqa: E501  # what was said and what it means, side by side
"""What people say of the road, and what is left to the language engine."""

from typing import Any

import pytest

from tools.travel_day.reminder_words import read as reminders
from tools.travel_day.road_talk import corrected, read

PLACES = ("Moab", "Green River", "Gonzo Inn Moab")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("charger in Rexburg doesn't work", {"kind": "breakdown", "place": "Rexburg", "note": "charger broken"}),
        (
            "all chargers here in Price are out of order, we're at 40%",
            {"kind": "breakdown", "place": "Price", "note": "charger broken", "percent": 40},
        ),
        ("charged to 80 in Green River, back on the road", {"kind": "charged", "percent": 80, "place": "Green River"}),
        ("I-15 is closed at Malad, one hour", {"kind": "closed", "note": "I-15 closed", "place": "Malad", "minutes": 60}),
        ("skipping Green River, kids sleep", {"kind": "skipped", "place": "Green River"}),
        ("we're at the Gonzo Inn", {"kind": "arrived", "place": "Gonzo Inn Moab"}),
        ("finally in Moab, 52%", {"kind": "arrived", "place": "Moab", "percent": 52}),
    ],
)  # fmt: skip
def test_plain_words_are_reports(said: str, meant: dict[str, Any]) -> None:
    assert read(said, PLACES) == meant


@pytest.mark.parametrize(
    "said",
    [
        "is the charger in Moab broken?",
        "hope the charger isn't broken",
        "the charger was broken but we found another",
        "my phone charger is broken",
        "what if the road is closed",
        "the museum is closed",
        "let's skip Green River",
        "Tom made it to Moab",
        "we're in Moab tomorrow",
        "are we in Moab tonight?",
        "we're in Moabit",
    ],
)
def test_what_leaves_a_doubt_is_left_alone(said: str) -> None:
    assert read(said, PLACES) is None


def test_early_is_not_late() -> None:
    assert corrected("late", 15, "lunds are in idaho falls, 15 min early") == ("arrived", None)
    assert corrected("late", 15, "we run 15 min ahead") == ("early", 15)
    assert corrected("late", 15, "15 min late, we wanted to be early") == ("late", 15)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("@pathfinder stop the morning briefs", ("set_reminders", {"kind": "morning_brief", "on": False})),
        ("no more charge reminders for us", ("set_reminders", {"kind": "charge", "on": False, "party": "my_family"})),
        ("turn off all reminders please", ("set_reminders", {"kind": "all", "on": False})),
        ("turn on the break alerts", ("set_reminders", {"kind": "break", "on": True})),
        ("what reminders are coming?", ("show_alerts", {})),
        ("stop", None),
        ("STOP AT Moab", None),
        ("no more museums please", None),
    ],
)  # fmt: skip
def test_reminders_are_turned_off_in_plain_words(said: str, meant: Any) -> None:
    assert reminders(said) == meant
