# ruff: noqa: E501  # a pattern reads best on one line
"""Surnames people give when they say who comes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agents.offline.known import given, region, town
from agents.offline.roster.homes import NAME
from agents.offline.scene import Place, overlaps
from agents.offline.text import fold
from tools.families.names import singular

_PART = (
    r"(?:(?:[Vv]an der|[Vv]an den|[Vv]an de|[Vv]an|[Vv]on|[Dd]e la|[Dd]e|[Dd]i|[Dd]a|[Dd]el|[Tt]er|Mc|O') ?)?"
)
_SUR = rf"{_PART}{NAME}"
_KIN = r"(?:friends?|neighbou?rs?|colleagues?|cousins?|sister|brother|uncle|aunt(?:y|ie)?|boss|buddy|mate|parents|folks|in-laws|roommate|grandma|grandpa|granny|nana|mom|mum|dad)"
_AFTER = r"(?=\s*(?:[,.:;!?()–—+&-]|\n|$|from\b|fae\b|of\b|here\b|out of\b|family\b|are\b|r\b|is\b|in\b|come\b|coming\b|join\w*\b|too\b|will\b|want\b|wants?\b|to (?:this|the|it)\b|as well\b|also\b|on\b|live\b|drive\b|have\b|signing\b|checking\b|reporting\b|we\b|they\b|who\b|there\b|it'?s\b|all\b))"
_TOO = re.compile(
    r"\s*(?:are|r|is|will|come|coming|want|join)?\s*(?:be )?(?:in\b|come\b|coming\b|join|too\b|as well|also\b|here\b|from\b|want)"
)
_WE = r"(?:[Ww]e(?:'?re| are| r)|[Uu]s(?: are)?|[Tt]his is|[Hh]ere (?:are|come|is)|[Tt]hat'?s|[Ii]t'?s|[Ii]'?m|[Ii] am)"
# (pattern, plural, whether the speaker's own family is told by it)
_PATTERNS: tuple[tuple[re.Pattern[str], bool, bool | None], ...] = (
    (re.compile(rf"\b{_WE},? (?:(?:also|just|all) )?(?:the |family |die |us )?(?P<n>{_SUR}s){_AFTER}"), True, True),
    (re.compile(rf"\b{_WE},? the (?P<n>{_SUR}) (?:family|clan|gang|crew|bunch|lot|household)\b"), False, True),
    (re.compile(rf"\b{_WE},? (?:the )?(?:family |famille |Familie |familia |famiglia )(?P<n>{_SUR}){_AFTER}"), False, True),
    (re.compile(rf"\b[Tt]he (?P<n>{_SUR}s){_AFTER}"), True, None),
    (re.compile(rf"\b[Uu]s (?P<n>{_SUR}s){_AFTER}"), True, True),
    (re.compile(rf"(?:^\W*|[.!:,]\s+|\b(?:hi|hello|hey)\W+)[Tt]eam (?P<n>{_SUR}){_AFTER}"), False, True),
    (re.compile(rf"(?:\b[Tt]he |^|[\s:(])(?P<n>{_SUR}) (?:family|fam|clan|gang|crew|bunch|lot|household)\b"), False, None),
    (re.compile(rf"\b(?:[Ff]amily|[Ff]amilie|[Ff]amiglia|[Ff]amille|[Ff]amilia|[Ff]amília)(?: name)?(?: \d)?(?:\s*[:=]| is|'s)?\s+(?:the )?(?P<n>{_SUR}){_AFTER}"), False, None),
    (re.compile(rf"\b(?:last|family|sur)[ -]?names?(?:'s| is|:| are)?\s+(?P<n>{_SUR})", re.I), False, None),
    (re.compile(rf"(?:^\W*|\n\W*|[.!:]\s+)(?:and |also )?(?P<n>{_SUR}s)(?: family)?(?=\s*(?:,|\.|!|:|here\b|from\b|checking\b|reporting\b|out of\b|of\b|are (?:coming|joining|in)\b|will (?:come|join|be)\b|[-–(]))"), True, None),
    (re.compile(rf"(?:^\W*|\n\W*|[.!:]\s+)(?:and |also )?(?P<n>{_SUR}) (?:here|checking in|reporting)\b"), False, True),
    (re.compile(rf"\b(?P<a>{NAME}) (?:and|&|und|y|et|\+) (?P<b>{NAME}) (?P<n>{_SUR})(?=[\s,.!?;:)]|$)"), False, None),
    (re.compile(rf"\b(?:my|our|his|her|their|me|old|this is) (?:\w+ )?{_KIN}(?:'s)? (?P<a>{NAME}) (?P<n>{_SUR})(?=[\s,.!?;:)]|$)"), False, False),
)  # fmt: skip
_BARE = re.compile(rf"(?:^\W*|[:\n]\s*|[.!]\s+)(?P<n>{_SUR})(?=\s*(?:,|from\b|[-–—:]|\())")
_FULL = re.compile(
    rf"\b(?P<a>{NAME}) (?P<n>{_SUR})(?=\s*(?:,|\.|!|;|$|\n|\(|from\b|here\b|is\b|will\b|wants?\b|joins?\b|lives\b))"
)
NOT_NAMES = frozenset(
    """the we us our and car trip gas ev suv hybrid diesel electric thanks hello hi hey ok okay yes no from monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november december family
    families people driver drivers dates date stops home kids adults name names currency budget start end limits diets must want
    skip all both everyone summer winter spring easter christmas thanksgiving also add adding please just my they she he it its
    that this here there who what when where not only then plus with for but so in on at to of a an i im me is are new trips
    group hotel hotels car cars vehicle vehicles mom mum dad grandma grandpa granny nana aunt aunty uncle auntie yours mine ours
    options option deadline deadlines names musts wants skips changes notes note rules route members expenses items queries constraints
    requirements participants details vehicles wishes likes dislikes bookings booking poll polls vote votes question answers sunday money costs cost total
    days day nights night seats seat miles summary update updates correction corrections thoughts sleeping rooms room
    your yours regards sincerely cheers love best whats lets dont cant mil fil sil bil morning evening good great welcome noted pathfinder bot first second third last next""".split()
)


@dataclass(frozen=True)
class Surname:
    """A surname said: in the singular, where, the given names in the same breath, and whether the speaker's own."""

    name: str
    at: Place
    given: tuple[str, ...] = ()
    own: bool | None = None


def surnames(text: str, speaker: str, hidden: list[Place]) -> list[Surname]:
    """The surnames told, in order; none twice."""
    kept: list[Surname] = []
    patterned = list(_by_pattern(text))
    own = [one for one in _own_name(text, speaker) if not (patterned and given(one.name))]
    full = [one for one in _full(text) if not (patterned and given(one.name))]
    plain = [*own, *patterned, *_small(text), *full]
    for one in plain or _bare(text):
        name_at = one.at
        if any(overlaps(name_at, h) for h in hidden) or any(overlaps(name_at, k.at) for k in kept):
            continue
        if _good(one.name) and not any(fold(one.name) == fold(k.name) for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda s: s.at)


def _good(name: str) -> bool:
    words = name.split()
    return len(name) > 1 and fold(words[-1]) not in NOT_NAMES and fold(words[0]) not in NOT_NAMES


def _own_name(text: str, speaker: str) -> Iterator[Surname]:
    """Whoever writes gives the own full name: "hi, Wouter de Boer here", "Mike Dubois"."""
    first = speaker.split()[0] if speaker.strip() else ""
    if not first:
        return
    rx = re.compile(
        rf"(?:^\W*|[.!,:]\s*|\b(?:it'?s|this is|i'?m|i am|hi|hello|hey|my name is|name'?s)\s+){re.escape(first)}\s+(?P<n>{_SUR})"
        r"(?=\s*(?:,|\.|!|;|:|$|\n|from\b|here\b|and\b|&|it'?ll\b|we\b|with\b|[-–—(]))",
        re.IGNORECASE,
    )
    loose = re.compile(
        rf"(?:^|\b(?:it'?s|this is|i'?m|hi!?|hey|hello)\s+)\W*{re.escape(first.lower())} (?P<n>[a-z]{{3,}})(?=\s*(?:[,.!]|here\b|from\b))"
    )
    for found in rx.finditer(text):
        if found["n"][0].isupper() or fold(found["n"].split()[0]) in ("van", "von", "de", "di", "da", "der"):
            yield Surname(found["n"], found.span("n"), (first,), True)
    for found in loose.finditer(text):
        if found["n"] not in NOT_NAMES and found["n"] not in ("here", "again", "from", "speaking"):
            yield Surname(found["n"].title(), found.span("n"), (first,), True)


_NAMED_BEFORE = re.compile(rf"{NAME} $")


def _by_pattern(text: str) -> Iterator[Surname]:
    for pattern, plural, own in _PATTERNS:
        for found in pattern.finditer(text):
            said = found["n"]
            names = tuple(found[k] for k in ("a", "b") if k in found.groupdict() and found[k])
            if any(fold(n) in NOT_NAMES for n in names) or (names and not any(map(given, names))):
                continue
            if names and region(said):
                continue
            if given(said) and _NAMED_BEFORE.search(text[: found.start()]):
                continue  # "Van Dijk family: Pieter, Anneke"
            if own and not plural and not {"the", "team"} & set(found[0].lower().split()) and given(said):
                continue  # "Todd here" gives no surname
            if not plural and own is None and _first_of_list(text, found):
                names = names or (said,)  # "my brother's family: Pete, Lauren and Gus" is called by him
            if plural and own is None and (given(said) or not _comes(text, found)):
                continue
            yield Surname(singular(said) if plural else said, found.span("n"), names, own)


def _first_of_list(text: str, found: re.Match[str]) -> bool:
    """Whether a given name stands where a surname may, and more follow it: "my brother's family: Pete, Lauren and Gus"."""
    listed = re.match(rf"\s*(?:,|and\b|&|\+)\s*(?:and |the )?(?P<next>{NAME})", text[found.end("n") :])
    led = re.search(r"\bfamil\w+\s*[:=-]\s*$", text[: found.start("n")], re.IGNORECASE)
    return bool(listed and led and given(listed["next"])) and given(found["n"])


def _comes(text: str, found: re.Match[str]) -> bool:
    """Whether "the Xs" are people: they come, have a home or people listed, and are no place everybody knows."""
    said, rest = found["n"], text[found.end("n") :]
    if " " in said and not re.match(_PART + NAME + "$", said):
        return False
    people_said = found[0].lower().startswith("the ") or re.match(
        r"\s+(?:from|are coming|are in|family)\b", rest
    )
    if town(said) and not people_said:
        return False
    people = len([w for w in re.findall(NAME, rest) if given(w)])
    return bool(_TOO.match(rest)) or people > 0 or bool(re.match(rf"\s*[,(:–-]\s*(?:from )?{NAME}", rest))


_LOWER = re.compile(
    r"\b(?:the|us|we'?re(?: the)?|were the|we are(?: the)?)\s+(?P<n>[a-z]{3,}s)(?=\s+(?:r|are)\s+(?:coming|also|in\b|joining)|\s+(?:r\s+)?coming\b|,?\s+from\b|\s+here\b|\s+family\b|\s+too\b)"
)
_GROUPS = frozenset(
    "kids boys girls twins parents grandparents folks friends cousins guys neighbors neighbours families others cars dogs cats hotels "
    "ladies men women siblings sisters brothers aunts uncles lads adults teens grandkids oldies olds boomers rest us tickets".split()
)


def _small(text: str) -> Iterator[Surname]:
    """A family's name typed small: "the okafors r coming too"."""
    for found in _LOWER.finditer(text):
        said = found["n"]
        if said not in _GROUPS and not town(said) and fold(said) not in NOT_NAMES:
            yield Surname(singular(said).title(), found.span("n"), (), None)


def _bare(text: str) -> Iterator[Surname]:
    """A surname that stands first, before a home or people: "Kowalczyk, Calgary, Renata + Piotr"."""
    for found in _BARE.finditer(text):
        said, rest = found["n"], text[found.end("n") : found.end("n") + 60]
        if given(said.split()[0]) or town(said) or region(said):
            continue
        names = [w for w in re.findall(NAME, rest) if given(w)]
        placed = re.match(rf"\s*(?:,|from|[-–—:(])\s*(?:from )?({NAME}(?: {NAME})?)", rest)
        if len(names) > 1 or (placed and town(placed[1])):
            yield Surname(said, found.span("n"))


def _full(text: str) -> Iterator[Surname]:
    """A given name with a surname: "Darlene Whitfield, she's a friend of my mom"."""
    for found in _FULL.finditer(text):
        first, last = found["a"], found["n"]
        if (
            given(first)
            and not given(last)
            and not region(last)
            and not town(f"{first} {last}")
            and fold(first) not in NOT_NAMES
        ):
            yield Surname(last, found.span("n"), (first,))
