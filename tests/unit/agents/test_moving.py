"""A home told anew is the family's home; what only sounds like it is not."""

import pytest

from agents.context import Context
from agents.offline.moving import moved
from agents.offline.scene import Scene

CONTEXT = {
    "now": "2027-02-11T20:14", "speaker": "Dana", "speaker_family": "Lee",
    "trip": {"name": "Utah Loop", "start_date": "2027-06-18", "end_date": "2027-06-22", "currency": "USD"},
    "families": [{"name": "Lee", "members": ["Dana", "Kim"]}, {"name": "Khan", "members": ["Omar"]}],
    "stops": ["Moab", "Bryce Canyon"], "polls": [], "reservations": [], "expenses": [], "travelling": False,
}  # fmt: skip


def homes(text: str, mention: bool = True, **context: object) -> list[tuple[object, object]]:
    calls = moved(Scene(text, mention, Context.model_validate({**CONTEXT, **context})))
    return [(call.args["name"], call.args["home"]) for call in calls]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("We live in Denver now", "Denver"),
        ("we live in boulder now", "Boulder"),
        ("btw we now live in Salt Lake City", "Salt Lake City"),
        ("we're starting from Boulder instead", "Boulder"),
        ("actually we're leaving from Colorado Springs, not Denver", "Colorado Springs"),
        ("We'll set out from Pueblo this time", "Pueblo"),
        ("we're coming from Kansas City now, so it's a longer drive", "Kansas City"),
        ("We've moved, our home is Fort Collins", "Fort Collins"),
        ("We moved to Fort Collins", "Fort Collins"),
        ("our home is now Grand Junction", "Grand Junction"),
        ("change our home to Santa Fe, NM", "Santa Fe, NM"),
        ("we live in St. George now, not Denver", "St. George"),
    ],
)
def test_a_new_home_is_the_speakers_familys(text: str, home: str) -> None:
    assert homes(text) == [("Lee", home)]


def test_another_family_is_named() -> None:
    assert homes("The Khans live in Provo now") == [("Khan", "Provo")]
    assert homes("the Khans are starting from Ogden instead") == [("Khan", "Ogden")]


@pytest.mark.parametrize(
    "text",
    [
        "my parents live in Denver now",
        "do we live in Denver now?",
        "we want to live in Denver",
        "let's start in Moab instead",
        "we're leaving from Moab instead",  # a stop: the way to it is no home
        "we're leaving from Denver on June 18",
        "we don't live in Denver now",
        "we're driving from Moab to Bryce Canyon now",
        "we live in Boulder now and please add Arches",
    ],
)
def test_what_only_sounds_like_it_is_left_to_others(text: str) -> None:
    assert homes(text) == []


def test_in_the_group_only_what_is_plain_counts() -> None:
    assert homes("We live in Denver now", mention=False) == [("Lee", "Denver")]
    assert homes("we moved to Denver", mention=False) == []
    assert homes("we're starting from Green River instead", travelling=True) == []
