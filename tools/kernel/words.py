"""Small helpers for what people write and read."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar
from unicodedata import combining, normalize

from rapidfuzz import fuzz

T = TypeVar("T")
# Words that carry no name of a thing: "the gas one", "that ferry booking".
_FILLER = frozenset(
    "the a an that this those these one ones thing stuff for of at in on from our my your to and pls".split()
)


def fold(text: str) -> str:
    """Return `text` for comparison: case, accents, punctuation and runs of space made one."""
    plain = "".join(c for c in normalize("NFKD", text) if not combining(c)).casefold().replace("ß", "ss")
    return " ".join(re.sub(r"[^\w+]+", " ", re.sub(r"(?<=\w)['’](?=\w)", "", plain)).split())


def likeness(said: str, name: str) -> float:
    """Return how well `said` names `name`, 0..100; 100 when all its words are there.

    A plural stands for its singular; two thirds of a word in common is not a likeness.
    """
    mine, theirs = _stems(said), _stems(name)
    if not mine or not theirs:
        return 100.0 if fold(said) == fold(name) and fold(said) else 0.0
    words = [max(_close(word, other) for other in theirs) for word in mine]
    back = [max(_close(word, other) for other in mine) for word in theirs]
    covered, covers = sum(words) / len(words), sum(back) / len(back)
    return max(covered, covers) * 0.9 + min(covered, covers) * 0.1


def best(said: str, things: Iterable[tuple[str, T]], least: float = 75.0) -> list[T]:
    """Return the things whose name `said` fits best (several when they tie); [] when none fits."""
    scored = [(likeness(said, name), thing) for name, thing in things]
    top = max((score for score, _ in scored), default=0.0)
    return [thing for score, thing in scored if score == top and score >= least]


def joined(names: Sequence[str], last: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def day_words(day: date) -> str:
    """Return a day as people read it on a phone: "Thu Jul 15"; with its time when it has one."""
    words = f"{day:%a %b} {day.day}"
    return f"{words}, {day:%H:%M}" if isinstance(day, datetime) else words


def one_line(text: str, limit: int = 240) -> str:
    """Return `text` on a single line of at most `limit` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def _stems(text: str) -> list[str]:
    words = fold(text).split()
    kept = [word for word in words if word not in _FILLER] or words
    return [w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in kept]


def _close(word: str, other: str) -> float:
    ratio = fuzz.ratio(word, other)
    return ratio if ratio >= 75 and not (word.isdigit() or other.isdigit()) else 100.0 * (word == other)
