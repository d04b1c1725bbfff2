# ruff: noqa: E501  # a pattern reads best on one line
"""Which places a message about a new trip names as its stops, and not as somebody's home."""

import re

from agents.offline.known import EVERYDAY, longest_town, town
from agents.offline.phrases import trim
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.slots.nights import nights_told
from agents.offline.slots.places import FILL, STARTS, lowered, named, plain_words
from agents.offline.text import fold

_ABOUT_OTHERS = re.compile(
    r"(?:^|\n)\W*(?:famil\w*|who|people|guests?|(?:our )?(?:vehicles?|cars?)|money|currency|budget)\b[^:\n]{0,24}:[^\n]*$",
    re.IGNORECASE,
)
# What follows a capital that starts a sentence rather than a name: a small word that joins no names.
_GOES_ON = re.compile(
    r"\s+(?!(?:is (?:our |the )?(?:main |home )?base|to|and|then|for|from|on|in|via|through|thru|with|or|first|over|next|until|till|nights?|area)\b)[a-z]"
)


_POWERED = re.compile(
    r"\s*[,(]?\s*(?:(?:it'?s|an?|the) )?(?:diesel|petrol|electric|hybrid|ev|gas)\b", re.IGNORECASE
)


def _names_a_place(scene: Scene, name: str, at: Place) -> bool:
    """Is a name of a new trip's message a place to go to, by where it stands."""
    before, after = scene.text[: at[0]], scene.text[at[1] :]
    if name.endswith("'s") or _ABOUT_OTHERS.search(before):
        return False
    if (re.match(r"\s*:", after) and STARTS.search(before)) or _POWERED.match(after):
        return False
    if " " in name or (town(name) and fold(name) not in EVERYDAY) or nights_told(scene.text, [(name, at)]):
        return True
    shouted = name.isupper() and len(name) > 3 and not scene.text.isupper()
    return not shouted and not (STARTS.search(before) and _GOES_ON.match(after))


# Who comes along, and how many: the names there are families and where they live.
_HEADS = re.compile(
    r"\b(?:\d|one|two|three|four) (?:adults?|kids?|kiddos?|children|grown|teen\w*|big)|\b(?:come|comes|coming|are in|are keen|join|joins|meet us)\b",
    re.I,
)
_PARTY = re.compile(
    r"(?<![A-Za-z])(?:[Tt]he [A-ZÀ-Þ][\w'’]+(?:s\b| famil)|(?i:put us in|famil(?:y|ies)\b|us plus|us and|\d\) )|[A-ZÀ-Þ][a-zà-ÿ]+(?:es|s)? from (?=[A-ZÀ-Þ]))"
)


def _of_people(scene: Scene, at: Place) -> bool:
    """Is a name told of those who come along: "and the Mendes come from Santiago"."""
    start, end = next((s for s in scene.sentences if s[0] <= at[0] < s[1]), at)
    party = _PARTY.search(scene.text, start, end)
    return party is not None and party.start() <= at[0] and _HEADS.search(scene.text[start:end]) is not None


def places_said(scene: Scene, skip: str | None = None) -> list[str]:
    """All places said, in order, without those inside the trip's name `skip`."""
    start = scene.whole.find(skip) if skip else -1
    hidden = (start, start + len(skip)) if skip and start >= 0 else (-1, -1)
    found = [(n, at) for n, at in named(scene) if not overlaps(at, hidden)]
    found = [f for f in found if not _of_people(scene, f[1])] or found
    names = [n for n, at in found if _names_a_place(scene, n, at)]
    chain = [] if len(names) > 2 else _chain(scene.text)
    names = chain if len(chain) > len(names) else names or lowered(scene)
    names = [piece for name in names for piece in _towns(re.sub(r"^(?:do|doing|see)\s+", "", name))]
    return _listed(scene, list(dict.fromkeys(names)))


_LABEL = re.compile(
    r"\b(?:stops?|route|towns)\b(?: in (?:this |that )?order| so far)?(?:\s*[:=]| (?:will be|are|being)\b)(?P<list>[^.\n!?]*)",
    re.IGNORECASE,
)
_FEW = 2
_STARTS_AT = re.compile(
    r"\b(?:start\w*|end\w*|finish\w*|meet\w*|from|out of|via|leav\w+|back (?:to|in))\s+(?:in |at |from )?(?:the )?$",
    re.IGNORECASE,
)


def _towns(name: str) -> list[str]:
    """Towns told in one breath: "rome florence venice"."""
    said, found = name.split(), []
    while said:
        count = longest_town(said)
        if not count:
            return [name]
        found.append(" ".join(said[:count]))
        said = said[count:]
    return found if len(found) > _FEW else [name]


def _listed(scene: Scene, names: list[str]) -> list[str]:
    """The places of a list of stops, where there is one: the region told before it is none of them."""
    label = _LABEL.search(scene.text)
    texts = (
        [label["list"]]
        if label
        else [scene.text[s:e] for s, e in scene.sentences if _only(scene.text[s:e], names)]
    )
    within = {name for name in names if any(name.split(",")[0] in text for text in texts)}
    if len(within) < _FEW or len(texts) != 1:
        return names
    return [
        n
        for n in names
        if n in within or _STARTS_AT.search(scene.text[: max(0, scene.text.find(n.split(",")[0]))])
    ]


def _only(text: str, names: list[str]) -> bool:
    """Whether a sentence says nothing but several of the places."""
    said = [name for name in names if name in text]
    for name in said:
        text = text.replace(name, " ")
    return len(said) > _FEW and not re.sub(r"\b(?:and|then|or)\b", "", text).strip(" ,.;:!?&+>→-–\n")


_CHAIN = re.compile(
    r"(?:^|[,.;:\n])\s*(?P<c>[a-z][a-z' ]+?(?:,? then [a-z][a-z' ]+?)+)(?=\s*(?:[,.;:!?\n(]|$|\d))"
)


def _chain(text: str) -> list[str]:
    """Places written small one after another: "harpers ferry then davis then fayetteville"."""
    said = _CHAIN.search(text)
    pieces = [trim(FILL.sub("", piece)) for piece in re.split(r",? then ", said["c"])] if said else []
    plain = any(len(p.split()) > 3 or not p or plain_words(p.split()) for p in pieces)
    return [] if plain else [piece.title() for piece in pieces]
