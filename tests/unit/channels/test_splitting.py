"""Long texts in parts."""

from hypothesis import given
from hypothesis import strategies as st

from channels.splitting import split, utf16


@given(st.text(max_size=600), st.integers(2, 80))
def test_every_part_fits_and_nothing_but_white_space_is_lost(text: str, limit: int) -> None:
    parts = split(text, limit, utf16)
    assert all(0 < utf16(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_it_breaks_at_paragraphs_then_lines_then_sentences() -> None:
    text = "Day one is long. We drive.\nThen we sleep.\n\nDay two is short."
    assert split(text, 45) == ["Day one is long. We drive.\nThen we sleep.", "Day two is short."]
    assert split(text, 30) == ["Day one is long. We drive.", "Then we sleep.", "Day two is short."]
    assert split("We drive to Moab. Then we walk to the arch.", 30) == [
        "We drive to Moab.",
        "Then we walk to the arch.",
    ]


def test_a_family_of_joined_letters_is_not_torn_apart() -> None:
    family = "👩‍👩‍👧‍👦"
    parts = split(family * 9, 30, utf16)
    assert set("".join(parts).split(family)) == {""}
    assert all(part.startswith("👩") and not part.endswith("\u200d") for part in parts)
    assert {part.count(family) * len(family) for part in parts} == {len(part) for part in parts}


def test_emoji_count_two_where_the_platform_counts_so() -> None:
    assert utf16("a😀") == 3
    assert [len(part) for part in split("😀" * 5, 4, utf16)] == [2, 2, 1]
