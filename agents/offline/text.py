# a pattern reads best on one line
"""Words of a message with their places, folded for comparing."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_HANDLE = re.compile(r"@\w+", re.UNICODE)
_NUMBERED = re.compile(r"^[ \t]*\(?(\d{1,2})[.):](?=[ \t]+\S)|(?<=\s)\(?(\d)\)(?=\s)", re.MULTILINE)
_TICKED = re.compile(r"(?<![^\n])[✔✓✅☑▪◦·●○➤→](?=[ \t\ufe0f])")
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\t": " ", "\x00": " "}
)


@dataclass(frozen=True)
class Word:
    """A word: `raw` as written, `fold` lower-case without accents, text[start:end] its place."""

    raw: str
    fold: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("Ø", "O").replace("ı", "i"))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return kept.casefold().replace("'", "").replace("’", "")


def tidy(text: str) -> str:
    """The text with plain quotes and spaces and without control characters; keeps the length."""
    plain = text.translate(_QUOTES)
    return "".join(" " if unicodedata.category(c) == "Cc" and c != "\n" else c for c in plain)


def blank_handles(text: str) -> str:
    """Overwrites @names with spaces (places of the other words stay)."""
    return _HANDLE.sub(lambda m: " " * len(m[0]), text)


def plain_lists(text: str) -> str:
    """The numbers a list is counted with ("1. lunch", "1) fuel 2) tea") as plain marks: they tell nothing."""
    text = _TICKED.sub("-", text)
    found = list(_NUMBERED.finditer(text))
    counted = [int(m[1] or m[2]) for m in found]
    if len(found) < 2 or counted != list(range(1, len(counted) + 1)):
        return text
    return _NUMBERED.sub(lambda m: ("-" if m[1] else ";").ljust(len(m[0])), text)


def words(text: str) -> tuple[Word, ...]:
    """All words of a text in order."""
    return tuple(Word(m[0], fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(text))


def singular(word: str) -> str:
    """A folded word without a plural s (museums -> museum, wishes -> wish, cherries -> cherry)."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
