# ruff: noqa: E501  # what people write reads best on one line
"""New trips in people's words: whose nights were told, and the name a command begins with."""

from typing import Any

import pytest

from agents.context import Context
from agents.offline.engine import OfflineEngine

_ENGINE = OfflineEngine()
_CONTEXT = Context.model_validate(
    {"now": "2027-05-01T09:30", "speaker": "Nadia", "speaker_family": "Thornton"}
)


def made(text: str) -> dict[str, Any]:
    call, *stops = _ENGINE.understand(text, True, _CONTEXT, tool="create_trip").calls
    assert all(stop.name == "add_stop" for stop in stops)
    return call.args


@pytest.mark.parametrize("told", ["Moab 2 nights, Page", "Moab the first two nights", "Page for 1 night"])
def test_nights_of_a_stop_do_not_shorten_the_trip(told: str) -> None:
    args = made(f"Canyon Loop, aug 7 to aug 13. {told}")
    assert (args["start_date"], args["end_date"]) == ("2027-08-07", "2027-08-13")
    assert "nights" not in args


def test_nights_without_a_last_day_are_the_trips() -> None:
    assert made("Canyon Loop, from aug 7, 5 nights, Moab")["nights"] == 5


def test_a_command_begins_with_the_name_of_the_trip() -> None:
    args = made("Loop, june 18 to 22 2027, Moab")
    assert (args["name"], args["stops"]) == ("Loop", ["Moab"])


def test_a_day_is_no_name() -> None:
    assert "name" not in made("june 18 to 22, Moab")


def begun(text: str) -> tuple[str | None, list[str], dict[str, int]]:
    """Return the name, the stops and their nights of a new trip told in the group."""
    trip, *stops = _ENGINE.understand(f"@pathfinder {text}", True, _CONTEXT).calls
    nights = {s.args["place"]: s.args["nights"] for s in stops if s.name == "add_stop" and "nights" in s.args}
    return trip.args.get("name"), trip.args.get("stops", []), nights


@pytest.mark.parametrize(
    ("text", "stops", "nights"),
    [
        ("new trip, june 24 to june 29. Gatlinburg two nights, then Asheville three nights", ["Gatlinburg", "Asheville"], {"Gatlinburg": 2, "Asheville": 3}),
        ("new trip from 2nd July to 7th July. 3 nights Yosemite Valley, 2 nights South Lake Tahoe", ["Yosemite Valley", "South Lake Tahoe"], {"Yosemite Valley": 3, "South Lake Tahoe": 2}),
        ("new trip called Rockies, June 19 - June 26. Banff is the base for 4 nights, then Jasper 3 nights", ["Banff", "Jasper"], {"Banff": 4, "Jasper": 3}),
        ("a trip please: Slovenia and Istria, 14 to 20 August. First Bled (2 nights), after Ljubljana (1 night), after Rovinj (3 nights)", ["Bled", "Ljubljana", "Rovinj"], {"Bled": 2, "Ljubljana": 1, "Rovinj": 3}),
    ],
)  # fmt: skip
def test_nights_stay_with_their_stop(text: str, stops: list[str], nights: dict[str, int]) -> None:
    _, found, counted = begun(text)
    assert (found, counted) == (stops, nights)


@pytest.mark.parametrize(
    ("text", "name", "stops"),
    [
        ("new trip, Wild Atlantic Wander, fri 6 august to thurs 12 august. Galway, then Westport", "Wild Atlantic Wander", ["Galway", "Westport"]),
        ("new trip!! Gulf Coast spring break, july 18 to 21. Biloxi first, then Gulf Shores", "Gulf Coast spring break", ["Biloxi", "Gulf Shores"]),
        ("make a trip called senior sendoff july 9-12. austin to galveston then new orleans", "senior sendoff", ["Austin", "Galveston", "New Orleans"]),
        ("new trip: Moab, Zion and Bryce, june 3 to 8", None, ["Moab", "Zion", "Bryce"]),
    ],
)  # fmt: skip
def test_a_title_is_no_stop(text: str, name: str | None, stops: list[str]) -> None:
    assert begun(text)[:2] == (name, stops)
