"""Place names as they are compared: no accents, no case, no punctuation, common short forms written out."""

import re
import unicodedata

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "ł": "l", "Ł": "l",
                          "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'", "ʻ": "'", "‘": "'"})  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa"})
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "mtn": "mountain", "ft": "fort", "natl": "national",
          "nat": "national", "np": "national park", "nationalpark": "national park"}  # fmt: skip
LATIN_ENDS = "ɐ"
_APART = re.compile(r"[^a-z0-9']+")


def fold(text: str) -> str:
    """Return `text` folded: "St. George" and "saint george" are the same, as are "Füssen" and "fussen"."""
    words = _APART.sub(" ", _unaccented(text).lower()).replace("'s ", "s ").replace("'", "").split()
    return " ".join(_WORDS.get(word, word) for word in words)


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def is_latin(text: str) -> bool:
    """Whether `text` is in Latin letters, so that folding leaves something of it."""
    return text.isascii() or max(text) < LATIN_ENDS


def spelled_out(text: str) -> str:
    """Return `text` folded with umlauts written as two letters: "Füssen" → "fuessen"."""
    return fold(text.translate(_UMLAUTS))
