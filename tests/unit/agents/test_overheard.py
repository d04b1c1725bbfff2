"""Votes said in passing, and talk that only sounds like one."""

from datetime import datetime

import pytest

from agents.context import Context, PollContext
from agents.offline.overheard import votes
from agents.offline.scene import Scene

_POLL = PollContext(question="Sunday?", options=("glacier walk", "hot springs", "stay in Banff"))


def cast(text: str, *polls: PollContext, recent: tuple[tuple[str, str], ...] = ()) -> dict[str, str] | None:
    """Return the arguments of the one vote a message casts, None when it casts none."""
    now = datetime(2027, 7, 12, 19)  # noqa: DTZ001  # local by contract
    context = Context(now=now, speaker="Ann", polls=polls or (_POLL,), recent=recent)
    calls = votes(Scene(text, False, context))
    assert len(calls) < 2
    return dict(calls[0].args) if calls else None


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("glacier!! the kids will love it", "glacier walk"),
        ("hot springs for us", "hot springs"),
        ("we're for the springs", "hot springs"),
        ("Banff please", "stay in Banff"),
    ],
)
def test_a_vote_names_one_option_first(text: str, option: str) -> None:
    said = cast(text)
    assert said is not None
    assert said["option"] == option
    assert said.get("party", "my_family") == "my_family"


@pytest.mark.parametrize(
    "text",
    [
        "not the glacier again",
        "glacier or springs, hmm",
        "is the glacier far?",
        "the springs are closed on sundays",
        "my aunt once fell into hot springs in iceland and talked about it for eleven long years",
        "lol",
        "",
    ],
)
def test_talk_is_no_vote(text: str) -> None:
    assert cast(text) is None


def test_with_two_polls_the_vote_says_which() -> None:
    dinner = PollContext(question="Dinner?", options=("tacos", "ramen"))
    assert cast("ramen!!", _POLL, dinner) == {"option": "ramen", "poll": "Dinner?"}


_LONG = PollContext(
    question="Friday?", options=("Grand Canyon Railway", "picnic at Shoshone Point", "Desert View Watchtower")
)


@pytest.mark.parametrize(
    "text", ["railway!! milo would lose his mind", "The railway please. Walt told the neighbors already."]
)
def test_one_telling_word_of_a_long_option_is_enough(text: str) -> None:
    said = cast(text, _LONG)
    assert said is not None
    assert said["option"] == "Grand Canyon Railway"


def test_a_word_that_two_options_share_is_no_vote() -> None:
    tours = PollContext(question="Sunday?", options=("harbour seal tour", "harbour moon tour"))
    assert cast("harbour please", tours) is None
