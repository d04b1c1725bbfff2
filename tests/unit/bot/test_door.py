"""What the door keeps of a text."""

from hypothesis import given
from hypothesis import strategies as st

from bot.entries import LONGEST_TEXT, clean


@given(st.text(st.characters(exclude_categories=[])))
def test_what_is_kept_can_be_stored_and_read(text: str) -> None:
    kept = clean(text)
    assert "\x00" not in kept
    assert len(kept) <= LONGEST_TEXT
    kept.encode("utf-8")
    assert clean(kept) == kept


def test_words_newlines_and_emoji_stay_as_they_are() -> None:
    said = "Möller, Škoda 🏜️\n\tsecond line"
    assert clean(said) == said
    assert clean("a\x00b\x07c\r\nd") == "abc\nd"
