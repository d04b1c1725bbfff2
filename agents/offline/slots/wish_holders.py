# ruff: noqa: E501  # a pattern reads best on one line
"""Whose wish it is."""

import re

from agents.offline.people import Who
from agents.offline.scene import Place, Scene
from agents.offline.slots.members import persons

# What goes on about whoever was named: "so no tents for Cathal, a real bed or I'll never hear the end of it".
_SUBJECTLESS = re.compile(
    r"(?:and |or |but |just |only |still )*(?:a|an|the|no|just|only) (?!one\b)\w", re.IGNORECASE
)
_LEAD = r"\W*(?:(?:and|but|so|also|oh|btw|now|because|cos|cause|since|who|that|as|fyi|then|plus|apparently|actually)\b\W*)*"
_I_SAY = re.compile(
    rf"{_LEAD}(?:i|i'm|im|i've|i'd|me)\b(?! (?:think|guess|said|told|know|heard|married)\b)", re.IGNORECASE
)
_OF_THEM = re.compile(rf"{_LEAD}(?:he|she|his|her)(?:['’]?(?:s|d|ll))?\b", re.IGNORECASE)
_THEM = re.compile(r"\b(?:he|she|him|her|his)(?:['’]?s)?\b", re.IGNORECASE)
_THEY = re.compile(rf"{_LEAD}(?:they|their)\b|\bfor them\b", re.IGNORECASE)
_GOES_ON = re.compile(
    rf"{_LEAD}(?:really |absolutely |also |still )*(?:hates|loves|likes|needs|wants|doesn['’]?t|does not|eats|adores|prefers|loathes|detests|won['’]?t|can['’]?t|cannot|is|gets|keeps|has to|fears|dislikes|enjoys|only eats|(?:very |really |so )*(?:terrified|petrified|scared|afraid|allergic|obsessed|lactose|coeliac|celiac|vegan|vegetarian))\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?:['’]s|s)?\s*(?:really |absolutely |also |both |all |still |simply |just )*(?:is|are|has|have|hates?|loves?|likes?|can|can't|cannot|needs?|wants?|does|do|don't|won|will|would|keeps?|gets?|adores?|eats?|doesn|isn|must|requires?|prefers?|HAS|LOVES?|HATES?|IS)\b",
)
_OUR_KIN = re.compile(r"\b(?:my (?:husband|wife|mum|mom|dad|son|daughter|mother|father))\b", re.IGNORECASE)
_OUR_LOT = re.compile(
    r"\b(?:the |both |my |our )?(?:kids|children|boys|girls|twins|two)\b|\b(?:we|us|our|both)\b",
    re.IGNORECASE,
)
_ME = re.compile(r"\b(?:i|me|my|i'm|im|i'd|i've|myself)\b", re.IGNORECASE)


def holder_of(scene: Scene, clause: Place, last: str | None) -> str | None:
    """The party a clause tells a wish of; `last` (of the clause before) when it names nobody."""
    text = scene.root.whole[slice(*clause)]
    people = [w for w in scene.root.people if clause[0] <= w.at[0] < clause[1]]
    said = text.strip()
    if _I_SAY.match(said):
        return "me"
    told = told_of(scene, clause) if _THEM.search(said) or _GOES_ON.match(said) else None
    if told and (_OF_THEM.match(said) or _GOES_ON.match(said)):
        return told
    named: list[Who] = [
        w
        for w in people
        if w.how in ("name", "family", "all")
        and not re.search(r"\bnot (?:the )?$", text[: w.at[0] - clause[0]])
    ]
    meant = [
        w for w in named if w.how != "all" and re.search(r"\bfor (?:the )?$", text[: w.at[0] - clause[0]])
    ]
    if len(meant) == 1 and meant[0].how == "family":
        return as_party(scene, meant[0].party)
    if named:
        does = (w for w in named if _DOES.match(text, w.at[1] - clause[0]))
        return as_party(scene, next(does, named[0]).party)
    if told:
        return told
    if _THEY.search(said) and (family := _family_before(scene, clause)):
        return family
    if any(w.how == "us" for w in people) or _OUR_LOT.search(text):
        return "my_family"
    if last and _SUBJECTLESS.match(said):
        return last
    if _ME.search(text) and not _OUR_KIN.search(text):
        return "me"
    return last


def _family_before(scene: Scene, clause: Place) -> str | None:
    """The family named last before "they"."""
    before = [w for w in scene.root.people if w.how == "family" and w.at[1] <= clause[0]]
    return as_party(scene, before[-1].party) if before else None


def told_of(scene: Scene, clause: Place) -> str | None:
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
