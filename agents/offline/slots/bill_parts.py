"""Which words of a message belong to which of several sums."""

import itertools
import re
from collections.abc import Sequence

from agents.offline.scene import Place, Scene
from agents.offline.values.money import MoneyMatch

# Where one bill ends and the next begins, the plainest first.
_JOINTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\n",
        r"[.;!?]\s",
        r"\band\b|\bthen\b|\bplus\b|\s\+\s|\s&\s|\bwhile\b|\bwhereas\b|\bbut\b|\balso\b|\s(?:n|y|et)\s",
        r",\s|\s[–—-]\s|\s/\s",
    )
)


def bill_parts(scene: Scene, found: Sequence[MoneyMatch]) -> list[Place]:
    """The stretch of text that belongs to each sum."""
    first, last = min(s for s, _ in scene.spans), max(e for _, e in scene.spans)
    cuts = [_cut(scene.text, one, following) for one, following in itertools.pairwise(found)]
    return list(zip([first, *cuts], [*cuts, last], strict=True))


def _cut(text: str, one: MoneyMatch, following: MoneyMatch) -> int:
    """Where the next bill begins: at the first plain joint between two sums, else at a comma or blank."""
    gap = text[one.at[1] : following.at[0]]
    *plain, commas = _JOINTS
    for joints in plain:
        if joint := joints.search(gap):
            return one.at[1] + joint.start()
    weak = list(commas.finditer(gap))
    return one.at[1] + (weak[-1].start() if weak else max(gap.find(" "), 0))
