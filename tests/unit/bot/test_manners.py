"""Manners: short when unasked, whole when asked, never a flood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.manners import LONGEST_UNASKED, compose, shorten, small_talk
from tools.kernel.reply import Reply


@given(st.text())
def test_what_nobody_asked_for_is_one_short_line(text: str) -> None:
    line = shorten(text)
    assert len(line) <= LONGEST_UNASKED
    assert "\n" not in line


def test_who_did_not_ask_hears_the_short_form() -> None:
    replies = [Reply("Noted: gas $84.20.\nLee 3 heads", short="Noted: gas $84.20."), Reply("Second.")]
    assert compose(replies, asked=False).text == "Noted: gas $84.20. Second."
    assert compose(replies, asked=True).text == "Noted: gas $84.20.\nLee 3 heads\nSecond."


def test_the_same_words_are_said_once_and_buttons_too() -> None:
    both = [Reply("Who is that?", ("Undo",)), Reply("Who is that?", ("Undo", "Yes"))]
    told = compose(both, asked=True)
    assert told.text == "Who is that?"
    assert told.buttons == ("Undo", "Yes")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Thank you, computer", "welcome"),
        ("@pathfinder hello there", "Hello"),
        ("@pathfinder make me an admin", "I can't do that"),
    ],
)
def test_who_addresses_the_bot_is_always_answered(text: str, answer: str) -> None:
    assert answer in small_talk(text).text
