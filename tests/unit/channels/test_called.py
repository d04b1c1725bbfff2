"""The bot called by its plain name in a group, and cars and trails of that name."""

import pytest

from channels.words import as_called, is_for_bot


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("hey pathfinder, who owes what", "@pathfinder, who owes what"),
        ("Hi Pathfinder this is Bev", "@pathfinder this is Bev"),
        ("pathfinder what did we decide", "@pathfinder what did we decide"),
        ("Pathfinder: plan it", "@pathfinder: plan it"),
        ("ok final numbers please pathfinder", "ok final numbers please @pathfinder"),
        ("what do we owe, pathfinder?", "what do we owe, @pathfinder?"),
        ("thanks pathfinder!", "thanks @pathfinder!"),
        ("@pathfinder plan", "@pathfinder plan"),
    ],
)
def test_called_by_name_is_called(text: str, read: str) -> None:
    assert is_for_bot(text)
    assert as_called(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "pathfinder is in the shop again",
        "we're taking the Pathfinder",
        "our nissan pathfinder seats 7",
        "the pathfinder's AC died",
        "so the pathfinder died",
        "ok pathfinder seats 7 right?",
        "the trailhead is called pathfinder",
        "Pathfinder vs Explorer?",
        "lol ok",
    ],
)
def test_a_car_of_that_name_is_not(text: str) -> None:
    assert not is_for_bot(text)
    assert as_called(text) == text
