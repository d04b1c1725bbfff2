# ruff: noqa: E501  # a pattern reads best on one line
"""Whose vote it is."""

import re

from agents.offline.people import Who
from agents.offline.scene import Place, Scene

_ALL_OURS = re.compile(
    r"\b(?:all (?:of us|\w+ of us)|(?:both|each|\w+) of us|for us\b|(?:all |the rest of |for )?(?:my|our) (?:whole )?(?:house|household|lot|crew|bunch|clan|gang|side|tribe|team|crowd|car)\b|the rest of us|for (?:\w+ )?of us|us \w+s\b|ours\b|us too|our (?:vote|family)|we (?:all |both )?(?:vote|say|want|pick|go|take|choose|prefer|like)|we'?re|from (?:us|both of us))",
    re.IGNORECASE,
)
_MYSELF = re.compile(r"\b(?:I|me|myself|mine)\b(?!\s*(?:too she|to say|so))", re.IGNORECASE)
_TOLD_ME = re.compile(
    r"\b(?:told|asked|texted|messaged|bribed|overruled|with|like|let|making|makes|made) me\b", re.IGNORECASE
)


def voters(scene: Scene, span: Place) -> list[str]:
    """The parties who vote in a stretch of the message; the speaker when nobody is named."""
    return named_voters(scene, span) or ["me"]


def named_voters(scene: Scene, span: Place) -> list[str]:
    """The parties named as voting in a stretch of the message ("me" for the speaker); none when nobody is."""
    part = scene.root.part([span])
    text = part.text
    found: list[str] = []
    for who in part.people:
        party = "me" if who.party == f"member:{scene.context.speaker}" else who.party
        if party == f"family:{scene.context.speaker_family}":
            party = "my_family"
        if who.how in ("name", "family") and not _addressed(scene, who) and not _only_talked(scene, who):
            found.append(party)
    if _ALL_OURS.search(text):
        if not any(p.startswith("family:") or p == "my_family" for p in found):
            found.append("my_family")
    elif _MYSELF.search(text) and not _TOLD_ME.search(text) and "me" not in found:
        found.insert(0, "me")
    return list(dict.fromkeys(found))


_TALKED = re.compile(
    r"(?:['’]s| has| have|'ve)? (?:convinced|persuaded|talked|won|nagged|bribed|told|asked) (?:me|us)\b", re.I
)


def _only_talked(scene: Scene, who: Who) -> bool:
    """ "Mila has convinced me, I switch to the spa": no word of how Mila votes."""
    return _TALKED.match(scene.whole, who.at[1]) is not None


def _addressed(scene: Scene, who: Who) -> bool:
    """ "Jono, the pub for me": spoken to, not voting."""
    after = scene.text[who.at[1] : who.at[1] + 6]
    before = scene.text[: who.at[0]].strip()
    return not before and after.startswith(",") and not re.match(r",?\s+(?:and|&)", after)
