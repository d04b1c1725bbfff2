# ruff: noqa: E501  # a pattern reads best on one line
"""Cleaning pieces of a sentence into short names and notes; names with capitals."""

import re
from collections.abc import Sequence

from agents.offline.scene import Place, Scene
from agents.offline.text import fold

_EDGE_START = re.compile(
    r"^(?:\W*\b(?:and|or|so|ok|okay|also|then|that|the|a|an|for|of|on|at|in|to|is|are|was|were|it's|its|that's|thats|please|pls|"
    r"just|some|my|our|his|her|their|this|these|those|but|oh|hey|hi|hello|btw|with|as|too|yes|yeah|well|right|we|i|by|from|"
    r"bot|pathfinder|have|has|had|got|been|be|put|do|did|not|only|about|it|today|now)\b\s*)+",
    re.IGNORECASE,
)
_EDGE_END = re.compile(
    r"(?:\s*\b(?:that's|thats|that is|this is|which is|and|or|so|also|then|that|the|a|an|for|of|on|at|in|to|is|are|was|were|it's|its|please|pls|plz|but|oh|too|we|i|"
    r"by|from|with|as|lol|thanks|thx|ty|cheers|ok|today|now|btw|it|though|tho|already|porfa|svp|just|not|me|us|all)\b\W*)+$",
    re.IGNORECASE,
)
_MARKS = " \t\n,.;:!?-–—()[]\"'*•>/&=+#|…"
_CAP = r"(?:(?:St|Mt|Ste|Dr)\.|[A-ZÀ-ÖØ-ÞŁŠŽİÅ][\w'’-]*(?:\.[A-Za-z]+)*)"
_SMALL = r"(?:of|the|de|del|da|do|dos|la|le|les|du|des|&|by|van|der|und)"
_CAPITALS = re.compile(rf"{_CAP}(?:(?:[^\S\n]+{_SMALL}){{0,2}}[^\S\n]+(?:[dl]['’])?{_CAP})*", re.UNICODE)
_SPEAKER = re.compile(r"(?<=\w)\s+I(?:['’](?:ll|m|d|ve))?$")  # "Cawdor Castle I'll not miss"
LIST_JOINT = re.compile(
    r"\s*(?:,\s*(?:and|then|or)?\s+|\s+(?:and then|then|and|&|or|vs\.?|versus|und|y|et)\s+|\s*(?:/|->|→|—|–|\+)\s*|,\s*|\n+)\s*",
    re.I,
)


def trim(text: str) -> str:
    """A phrase without filler words and marks at its ends."""
    last = None
    while last != text:
        last = text
        text = _EDGE_END.sub("", _EDGE_START.sub("", text.strip(_MARKS))).strip(_MARKS)
    return re.sub(r"\s+", " ", text)


def blank(text: str, places: Sequence[Place]) -> str:
    """The text with the places overwritten by a mark that ends phrases."""
    out = list(text)
    for start, end in places:
        out[start:end] = "\u0001" * (end - start)
    return "".join(out)


def capitals(text: str) -> list[tuple[str, Place]]:
    """Runs of capitalised words ("Cable Mountain Lodge"), in order."""
    found = []
    for match in _CAPITALS.finditer(text):
        said = _SPEAKER.sub("", match[0].rstrip(".,'- "))
        if len(said) > 1 or said in "ÅÖ":
            found.append((said, (match.start(), match.start() + len(said))))
    return found


def own_family(scene: Scene) -> str | None:
    """The speaker's family."""
    return scene.context.speaker_family


def family_of(scene: Scene, party: str) -> str | None:
    """The family name a party belongs to."""
    kind, _, name = party.partition(":")
    if kind == "family":
        return name
    if party in ("me", "my_family"):
        return own_family(scene)
    for family in scene.context.families:
        if any(fold(m) == fold(name) for m in family.members):
            return family.name
    return None


def families_meant(scene: Scene) -> list[str]:
    """Families spoken of by name; else the one of the first person named; else the speaker's."""
    named = [w.party.partition(":")[2] for w in scene.people if w.how == "family"]
    if named:
        extra = [own_family(scene)] if _and_us(scene) else []
        return list(dict.fromkeys([*named, *[e for e in extra if e]]))
    if other := other_family(scene):
        return [other]
    if told := _they(scene):
        return [told]
    own = own_family(scene)
    members = [f for w in scene.people if w.how == "name" and (f := family_of(scene, w.party))]
    return [own] if own else members[:1]


def _they(scene: Scene) -> str | None:
    """ "... and they are off the road by 8": the family named last before this part."""
    if scene.root is scene or not re.match(
        r"\W*(?:(?:and|but|also|oh|so)\s+)*they\b", scene.text.strip(), re.I
    ):
        return None
    first = min(s for s, _ in scene.spans)
    before = [w.party for w in scene.root.people if w.how == "family" and w.at[1] <= first]
    return before[-1].partition(":")[2] if before else None


def _and_us(scene: Scene) -> bool:
    return bool(re.search(r"\b(?:us|we)\b.{0,30}\b(?:and|AND)\b.{0,12}\bthe\b|\bneither of us\b", scene.text))


def other_family(scene: Scene) -> str | None:
    """ "The other family", when there is just one other."""
    others = [f.name for f in scene.context.families if f.name != own_family(scene)]
    said = re.search(
        r"\b(?:the )?other (?:family|lot|car|side|family's)\b|\b(?:them|they|theirs|their)\b",
        scene.text,
        re.I,
    )
    strong = said and "other" in said[0].lower()
    return others[0] if strong and len(others) == 1 else None
