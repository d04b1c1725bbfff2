# ruff: noqa: E501  # a pattern reads best on one line
"""Wishes taken back."""

import re

from agents.context import Call
from agents.offline.people import Who
from agents.offline.phrases import trim
from agents.offline.scene import Scene
from agents.offline.slots.wish_holders import holder_of

_DROP = re.compile(
    r"\b(?:please|pls|forget|scrap|delete|remove|ignore|drop|erase|scratch|strike|take|off|out|the|thing|bit|where|note|preference|list|that|about|what|i|said|you|can|is|was|any ?more|no longer|over it|shes|hes|now|my|never ?mind|we|one|it|wish(?:es)?|since|for|rule|isn'?t|not|aren'?t|doesn'?t mind|wanted|wants|hat(?:ing|es?)|point|likes?|off my|bot|hey|again|gone|a|an|so|too|wish|entry|and|her|his|their|sorted|any longer|don'?t need|because|put|apparently)\b|'s\b",
    re.IGNORECASE,
)
_THAT_THING = re.compile(
    r"\b(?:the|that|this|my|our|\w+'s) (?P<x>(?!whole\b|same\b|other\b|last\b)\w[\w' -]{2,30}?) (?:thing|note|wish|bit|entry|preference|rule|request|stuff)\b",
    re.IGNORECASE,
)
_SAID_ABOUT = re.compile(
    r"\b(?:what (?:i|we|\w+) said|the (?:thing|bit|note|stuff)) about (?P<x>\w.*)", re.IGNORECASE
)


def forget_preference(scene: Scene) -> list[Call]:
    """Whose wish, and which, is taken back."""
    first = scene.sentences[0] if scene.sentences else scene.spans[0]
    trigger = re.search(
        r"\b(?:forget|scrap|delete|remove|ignore|drop|erase|take|never ?mind|not|no longer|n'?t)\b",
        scene.text,
        re.I,
    )
    chosen = next((s for s in scene.sentences if trigger and s[0] <= trigger.start() < s[1]), first)
    part = scene.root.part([chosen])
    who = holder_of(scene, chosen, None) or holder_of(scene, scene.spans[0], None) or "me"
    text = part.text[chosen[0] : chosen[1]]
    if said := _SAID_ABOUT.search(text):
        about = scene.root.part([(chosen[0] + said.start("x"), chosen[1])])
        who = holder_of(scene, about.spans[0], None) or who
        text = " " * said.start("x") + text[said.start("x") :]
    if thing := _THAT_THING.search(text):
        text = thing["x"]
    cut = re.split(
        r"\b(?:since|because|she'?s|shes|he'?s|hes|vegetarian now|, (?:it|he|she|they|was|theres)|it is|put|i had|it'?s)\b",
        text,
        flags=re.I,
    )[0]
    what = (
        _left(cut, part.people, chosen[0])
        or _left(text, part.people, chosen[0])
        or _left(scene.text, scene.people, 0)
    )
    return [Call(name="forget_preference", args={"party": who, "what": what})]


def _left(text: str, people: list[Who], offset: int) -> str:
    said = list(text)
    for who in people:
        s, e = who.at[0] - offset, who.at[1] - offset
        if who.how in ("name", "family") and 0 <= s < len(said):
            said[s:e] = " " * (e - s)
    return trim(re.sub(r"[^\w\s-]", " ", _DROP.sub(" ", "".join(said))))[:40]
