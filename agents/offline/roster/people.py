# ruff: noqa: E501  # a pattern reads best on one line
"""People named in a message that says who comes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.offline.known import EVERYDAY, given
from agents.offline.roster.ages import age_after, age_before, age_later, ages_of_list
from agents.offline.roster.homes import NAME
from agents.offline.roster.surnames import NOT_NAMES
from agents.offline.scene import Place, overlaps
from agents.offline.text import fold

KIN = (
    r"(?:sis(?:ter)?|bro(?:ther)?|mum(?:my)?|mom(?:my)?|ma|mother|dad(?:dy)?|pa|father|sons?|daughters?|wife|husband|hubby|missus|partner|"
    r"girlfriend|boyfriend|gf|bf|fianc[eé]e?|kids?|child(?:ren)?|boys?|girls?|twins?|baby|bub|bubba|babies|toddler|little one|teen(?:ager)?s?|"
    r"cousins?|aunt(?:y|ie)?|uncle|nephews?|nieces?|gran(?:ny|dma|dpa|dad)?|grandmother|grandfather|nana?|nanna|opa|oma|nonna|nonno|abuela|abuelo|"
    r"pop|grand(?:son|daughter|kid)s?|parents?|folks|in-?laws?|[mfsb]il|(?:mother|father|brother|sister|son|daughter)[ -]in[ -]law|step(?:son|daughter|mom|dad|mum)|"
    r"friends?|buddy|mates?|roommate|babysitter|nanny|au pair|colleague|neighbou?rs?|eldest|oldest|youngest|middle one|little|wee|big|lad|lass)"
)
_KIN_BEFORE = re.compile(
    rf"\b(?:my|our|his|her|their|the|me|and|with|a|little|wee|baby|younger|older|{NAME}'s)?\s*(?:\w+ )?\b{KIN}(?:'s)?,?\s+(?:is |are |called |named |name is |- ?)?$",
    re.IGNORECASE,
)
_SMALL_BEFORE = re.compile(
    r"\b(?:wee|little|baby|bub|aunt|uncle|aunty|auntie|granny|nana|grandma|grandpa|opa|oma|nonna|mrs|mr|ms|dr)\.?\s+$",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|to|at|near|via|from|through|around|visit|see|do|of|until|than|hate|hates|love|loves|likes?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"^\s*(?:\([^)]{0,24}\)\s*)?\)?(?:,\s*(?:and|&|plus|n)?\s*|\s(?:and|&|\+|n|und|y|et|plus|with)\s+|\s*[+&/]\s*|\s*\n\s*(?:[-•*]\s*)?)(?:(?:my|our|his|her|their|the|me|little|wee|baby) )?(?:\w+ )?$",
    re.IGNORECASE,
)
_ME = re.compile(
    rf"(?:^|[:,(+&–—.\n-]|\b(?:and|with|it'?s|its|there'?s|just|count|us|n|und|plus|it'?ll be|be|is|are|that'?s|too|also|here)\b)\s*(?:just )?(?P<me>me|myself|meself|moi)\b(?!\s+(?:{KIN}|is|to|up|that|if|about|when|a|the|driv\w+|pay\w+|know|too|as well)\b)"
    r"|\b(?:and|&) (?P<i>I)\b|\b(?P<am>I) am(?-i:(?= [A-ZÀ-Þ]))|\((?P<p>(?:that'?s )?me)\)",
    re.IGNORECASE,
)
_WORD = re.compile(NAME)
_OF_PLACE = re.compile(
    r"\b(?:Lake|Mount|Mt\.?|Fort|Port|Saint|St\.?|San|Santa|Point|Cape|Glen|Camp|Hotel|Villa|Casa|Hostel|Inn|Cafe|Loch|Isle of|Los|Las|Las|El|La)\s+$"
)
_PLACE_AFTER = re.compile(
    r"\s+(?:Beach|Park|Lake|City|Island|Valley|Falls|Springs|Canyon|Mountains?|Creek|River|Bay|Hill|Lodge|Inn|Hotel|Museum|Abbey|Castle|Caves?|Gardens?|Street|Road|Point|Harbor|Harbour|National|State|Wolf)\b"
)
_TELLS = re.compile(r"\s+(?:said|told|asked|says|invited|mentioned|thinks|texted|wrote)\b")
_IS = re.compile(
    rf"['’]s\s+(?:\d|(?:definitely|also|now|really|probably|only|just|not|still|already|actually|a|an|too|in|coming|joining|going|turning|"
    rf"driving|here|vegan|vegetarian|allergic|pescatarian|coeliac|celiac|halal|kosher|gluten|lactose|old|{'|'.join(('four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'))})\b|\w+teen\b)"
)
_OLDEST = 110


_ELDERS = frozenset(
    "nana nan nanna granny gran grandma grandpa grandad opa oma nonna nonno pop dad mum mom".split()
)


@dataclass(frozen=True)
class Person:
    """Somebody named: given name, age when said, and where."""

    name: str
    age: int | None
    at: Place
    sure: bool = True


def speaker_said(text: str, speaker: str) -> Place | None:
    """Where the speakers count themselves in ("me", "and I", "I am"), in a list of who comes."""
    found = next((m for m in _ME.finditer(text) if (m["me"] or m["p"] or m["i"] or m["am"])), None)
    if found is None or not speaker.strip():
        return None
    return found.span(next(k for k in ("me", "i", "am", "p") if found[k]))


def people(text: str, hidden: Sequence[Place], speaker: str, known: Sequence[str] = ()) -> list[Person]:
    """Everyone named, in order, with ages; what is hidden (cars, homes, surnames) is nobody."""
    found = [
        p for m in _WORD.finditer(text) if (p := _person(text, m.start(), m.group(), hidden, speaker, known))
    ]
    me = speaker_said(text, speaker)
    first = speaker.split()[0] if speaker.strip() else ""
    if me and not any(fold(p.name) == fold(first) for p in found):
        found = sorted(_with_me(text, found, Person(first, None, me)), key=lambda p: p.at)
    found = _in_lists(text, found)
    once: list[Person] = []
    for one in sorted(found, key=lambda p: p.at):
        twin = next((i for i, p in enumerate(once) if fold(p.name) == fold(one.name)), None)
        if twin is None:
            once.append(one)
        elif one.age is not None:  # the later word counts: "Leila 12, Sami 10. sorry, Sami's 9"
            once[twin] = replace(once[twin], age=one.age)
    return _together(text, once)


def _with_me(text: str, found: list[Person], me: Person) -> list[Person]:
    """The people with the speaker; "Uli (me)" names the speaker another way."""
    own = next((p for p in found if re.match(r"\s*\(\s*(?:that'?s )?$", text[p.at[1] : me.at[0]])), None)
    return found if own else [*found, me]


def _person(
    text: str, start: int, raw: str, hidden: Sequence[Place], speaker: str, known: Sequence[str]
) -> Person | None:
    name = re.sub(r"['’](?:s|ll|d|re|ve|m)?$", "", raw)
    owner = name != raw and raw[len(name) :].lower() in ("'s", "’s")
    at = (start, start + len(name))
    low = fold(name)
    aged = (
        re.match(r"\s*\(\d{2}\)", text[at[1] :]) is not None and low in _ELDERS
    )  # "Nana (74)" is how she is called
    if (
        (low in NOT_NAMES and not aged)
        or any(overlaps(at, h) for h in hidden)
        or (name.isupper() and len(name) > 4)
    ):
        return None
    before, after = text[:start], text[at[1] :]
    if _PLACE_BEFORE.search(before[-24:]) and not re.search(r"\bof (?:us|me)\b", before[-10:]):
        return None
    if (
        (owner and not _IS.match(after))
        or _TELLS.match(after)
        or _OF_PLACE.search(before)
        or _PLACE_AFTER.match(after)
    ):
        return None
    age, _ = age_after(after.lstrip("'’s") if owner else after)
    age = age if age is not None else age_before(before)
    if age is None:
        others = [m.start() for m in _WORD.finditer(after) if given(m[0])]
        age = age_later(after[: min(others, default=60)])
    age = age if age is None or age <= _OLDEST else None
    kin = bool(_KIN_BEFORE.search(before[-40:]) or _SMALL_BEFORE.search(before[-12:]))
    kin = kin or (age is not None and bool(re.search(r"\b(?:our|my)\s+$", before, re.IGNORECASE)))
    mine = low == fold(speaker.split()[0] if speaker.strip() else "") or any(low == fold(k) for k in known)
    sure = mine or kin or aged or (given(name) and low not in EVERYDAY) or (age is not None and given(name))
    return Person(name, age, at, sure)


_ME_AND = re.compile(r"(?:^|[\s,(:])me\s+$", re.IGNORECASE)


def _in_lists(text: str, found: list[Person]) -> list[Person]:
    """Those sure to be people, and those listed beside one ("Renata + Piotr + Zosia (9)")."""
    sure = [p.sure for p in found]
    for _ in range(2):
        for i, one in enumerate(found):
            if not sure[i] and _ME_AND.search(text[: one.at[0]]) and fold(one.name) not in EVERYDAY:
                sure[i] = True  # "me Harp and our two girls"
            if sure[i]:
                continue
            near = [j for j in (i - 1, i + 1) if 0 <= j < len(found) and sure[j]]
            sure[i] = any(_JOINT.match(_gap(text, found[min(i, j)], found[max(i, j)])) for j in near)
            sure[i] = sure[i] or (one.age is not None and bool(re.match(r"\s*\(\d", text[one.at[1] :])))
    return [p for p, ok in zip(found, sure, strict=True) if ok]


def _gap(text: str, first: Person, second: Person) -> str:
    """What stands between two names, without the age of the first."""
    rest = text[first.at[1] : second.at[0]]
    _, length = age_after(text[first.at[1] :])
    return rest[min(length, len(rest)) :].lstrip(")") if length else rest


_TWINS = re.compile(r"\btwins\W+$", re.IGNORECASE)


def _together(text: str, found: list[Person]) -> list[Person]:
    """Ages told once for several: the run of listed names before "both 9" or "(6 and 8)"."""
    out = list(found)
    for i, one in enumerate(found):
        run = [i]
        while run[0] and _JOINT.match(_gap(text, found[run[0] - 1], found[run[0]])):
            run.insert(0, run[0] - 1)
        said = ages_of_list(text[one.at[1] :], len(run))
        if not said and one.age is not None and len(run) > 1 and _TWINS.search(text[: found[i - 1].at[0]]):
            said = [one.age] * 2
        for j, age in zip(run[-len(said) :], said, strict=False) if said else ():
            out[j] = replace(out[j], age=age)
    return out
