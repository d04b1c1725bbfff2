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
# A forwarded confirmation may become a booking, which is always shown back.
FROM_MAIL = frozenset({"add_reservation"})


def own_words(text: str) -> str:
    """The text with quoted lines ("> moab or page?") blanked; the places of the other words stay."""
    return _QUOTE.sub(lambda m: " " * len(m[0]), text)


def passed_on(text: str) -> bool:
    """Whether the message is a forwarded text, without words of the sender's own that ask for something."""
    return bool(_FORWARDED.match(text)) and not _OWN_WORDS.search(text)


def meant(text: str, tools: Sequence[str]) -> list[str]:
    """The tools a message may call, given that it may be a forwarded text."""
    return [t for t in tools if t in FROM_MAIL] if passed_on(text) else list(tools)
