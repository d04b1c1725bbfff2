# ruff: noqa: E501  # a pattern reads best on one line
"""A cost told in so many words ("Joe paid £12 for the nets") is one, whatever the heads heard."""

import re

from agents.offline.scene import Scene
from agents.offline.told import paid_for

# What was paid on another trip, for something at home, or never.
_ELSEWHERE = re.compile(
    r"\b(?:last (?:year|yr|summer|winter|month|time|trip|easter|christmas|pfingsten)|years? ago|in (?:19|20)\d\d|back in|used to|remember\w*|once|never again|nie wieder|when (?:we|i) (?:were|was)|would(?:'ve| have)?|could(?:'ve| have)?|if (?:we|i|you)|no idea|imagine|joke|"
    r"boiler|plumber|rent|mortgage|school|dentist|vet|haircut|netflix|insurance|council tax|the dog|for my (?:birthday|phone))\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:paid|payed|covered|forked out|shelled out|coughed up|stumped up|picked up the (?:tab|bill))\b",
    re.IGNORECASE,
)
# "just stuck £40 diesel in"
_FUELLED = re.compile(
    r"\b(?:i|we|i've|we've|just|have) (?:just |also )?(?:stuck|bunged|chucked|put|whacked|lashed|threw|pumped|filled)\b[^!?\n]{0,30}\b(?:diesel|petrol|fuel|gas|juice)\b",
    re.IGNORECASE,
)


def spent(scene: Scene) -> bool:
    """Whether somebody of the trip tells of the one sum he paid just now."""
    sums = [m for m in scene.money if not m.bare]
    if len(sums) != 1 or len(scene.money) != 1 or "?" in scene.whole or _ELSEWHERE.search(scene.whole):
        return False
    if _FUELLED.search(scene.whole):
        return True
    return bool(_PAID.search(scene.whole)) and paid_for(scene)
