# ruff: noqa: E501  # a pattern reads best on one line
"""Which of a question's choices an answer in words means: "yes", "the first one", "no, the other"."""

import re
from collections.abc import Sequence

from agents.offline.matching import SMALL, alike, find, key_words
from agents.offline.text import fold, words

_FEW = 4  # words of a plain yes or no
_MOST_BESIDES = 2  # other words an answer may have beside the name of the choice
_YES = re.compile(
    r"^\W*(?:yes|yep|yeah|yup|ya|sure|ok(?:ay)?|right|correct|exactly|do it|go ahead|please do|si|oui|ja)\b",
    re.I,
)
_NO = re.compile(r"^\W*(?:no|nope|nah|don'?t|not that|wrong|never ?mind|leave it|cancel|non|nein)\b", re.I)
_ORDINALS = (
    r"first|1st|former|one|1|a",
    r"second|2nd|two|2|b",
    r"third|3rd|three|3|c",
    r"fourth|4th|four|4|d",
    r"fifth|5th|five|5|e",
    r"sixth|6th|six|6|f",
)
_PLACE = r"^\W*(?:no,?\s+)?(?:i mean(?:t)?\s+|it'?s\s+)?(?:the\s+|option\s+|number\s+|no\.?\s+|#)*(?:{})(?:\s+one)?(?:\s+(?:please|pls|thanks))?\W*$"
_LAST = re.compile(r"^\W*(?:the\s+)?(?:last|latter)(?:\s+one)?(?:\s+(?:please|pls))?\W*$", re.I)
_OTHER = re.compile(r"^\W*(?:no,?\s+)?(?:the\s+)?other(?:\s+one)?\W*$", re.I)


def chosen(answer: str, choices: Sequence[str]) -> str | None:
    """The choice meant, None when the words are no answer to the question (or fit several choices).

    "The other one" is the second of two, since what was asked first was what seemed meant.
    """
    said = answer.strip()
    exact = [c for c in choices if fold(c) == fold(said).strip(" .!")]
    if exact:
        return exact[0]
    plain = {fold(c): c for c in choices}
    for pattern, names in ((_YES, ("yes",)), (_NO, ("no", "neither", "cancel"))):
        known = next((plain[n] for n in names if n in plain), None)
        if known is not None and pattern.match(said) and len(said.split()) <= _FEW:
            return known
    return _placed(said, choices) or _named(said, choices)


def agreement(answer: str) -> bool | None:
    """Whether a few words say yes (True) or no (False) to what was proposed; None when they say neither."""
    said = answer.strip()
    if len(said.split()) > _FEW:
        return None
    return True if _YES.match(said) else False if _NO.match(said) else None


def _placed(said: str, choices: Sequence[str]) -> str | None:
    """The choice whose place in the list was said."""
    if choices and _LAST.match(said):
        return choices[-1]
    if len(choices) == 2 and _OTHER.match(said):
        return choices[1]
    for choice, names in zip(choices, _ORDINALS, strict=False):
        if re.match(_PLACE.format(names), said, re.IGNORECASE):
            return choice
    return None


def _named(said: str, choices: Sequence[str]) -> str | None:
    """The one choice of which a telling word was said, in an answer that says little else."""
    spoken = words(said)
    hits = [h for h in find(spoken, choices) if h.score >= 0.3] if spoken else []
    if not hits or (len(hits) > 1 and hits[0].score - hits[1].score < 0.2):
        return None
    choice = choices[hits[0].index]
    own = key_words(choice)
    besides = [w for w in spoken if w.fold not in SMALL and not any(alike(w.fold, k) for k in own)]
    return choice if len(besides) <= _MOST_BESIDES else None
