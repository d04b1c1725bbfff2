# a table reads best on long lines
"""Stops asked for in everyday words: which place, what it is, who wants it."""

from datetime import datetime
from typing import Any

import pytest

from agents.context import Context, FamilyContext, TripContext
from agents.offline.plain_stops import stop_asked
from agents.offline.scene import Scene
from agents.offline.slots.stops import add_stop

_CONTEXT = Context(
    now=datetime(2026, 6, 15, 18),  # noqa: DTZ001  # local by contract
    speaker="Dana",
    speaker_family="Whitaker",
    trip=TripContext(name="Lakes", currency="GBP"),
    families=(
        FamilyContext(name="Whitaker", members=("Dana", "Joe", "Mia")),
        FamilyContext(name="Okafor", members=("Chidi", "Ngozi", "Ada")),
    ),
    stops=("Keswick", "Windermere", "Portree"),
)


def _stops(text: str) -> list[dict[str, Any]]:
    return [call.args for call in add_stop(Scene(text, True, _CONTEXT))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("must see: Glenfinnan viaduct", "Glenfinnan viaduct"),
        ("Everyone meets at Tebay services", "Tebay services"),
        ("if we don't do the new river gorge bridge i'm walking home", "New River Gorge bridge"),
        ("drop Keswick, chuck in Hobbiton instead", "Hobbiton"),
        ("Corning out, Letchworth in", "Letchworth"),
        ("joe rly wants slab city, throw it on", "Slab City"),
        ("rendezvous point is breezewood. obviously. cradle of civilization", "Breezewood"),
        ("swap Denver out for Cheyenne, way less traffic", "Cheyenne"),
    ],
)
def test_the_place_that_is_asked_for(text: str, place: str) -> None:
    assert [args["place"] for args in _stops(text)] == [place]


@pytest.mark.parametrize(
    ("text", "role", "wanted"),
    [
        ("I'd quite like to see Plockton, no drama if not", "want", ["me"]),
        ("I have always dreamed of seeing Iona", None, ["me"]),
        ("Mia's just gotta have the USS Lexington", "must", ["member:Mia"]),
        ("two nights in Zadar would be nice for us", "want", ["my_family"]),
        ("Ada has her heart set on Bear World", "want", ["member:Ada"]),
        ("the last stop should be Edinburgh", "end", None),
        ("we're all gathering in Settle first", "meet", None),
        ("the Okafors would dearly like to stop in Pitlochry", "want", ["family:Okafor"]),
        ("add Loch Lomond", None, None),
    ],
)
def test_what_it_is_and_who_wants_it(text: str, role: str | None, wanted: list[str] | None) -> None:
    (args,) = _stops(text)
    assert (args.get("role"), args.get("wanted_by")) == (role, wanted)


def test_wanting_is_no_night() -> None:
    told = _stops("Chidi and Ngozi want Tobermory, and Mia wants Staffa")
    assert [(args["place"], "nights" in args) for args in told] == [("Tobermory", False), ("Staffa", False)]


def test_nights_of_a_stop_beside_new_ones() -> None:
    told = _stops("Start: Rocky Mountain House. Finish: Pincher Creek. Three nights Portree.")
    assert {args["place"]: (args["role"], args.get("nights")) for args in told} == {
        "Portree": ("overnight", 3),
        "Rocky Mountain House": ("start", None),
        "Pincher Creek": ("end", None),
    }


@pytest.mark.parametrize(
    ("text", "tools", "meant"),
    [
        ("Could you squeeze in Dunkeld somewhere? Chidi asked", [], ["add_stop"]),
        ("i want Culloden on the list", ["forget_preference"], ["add_stop"]),
        ("add Whitby, Joe is desperate for fish and chips", ["record_preference"], ["add_stop"]),
        ("add the Lees, 2 adults 3 kids", [], []),
        ("can you add a note that Ada is vegan", ["record_preference"], ["record_preference"]),
        ("add £20 for parking", [], []),
        ("add another day please", ["update_trip"], ["update_trip"]),
    ],
)
def test_a_place_asked_for_in_so_many_words(text: str, tools: list[str], meant: list[str]) -> None:
    assert stop_asked(Scene(text, True, _CONTEXT), tools) == meant
