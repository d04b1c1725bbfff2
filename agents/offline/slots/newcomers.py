# ruff: noqa: E501  # a pattern reads best on one line
"""Who is new: a person or a family named in passing ("Ravi is riding with us", "Grimaldi, Porto, 2+1")."""

import re

from agents.offline.casing import cased
from agents.offline.known import everyday, given, region, town
from agents.offline.roster.people import KIN
from agents.offline.roster.surnames import NOT_NAMES
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.text import Word, fold
from tools.families.names import ending_in_s, singular

_NAME = r"(?P<n>[A-ZÀ-Þ][\w'’-]+)"
_COMES = r"(?:is|'s|will|comes?|coming|rides?|riding|joins?|joining|travels?|tags?|accompan\w+|turned|turns|had a birthday|can|drives?|too|also)\b"
_PEOPLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Aa]dd(?:ing)?|[Pp]ut(?:ting)?|[Bb]ring(?:ing)?|[Ww]rite|[Ee]nrol|[Ii]nclude|[Rr]egister|[Ff]orgot)\b(?: (?:also|in|down|please|on))*(?: (?:my|our|the|a|his|her) (?:[\w-]+ )?{KIN})?,? {_NAME}(?!\s+(?:family|clan|gang))",
        rf"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]he)(?: [\w-]+){{1,3}},? (?:is |called |named |: )?{_NAME}(?=,? {_COMES}|\s*[,.(!;]|\s*$)",
        rf"\b{KIN}\b\W{{1,3}}{_NAME}(?=\s*[,.(!;]|\s*$|,? {_COMES})",
        rf"(?:^\W*|[.!:;,]\s+|\b(?:it'?s|there'?s|there is|also|and|hello|hi bot|hey|so|right,?)\s+){_NAME}(?=,? {_COMES}|,? (?:my|our) |\s*\(\d| = |,? (?:and (?:he|she) )?\d{{1,2}}\b)",
    )
)
_MY_NUMBER = re.compile(
    r"\bmy (?:new )?(?:no\b|number|phone|mobile|cell)|\bI (?:have|'ve)? ?(?:got )?a new number\b",
    re.IGNORECASE,
)
_I_AM = re.compile(
    r"\b(?:i'?m|i am|i turned) (?:now )?(?P<a>\d{1,2})\b(?! ?(?:min|km|mi|hours?|hrs?|h\b|%|am|pm|late|behind|percent))",
    re.IGNORECASE,
)


def people_told(scene: Scene) -> list[tuple[str, Place]]:
    """People named as coming, or told more of, where no plainer words name anybody."""
    text = cased(scene.text)
    found: list[tuple[str, Place]] = []
    for pattern in _PEOPLE:
        for match in pattern.finditer(text):
            name, at = re.sub(r"['’]s$", "", match["n"]), match.span("n")
            if _is_person(scene, name, at) and not any(overlaps(at, known) for _, known in found):
                found.append((name, at))
    if not found and (_MY_NUMBER.search(text) or _I_AM.search(text)):
        return [(scene.context.speaker, scene.spans[0])]
    return sorted(found, key=lambda f: f[1])


def _is_person(scene: Scene, name: str, at: Place) -> bool:
    low = fold(name)
    surnames = {fold(f.name) for f in scene.context.families}
    place = (town(name) or region(name)) and not given(name)
    taken = any(overlaps(at, d.at) for d in scene.dates) or low in {fold(s) for s in scene.context.stops}
    return not (
        place
        or taken
        or low in NOT_NAMES
        or low in surnames
        or singular(low) in surnames
        or (everyday(low) and not given(low))
    )


def family_told(scene: Scene) -> list[tuple[str, Place]]:
    """The one surname that stands without "the" or "family": in capitals, or where a family's name stands."""
    for word in scene.words:
        raw = re.sub(r"['’]s$", "", word.raw)
        name = singular(raw)
        if not _may_name_a_family(scene, word, raw, name):
            continue
        known = fold(name) in ending_in_s()
        if raw[0].isupper() or known or _stands_for_many(scene.text, word.start, word.end):
            return [(name[:1].upper() + name[1:], (word.start, word.end))]
    return []


def _may_name_a_family(scene: Scene, word: Word, raw: str, name: str) -> bool:
    """Whether a word is nothing else that is known: a member, a stop, a place, a day, a first name, plain English."""
    if fold(name) in ending_in_s():  # "marcus, jess, hi!!" names two people
        return not town(raw) and (not given(raw) or _stands_for_many(scene.text, word.start, word.end))
    others = {fold(m) for f in scene.context.families for m in f.members}
    others |= {fold(stop) for stop in scene.context.stops} | NOT_NAMES
    dated = any(overlaps((word.start, word.end), day.at) for day in scene.dates)
    plain = town(raw) or region(raw) or given(raw) or everyday(name) or everyday(raw)
    return len(name) > 2 and not ({fold(name), fold(raw)} & others or dated or plain)


_MANY_BEFORE = re.compile(
    r"(?:^\W*(?:right,? |so |hey,? |hello,? )?|\bthe |\bwe'?re |\bwe are |\bfamily,? |\bjoin, |\bin, )$",
    re.IGNORECASE,
)
_MANY_AFTER = re.compile(
    r",? (?:family|clan|gang|bunch|crew|lot)\b|s? (?:are|from|want|would|come|coming)\b|s?,", re.IGNORECASE
)


def _stands_for_many(text: str, start: int, end: int) -> bool:
    """Whether a small word is where a family's name stands: "the ekströms, verona", "hwang family coming too"."""
    return _MANY_BEFORE.search(text[:start]) is not None and _MANY_AFTER.match(text, end) is not None
