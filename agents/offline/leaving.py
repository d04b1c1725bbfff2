# ruff: noqa: E501  # a pattern reads best on one line
"""A family or a person who does not come after all: taken off the trip."""

import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.people import Who
from agents.offline.scene import Scene

# After the name: what says that they do not come at all; a day, a place or a cause of its own makes it another matter.
_NOT_COMING = re.compile(
    r"\s*(?:family\s+)?(?:(?:are|is|r)(?: not|n'?t)|aren'?t|isn'?t|won'?t(?: be)?|will not(?: be)?|can'?t|cannot|can not)\s+(?:be\s+)?(?:coming|come|joining|join(?: us)?|make it|able to (?:come|join|make it))(?:\s+(?:with us|along|anymore|any ?more|any longer|after all|at all|on (?:the|this) trip|to (?:the|this) trip))*\W*$"
    r"|\s*(?:family\s+)?(?:have |has |'ve |'s |are |is )?(?:dropped out|dropping out|backed out|bailed(?: out)?|pulled out|out of (?:the|this) trip|cancell?ed (?:on us|the trip|completely))(?:\s+(?:after all|completely|altogether|now))*\W*$",
    re.IGNORECASE,
)
_TAKE_OFF = re.compile(
    r"^\W*(?:(?:please|pls|can you|could you|you can|sorry|ok|so)\W+)*(?:remove|take|drop|delete|kick|cross)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\s*(?:family\s*)?(?:off|from|out of)\s+(?:the|this|our)\s+(?:trip|list|group|plan|party)\W*(?:please|pls)?\W*$",
    re.IGNORECASE,
)


def off_the_trip(scene: Scene) -> list[Call]:
    """Whoever is said, to the bot, not to come at all; nobody when anything else is told beside it."""
    named = [w for w in scene.people if w.how in ("family", "name")]
    if not scene.mention or not named or scene.dates or "?" in scene.whole or _together(scene, named) is None:
        return []
    tools = {"family": ("remove_family", "family:"), "name": ("remove_member", "member:")}
    return [Call(name=tools[w.how][0], args={"name": w.party.removeprefix(tools[w.how][1])}) for w in named]


def _together(scene: Scene, named: Sequence[Who]) -> bool | None:
    """Are all those named said in one breath, before or after the words that they do not come."""
    first, last = named[0].at[0], named[-1].at[1]
    text = scene.whole
    between = re.sub(r"\b(?:and|the)\b|[,&+\s]", "", _without(text[first:last], scene, first, last))
    if between:
        return None
    after = text[last:]
    taken_off = _TAKE_OFF.search(text[:first]) and _OFF.match(after)
    return True if taken_off or _NOT_COMING.match(after) else None


def _without(text: str, scene: Scene, first: int, last: int) -> str:
    """The words between the first and the last named, without the names."""
    said = list(text)
    for who in scene.people:
        for at in range(max(who.at[0], first), min(who.at[1], last)):
            said[at - first] = " "
    return "".join(said)
