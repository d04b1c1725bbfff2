# ruff: noqa: E501  # a pattern reads best on one line
"""A bed that is told as had, without "booked": "we've got a pitch at Castlerigg the same nights, £38 a night"."""

import re

from agents.offline.scene import Scene

_HAVE = re.compile(
    r"\b(?:we|us(?: lot)?|i|they|my \w+)(?:'ve|'re| have| are| will be|'ll be|'m| am)?(?: (?:all|both|just|now|also|already))* (?:got|have|staying|stay|sleeping|in|at|on)\b",
    re.IGNORECASE,
)
_BED = re.compile(
    r"\b(?:hotel|hostel|bunk ?house|lodge|cottage|cabin|chalet|b ?& ?b|bnb|guest ?house|inn|pitch|camp ?site|campground|camping|caravan (?:park|site)|apartment|flat|villa|pension|gasthof|gasthaus|hytte|refugio|parador|pousada|yha|family room|double room|twin room)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\?|\b(?:if|could|would|might|maybe|perhaps|looking|look at|found|thinking|should|shall|want|need|last (?:year|time)|used to|wish|hope|try|trying|quote\w*|options?|or)\b",
    re.IGNORECASE,
)


def bed_told(scene: Scene) -> bool:
    """Whether a bed with a code, or with a price and its nights, is told as one that people have."""
    if scene.context.trip is None or scene.commanded or _UNSURE.search(scene.whole):
        return False
    if not _HAVE.search(scene.whole) or not _BED.search(scene.whole):
        return False
    coded = any(code.named for code in scene.codes)
    priced = any(not m.bare for m in scene.money)
    return coded or (priced and re.search(r"\bnights?\b", scene.whole, re.I) is not None)
