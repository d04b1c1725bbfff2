"""Which words of a message belong to which of several sums."""

import itertools
import re
from collections.abc import Sequence

from agents.offline.scene import Place, Scene, overlaps
from agents.offline.values.money import MoneyMatch

_WORDS = r"\band\b|\bthen\b|\bplus\b|\s\+\s|\s&\s|\bwhile\b|\bwhereas\b|\bbut\b|\balso\b|\s(?:n|y|et)\s"
# Where one bill ends and the next begins, the plainest first.
_JOINTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\n",
        r"[.!?]\s",
        r";\s",
        _WORDS,
        r",\s|\s[–—-]\s|\s/\s",
    )
)


def bill_parts(scene: Scene, found: Sequence[MoneyMatch]) -> list[Place]:
    """The stretch of text that belongs to each sum."""
    first, last = min(s for s, _ in scene.spans), max(e for _, e in scene.spans)
    cuts = [_cut(scene.text, one, following) for one, following in itertools.pairwise(found)]
    return list(zip([first, *cuts], [*cuts, last], strict=True))


def _cut(text: str, one: MoneyMatch, following: MoneyMatch) -> int:
    """Where the next bill begins: at the plainest joint between two sums, else at a blank.

    Of several joints it is the last, for what stands between tells of the first sum; of words the first.
    """
    gap = text[one.at[1] : following.at[0]]
    for joints in _JOINTS:
        if found := [joint.start() for joint in joints.finditer(gap)]:
            return one.at[1] + found[0 if joints.pattern == _WORDS else -1]
    return one.at[1] + max(gap.find(" "), 0)


def whole_sentences(scene: Scene, spans: Sequence[Place], tools: Sequence[str]) -> list[Place]:
    """The clauses that tell of a bill with the rest of their sentences ("Jo paid 16, leave Al out of it").

    Only beside tools that tell of no money themselves, and without what is asked.
    """
    if set(tools) & _OF_MONEY:
        return list(spans)
    told = [s for s in scene.sentences if "?" not in scene.text[slice(*s)]]
    return [*spans, *(s for s in told if any(overlaps(s, span) for span in spans))]


_OF_MONEY = frozenset({"record_payment", "void_expense", "add_reservation", "set_budget", "set_limits"})
