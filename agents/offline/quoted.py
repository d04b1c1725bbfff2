# ruff: noqa: E501  # a pattern reads best on one line
"""What a message only passes on: quoted lines and forwarded mails are data, never what the sender asks for."""

import re
from collections.abc import Sequence

_QUOTE = re.compile(r"(?m)^\s*(?:>|&gt;).*$")
_FORWARDED = re.compile(
    r"^\W*(?:fwd?\b|forwarded\b|begin forwarded|-{2,}\s*(?:forwarded|original) message|(?:mail|text|email|message) from\b)",
    re.IGNORECASE,
)
# Own words after the passage: 'Fwd from my sister: "..." do what she says'.
_OWN_WORDS = re.compile(r"[\"”]\s*[^\w\"”]*(?:@\w+\s+)?\w+\s+\w+[^\"”]*$")
# A heading of the sender's own over nothing but quoted lines: "FYI from my inbox:" and the mail.
_HEADED = re.compile(
    r"\W*(?:fyi|fwd?|see|here|cop(?:y|ied)|past(?:ed|ing)|from|got|this|just|the|my|our)\b[^\n>?]{0,60}?\b(?:inbox|e-?mail|mail|confirmation|booking|reservation|below|hotel|they wrote)\b[^\n>?]{0,20}\n(?:\s*(?:>|&gt;)[^\n]*(?:\n|$))+\s*",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?m)^\s*(?:>|&gt;)")
# A forwarded confirmation may become a booking, which is always shown back.
FROM_MAIL = frozenset({"add_reservation"})


def own_words(text: str) -> str:
    """The text with quoted lines ("> moab or page?") blanked; the places of the other words stay.

    Of a mail quoted under a heading only the marks are blanked: like any forwarded mail it may be a booking.
    """
    if _HEADED.fullmatch(text):
        return _MARK.sub(lambda m: " " * len(m[0]), text)
    return _QUOTE.sub(lambda m: " " * len(m[0]), text)


def passed_on(text: str) -> bool:
    """Whether the message is a forwarded text, without words of the sender's own that ask for something."""
    if _HEADED.fullmatch(text):
        return True
    return bool(_FORWARDED.match(text)) and not _OWN_WORDS.search(text)


def meant(text: str, tools: Sequence[str]) -> list[str]:
    """The tools a message may call, given that it may be a forwarded text."""
    return [t for t in tools if t in FROM_MAIL] if passed_on(text) else list(tools)
