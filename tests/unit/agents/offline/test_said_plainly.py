# what people write reads best on one line
"""Facts said plainly: days of coming and going, drivers, wishes, stops that one family leaves out."""

from datetime import datetime
from typing import Any

import pytest

from agents.context import Context, FamilyContext, TripContext
from agents.offline.engine import OfflineEngine

_ENGINE = OfflineEngine()
_CONTEXT = Context(
    now=datetime(2027, 4, 10, 19),  # noqa: DTZ001  # local by contract
    speaker="Davo",
    speaker_family="Kowalski",
    trip=TripContext(name="Loop", start_date="2027-07-10", end_date="2027-07-17"),
    families=(
        FamilyContext(name="Kowalski", members=("Shaz", "Davo")),
        FamilyContext(name="Haywood", members=("Gordon", "Bev")),
    ),
    stops=("Moab", "Green River", "Custer"),
)


def calls(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the calls of Davo's addressed message."""
    return [(c.name, c.args) for c in _ENGINE.understand(f"@pathfinder {text}", True, _CONTEXT).calls]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("actually we come on the 14th not the 13th, work", {"joins_date": "2027-07-14"}),
        ("wait we cant come til the 12th, school", {"joins_date": "2027-07-12"}),
        ("we can't get there until friday the 16th", {"joins_date": "2027-07-16"}),
        ("we're heading home the wednesday instead, on the 14th", {"leaves_date": "2027-07-14"}),
        ("we'll be leaving Wednesday morning the fourteenth", {"leaves_date": "2027-07-14"}),
    ],
)
def test_when_we_come_and_go(text: str, days: dict[str, str]) -> None:
    assert calls(text) == [("set_presence", {"family": "Kowalski", **days})]


def test_when_somebody_else_comes() -> None:
    [(_, args)] = calls("Bev flies in to Calgary on the 12th and rides with us")
    assert (args["family"], args["joins_date"]) == ("Haywood", "2027-07-12")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("shaz doesnt drive so im doing all of it", {"Shaz": False}),
        ("Gordon does all the driving, Bev can't drive", {"Gordon": True, "Bev": False}),
        ("Shaz and I both drive", {"Shaz": True, "Davo": True}),
        ("Bev also drives", {"Bev": True}),
    ],
)
def test_who_is_at_the_wheel(text: str, told: dict[str, bool]) -> None:
    assert {a["name"]: a["driver"] for n, a in calls(text) if n == "add_member"} == told


@pytest.mark.parametrize(
    "text",
    [
        "straight to Custer for us so no Moab",
        "we go directly to Custer, so skip Moab for us",
        "no Moab for us please",
    ],
)
def test_a_stop_one_family_leaves_out_stays(text: str) -> None:
    found = calls(text)
    assert ("record_preference", {"party": "my_family", "kind": "avoid", "what": "Moab"}) in found
    assert "remove_stop" not in [name for name, _ in found]


@pytest.mark.parametrize(
    ("text", "place", "role"),
    [
        ("Dollywood? not a must tho, would be nice", "Dollywood", "want"),
        ("Cliffs of Moher is a MUST", "Cliffs of Moher", "must"),
        ("i wanna go to pleasure pier its a must", "Pleasure Pier", "must"),
    ],
)
def test_musts_and_maybes(text: str, place: str, role: str) -> None:
    assert calls(text) == [("add_stop", {"place": place, "role": role})]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("no theme parks whatsoever for us, they are too loud", "theme parks"),
        ("we don't want to go to any casinos", "casinos"),
        ("we would like to avoid dirt roads", "dirt roads"),
        ("keep Shaz off boats", "boats"),
        ("please keep Bev out of tunnels", "tunnels"),
        ("keep me away from heights", "heights"),
    ],
)
def test_what_is_not_wanted(text: str, what: str) -> None:
    [(_, args)] = calls(text)
    assert (args["kind"], args["what"]) == ("avoid", what)


def test_the_reason_of_a_wish_is_no_second_wish() -> None:
    told = calls("no theme parks whatsoever for us, Shaz gets motion sick")
    assert [(a["party"], a["kind"]) for _, a in told] == [("my_family", "avoid")]
    assert told[0][1]["what"] == "theme parks"


def test_own_limits_are_shown_when_asked_for() -> None:
    assert calls("which hotel limit do you have down for us?") == [("show_trip", {"what": "families"})]
