"""One text message: 160 characters of the GSM alphabet, where some count twice and others do not exist."""

import unicodedata
from collections.abc import Sequence

SEGMENT = 160
_NUMBERED = len("\n1) ")
_PLAIN = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("^{}\\[~]|€\f")
_ALIKE = str.maketrans(
    {
        "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "→": ">", "·": "-", "•": "-",
        "\u00a0": " ", "°": " deg", "ł": "l", "Ł": "L", "đ": "d", "ı": "i", "œ": "oe", "ç": "c",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """Return `text` in the GSM alphabet: typographic signs and accents it lacks are written simply."""
    return "".join(_letter(letter) for letter in text.translate(_ALIKE))


def _letter(letter: str) -> str:
    if letter in _PLAIN or letter in _TWICE:
        return letter
    bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return bare if bare and all(part in _PLAIN for part in bare) else ""


def septets(text: str) -> int:
    """Return how many places a GSM text takes in a message."""
    return sum(2 if letter in _TWICE else 1 for letter in text)


def fit(text: str, choices: Sequence[str] = ()) -> str:
    """Return `text` as one text message, cut at a word, with room left for numbered `choices`."""
    short = plain(text)
    room = SEGMENT - sum(septets(plain(choice)) + _NUMBERED for choice in choices)
    if septets(short) <= room:
        return short
    while septets(short) > room - 3:
        head = short.rpartition(" ")[0]
        short = head if head else short[:-1]
    return short.rstrip(" ,;") + "..."
