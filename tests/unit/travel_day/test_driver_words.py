from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.travel_day.driver_words import WORDS, parse


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("LEFT", ("departed", {})),
        ("On my way!", ("departed", {})),
        ("LATE 40", ("late", {"minutes": 40})),
        ("@pathfinder LATE -5", ("late", {"minutes": -5})),
        ("@Tom arrived", None),
        ("late 40 min", ("late", {"minutes": 40})),
        ("40 min late", ("late", {"minutes": 40})),
        ("late 2h", ("late", {"minutes": 120})),
        ("LATE -5", ("late", {"minutes": -5})),
        ("LATE", ("late", {})),
        ("STOP AT Idaho Falls", ("stopped", {"place": "Idaho Falls"})),
        ("arrived.", ("arrived", {})),
        ("ARRIVED IN MOAB", ("arrived", {"place": "MOAB"})),
        ("CHARGED 80", ("charged", {"percent": 80})),
        ("charged to 80%", ("charged", {"percent": 80})),
        ("CHARGER BROKEN", ("breakdown", {"note": "charger broken"})),
        ("HELP", ("help", {})),
    ],
)
def test_words(text: str, meaning: tuple[str, dict[str, Any]] | None) -> None:
    assert parse(text) == meaning


@pytest.mark.parametrize(
    "text", ["Plan is fine with us. Hal", "we left our bag", "too late", "charged 40 dollars", "help me", ""]
)
def test_other_words_are_left_to_the_engine(text: str) -> None:
    assert parse(text) is None


def test_every_word_the_help_names_is_understood() -> None:
    assert all(parse(word) for word in WORDS.split(", "))


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    parse(text)


def test_a_bill_on_the_way_is_no_drivers_word() -> None:
    assert parse("stopped in Fruita for lunch, $62.40 on me, just our lot") is None
