# ruff: noqa: E501  # a pattern reads best on one line
"""Who sleeps or eats somewhere by what is said of them: "the Nakamuras are in at Red Cliffs", "put the Silvas in the Ibis"."""

import re
from collections.abc import Sequence

from agents.offline.people import Who
from agents.offline.scene import Scene

THEIRS = re.compile(
    r"(?:'s?|’s?)?\s*(?:family|lot|crew|bunch|gang|clan|people|household|side|room|car|tent|site|cabin)\b",
    re.I,
)
# "The Nakamuras are in at Red Cliffs", "the Trivedis have got their own room": they are who sleep there.
_STAYS = re.compile(
    r"(?:'ve|'re|’ve|’re)?\s+(?:(?:have|has|are|got|get|will|be|is|all|both|now|also|going|to|stay|staying|sleep|sleeping|booked|camping|put|down)\s+)*(?:(?:in )?at|into|(?:in )?their own|in (?:room|cabin|site|the))\b",
    re.I,
)
# "The Okafors' hotel: Waterhead", "Chidi's lot are sorted", "we share it with the Okafors".
_HAVE = re.compile(
    r"(?:'s|s'|'|’s|’)?\s*(?:are|is|'re)?\s*(?:(?:hotel|room|cabin|site|pitch|place|table|tickets?|booking|airbnb|cottage|tent)s?\s*(?:is|are|at|in|:|=|[–—-])|(?:all |now |also |both |too )*(?:sorted|booked|done|covered|set|looked after)\b)",
    re.I,
)
SHARED = re.compile(
    r"\b(?:we(?:'ll|'re| are| will)?|us) (?:\w+ )?(?:shar(?:e|es|ing)|in (?:it )?together|going|doubling up)(?: (?:it|this|that|one|the \w+|a \w+))? with (?:the )?$",
    re.I,
)
# "Booked the Silvas and ourselves into the Ibis", "got Joe and Chidi onto the ghyll day".
_PUT = re.compile(
    r"\b(?:book(?:ed)?|put|got|sign(?:ed)?|reserved|squeezed|stuck|slotted|enrolled|registered|added|getting|have)(?: up)?\s+(?:both\s+|in\s+)?(?:the\s+)?$",
    re.I,
)
_INTO = re.compile(
    r"\s*(?:up )?(?:into|onto|in at|in|on|up for|down for|a (?:room|table|spot|site|cabin|place)|rooms?|tables?|spots?|sites?)\b",
    re.I,
)
_ON_IT = re.compile(r"\s*(?:are|'re|will be)\s+(?:\w+ )?(?:on|doing|signed up for|booked on(?:to)?)\b", re.I)
SELF = re.compile(
    r"\b(?:has |have |just )?(?:booked|put|got|signed|enrolled|registered|added) (?:himself|herself|themselves)\b",
    re.I,
)


def stays(scene: Scene, who: Who) -> bool:
    """Whether a family is said to be or sleep somewhere."""
    theirs = THEIRS.match(scene.text, who.at[1])
    end = theirs.end() if theirs else who.at[1]
    named = _HAVE.match(scene.text, who.at[1]) or _HAVE.match(scene.text, end)
    return who.how == "family" and bool(_STAYS.match(scene.text, end) or named)


def is_put(scene: Scene, run: Sequence[Who], group: bool) -> bool:
    """Whether somebody was booked into it along with others or by name."""
    if SELF.match(scene.text[run[0].at[1] :].lstrip()):
        return True
    told = group and not (len(run) == 1 and run[0].how == "us")
    put = _PUT.search(scene.text[: run[0].at[0]]) and _INTO.match(scene.text, run[-1].at[1])
    return bool(put and (told or len(run) > 1))


def are_on_it(scene: Scene, end: int) -> bool:
    """Whether people named up to `end` are said to be on something: "Mia and Ada are on the pony trek"."""
    return _ON_IT.match(scene.text, end) is not None
