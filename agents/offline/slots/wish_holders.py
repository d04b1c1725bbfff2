# ruff: noqa: E501  # a pattern reads best on one line
"""Whose wish it is."""

import re

from agents.offline.people import Who
from agents.offline.scene import Place, Scene
from agents.offline.slots.members import persons

# What goes on about whoever was named: "so no tents for Cathal, a real bed or I'll never hear the end of it".
_SUBJECTLESS = re.compile(
    r"(?:and |or |but |just |only )*(?:a|an|the|no|just|only) (?!one\b)\w", re.IGNORECASE
)
_OF_THEM = re.compile(r"\W*(?:(?:and|but|so|also|who)\s+)*(?:he|she|his|her)(?:'s|s)?\b", re.IGNORECASE)


def holder_of(scene: Scene, clause: Place, last: str | None) -> str | None:
    """The party a clause tells a wish of; `last` (of the clause before) when it names nobody."""
    part = scene.root.part([clause])
    if re.match(r"\W*(?:(?:oh|and|also|but|so|btw)\s+)*(?:i|i'm|im|i've|i'd)\b", part.text.strip(), re.I):
        return "me"
    if _OF_THEM.match(part.text.strip()) and (told := _told_of(scene, clause)):
        return told
    named: list[Who] = [w for w in part.people if w.how in ("name", "family", "all")]
    meant = [w for w in named if w.how != "all" and re.search(r"\bfor (?:the )?$", part.text[: w.at[0]])]
    if len(meant) == 1 and meant[0].how == "family":
        return as_party(scene, meant[0].party)
    if named:
        chosen = named[0]
        for who in named:
            if re.match(
                r"(?:'s)?\s*(?:is|has|hates|loves|likes|can|needs|wants|does|won|keeps|gets|adores|eats|doesn|isn)",
                part.text[who.at[1] : who.at[1] + 14],
            ):
                chosen = who
                break
        return as_party(scene, chosen.party)
    if any(w.how == "us" for w in part.people) or re.search(
        r"\b(?:the |both |my |our )?(?:kids|children|boys|girls|twins|two)\b|\b(?:we|us|our|both)\b",
        part.text,
        re.I,
    ):
        return "my_family"
    if last and _SUBJECTLESS.match(part.text.strip()):
        return last
    if re.search(r"\b(?:i|me|my|i'm|im|i'd|i've|myself)\b", part.text, re.I) and not re.search(
        r"\b(?:my (?:husband|wife|mum|mom|dad|son|daughter|mother|father))\b", part.text, re.I
    ):
        return "me"
    return last


def _told_of(scene: Scene, clause: Place) -> str | None:
    """Whoever was named last before a clause about him or her, a newcomer too: "my mother Ruth comes, she needs..."."""
    known = [(w.at, w.party) for w in scene.root.people if w.how == "name"]
    new = [(at, f"member:{name}") for name, at in persons(scene.root)]
    before = sorted(entry for entry in [*known, *new] if entry[0][1] <= clause[0])
    return as_party(scene, before[-1][1]) if before else None


def as_party(scene: Scene, party: str) -> str:
    """A party as the catalogue says it: the speaker is `me`, the own family `my_family`."""
    if party == f"member:{scene.context.speaker}":
        return "me"
    own = scene.context.speaker_family
    return "my_family" if own and party == f"family:{own}" else party
