"""Folding text to plain lower case without moving a single character, so offsets stay true."""

import unicodedata
from functools import lru_cache

# Longer messages are read to this point only: every pattern here is linear, but a turn has 30 ms.
LONGEST = 4000
_SAME = {
    "’": "'",
    "‘": "'",
    "`": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "\u00a0": " ",
    "\u202f": " ",
}
_SAME |= {"\u2009": " ", "\t": " ", "ß": "s", "ø": "o", "ł": "l", "đ": "d", "æ": "a"}


@lru_cache(maxsize=4096)
def _fold_one(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    if unicodedata.category(char) in ("Cc", "Cf") and char != "\n":
        return " "
    base = unicodedata.normalize("NFKD", char)
    lowered = base[:1].lower()[:1]
    return _SAME.get(lowered, lowered) or " "


@lru_cache(maxsize=4096)
def _plain_one(char: str) -> str:
    folded = _fold_one(char)
    return folded.upper() if char.isupper() and len(folded.upper()) == 1 else folded


def unaccent(text: str) -> str:
    """Return `text` folded but with its capitals kept; the same length, up to LONGEST."""
    return "".join(map(_plain_one, text[:LONGEST]))


def fold(text: str) -> str:
    """Return `text` in lower case, no accents, plain dashes and quotes: the same length, up to LONGEST."""
    return "".join(map(_fold_one, text[:LONGEST]))
