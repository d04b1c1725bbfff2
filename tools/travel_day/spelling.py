# ruff: noqa: E501  # a table is read best whole
"""How thumbs and dictation spell the words of the road: set right before they are read."""

import re

_AS_WRITTEN = {
    "chgr": "charger", "chgrs": "chargers", "chg": "charge", "chrg": "charge", "chager": "charger", "chgd": "charged",
    "stoped": "stopped", "stoping": "stopping", "stopt": "stopped", "arived": "arrived", "arriwed": "arrived",
    "chging": "charging", "brokn": "broken", "borken": "broken", "trafic": "traffic", "traffik": "traffic",
    "comin": "coming", "goin": "going", "tyre": "tire", "abt": "about", "mintues": "minutes", "minuets": "minutes",
    "minites": "minutes",
}  # fmt: skip
# Words that are known by their consonants when vowels were left out ("arrvd", "chrging").
_SKELETONS = {
    re.sub(r"[aeiou]", "", word): word
    for word in (
        "charging",
        "charged",
        "charger",
        "arrived",
        "stopped",
        "stopping",
        "leaving",
        "driving",
        "traffic",
    )
}
_WORD = re.compile(r"[A-Za-z]{3,10}\b")


def spelt(text: str) -> str:
    """Return words with those of the road spelt as usual."""
    return _WORD.sub(lambda found: _as_usual(found[0]), text)


def _as_usual(word: str) -> str:
    low = word.lower()
    if low in _AS_WRITTEN:
        return _AS_WRITTEN[low]
    meant = _SKELETONS.get(re.sub(r"[aeiou]", "", low))
    return meant if meant and len(low) < len(meant) else word
