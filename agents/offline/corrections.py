# ruff: noqa: E501  # a pattern reads best on one line
"""Which of several values still holds after the speaker corrected himself."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything found at a place of the text."""

    @property
    def at(self) -> tuple[int, int]:
        """Offsets in the text."""


P = TypeVar("P", bound=Placed)
_RESET = re.compile(
    r"\b(?:no(?=\s*(?:[,.!…–—-]|$|sorry|wait|hang|hold|actually|make|scratch|it\b|its|it's|that|i\b|we\b|he\b|she\b|they\b|the\b|on\b|at\b))|nope|sorry|wait|actually|oops|scratch that|correction|i mean|i meant|make that|make it|hang on|hold on|"
    r"rather|ugh|hmm|err?|ok \w+ says|[A-Z]\w+ says)\b|\*",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\b(?:not|isn'?t|wasn'?t|instead of|rather than|was|were|said|had said|wrote|says?|typed|told you|not the|no longer|"
    r"used to be|from)\s+(?:it\s+)?(?:on\s+|the\s+|at\s+|in\s+|about\s+)?)$",
    re.IGNORECASE,
)
_STRONG_DENIED = re.compile(
    r"\b(?:not|isn'?t|wasn'?t|instead of|rather than|no longer|used to be)\s+(?:on\s+|the\s+|at\s+|in\s+|from\s+)?$",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(r"^\s*(?:before|earlier|i said|like i said)", re.IGNORECASE)


def standing(text: str, found: Sequence[P]) -> list[P]:
    """The values that still hold: "48 no sorry 58.40" keeps the second, "it's 2, not 3" the first."""
    kept: list[P] = []
    for value in found:
        before = text[max(0, value.at[0] - 24) : value.at[0]]
        if _STRONG_DENIED.search(before):
            continue
        if kept and _reset_between(text[kept[-1].at[1] : value.at[0]]):
            kept.pop()
        kept.append(value)
    return kept or list(found)


def _reset_between(gap: str) -> bool:
    return (
        len(gap) <= 40
        and bool(_RESET.search(gap))
        and not re.search(r"\bnot?\s+(?:more|less|later)\b", gap, re.I)
    )


def denied(text: str, found: Sequence[P]) -> list[P]:
    """The values the speaker took back: what follows "not", "instead of", "I said"."""
    return [
        v
        for v in found
        if _DENIED.search(text[max(0, v.at[0] - 24) : v.at[0]])
        or _TAKEN_BACK.match(text[v.at[1] : v.at[1] + 12])
    ]
