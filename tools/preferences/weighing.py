"""Rules of wishes: how much one counts by default, and when two are about the same thing."""

import re

from rapidfuzz import fuzz

from tools.families.names import fold
from tools.kernel.errors import Refusal
from tools.preferences.model import PreferenceKind

_DEFAULTS = {
    PreferenceKind.LIKE: 1,
    PreferenceKind.DISLIKE: -1,
    PreferenceKind.MUST: 2,
    PreferenceKind.AVOID: -2,
    PreferenceKind.DIET: 2,
    PreferenceKind.PACE: 1,
    PreferenceKind.LODGING: 1,
    PreferenceKind.ACCESS: 2,
}
_AGAINST = (PreferenceKind.DISLIKE, PreferenceKind.AVOID)
_SMALL = frozenset(
    "the a an of to for at in on and or no not any very really more less too please "
    "thing things stuff with my our "
    "allergy allergic intolerant intolerance".split()
)


def kind_of(said: str) -> PreferenceKind:
    """Return the kind a word names; Refusal for others."""
    try:
        return PreferenceKind(said.strip().lower())
    except ValueError:
        raise Refusal(f"A wish is {', '.join(PreferenceKind)}; I don't know “{said}”.") from None


def weight_of(kind: PreferenceKind, said: int | None) -> int:
    """Return the weight -2..2: as said, with the sign of its kind; else the kind's own."""
    if said is None:
        return _DEFAULTS[kind]
    if not -2 <= said <= 2:
        raise Refusal("A wish weighs from -2 (hate) to 2 (a must).")
    return -abs(said) if kind in _AGAINST else abs(said)


def words_of(what: str) -> frozenset[str]:
    """Return the telling words of a wish, without plural endings: "hot springs" is {hot, spring}."""
    words = re.findall(r"\w+", fold(what))
    told = frozenset(_stem(word) for word in words if word not in _SMALL)
    return told or frozenset(words)


def _stem(word: str) -> str:
    for ending in ("ing", "ies", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def same_matter(first: str, second: str) -> bool:
    """Whether two wishes say the same thing twice."""
    return words_of(first) == words_of(second)


def about(wish: str, said: str) -> bool:
    """Whether `said` is enough to mean `wish`: its words, or nearly its words."""
    ours, theirs = words_of(wish), words_of(said)
    if ours <= theirs or theirs <= ours:
        return True
    return fuzz.ratio("".join(sorted(ours)), "".join(sorted(theirs))) >= 80 or any(
        fuzz.ratio(a, b) >= 85 for a in ours for b in theirs if min(len(a), len(b)) >= 5
    )
