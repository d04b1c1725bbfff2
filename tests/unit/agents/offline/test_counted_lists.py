"""Lists people count, those who bring somebody, diets, words taken back, bookings of another kind."""

from typing import Any

import pytest

from agents.context import Context
from agents.offline.engine import OfflineEngine

_CONTEXT: dict[str, Any] = {
    "now": "2027-07-12T19:20",
    "speaker": "Dana",
    "speaker_family": "Whitaker",
    "trip": {"name": "Lakes", "start_date": "2027-07-10", "end_date": "2027-07-19", "currency": "GBP"},
    "families": [
        {"name": "Whitaker", "members": ["Dana", "Joe", "Mia"]},
        {"name": "Okafor", "members": ["Chidi", "Ngozi", "Ada"]},
    ],
    "stops": ["Keswick", "Windermere"],
    "reservations": ["Premier Inn"],
    "expenses": [{"what": "parking", "amount": "36"}],
    "travelling": True,
}
_ENGINE = OfflineEngine()


def heard(text: str) -> list[tuple[str, dict[str, Any]]]:
    """The calls for a message to the bot."""
    said = _ENGINE.understand(text, True, Context.model_validate(_CONTEXT))
    return [(call.name, dict(call.args)) for call in said.calls]


@pytest.mark.parametrize(
    "text",
    [
        "Today's costs:\n1. Lift passes 216.00 (Joe)\n2. Lunch 94.50 (me)\n3. Parking 15 (Chidi)",
        "costs today: 1) lift passes 216 (Joe) 2) lunch 94.50 (me) 3) parking 15 (Chidi)",
    ],
)
def test_the_numbers_of_a_list_are_no_sums(text: str) -> None:
    bills = [(float(args["amount"]), args["paid_by"]) for _, args in heard(text)]
    assert bills == [(216.0, "member:Joe"), (94.5, "me"), (15.0, "member:Chidi")]


@pytest.mark.parametrize(
    ("text", "name", "family"),
    [
        ("Joe's bringing his brother Uche, 29, can drive", "Uche", "Whitaker"),
        ("Ngozi is bringing her friend Tola along, she's 31", "Tola", "Okafor"),
        ("Chidi's taking his mum Grace along. she doesn't drive", "Grace", "Okafor"),
    ],
)
def test_who_is_brought_along_is_of_the_family_that_brings(text: str, name: str, family: str) -> None:
    told = [args for tool, args in heard(text) if tool == "add_member"]
    assert [(args["name"], args["family"]) for args in told] == [(name, family)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("My sister's people, the Joshis of Harrow, want in. Husband, wife and two kiddies", (2, 2)),
        ("Rosa's bunch is in! The Quinteros outta Amarillo, three of em, one's a kiddo", (2, 1)),
        ("The Bakers are coming, five of them, two are kids, from Leeds", (3, 2)),
    ],
)
def test_a_family_is_counted_as_people_count(text: str, counted: tuple[int, int]) -> None:
    told = [args for tool, args in heard(text) if tool == "add_family"]
    assert [(args["adults"], args["children"]) for args in told] == [counted]


@pytest.mark.parametrize(
    ("text", "party", "what"),
    [
        ("I don't drink milk", "me", "no milk"),
        ("Mia won't touch mushrooms", "member:Mia", "no mushrooms"),
        ("no peanuts or shellfish for Mia, she swells up", "member:Mia", "no peanuts or shellfish"),
        ("im veggie now btw. like actually this time", "me", "vegetarian"),
    ],
)
def test_what_somebody_does_not_eat_is_a_diet(text: str, party: str, what: str) -> None:
    wishes = [(a["party"], a["kind"], a["what"]) for _, a in heard(text)]
    assert wishes == [(party, "diet", what)]


def test_each_one_of_several_diets_is_its_own_persons() -> None:
    said = "we Okafors are vegetarian, no egg also. Ada is not taking onion or garlic. I myself like museums"
    wishes = [(a["party"], a["kind"]) for _, a in heard(said)]
    assert wishes == [("family:Okafor", "diet"), ("member:Ada", "diet"), ("me", "like")]


def test_what_goes_on_about_somebody_stays_theirs() -> None:
    wishes = heard("Joe's back is wrecked so no tents for him, a real bed or i'll never hear the end of it")
    assert {args["party"] for _, args in wishes} == {"member:Joe"}


@pytest.mark.parametrize(
    "text",
    [
        "scratch that",
        "no no scratch what I just told you, I was talking to Joe",
        "oops wrong group, forget what i said",
    ],
)
def test_words_are_taken_back(text: str) -> None:
    assert heard(text) == [("undo", {})]


@pytest.mark.parametrize("text", ["ignore that the kids are tired", "forget this poll", "scratch the kayaks"])
def test_taking_back_something_else_is_no_undo(text: str) -> None:
    assert "undo" not in [tool for tool, _ in heard(text)]


def test_a_booking_of_another_kind_is_not_the_one_that_is_off() -> None:
    assert heard("cancel that kayak booking") == [("cancel_reservation", {"name": "kayak"})]
    assert heard("cancel the hotel") == [("cancel_reservation", {"name": "Premier Inn"})]


def test_a_ticked_list_of_bookings_has_one_a_line() -> None:
    said = "Beds:\n✔ Hotel Mondschein, Keswick, 12-14 July, 1,284\n✔ Rothay Manor, 14-15 July, 390"
    assert [(args["name"], args["price"]) for _, args in heard(said)] == [
        ("Hotel Mondschein", "1284"),
        ("Rothay Manor", "390"),
    ]


def test_diets_behind_a_heading_and_names_with_a_dash_are_each_ones_own() -> None:
    said = "Allergies & diets, all read: Chidi - tree nuts. Joe - low sodium. Me - I gave up dairy"
    assert [args["party"] for _, args in heard(said)] == ["member:Chidi", "member:Joe", "me"]


def test_two_things_liked_are_two_wishes() -> None:
    assert [args["what"] for _, args in heard("i like tide pools and sea glass")] == [
        "tide pools",
        "sea glass",
    ]


def test_a_second_family_with_its_home_is_told_beside_the_first() -> None:
    said = (
        "the Yildiz family from Leipzig (2 adults, Kaan, 8, no pork) and the Sommers from Potsdam, 2 adults"
    )
    told = [(args["name"], args["adults"]) for tool, args in heard(said) if tool == "add_family"]
    assert told == [("Yildiz", 2), ("Sommer", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "lets all meet in Ambleside on the 14th",
        "everyone meets in Ambleside on july 14",
        "we all meet in Ambleside on the 14th",
    ],
)
def test_where_all_meet_is_a_stop_and_nobodys_day_of_joining(text: str) -> None:
    meeting = {"place": "Ambleside", "role": "meet", "date": "2027-07-14"}
    assert heard(text) == [("add_stop", meeting)]


def test_where_one_family_joins_is_no_meeting_of_all() -> None:
    assert [tool for tool, _ in heard("we'll meet you all in Windermere on the 14th")] == ["set_presence"]


def test_a_long_list_of_musts_is_no_family() -> None:
    places = (
        "Arches, Capitol Reef, Bryce Canyon, Zion, Monument Valley, Mesa Verde, Great Sand Dunes, Jackson"
    )
    told = heard(f"add as musts: {places}")
    assert told == [("add_stop", {"place": place, "role": "must"}) for place in places.split(", ")]


def test_of_a_new_trips_stops_only_those_called_musts_are() -> None:
    told = heard("new trip: Southwest, june 12 to 20. Moab must, Bryce Canyon must, Page, Las Vegas")
    musts = [args["place"] for tool, args in told if tool == "add_stop" and args.get("role") == "must"]
    assert musts == ["Moab", "Bryce Canyon"]


def test_replanning_another_hour_and_a_day_missed() -> None:
    assert heard("replan please") == [("plan_itinerary", {})]
    assert [tool for tool, _ in heard("can we leave later on saturday")] == ["change_itinerary"]
    assert heard("we can't come on the 13th") == []
