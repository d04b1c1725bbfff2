# ruff: noqa: E501  # a row of a table reads best on one line
"""Days by the trip, the dark, diets with exceptions, questions without a mark, and families that present themselves."""

from typing import Any

import pytest

from tests.unit.agents.offline.slots.utah import called


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("we have to leave saturday morning, Tasha works sunday", {"leaves_date": "2027-06-19"}),
        ("can't come till thursday", {"joins_date": "2027-06-17"}),
        ("we join on wednesday", {"joins_date": "2027-06-16"}),
        ("we only stay two of the three nights at zion, leaving friday", {"leaves_date": "2027-06-18", "leaves_place": "Zion"}),
    ],
)  # fmt: skip
def test_a_weekday_is_one_of_the_trip(text: str, told: dict[str, str]) -> None:
    (call,) = called(text, "Marcus")
    assert (call.name, call.args) == ("set_presence", {"family": "Henderson", **told})


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("make it till the 21st", "2027-06-21"),
        ("extend to the 21st", "2027-06-21"),
        ("make the trip a day longer", "2027-06-20"),
        ("we need one more day for the trip", "2027-06-20"),
    ],
)
def test_a_trip_made_longer(text: str, end: str) -> None:
    (call,) = called(text, "Jess")
    assert (call.name, call.args) == ("update_trip", {"end_date": end})


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Marcus won't drive after dark", "member:Marcus"),
        ("I don't drive at night", "me"),
        ("no driving after dark for us please", "my_family"),
        ("Tasha doesn't like driving in the dark", "member:Tasha"),
    ],
)
def test_who_shuns_the_dark_still_drives(text: str, party: str) -> None:
    (call,) = called(text, "Jess")
    assert call.args == {"party": party, "kind": "avoid", "what": "driving after dark"}


@pytest.mark.parametrize("text", ["we're veggie except Rafa", "we're all vegetarian apart from Rafa"])
def test_a_diet_of_all_but_one(text: str) -> None:
    calls = called(text, "Dana")
    assert [c.args["party"] for c in calls] == ["me", "member:Lucia", "member:Nico"]
    assert {c.args["kind"] for c in calls} == {"diet"}


@pytest.mark.parametrize(
    ("text", "args"),
    [
        ("when do we arrive in Bryce", {"place": "Bryce Canyon"}),
        ("what time do we get to zion?", {"place": "Zion"}),
        ("when are we back home", {"place": "home"}),
        ("when do we have to leave on the 12th", {"date": "2027-06-12"}),
        ("when do the Ortizes get to Moab", {"place": "Moab", "family": "Ortiz"}),
    ],
)
def test_a_question_is_answered_from_the_plan(text: str, args: dict[str, str]) -> None:
    (call,) = called(text, "Marcus")
    assert (call.name, call.args) == ("show_itinerary", args)


_NOBODY: dict[str, Any] = {"families": []}


@pytest.mark.parametrize(
    ("text", "speaker", "people"),
    [
        ("us is me, Kyle, Mia (9) and Owen (6), from Denver", "Jess", ["Jess", "Kyle", "Mia", "Owen"]),
        ("Hendersons from Boulder. me and Tasha and the baby, Theo, 14 months", "Marcus", ["Marcus", "Tasha", "Theo"]),
        ("it's me and my husband Gord and our grandson Liam he's 12", "Bev", ["Bev", "Gord", "Liam"]),
        ("We are 5: Ana, Luis, Sofia (12), Diego (9) and abuela Carmen. San Antonio, TX", "Ana", ["Ana", "Luis", "Sofia", "Diego", "Carmen"]),
    ],
)  # fmt: skip
def test_a_family_presents_itself_to_the_group(text: str, speaker: str, people: list[str]) -> None:
    calls = called(text, speaker, mention=False, **_NOBODY)
    assert [c.args["name"] for c in calls if c.name == "add_member"] == people


@pytest.mark.parametrize(
    "text",
    [
        "me and Owen went to the dentist",
        "just me and Sam at the lake, from Denver it's 40 min lol",
        "it was me and Jim Carter (45) on that hike",
        "Jess and I are from Denver originally",
        "remember when me and Marcus drove from Boulder to Vegas",
        "the Hendersons are the best",
    ],
)
def test_talk_presents_nobody(text: str) -> None:
    assert called(text, "Kyle", mention=False, **_NOBODY) == []


@pytest.mark.parametrize(
    ("text", "family", "home", "people"),
    [
        ("add my cousin Dana's family, the Millers: 2 adults, kids 4 and 9, from Tucson", "Miller", "Tucson", None),
        ("add my brother's family: Pete, Lauren and baby Gus, from Fort Collins", "Pete", "Fort Collins", ["Pete", "Lauren", "Gus"]),
        ("my sister Amy and her two kids are coming, Noah is 7 and Lily is 5, from Provo", "Amy", "Provo", ["Amy", "Noah", "Lily"]),
    ],
)  # fmt: skip
def test_kin_with_a_home_are_a_family(text: str, family: str, home: str, people: list[str] | None) -> None:
    calls = called(text, "Jess", families=[{"name": "Lee", "members": ["Jess", "Kyle"]}])
    (new,) = (c.args for c in calls if c.name == "add_family")
    assert (new["name"], new["home"]) == (family, home)
    if people is not None:
        assert [c.args["name"] for c in calls if c.name == "add_member"] == people


def test_one_of_theirs_comes_with_a_family_and_its_car() -> None:
    text = "add my cousin Dana's family, the Ortizes: 2 adults, kids 4 and 9, from Tucson, in a Rivian"
    calls = called(text, "Jess", families=[{"name": "Lee", "members": ["Jess", "Kyle"]}])
    assert [c.name for c in calls] == ["add_family", "add_member", "add_vehicle"]
    assert calls[0].args == {"name": "Ortiz", "adults": 2, "children": 2, "home": "Tucson"}
    assert calls[1].args == {"name": "Dana", "family": "Ortiz"}


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("show me the expenses please", "show_expense"),
        ("what have we spent so far", "show_expense"),
        ("calendar please", "make_calendar"),
        ("ok final numbers please", "show_balance"),
        ("who voted for what", "show_poll"),
        ("expenses 40 for gas", "add_expense"),
    ],
)
def test_asked_in_a_word(text: str, tool: str) -> None:
    assert [call.name for call in called(text)] == [tool]


@pytest.mark.parametrize(
    ("text", "tool", "told"),
    [
        ("the Hendersons are bringing the RV, gets like 9 mpg, 75 gallon tank", "add_vehicle", {"name": "RV", "range_km": 1086}),
        ("Mia gets motion sick on windy roads", "record_preference", {"kind": "avoid", "what": "windy roads"}),
        ("Mia gets carsick so no twisty roads please", "record_preference", {"kind": "avoid", "what": "twisty roads"}),
        ("we eat no beef", "record_preference", {"kind": "diet", "what": "no beef"}),
    ],
)  # fmt: skip
def test_cars_and_wishes(text: str, tool: str, told: dict[str, Any]) -> None:
    (call,) = called(text)
    assert call.name == tool
    assert {key: call.args[key] for key in told} == told


def test_a_name_with_a_number_is_no_age_and_no_sum() -> None:
    calls = called("cancel our Super 8", reservations=["Super 8"])
    assert [(c.name, c.args) for c in calls] == [("cancel_reservation", {"name": "Super 8"})]


def test_anything_but_that_is_no_vote() -> None:
    poll = {"question": "Dinner Friday?", "options": ["Joe's BBQ", "that sushi place", "cook at the cabin"]}
    assert called("anything but sushi", mention=False, polls=[poll]) == []
