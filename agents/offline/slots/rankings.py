"""Votes that name several options: a ranking, all one likes, the days one can make, and what is vetoed."""

import re

from agents.context import Call, PollContext
from agents.offline.matching import find
from agents.offline.scene import Place, Scene
from agents.offline.slots.options import denied
from agents.offline.text import fold

_LEAST = 0.34  # how much of an option's telling words
_VETO = re.compile(
    r"\bveto\w*|\bcan(?:'|’|no)?t (?:live with|stand|do)\b|\babsolutely (?:not|no)\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\bif (?:need be|needed|necessary|we must|we have to)\b|\b(?:maybe|at a pinch|possibly)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*(?:[;,]|\b(?:but|then|and)\b)\s*", re.IGNORECASE)

_OUT = re.compile(
    r"\bsit(?:ting|s)?\s+(?:(?:this|that|it)\s+(?:one\s+)?)?out\b|\b(?:without|count) us(?: out)?\b",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^(?:(?:we|i|us)(?:'d|’d)?\s+)?(?:(?:vote|say|go|are|be|like)\s+)?(?:for\s+)?(?:the\s+)?"
    r"|\s+(?:first|second|third|next|last|please|pls|for (?:us|me)|from (?:us|me))$",
    re.IGNORECASE,
)
_BRIEF = 8  # words


def ballot(scene: Scene) -> list[Call]:
    """Return the vote of a message that is nothing but a ballot in an open poll of more than one choice.

    Sitting out in so many words, or options and what stands between them: "Louvre, then Rodin".
    """
    out = [poll for poll in scene.context.polls if poll.sit_out]
    if out and len(scene.words) <= _BRIEF and "?" not in scene.text and _OUT.search(scene.text):
        return [_vote(scene, out[-1], ["we'd sit out"])]
    parts = [fold(_AROUND.sub("", part.strip(" .!"))) for part in _CUT.split(scene.text) if part.strip(" .!")]
    for poll in scene.context.polls:
        options = {fold(option): option for option in poll.options}
        said = [options[part] for part in parts if part in options]
        if takes_several(poll) and said and len(said) == len(parts):
            return [_vote(scene, poll, list(dict.fromkeys(said)))]
    return []


def _vote(scene: Scene, poll: PollContext, said: list[str]) -> Call:
    named = {"poll": poll.question} if len(scene.context.polls) > 1 else {}
    also = {"also": said[1:]} if said[1:] else {}
    return Call(name="vote", args={"option": said[0], **also, **named})


def takes_several(poll: PollContext) -> bool:
    """Whether a ballot in a poll may name more than one option, or say more of it than yes."""
    return poll.method != "single"


def marks(scene: Scene, poll: PollContext) -> list[str]:
    """Return all that a message says of a poll's options, in the order said, as the tool `vote` takes it."""
    found: list[str] = []
    for span in _parts(scene):
        part = scene.root.part([span])
        hits = sorted(find(part.words, poll.options), key=lambda hit: hit.at[0])
        named = [h for h in hits if h.score >= _LEAST]
        vetoed = poll.method == "consent" and _VETO.search(part.text)
        for hit in named if vetoed else [h for h in named if not denied(scene, h.at)]:
            option = poll.options[hit.index]
            maybe = poll.method == "dates" and _MAYBE.search(part.text)
            found.append(f"veto {option}" if vetoed else f"{option} if need be" if maybe else option)
    return list(dict.fromkeys(found))


def _parts(scene: Scene) -> list[Place]:
    """Return the clauses of a message, cut at every "then", "and" and "but" as well."""
    parts: list[Place] = []
    for start, end in scene.clauses:
        at = start
        for cut in _CUT.finditer(scene.whole, start, end):
            parts.append((at, cut.start()))
            at = cut.end()
        parts.append((at, end))
    return [part for part in parts if part[0] < part[1]]
