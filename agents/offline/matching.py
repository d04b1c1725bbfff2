# ruff: noqa: E501  # a pattern reads best on one line
"""Finding the trip's own things (stops, options, bookings, expenses) in what was said."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from agents.offline.text import Word, fold, singular

_SPLIT = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
SMALL = frozenset(
    "a an and at by for from in is it of on or our the this that to we with not no my your s de la le el du des do".split()
)
# Words that name a kind of thing rather than the thing; alone they are weak evidence.
_KIND_WORDS = frozenset(
    "hotel inn lodge motel resort hostel campground camping camp park house cabin b&b national restaurant cafe bar "
    "grill museum beach lake tour ferry trip night one two".split()
)


@dataclass(frozen=True)
class Found:
    """A thing found: its place in the list, how much of it was said (0..1), and where in the text."""

    index: int
    score: float
    at: tuple[int, int]


_DIGITS = re.compile(r"\d+")


def alike(said: str, name: str) -> bool:
    """Same word up to plural, a cut of four letters or more, or a small typo."""
    if said == name or singular(said) == singular(name):
        return True
    if _DIGITS.findall(said) != _DIGITS.findall(name):
        return False  # "groceries20" is not "groceries12"
    short, long = sorted((said, name), key=len)
    if len(short) >= 4 and long.startswith(short):
        return len(short) * 2 >= len(long)
    if len(short) < 5 or short[0] != long[0]:
        return False
    return DamerauLevenshtein.distance(short, long) <= (1 if len(long) < 8 else 2)


def key_words(name: str) -> tuple[str, ...]:
    """The telling words of a thing's name."""
    found = tuple(fold(m) for m in _SPLIT.findall(name))
    return tuple(w for w in found if w not in SMALL) or found


def _weight(word: str, shared: int) -> float:
    base = 0.35 if word in _KIND_WORDS else 1.0
    return base / shared


def find(words: Sequence[Word], names: Sequence[str]) -> list[Found]:
    """Things named in the words, best first; a thing none of whose telling words was said is left out."""
    keys = [key_words(n) for n in names]
    shared = Counter(w for ks in keys for w in set(ks))
    found = [f for i, ks in enumerate(keys) if (f := _one(words, i, ks, shared))]
    return sorted(found, key=lambda f: (-f.score, f.at[0]))


def _one(words: Sequence[Word], index: int, keys: Sequence[str], shared: Counter[str]) -> Found | None:
    total = sum(_weight(k, shared[k]) for k in keys)
    hits: list[Word] = []
    got = 0.0
    for key in keys:
        hit = next((w for w in words if alike(w.fold, key)), None)
        if hit is not None:
            got += _weight(key, shared[key])
            hits.append(hit)
    if not hits or not total:
        return None
    return Found(index, got / total, (min(h.start for h in hits), max(h.end for h in hits)))
