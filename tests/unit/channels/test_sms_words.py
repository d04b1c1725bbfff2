"""What a text costs and how it reads: counted a second way, from the alphabet's own byte table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.sms.keywords import Keyword, keyword
from channels.sms.segments import BASIC, EXTENDED, is_gsm, plain, segments
from channels.sms.wording import REST, pages, rendered

# 3GPP TS 23.038, table 6.2.1.1, in the order of its codes; 0x1B is the escape.
_TABLE = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_ESCAPED = dict(zip("\f^{}\\[~]|€", bytes.fromhex("0a1428292f3c3d3e4065"), strict=True))


def encoded(text: str) -> bytes | None:
    """Return a text's septets, one a byte; None when the alphabet lacks a letter."""
    raw = b""
    for letter in text:
        if letter in _ESCAPED:
            raw += bytes([0x1B, _ESCAPED[letter]])
        elif letter in _TABLE:
            raw += bytes([_TABLE.index(letter)])
        else:
            return None
    return raw


def counted(text: str) -> int:
    """Count segments by encoding a text and cutting the bytes, never within a letter."""
    raw, alone, part, width = encoded(text), 160, 153, 1
    if raw is None:
        raw, alone, part, width = text.encode("utf-16-be"), 140, 134, 2
    if len(raw) <= alone:
        return 1
    count = 0
    while raw:
        last = raw[:part][-width]
        torn = len(raw) > part and (last == 0x1B if width == 1 else 0xD8 <= last <= 0xDB)
        raw, count = raw[part - width if torn else part :], count + 1
    return count


_GSM = st.text(st.sampled_from(sorted(BASIC | EXTENDED)), max_size=700)
_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@given(_GSM | _ANY)
def test_segments_are_counted_as_the_bytes_are_cut(text: str) -> None:
    assert segments(text) == counted(text)


def test_the_alphabets_are_the_standards() -> None:
    assert set(_TABLE) - {"\x1b"} == BASIC
    assert set(_ESCAPED) == EXTENDED


@pytest.mark.parametrize(
    ("text", "count"),
    [("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("€" * 80, 1), ("€" * 81, 2),
     ("я" * 70, 1), ("я" * 71, 2), ("я" * 134, 2), ("я" * 135, 3), ("a" * 152 + "€" + "a" * 152, 3), ("", 1)],
)  # fmt: skip
def test_known_counts(text: str, count: int) -> None:
    assert segments(text) == count


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("“Moab” – it’s 5 o’clock…", "\"Moab\" - it's 5 o'clock..."),
        ("✅ Voted", "OK Voted"),
        ("Gas 🚗 paid", "Gas paid"),
        ("crêpe, Škoda, Łódź, naïve", "crepe, Skoda, Lodz, naive"),
        ("café in Köln", "café in Köln"),
        ("cafe\u0301", "café"),
        ("• one\n• two", "- one\n- two"),
        ("Denver → Moab", "Denver -> Moab"),
        ("👨‍👩‍👧 us", "us"),
        ("10 km", "10 km"),
        ("Привет, Моаб", "Привет, Моаб"),
        ("नमस्ते", "नमस्ते"),
    ],
)
def test_texts_keep_their_words_in_the_cheaper_alphabet(written: str, sent: str) -> None:
    assert plain(written) == sent


@given(_ANY)
def test_simplifying_twice_changes_nothing_more(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=200))
def test_western_texts_are_always_in_the_cheaper_alphabet(text: str) -> None:
    assert is_gsm(plain(text))


@given(_GSM | _ANY, st.integers(1, 4))
def test_pages_hold_what_was_said_and_no_more_than_they_may(text: str, most: int) -> None:
    whole = plain(text)
    parts = pages(whole, most)
    assert all(segments(part) <= most and len(part) <= 1600 for part in parts)
    said = "".join(part.removesuffix(REST) for part in parts)
    assert "".join(said.split()) == "".join(whole.split())
    assert all(part.endswith(REST) for part in parts[:-1])


def test_long_answers_break_at_a_sentence() -> None:
    sentence = "We leave Durango at eight and drive to Moab. "
    first = pages(plain(sentence * 20), 3)[0]
    assert first.removesuffix(REST).endswith("Moab.")


def test_choices_are_numbered_once() -> None:
    assert rendered("Where to?", ("Moab", "Page")) == "Where to?\n1 Moab\n2 Page\nReply with a number."
    listed = rendered("Where to?\n1. Moab\n2. Page\nOne vote per family.", ("Moab", "Page"))
    assert listed.count("Moab") == 1
    assert listed.endswith("Reply with a number.")


@pytest.mark.parametrize(
    "text", ["STOP", "stop", " Stop. ", "StopAll", "unsubscribe", "cancel", "END", "quit"]
)
def test_words_that_end_it(text: str) -> None:
    assert keyword(text) is Keyword.STOP


@pytest.mark.parametrize("text", ["stop at Moab", "STOPPED", "yes please", "help me", "more beans", "12", ""])
def test_words_that_are_answers(text: str) -> None:
    assert keyword(text) is None
