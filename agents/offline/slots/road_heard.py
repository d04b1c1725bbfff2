# ruff: noqa: E501  # a pattern reads best on one line
"""Reports from the road said so plainly, while all are travelling, that they are read even where the heads heard none."""

import re

from agents.offline.asks import asks
from agents.offline.scene import Place, Scene
from agents.offline.slots.road_kinds import KINDS
from agents.offline.slots.road_places import place_told

# What is only planned, remembered or wished.
_NOT_NOW = re.compile(
    r"\?|\b(?:tomorrow|tmrw|tonight|yesterday|last (?:night|year|week|time)|later|next|let'?s|lets|should|would|could|might|want|wanna|wish|hope|if|when|before|after|plan|will|won'?t|'ll|going to|gonna|can we|can you|remember|never|used to|add|put|remove|skip|cancel|book\w*|vote|ago|hate\w*|love\w*|(?:would|'d|i|we|they|kids) like|owes?|some|says?|your|light|persons|please|pls|hotel|room|table|ticket|tix)\b",
    re.I,
)
# How a report begins, and what only talk has: asked of words that were not said to the bot.
_BEGINS = re.compile(
    r"^\W*(?:(?:ok|okay|so|just|finally|and|hey|all|well|right|now|guys|everyone|update|sorry|ugh|oh|yay|phew)\W+)*(?:we(?:'re|'ve|re|ve|r)?\b|i'?m\b|us\b|that'?s us\b|the (?:\w+ )?(?:car|van|truck|lot)\b"
    r"|departed|arrived|left|leaving|made it|pull(?:ed|ing)|stopp(?:ed|ing)|passing|passed|reached|roll(?:ing|ed)|cross(?:ed|ing)|broke down|flat|landed|parked|plugged|charg(?:ed|ing)|in|at|out of|off|away|heading out|quick|lunch|coffee|gas|near|cruising|currently|here|safe|departure|abfahrt|back"
    r"|(?-i:[A-Z])\w+(?:'s)? (?:have|has|are|is|just|car)\b)",
    re.I,
)
_TALK = re.compile(
    r"\b(?:once|worst|best|great|movie|there'?s|theres|apparently|pretty|unreal|was|were|person|view|caring|out,|passed out|lmao|wild|hi|up from|text|heart|level|is an?|around)\b",
    re.I,
)
_PLAIN = frozenset({"departed", "arrived", "stopped", "breakdown", "location", "charged"})
_MOST_WORDS = 22


def heard(scene: Scene) -> bool:
    """Whether one sentence tells where a car left, is, stopped or broke down, and nothing of a plan or a cost."""
    if not scene.context.travelling or asks(scene.whole) or len(scene.words) > 2 * _MOST_WORDS:
        return False
    return any(_tells(scene, at) for at in scene.sentences)


def _tells(scene: Scene, at: Place) -> bool:
    said = scene.text[slice(*at)]
    if (
        _NOT_NOW.search(said)
        or any(at[0] <= m.at[0] < at[1] for m in scene.money)
        or len(said.split()) > _MOST_WORDS
    ):
        return False
    if not scene.mention and (_TALK.search(said) or not _BEGINS.match(said)):
        return False
    kinds = {kind for kind, words in KINDS if words.search(said)}
    return bool(kinds & _PLAIN) and place_told(scene.part([at])) is not None
