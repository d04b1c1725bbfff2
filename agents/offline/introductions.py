# ruff: noqa: E501  # a pattern reads best on one line
"""Families that introduce themselves: "we're the Bakers, from Denver. Marcus, me, Milo (4) and Wren (2)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.context import Call
from agents.offline.scene import Place, Scene
from agents.offline.slots.families import singular_name
from agents.offline.slots.readers import READERS
from agents.offline.text import fold

_NAME = r"[A-ZÀ-Þ][\w'’-]+"
_TOWN = rf"{_NAME}(?:[ ,]+{_NAME}){{0,3}}"
_CUE = r"(?:we(?:'?re| are)|us(?: are)?|this is|here (?:are|come)|(?:and|also|so|car|family|meet|add|plus)[:,]?(?: here)?)"
_PLURAL = re.compile(
    rf"(?:(?:\b{_CUE}|^|[.!?:]\s|\n)\W*(?:the\s+)(?P<the>{_NAME}(?:\s{_NAME})?)|(?:^|\n)\W*(?:and\s+)?(?P<bare>{_NAME}s))"
    r"(?=\s*(?:[,.:;!(–-]|from\b|of\b|here\b|out of\b|family\b|$))",
    re.IGNORECASE | re.MULTILINE,
)
# Whoever writes gives the own full name: "hi, Wouter de Boer here, from Utrecht".
_OWN = (
    r"(?:^|[.!,]\s+|\b(?:[Ii]t'?s|[Tt]his is|[Ii]'?m|[Hh]i|[Hh]ello)\s+){}\s+"
    rf"(?P<name>(?:(?:van|von|de|da|di|del|der|den|ter) )*{_NAME})(?=\s*(?:,|\.|!|from\b|here\b))"
)
_BOTH = re.compile(rf"(?P<a>{_NAME}) (?:and|&) (?P<b>{_NAME}),? (?:\()?both (?:aged? )?(?P<age>\d{{1,2}})\b")
_COUPLE = re.compile(
    rf"(?P<a>{_NAME}) (?:and|&|und|y|et) (?P<b>{_NAME}) (?P<name>(?:(?:van|von|de|da|di|del|Mc|O') ?)?{_NAME})"
    r"(?=\s+(?:here|from|live|are|will|want)\b|\s*,\s*(?:they|from|out of|both)\b)"
)
_FROM = re.compile(
    rf"\b(?:from|out of|live in|lives in|living in|based in|coming from|down from|up from|over from) (?P<p>{_TOWN})"
)
_ASIDE = re.compile(rf"^\s*,\s*(?P<p>{_TOWN})\s*(?=[,.:;]|$)")
_ITEM = re.compile(
    r"(?:just|only|both|with|it'?s|there'?s|that'?s)?\s*"
    r"(?:(?:my|our|his|her|the) (?:[a-z]+ )?)?(?:husband|wife|son|daughter|kids?|mom|dad|mum|twins|boys|girls|baby)?\s*"
    rf"(?P<who>me|myself|i|{_NAME})\s*"
    rf"(?:\((?P<in>\d{{1,2}}|me|that'?s me|{_NAME})[^)]*\)|,?\s*(?:who(?:'s| is)|is|aged?|turning)?\s*(?P<age>\d{{1,2}}))?\s*",
)
_SPLIT = re.compile(r",\s*(?:and\s+|&\s*)?|\s+(?:and|&|plus|und)\s+")
# What people add when they introduce themselves, and how one hears it.
_ALSO = {
    "add_vehicle": re.compile(
        r"\b(?:ev|electric|hybrid|gas|petrol|diesel|seats|phev|battery)\b", re.IGNORECASE
    ),
    "set_presence": re.compile(
        r"\b(?:we|they|she|he|i)(?:'d|'ll| will| would)? (?:can )?(?:only )?(?:join|meet|leave|arrive|come|have to leave)\b",
        re.IGNORECASE,
    ),
    "set_limits": re.compile(
        r"\b(?:hours?|hrs?|h|minutes|min)\b[^.]{0,40}\b(?:day|drive|driving|stop|leg|stretch|limit)"
        r"|\b(?:leave|start|drive)[^.]{0,20}\b(?:before|after)\b",
        re.IGNORECASE,
    ),
}
_STOP = re.compile(r"[.!?:;\n]+(?=\s|$)|\s[–-]\s")
_NOT_NAMES = frozenset(
    "the we us our and car trip gas ev suv hybrid diesel electric tesla toyota honda ford subaru kia hyundai "
    "chevy mazda volvo bmw audi vw skoda thanks hello hi hey ok okay yes no from".split()
)
_OLDEST = 99


@dataclass(frozen=True)
class Introduction:
    """A family that says who it is: the calls, and where in the text it said so."""

    calls: tuple[Call, ...]
    spans: tuple[Place, ...]


@dataclass(frozen=True)
class _Member:
    name: str
    age: int | None


def introduction(scene: Scene) -> Introduction | None:
    """Return the family a message introduces with its people by name, None when it names none."""
    for surname, head, given in _surnames(scene):
        rest = scene.whole[head[1] :]
        members, place = given, head
        if not members:
            members, where = _listed(rest, scene.context.speaker)
            place = (head[1] + where[0], head[1] + where[1])
        if len(members) < 2:
            continue
        home, home_at = _home(rest, members)
        spans = [head, place]
        if home_at is not None:
            spans.append((head[1] + home_at[0], head[1] + home_at[1]))
        members = _same_age(scene.whole, members)
        return Introduction(_calls(scene, surname, home, members), tuple(sorted(set(spans))))
    return None


def _same_age(text: str, members: Sequence[_Member]) -> list[_Member]:
    """Give two of whom one age was said that age: "Fenna and Bram, both 6"."""
    ages = {m[key]: int(m["age"]) for m in _BOTH.finditer(text) for key in ("a", "b")}
    return [_Member(one.name, ages.get(one.name, one.age)) for one in members]


def also_told(scene: Scene) -> list[str]:
    """Return the tools whose cue stands in (this part of) an introduction: the car, when they join, limits."""
    return [tool for tool, cue in _ALSO.items() if cue.search(scene.text)]


def _surnames(scene: Scene) -> Iterator[tuple[str, Place, list[_Member]]]:
    """Yield (surname, its place, members named in the same breath)."""
    text = scene.whole
    own = (
        re.search(_OWN.format(re.escape(scene.context.speaker.split()[0])), text)
        if scene.context.speaker.strip()
        else None
    )
    if own and fold(own["name"]) not in _NOT_NAMES:
        yield own["name"], own.span(), []
    for found in _COUPLE.finditer(text):
        if not {fold(found["a"]), fold(found["b"]), fold(found["name"])} & _NOT_NAMES:
            couple = [_Member(found["a"], None), _Member(found["b"], None)]
            yield found["name"], found.span(), couple
    for found in _PLURAL.finditer(text):
        said = _capitals(found["the"] or found["bare"])
        if said[0].isupper() and fold(said) not in _NOT_NAMES and len(said) > 3:
            yield singular_name(said), found.span(), []


def _capitals(said: str) -> str:
    """The words of a surname that are written as one ("Iyers out" of town: Iyers)."""
    first, _, second = said.partition(" ")
    return said if second[:1].isupper() else first


def _listed(rest: str, speaker: str) -> tuple[list[_Member], Place]:
    """Return the people listed after a surname, and where: the longest run of names in one sentence."""
    best: tuple[list[_Member], Place] = ([], (0, 0))
    start = 0
    for stop in [*(m.span() for m in _STOP.finditer(rest)), (len(rest), len(rest))]:
        members = _run(rest[start : stop[0]], speaker)
        if len(members) > len(best[0]):
            best = (members, (start, stop[0]))
        start = stop[1]
        if len(best[0]) >= 2:
            break
    return best


def _run(sentence: str, speaker: str) -> list[_Member]:
    """Return the longest run of neighbouring list items that are people."""
    best: list[_Member] = []
    run: list[_Member] = []
    for item in _SPLIT.split(sentence):
        member = _person(item, speaker)
        if member is None:
            run = []
            continue
        if all(fold(member.name) != fold(known.name) for known in run):
            run = [*run, member]
        best = max(best, run, key=len)
    return best


def _person(item: str, speaker: str) -> _Member | None:
    found = _ITEM.fullmatch(item.strip())
    if found is None or fold(found["who"]) in _NOT_NAMES:
        return None
    inside, own = found["in"] or "", fold(found["who"]) in ("me", "myself", "i")
    if own and inside and not inside[0].isdigit() and "me" not in inside.lower():
        return _Member(inside, None)
    name = speaker if own else found["who"]
    said = found["age"] or (inside if inside.isdigit() else "")
    age = int(said) if said else None
    return _Member(name, age) if name and (age is None or age <= _OLDEST) else None


def _home(rest: str, members: list[_Member]) -> tuple[str | None, Place | None]:
    found = _FROM.search(rest)
    if found is None:
        found = _ASIDE.match(rest)
        if found is None or any(fold(found["p"]) == fold(member.name) for member in members):
            return None, None
    return found["p"].strip(" ,"), found.span()


def _calls(scene: Scene, surname: str, home: str | None, members: list[_Member]) -> tuple[Call, ...]:
    family = Call(name="add_family", args={"name": surname, **({"home": home} if home else {})})
    return (family, *(_member(scene, surname, member) for member in members))


def _member(scene: Scene, surname: str, member: _Member) -> Call:
    args: dict[str, object] = {"name": member.name, "family": surname}
    if member.age is not None:
        args["age"] = member.age
    if _drives(scene, member.name):
        args["driver"] = True
    phones = [p for p in scene.phones if _nearest(scene.whole[: p.at[0]], member.name)]
    if phones:
        args["phone"] = phones[0].number
    return Call(name="add_member", args=args)


def _drives(scene: Scene, name: str) -> bool:
    """Whether somebody is said to drive: "Dev and I both drive", "Marcus does most of the driving"."""
    who = rf"(?:{re.escape(name)}|I|me)" if fold(name) == fold(scene.context.speaker) else re.escape(name)
    pattern = rf"\b{who}(?: and {_NAME}| and I| and me)?(?: (?:can|will|both|all|usually|mostly|does?|too|most of the|the|our))* driv(?:e|es|ing)\b"
    also = rf"\b(?:{_NAME}|I) and {who}(?: (?:can|both|will))* drive\b|\bdriv(?:ing|es?)\b[^.]*\bbut {who} can too\b"
    return re.search(f"{pattern}|{also}", scene.whole) is not None


_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|they|them)\b", re.I)


def _nearest(before: str, name: str) -> bool:
    """Whether `name` is the last name said before a phone number, in its sentence or, for "he" and "she", the one before."""
    *earlier, own = re.split(r"[.!?]\s", before)
    names = re.findall(_NAME, own)
    if not names and earlier and _PRONOUN.search(own):
        names = re.findall(_NAME, earlier[-1])
    return bool(names) and re.sub(r"['’]s$", "", names[-1]) == name


def introduced(scene: Scene, tools: Sequence[str], told: Introduction) -> list[Call]:
    """Return the calls of a message that introduces a family: who they are, then what else it says."""
    name = str(told.calls[0].args["name"])
    theirs = scene.context.model_copy(update={"speaker_family": name})  # what follows is about them
    rest = Scene(scene.whole, scene.mention, theirs, _outside(told.spans, len(scene.whole)))
    family = Call(name="add_family", args={**_counted(scene), **told.calls[0].args})
    calls = [family, *told.calls[1:]]
    for tool in dict.fromkeys((*tools, *also_told(rest))):
        if tool not in ("add_family", "add_member"):
            calls += READERS[tool](rest)
    return calls


def _counted(scene: Scene) -> dict[str, object]:
    """Adults and children, where they are said as numbers."""
    read = READERS["add_family"](scene)
    said = read[0].args if len(read) == 1 else {}
    return {key: said[key] for key in ("adults", "children") if key in said}


def _outside(spans: Sequence[Place], length: int) -> list[Place]:
    """The places of a text outside of `spans`."""
    places, start = [], 0
    for begin, end in sorted(spans):
        if begin > start:
            places.append((start, begin))
        start = max(start, end)
    return [*places, (start, length)] if start < length else places or [(length, length)]
