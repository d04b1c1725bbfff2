"""What only shows when the calls stand side by side."""

import json
from datetime import datetime
from typing import Any

import pytest

from agents.context import Call, Context, FamilyContext, TripContext, Understanding
from agents.offline.batch import as_json
from agents.offline.engine import OfflineEngine

_FAMILIES = (
    FamilyContext(name="Moreau", members=("Luc", "Inès")),
    FamilyContext(name="Tanaka", members=("Kenji", "Aiko")),
    FamilyContext(name="Walsh", members=("Sean",)),
)


def said(text: str, mention: bool = False) -> list[tuple[str, dict[str, Any]]]:
    """Return the calls of Luc Moreau's message on the trip."""
    context = Context(
        now=datetime(2027, 7, 12, 19),  # noqa: DTZ001  # local by contract
        speaker="Luc",
        speaker_family="Moreau",
        trip=TripContext(name="Loop", start_date="2027-07-10", end_date="2027-07-17"),
        families=_FAMILIES,
        travelling=True,
    )
    return [(call.name, call.args) for call in OfflineEngine().understand(text, mention, context).calls]


def test_shares_stay_shares_when_the_word_is_said_once() -> None:
    [(_, expense)] = said("cabin was $900, I paid: moreau 2 shares, tanaka 2 shares, walsh 1")
    assert {row["party"]: int(row["shares"]) for row in expense["split"]} == {
        "my_family": 2,
        "family:Tanaka": 2,
        "family:Walsh": 1,
    }


def test_two_who_paid_one_bill_are_both_payers() -> None:
    [(_, expense)] = said("boat 300.00 in all: I paid 180.00 of it and Kenji paid 120.00, for everyone")
    assert expense["payers"] == [
        {"party": "me", "amount": "180.00"},
        {"party": "member:Kenji", "amount": "120.00"},
    ]
    assert "paid_by" not in expense


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("ok let's settle up please", "settle_up"),
        ("final tally please", "show_balance"),
        ("so who owes what", "show_balance"),
    ],
)
def test_settling_up_shows_what_is_owed(text: str, tool: str) -> None:
    assert [name for name, _ in said(text, mention=True)] == [tool]


def test_the_catalogue_has_settling_up_as_the_balance() -> None:
    found = Understanding(calls=(Call(name="settle_up"),))
    assert json.loads(as_json(found))["calls"] == [{"name": "show_balance", "args": {}}]


def test_settling_among_themselves_is_left_alone() -> None:
    assert said("we should settle up over beers some day") == []


def test_quiet_hours_are_about_messages() -> None:
    assert said("quiet hours from 9pm to 6:30am please", mention=True) == [
        ("set_quiet_hours", {"start": "21:00", "end": "06:30"})
    ]


def _begun(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the calls of a message in a chat without a trip."""
    context = Context(now=datetime(2027, 5, 3, 8))  # noqa: DTZ001  # local by contract
    return [(call.name, call.args) for call in OfflineEngine().understand(text, True, context).calls]


@pytest.mark.parametrize(
    "meeting",
    ["on the way there on the 12th we meet for lunch in Idaho Falls", "We meet in Idaho Falls on the 12th"],
)
def test_a_meeting_of_a_new_trip_keeps_its_day(meeting: str) -> None:
    calls = _begun(
        f"@pathfinder new trip: Opener, june 11 to june 15 2027. West Yellowstone is our base. {meeting}"
    )
    met = [args for name, args in calls if name == "add_stop"]
    assert [(m["role"], m["date"]) for m in met] == [("meet", "2027-06-12")]


def test_nights_of_single_stops_do_not_shorten_the_trip() -> None:
    calls = _begun("@pathfinder new trip: 4 to 8 june 2027. Keswick 2 nights, then York 2 nights")
    assert (calls[0][1]["start_date"], calls[0][1]["end_date"]) == ("2027-06-04", "2027-06-08")
    assert "nights" not in calls[0][1]


def test_a_family_that_passes_by_a_stop_avoids_it() -> None:
    context = Context(
        now=datetime(2027, 5, 3, 8),  # noqa: DTZ001  # local by contract
        trip=TripContext(name="Loop"),
        stops=("Moab", "Green River"),
    )
    text = "@pathfinder we're the Kwons from Bozeman: Daniel, Theo (10) and me. So no Green River for us"
    calls = [(call.name, call.args) for call in OfflineEngine().understand(text, True, context).calls]
    assert ("record_preference", {"party": "family:Kwon", "kind": "avoid", "what": "Green River"}) in calls
