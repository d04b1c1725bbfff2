"""Answers in words to the bot's own question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.offline.answers import chosen

_INNS = ("Red Fox Inn", "Seaside Lodge")


@pytest.mark.parametrize(
    ("answer", "choices", "choice"),
    [
        ("Red Fox Inn", _INNS, "Red Fox Inn"),
        ("the first one", _INNS, "Red Fox Inn"),
        ("second one please", _INNS, "Seaside Lodge"),
        ("no, the other", _INNS, "Seaside Lodge"),
        ("the last", _INNS, "Seaside Lodge"),
        ("2", _INNS, "Seaside Lodge"),
        ("the seaside", _INNS, "Seaside Lodge"),
        ("yes please", ("Yes", "No"), "Yes"),
        ("nope", ("Yes", "No"), "No"),
        ("both", _INNS, None),
        ("who has the tent", _INNS, None),
        ("the Red Fox Inn was lovely last year, remember the breakfast", _INNS, None),
        ("third", _INNS, None),
        ("", _INNS, None),
    ],
)
def test_a_choice_is_found_or_left_open(answer: str, choices: tuple[str, ...], choice: str | None) -> None:
    assert chosen(answer, choices) == choice


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=20), max_size=5))
def test_whatever_is_said_only_a_choice_comes_back(answer: str, choices: list[str]) -> None:
    assert chosen(answer, choices) in {None, *choices}
