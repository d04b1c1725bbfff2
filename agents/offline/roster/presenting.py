# ruff: noqa: E501  # a pattern reads best on one line
"""Who is of no family yet and says to the group, not to the bot, who their own are."""

import re

from agents.offline.roster.reading import Told, told
from agents.offline.scene import Scene
from agents.offline.text import fold

_PRESENTS = re.compile(
    r"^\W*(?:(?:hi+|hello|hey+|yo|ok|so)\b(?: (?:all|everyone|everybody|y'?all|folks|guys|there|team|gang))?[\s,!.]*)*"
    r"(?:it'?s|it'?ll be|us\b|we'?re|we are|we'?ll be|were the|this is|that'?s us|i'?m|i am|our (?:family|lot|crew|side)|for us)\b",
    re.IGNORECASE,
)
TALK = re.compile(
    r"\?|\b(?:was|were (?!the\b)|went|had|remember\w*|watch\w*|years ago|last (?:year|time|summer)|originally|miss(?:es|ed)?|love[sd]?|lol at)\b",
    re.IGNORECASE,
)


def introduces_own(scene: Scene) -> bool:
    """Whether the message presents the speaker's own family: two of a surname, a home, an age, three people."""
    if (
        scene.context.speaker_family is not None
        or not scene.context.speaker.strip()
        or TALK.search(scene.whole)
    ):
        return False
    return any(_signs(scene, one) > 1 for one in told(scene) if one.own and _counts_in(scene, one))


def _signs(scene: Scene, one: Told) -> int:
    aged = any(person.age is not None for person in one.people)
    presented = _PRESENTS.search(scene.whole) is not None
    return sum((one.surname is not None, one.home is not None, aged, len(one.people) > 2, presented))


def _counts_in(scene: Scene, one: Told) -> bool:
    """Whether the speakers are among those named, and not alone."""
    first = fold(scene.context.speaker.split()[0])
    return len(one.people) > 1 and any(fold(person.name) == first for person in one.people)
