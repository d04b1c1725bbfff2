# ruff: noqa: E501  # a pattern reads best on one line
"""Which of the trip's bookings a correction is of."""

import re

from agents.offline.matching import SMALL, alike, key_words
from agents.offline.scene import Scene
from agents.offline.slots.booking_kinds import kind_of
from agents.offline.text import fold

# Something told before is different now.
_CHANGED = re.compile(
    r"\b(?:now|instead|rather|not \d|not (?:one|two|three|four|five|six|seven|eight)|in place of|no longer|chang\w+|moved|correct(?:ion|ed)?|erratum|amend\w*|wrong|amiss|mis(?:read|typed|heard|took)|typo|updat\w+|actually|went up|goes up|drops?|dropped|lower\w*"
    r"|same (?:code|number|dates?|ref|price|place)|still|everything else|the rest|rest (?:stays|is)|(?:guy|girl|lady|man|people|manager|owner|they) (?:called|wrote|rang|phoned|emailed|say|said|says)|wrote back|rang back|(?:code|number|ref(?:erence)?|confirmation) (?:is|should be|was)|make (?:it|that)|fix|better at|bumped|shifted|pushed|extended|shortened|one (?:more|less|fewer)|extra)\b",
    re.I,
)
_NEW = re.compile(
    r"\b(?:booked|reserved|snagged|secured|got us|grabbed|rebooked|instead got|another)\b", re.I
)
# "Next to the Strater", "keep the Strater": named, but another booking is told of.
_BESIDE = re.compile(
    r"\b(?:next to|next door to|near|nearby|opposite|across from|beside|behind|by|not far from|(?:min(?:ute)?s?|walk|walking distance) from|keep(?:ing)?|besides|as well as|in addition to|on top of|from|after|before)\s+(?:the |our )?$",
    re.I,
)
_SAID_MUCH, _SAID_SOME = 0.6, 0.3


def known_booking(scene: Scene) -> str | None:
    """The booking meant: named by much of its name, or by some of it (or by its kind) where something changes."""
    names = scene.context.reservations
    if re.search(r"\b(?:booked|reserved)\b.*\binstead\b", scene.text, re.I):
        return None
    found = [f for f in scene.things(names, _SAID_MUCH) if not _beside(scene, names[f.index])]
    if found:
        return names[found[0].index]
    if not _CHANGED.search(scene.text) or _NEW.search(scene.text):
        return None
    if some := scene.things(names, _SAID_SOME):
        clear = len(some) == 1 or some[0].score > some[1].score
        return names[some[0].index] if clear else None
    return _only(scene)


def _beside(scene: Scene, name: str) -> bool:
    first = key_words(name)[0]
    return any(alike(w.fold, first) and _BESIDE.search(scene.text[: w.start]) for w in scene.words)


def _only(scene: Scene) -> str | None:
    """The one booking there is (of the kind said), when no other name is told."""
    names = scene.context.reservations
    kind = kind_of(scene.text)
    fitting = [n for n in names if kind_of(n) == kind] if kind != "other" else []
    fitting = fitting or (list(names) if len(names) == 1 and _nameless(scene) else [])
    return fitting[0] if len(fitting) == 1 and _nameless(scene) else None


_FORM_WORDS = frozenset(
    "check checkin checkout in out the we i it its no sorry correction update fyi price total ref code booking reservation hotel room rooms code conf they monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec eur usd cad gbp".split()
)


def _nameless(scene: Scene) -> bool:
    """Whether no name but those of people, days, places and everyday words is written."""
    known = {w.at[0] for w in scene.people} | {d.at[0] for d in scene.dates} | {c.at[0] for c in scene.codes}
    stops = {fold(w) for s in scene.context.stops for w in s.split()}
    for index, word in enumerate(scene.words):
        starts = index == 0 or re.search(r"[.!?\n:]\s*$", scene.text[: word.start])
        plain = word.fold in _FORM_WORDS or word.fold in SMALL or word.fold in stops
        if word.raw[0].isupper() and not (starts or plain or word.start in known):
            return False
    return True
