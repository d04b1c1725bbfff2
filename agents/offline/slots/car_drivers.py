# ruff: noqa: E501  # a pattern reads best on one line
"""Who drives a car: a word for driving, and the person it is said of, before it or behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agents.context import Call
from agents.offline.phrases import capitals, family_of
from agents.offline.roster import makes
from agents.offline.scene import Place, Scene, overlaps

_WHEEL = r"(?:(?:at|behind|on|has|have|takes?|taking|gets?) (?:the )?(?:steering )?wheel|at the helm|am (?:steuer|lenkrad)|au volant|al volante)"
_SIGN = re.compile(
    rf"\b(?:driv(?:e|es|in|ing)\b|driven|steer(?:s|ing)?\b|chauffeur(?:s|ing)?\b|pilot(?:s|ing)\b|{_WHEEL}|touch(?:es)? the wheel|conduit\b|conduce\b|conduz\b|guida\b|f[aä]hrt\b|kjører\b|insured on\b|(?:designated |usual |main |only |sole |proud )*driver\b|fahrer(?:in)?\b|conductora?\b|conducente\b|autista\b|motorista\b|conducteur\b)",
    re.IGNORECASE,
)
# Driving that names no driver: "no night driving", "4 hours of driving", "driving distance", "share the driving".
_NO_SIGN = re.compile(
    r"(?:\b(?:night|hours?|hrs?|minutes|days?|more|less|of|much|long|max(?:imum)?|without|no|hates?|about|while|after|avoid|like|likes)\s+(?:of\s+|the\s+)?|\b(?:let|lets|letting) \w+ |\b(?:not|never|won'?t|can'?t|cannot|doesn'?t|don'?t|isn'?t|no longer|stopped|hates?|scared of|refuses to|used to|quit|banned from|any more) (?:be |to |get )?)$",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\bboth (?:of us |can |will )*drive\b|\b(?:swap|share|split|alternat\w+|take turns|taking turns|turns)\b[^.;\n]{0,16}\b(?:driv\w+|wheel)\b|\btak\w+ turns\b|\beither of us\b|\bwe all drive\b",
    re.IGNORECASE,
)
# Behind its label: "driver: Luis", "driven by me only", "the driver of the van is Luis", "drives only Álvaro".
_BEHIND = re.compile(
    r"[ \t]*(?:(?:of|for) (?:the |our |my |this |that )?[\w'’ -]{1,24}?\s*)?(?:(?:[:=–—-]|is|it|will be|gonna be|going to be|by|being|as|only|shall be|ist|est|es|é|o|el)\s*)*(?:the |only |my \w+ |our \w+ |your \w+ |none other than |just |mostly |always )*$",
    re.IGNORECASE,
)
# Between a person and the word: "Joe is our usual", "Nikhil is doing all the", "Luis, my brother, is the one".
_BETWEEN = re.compile(
    r"(?:['’]?(?:s|ll|d|m|re)\b)?,?\s*(?:\(not [^)]*\)\s*|,? ?my [\w ]{2,16},\s*)?(?:(?:(?:is|are|am|be|will|shall|would|can|does|do|did|doing|has|have|had|having|gets?|to|the|a|our|my|your|their|his|her|all|most|of|only|one|person|designated|usual|named|dad|down|uncle|aunty|auntie|aunt|bhai|mum|mom|guy|who|that|always|usually|normally|mostly|just|also|then|lang|ang|beta|needful|sits?|sitting|stays?|going|gonna|as|being|alone|himself|herself|insured|allowed|finally|makes?|making|volunteered|agreed|insists?|on|for|us|good|happy|doing)|\(\w+\))[\s,]+)*$",
    re.IGNORECASE,
)
_HE = re.compile(
    r"\b(?:he|she)(?:['’](?:s|ll|d))?\b(?=\s*(?:(?:is|will|does|do|the|only|one|be|who|always|doing|has|all|most|of)\s+)*$)",
    re.I,
)
_LABEL = re.compile(
    r".*driver|driven|fahrer|chauffeur$|conduct|condu[cz]e?|conduit|conducente|autista|motorista", re.I
)
_AT_WHEEL = re.compile(_WHEEL, re.I)
_DOES = re.compile(
    r"(?:\s+(?:does|is|will|can|has to|must)\b|['’]s)\s*(?:[.,;!?)]|$|instead|it\b|the driving)", re.I
)
_ALONE = re.compile(r"\b(?:(?:nobody|no ?one) (?:but|except)|only)\s+$", re.I)
_OPENS = re.compile(r"\b(?:one|always|(?:who|that) (?:will|shall|is|can)) $", re.I)
_NOT = re.compile(r"\bnot $", re.I)
_NOBODY = frozenset("they we you he she it the our driver car van truck vehicle everyone nobody ours".split())
_NEAR = 24  # letters between a name nobody knows and its verb


@dataclass(frozen=True)
class Person:
    """Somebody spoken of: a member's name or the speaker's own; `at` in the text."""

    name: str
    at: Place
    known: bool


def driver_told(part: Scene) -> str | None:
    """The one person said to drive; None when several do, or nobody was named."""
    if _SHARED.search(part.text):
        return None
    people = _people(part)
    for sign in _SIGN.finditer(part.text):
        if _NO_SIGN.search(part.text[: sign.start()]):
            if instead := _instead(part.text, sign.end(), people):
                return instead
            continue
        if found := _said_of(part, sign, people):
            return found
    return None


def without_driver(scene: Scene, tools: list[str], members: Sequence[Call]) -> list[str]:
    """The tools without `add_member` where a known member is told only as the driver of a car told of too."""
    known = {m for f in scene.context.families for m in f.members}
    driver = driver_told(scene) if {"add_vehicle", "add_member"} <= set(tools) else None
    only = all(c.args.get("name") == driver and set(c.args) <= {"name", "family", "driver"} for c in members)
    return [t for t in tools if t != "add_member"] if driver in known and only else tools


def _said_of(part: Scene, sign: re.Match[str], people: Sequence[Person]) -> str | None:
    """Whom a word for driving is said of."""
    text, before = part.text, [p for p in people if p.at[1] <= sign.start()]
    alone = [p for p in before if _ALONE.search(text[: p.at[0]])]
    behind = [p for p in people if p.at[0] >= sign.end() and _names_behind(text, sign, p)]
    nearest = next((p for p in reversed(before) if not _NOT.search(text[: p.at[0]])), None)
    if nearest and not _reaches(text[nearest.at[1] : sign.start()], nearest):
        nearest = None
    found = alone[-1] if alone else behind[0] if behind else nearest
    if found is None:
        return _pronoun(text[: sign.start()], [p for p in before if p.name != part.context.speaker])
    return None if _joined(text, found, people) else found.name


def _instead(text: str, after: int, people: Sequence[Person]) -> str | None:
    """Who does what somebody else does not: "I don't drive, Joe does"."""
    said = (p for p in people if 0 <= p.at[0] - after < _NEAR and _DOES.match(text, p.at[1]))
    return next((p.name for p in said), None)


def _names_behind(text: str, sign: re.Match[str], person: Person) -> bool:
    """Whether the person stands behind a label: "driver: Luis", "at the wheel is Joe", "always drives Álvaro"."""
    gap = text[sign.end() : person.at[0]]
    if not _BEHIND.fullmatch(gap):
        return False
    wheel = _AT_WHEEL.fullmatch(sign[0]) and re.search(r"[:=]|\b(?:is|will|sits?)\b", gap)
    return bool(_LABEL.match(sign[0]) or wheel or _OPENS.search(text[: sign.start()]))


def _reaches(gap: str, person: Person) -> bool:
    return bool(_BETWEEN.fullmatch(gap)) and (person.known or len(gap) < _NEAR)


def _pronoun(before: str, people: Sequence[Person]) -> str | None:
    """The member "he" or "she" right before the word is."""
    pronoun = _HE.search(before)
    named = [p for p in people if p.known and p.at[1] <= pronoun.start()] if pronoun else []
    return named[-1].name if named else None


def _joined(text: str, person: Person, people: Sequence[Person]) -> bool:
    """Whether the person stands beside another ("Joe and I drive")."""
    return any(
        re.fullmatch(r"\s*(?:and|&|or|n|und|et|y)\s+(?:my \w+ )?", text[a.at[1] : b.at[0]], re.I)
        for a, b in ((a, b) for a in people for b in people if person in (a, b) and a.at[1] <= b.at[0])
    )


def _people(part: Scene) -> list[Person]:
    """Members named, the speaker, and names nobody knows yet; no cars."""
    cars = [at for _, at in makes.cars(part.text)]
    speaker = part.context.speaker or "me"
    found = [
        Person(speaker if w.how == "me" else w.party.partition(":")[2], w.at, True)
        for w in part.people
        if w.how in ("me", "name") and w.party != "my_family" and not any(overlaps(w.at, c) for c in cars)
    ]
    found = [p for p in found if part.text[slice(*p.at)].lower() not in ("my", "mine")]
    taken = [*cars, *(w.at for w in part.people), *(d.at for d in part.dates)]
    found += [
        Person(name.removesuffix("'s").removesuffix("’s"), at, False)
        for name, at in capitals(part.text)
        if len(name.split()) < 3 and name.lower() not in _NOBODY and not any(overlaps(at, t) for t in taken)
    ]
    return sorted(found, key=lambda p: p.at)


def family_of_driver(part: Scene, driver: str | None) -> str | None:
    """The family of a member who drives."""
    return family_of(part, f"member:{driver}") if driver else None
