# ruff: noqa: E501  # a pattern reads best on one line
"""Whose vote it is."""

import re

from agents.context import Context
from agents.offline.people import Who
from agents.offline.scene import Place, Scene, overlaps

_HOUSE = r"(?:house|household|lot|crew|bunch|clan|gang|side|tribe|team|crowd|car|family|brood|mob)"
_ALL_OURS = re.compile(
    rf"\b(?:all (?:of us|\w+ of us)|(?:both|each|\w+) of us|for us\b|us all\b|(?:all |the rest of |for )?(?<!from )(?:my|our) (?:whole |entire )?{_HOUSE}\b(?: of)?|the rest of us|for (?:\w+ )?of us|us \w+s\b|ours\b|us too|our votes?|from (?:us|both of us)|suits us|(?:with|by) us\b)",
    re.IGNORECASE,
)
# Weaker: whoever is named beside it says who "we" are ("we're two for curry (Jo and me)").
_WE = re.compile(
    r"\bwe (?:all |both )?(?:vote|say|want|pick|go|take|choose|prefer|like|fancy|would|'?d|are|will)\b|\bwe'?(?:re|d|ll)\b",
    re.IGNORECASE,
)
_MYSELF = re.compile(r"\b(?:I|me|myself|mine)\b(?!\s*(?:too she|to say|so))", re.IGNORECASE)
# Beside somebody else "me" must stand where a voter stands: "me n Eilidh", "put me down".
_ME_TOO = re.compile(
    r"\b(?:I|myself|mine)\b|(?:^|[,;:(.–-]\s*|\b(?:for|from|and|n|with|both|is|put|count|mark|log|record|register)\s+|[&+]\s*)me\b|\bme\b\s*(?:[:=+&–-]|and\b|n\b|too\b|also\b|\)|$)",
    re.IGNORECASE,
)
_TOLD_ME = re.compile(
    r"\b(?:told|asked|texted|messaged|bribed|overruled|with|like|let|making|makes|made) me\b", re.IGNORECASE
)
# Who only passes a vote on: "per Kokila", "according to Ben", "Joe told me".
_PASSED_ON = re.compile(r"\b(?:per|via|according to|ask|thanks|sorry)\s+$", re.IGNORECASE)
_KIN = re.compile(
    r"\b(?:(?:my|our|the|dear|little|good) )*(?:(?P<spouse>wife|wifey|husband|hubby|hubs|missus|spouse|partner|fianc[eé]e?|better half|other half)|(?P<child>kid|kiddo|son|daughter|boy|girl|child|teen|teenager|toddler|little one|young one))\b(?!['’]s (?:friend|mate|school))",
    re.IGNORECASE,
)
_COUPLE = 2  # who come first among a family's members


def voters(scene: Scene, span: Place) -> list[str]:
    """The parties who vote in a stretch of the message; the speaker when nobody is named."""
    return named_voters(scene, span) or ["me"]


def named_voters(scene: Scene, span: Place) -> list[str]:
    """The parties named as voting in a stretch of the message ("me" for the speaker); none when nobody is."""
    part = scene.root.part([span])
    text = part.text
    found: list[str] = []
    named: list[Place] = []
    for who in part.people:
        party = "me" if who.party == f"member:{scene.context.speaker}" else who.party
        if party == f"family:{scene.context.speaker_family}":
            party = "my_family"
        if who.how in ("name", "family"):
            named.append(who.at)
            if not _addressed(scene, who) and not _only_talked(scene, who):
                found.append(party)
    found += [party for at, party in kin(scene.context, text) if not _beside(text, at, named)]
    if _ALL_OURS.search(text):
        if not any(p.startswith("family:") or p == "my_family" for p in found):
            found.append("my_family")
    elif _WE.search(text) and not found:
        found.append("my_family")
    elif (
        (_ME_TOO if found else _MYSELF).search(text.strip())
        and not _TOLD_ME.search(text)
        and "me" not in found
    ):
        found.insert(0, "me")
    return list(dict.fromkeys(found))


def all_ours(text: str) -> list[Place]:
    """Where the speaker's whole family is spoken of: "the rest of us", "my lot"."""
    return [said.span() for said in _ALL_OURS.finditer(text)]


def _beside(text: str, at: Place, named: list[Place]) -> bool:
    """Whether the relative is the person named right behind: "my daughter Mia"."""
    return any(
        overlaps(at, other) or not text[at[1] : other[0]].strip(" ,(") for other in named if other[0] >= at[0]
    )


def kin(context: Context, text: str) -> list[tuple[Place, str]]:
    """Relatives of the speaker by what they are to them, where the family leaves no doubt who that is.

    A couple stands first among a family's members; a child is one where the couple has only one more.
    """
    own = next((f.members for f in context.families if f.name == context.speaker_family), ())
    couple = own[:_COUPLE]
    if context.speaker not in couple or len(couple) < _COUPLE:
        return []
    other = next(name for name in couple if name != context.speaker)
    found = []
    for said in _KIN.finditer(text):
        if said["spouse"]:
            found.append((said.span(), f"member:{other}"))
        elif len(own) == _COUPLE + 1:
            found.append((said.span(), f"member:{own[-1]}"))
    return found


_TALKED = re.compile(
    r"(?:['’]s| has| have|'ve)? (?:(?:convinced|persuaded|talked|won|nagged|bribed) (?:me|us)|(?:told|asked) (?:me|us) to)\b",
    re.I,
)


def _only_talked(scene: Scene, who: Who) -> bool:
    """ "Mila has convinced me, I switch to the spa", "the Trivedis, per Kokila": no word of how they vote."""
    told = _TALKED.match(scene.whole, who.at[1]) is not None
    return told or _PASSED_ON.search(scene.whole[: who.at[0]]) is not None


def _addressed(scene: Scene, who: Who) -> bool:
    """ "Jono, the pub for me": spoken to, not voting."""
    after = scene.text[who.at[1] : who.at[1] + 6]
    before = scene.text[: who.at[0]].strip()
    return not before and after.startswith(",") and not re.match(r",?\s+(?:and|&)", after)
