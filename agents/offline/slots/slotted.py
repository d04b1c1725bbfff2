"""Phrases with slots for people and sums, so that one table tells how a thing is said of anybody.

`slotted` writes a mark over every name and every sum, at the same places; a phrase made by `phrase` then
says `{who}` (Carl, I, we), `{whom}` (Carl, me, us), `{whose}` (Carl's, my), `{name}` (a name) and `{sum}`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from agents.offline.people import Who
from agents.offline.scene import Place, Scene

_NAME, _SUM = r"\x02\x03*", r"\x04\x05*"
_SLOTS = {
    "who": rf"(?P<who>{_NAME}|\b(?:I|we|(?:my|our) (?:family|lot|side|household|bunch|crew))\b)",
    "whom": rf"(?P<who>{_NAME}|\b(?:me|us|myself|meself|ourselves|yours truly)\b)",
    "whose": rf"(?P<who>{_NAME}(?=['’]s?\b|['’])|\b(?:my|mine|our)\b)(?:['’]s?)?(?: own)?",
    "name": rf"(?P<who>{_NAME})",
    "sum": _SUM,
}
_OWN = {
    "i": "me",
    "me": "me",
    "my": "me",
    "mine": "me",
    "myself": "me",
    "meself": "me",
    "yours truly": "me",
    "self": "me",
    "pagué": "me",
    "pague": "me",
    "pague\u0301": "me",
    "yo": "me",
}


@dataclass(frozen=True)
class Told:
    """A phrase that was found: which party stands in its slot, and where the phrase is."""

    party: str
    at: Place


def phrase(template: str) -> re.Pattern[str]:
    """A pattern from a template with slots; a blank in it is any white space."""
    for slot, pattern in _SLOTS.items():
        template = template.replace(f"{{{slot}}}", pattern)
    return re.compile(template.replace(" ", r"\s+").replace(r"\s+?", r"\s*"), re.IGNORECASE)


def _name_end(text: str, who: Who) -> int:
    """Where the name itself ends: a possessive 's stays to be read."""
    tail = re.search(r"['’]s?$", text[who.at[0] : who.at[1]])
    return who.at[1] - len(tail[0]) if tail else who.at[1]


def slotted(scene: Scene) -> str:
    """The words of a part with a mark over each name and each sum, of the same length."""
    out = list(scene.text)
    places = [
        ((w.at[0], _name_end(scene.text, w)), ("\x02", "\x03"))
        for w in scene.people
        if w.how in ("name", "family")
    ]
    places += [(money.at, ("\x04", "\x05")) for money in scene.money]
    for (start, end), (first, rest) in places:
        out[start:end] = first + rest * (end - start - 1)
    return "".join(out)


def told(scene: Scene, phrases: Iterable[re.Pattern[str]]) -> list[Told]:
    """Every phrase of a table that is found, with the party in its slot, in the order of the text."""
    text = slotted(scene)
    begin, end = min(s for s, _ in scene.spans), max(e for _, e in scene.spans)
    found = [(m, m.start("who")) for pattern in phrases for m in pattern.finditer(text, begin, end)]
    return sorted((Told(_party(scene, text, m), m.span()) for m, _ in found), key=lambda t: t.at)


def _party(scene: Scene, text: str, match: re.Match[str]) -> str:
    said = match["who"]
    if said.startswith("\x02"):
        named = next(w.party for w in scene.people if w.at[0] == match.start("who"))
        return "me" if named == f"member:{scene.context.speaker}" else named
    return _OWN.get(re.sub(r"\s+", " ", said.lower()), "my_family")
