# ruff: noqa: E501  # a pattern reads best on one line
"""A booking that takes another's place: which words tell of the old one, and which of the new."""

import re

from agents.offline.scene import Place, Scene

_GONE = re.compile(
    r"\b(?:cancell?ed|fell through|ghosted|bailed on|(?:is|are) toast|is void|closes already|(?:is|are|was|'s) (?:out|off|full|dead|gone|closed)|out with|lost our|given up|gave up|double[- ]?booked|could(?: not|n't) (?:keep|hold|take)|swap|refunded|drop(?:ped)?|kill)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:instead|rebooked|substitute|new (?:place|one|spot) is|now (?:got|have)|booked|replac\w+|got|found|engaged|took|taken|reserved|now it'?s|in with|switched to|moved to|chosen)\b",
    re.IGNORECASE,
)


def old_and_new(scene: Scene) -> tuple[Scene, Scene] | None:
    """The parts of a message that tell of the booking that is off and of the one in its place; None when not both."""
    if not _GONE.search(scene.text) or not _NEW.search(scene.text):
        return None
    old: list[Place] = []
    new: list[Place] = []
    for clause in scene.clauses:
        said = scene.text[slice(*clause)]
        begins = bool(old) and _NEW.search(said) is not None and not _GONE.search(said)
        (new if new or begins else old).append(clause)
    told = scene.root.part(new) if new else None
    return (scene.root.part(old), told) if old and told and (told.dates or told.money) else None
