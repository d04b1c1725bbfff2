# ruff: noqa: E501  # a row of a table reads best on one line
"""Wishes in the many ways people tell them: whose, of what kind, about what, how strongly; and taken back."""

import time

import pytest

from agents.offline.scene import Scene
from agents.offline.slots.diets import diets
from agents.offline.slots.readers import READERS
from tests.unit.agents.offline.lakes import LAKES

Row = tuple[str, str, str, int | None]


def wishes(text: str) -> list[Row]:
    calls = READERS["record_preference"](Scene(text, True, LAKES))
    return [(c.args["party"], c.args["kind"], c.args["what"], c.args.get("weight")) for c in calls]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mia is nuts about otters", [("member:Mia", "like", "otters", 2)]),
        ("put down that Chidi wont eat mushrooms", [("member:Chidi", "diet", "no mushrooms", None)]),
        ("I'm not big on museums tbh", [("me", "dislike", "museums", None)]),
        ("Joe kinda likes castles", [("member:Joe", "like", "castles", 1)]),
        ("Please be advised that the Trivedi family does not consume eggs", [("family:Trivedi", "diet", "no eggs", None)]),
        ("hey can u note ada doesn't like spicy food", [("member:Ada", "dislike", "spicy food", None)]),
        ("mia LOVES waterfalls and joe hates crowds", [("member:Mia", "like", "waterfalls", 2), ("member:Joe", "dislike", "crowds", -2)]),
        ("we'd like a quiet room away from the bar", [("my_family", "lodging", "quiet room away from the bar", None)]),
        ("Joe needs a nap after lunch every day, not negotiable", [("member:Joe", "pace", "nap after lunch every day", None)]),
        ("a hairdryer is non negotiable for Mia", [("member:Mia", "must", "hairdryer", 2)]),
        ("Kokila prefers hotels over tents", [("member:Kokila", "lodging", "hotels over tents", None)]),
        ("Trivedis don't do nightclubs, full stop", [("family:Trivedi", "avoid", "nightclubs, full stop", None)]),
        ("I could live without another cathedral", [("me", "dislike", "another cathedral", None)]),
        ("Ada is allergic to cats", [("member:Ada", "avoid", "cats", None)]),
        ("nowt with stairs for Kokila", [("member:Kokila", "access", "no stairs", None)]),
        ("there must be rice every day", [("me", "must", "rice every day", 2)]),
        ("i like literally everything except karaoke which i loathe", [("me", "dislike", "karaoke", -2)]),
    ],
)  # fmt: skip
def test_a_wish_is_read_as_it_is_told(text: str, told: list[Row]) -> None:
    assert wishes(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mia is terrified of alligators, so no airboats. Zero. None.", [("member:Mia", "avoid", "airboats", -2)]),
        ("Joe can't stand boats, keep him off them", [("member:Joe", "avoid", "boats", -2)]),
        ("please no motorways for us, Mia gets carsick", [("my_family", "avoid", "motorways", None)]),
        ("Chidi loathes karaoke, Ngozi adores it", [("member:Chidi", "dislike", "karaoke", -2), ("member:Ngozi", "like", "karaoke", 2)]),
        ("Ngozi and I both love thrift shops", [("member:Ngozi", "like", "thrift shops", 2), ("me", "like", "thrift shops", 2)]),
        ("Nikhil has a thing about clowns, no circus", [("member:Nikhil", "avoid", "circus", None)]),
        ("dogs: Ada is frightened of them", [("member:Ada", "avoid", "dogs", None)]),
        ("the Okafors won't set foot in a hostel. Apartments for them", [("family:Okafor", "avoid", "hostel", None), ("family:Okafor", "lodging", "Apartments", None)]),
    ],
)  # fmt: skip
def test_a_reason_is_no_wish_and_each_wish_is_its_own(text: str, told: list[Row]) -> None:
    assert wishes(text) == told


@pytest.mark.parametrize(
    ("text", "eaten"),
    [
        ("allergic to walnuts and cashews", ["walnut allergy", "cashew allergy"]),
        ("nut allergy, the serious kind", ["nut allergy"]),
        ("can't digest lactose", ["lactose intolerant"]),
        ("im veggie now", ["vegetarian"]),
        ("peanuts kill her", ["peanut allergy"]),
        ("has diabetes and takes no onion and no garlic", ["diabetic", "no onion and no garlic"]),
        ("not vegetarian, pescatarian", ["pescatarian"]),
        ("no seafood restaurants", []),
        ("allergic to bees", []),
        ("no driving after lunch", []),
    ],
)
def test_diets_in_the_words_of_the_catalogue(text: str, eaten: list[str]) -> None:
    assert diets(text) == eaten


@pytest.mark.parametrize(
    ("text", "party", "what"),
    [
        ("forget the boats thing for Mia", "member:Mia", "boats"),
        ("Joe's fine with dogs now so take that off", "member:Joe", "dogs"),
        ("scrap what I said about museums", "me", "museums"),
        ("Mia isn't vegan any more", "member:Mia", "vegan"),
        ("Kokila no longer minds spicy food", "member:Kokila", "spicy food"),
        ("Joe is over his fear of heights, cross it out", "member:Joe", "heights"),
        ("Before I said Ngozi likes oysters. Please forget this", "member:Ngozi", "oysters"),
        ("that camping I asked for forget it", "me", "camping"),
        ("take my vertigo off the list, it's gone", "me", "vertigo"),
        ("strike the bit where i said i hate bluegrass", "me", "bluegrass"),
        ("it's Joe who's lactose intolerant, not Mia", "member:Mia", "lactose intolerant"),
    ],
)
def test_the_wish_that_is_meant_is_taken_back(text: str, party: str, what: str) -> None:
    (call,) = READERS["forget_preference"](Scene(text, True, LAKES))
    assert call.args == {"party": party, "what": what}


@pytest.mark.parametrize(
    "text", ["no " * 1300, "we would like to " * 230, "x, " * 1300, "Joe: " * 800, "a" * 4000]
)
def test_a_long_tiresome_text_is_read_in_a_moment(text: str) -> None:
    began = time.process_time()
    wishes(text)
    READERS["forget_preference"](Scene(text, True, LAKES))
    assert time.process_time() - began < 3
