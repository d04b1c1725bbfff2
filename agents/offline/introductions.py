# ruff: noqa: E501  # a pattern reads best on one line
"""Families that introduce themselves or are introduced: who they are, from where, and what else is said of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.context import Call
from agents.offline.beside import OF_WHO, knowing
from agents.offline.casing import cased
from agents.offline.known import given
from agents.offline.roster.homes import alone, homes
from agents.offline.roster.makes import cars
from agents.offline.roster.people import KIN, Person
from agents.offline.roster.presenting import TALK
from agents.offline.roster.reading import Told, told
from agents.offline.roster.wheel import both_drive, wheel
from agents.offline.scene import Place, Scene, overlaps, placed
from agents.offline.slots.diets import diets
from agents.offline.slots.families import head_count, new_families
from agents.offline.slots.members import brings
from agents.offline.slots.readers import READERS
from agents.offline.text import fold
from agents.offline.told import also_told

_COMING = re.compile(
    r"\b(?:coming|comes|come (?:along|too|with)|joins?|joining|tag(?:s|ging)? along|rid(?:es|ing) with|add(?:ing)?|bring(?:ing)?|"
    r"is in|are in|in too|with us|count in|travel\w* with|there'?s|it'?s|its|it'?ll be|here)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\?\s*$")
_OLDER = re.compile(
    r"^(?:'s| is)? (?:now )?(?:actually |definitely )?\d{1,2}\b|\b(?:turned|turns|is)\b \w+ now\b",
    re.IGNORECASE,
)
_ALONG = re.compile(r"\b(?:with|beside) us\b|\bour (?:car|van|truck|family)\b|\bto our\b", re.IGNORECASE)
_RELATED = re.compile(rf"\b{KIN}(?:'s)?\s+(?:is |called |named )?$", re.IGNORECASE)


@dataclass(frozen=True)
class Introduction:
    """Families told of: the calls, where in the text they stand, whose the rest of the message is, and whether
    the speaker's own is told first."""

    calls: tuple[Call, ...]
    spans: tuple[Place, ...]
    family: str | None
    own: bool = True


def introduction(scene: Scene, new_trip: bool = False) -> Introduction | None:
    """Return the families a message tells of with their people, None when it tells of none."""
    if _ASKED.search(scene.whole.strip()) and not _COMING.search(scene.whole):
        return None
    every = told(scene)
    found = [t for t in every if _tells(scene, t)]
    if any(
        t.surname for t in found
    ):  # beside one that is told of with its people, a name and a home are enough
        found = [t for t in every if t in found or _has_home(scene, t)]
    if all(t.surname is None for t in found) and any(brings(scene, who) for who in scene.people):
        return None  # of those who come along only the new ones are told of
    if new_trip:
        found = [t for t in found if t.surname and (t.own or _COMING.search(scene.whole))]
        found = [
            replace(t, people=tuple(p for p in t.people if p.age is not None or p.at[0] > t.at))
            for t in found
        ]
    if not found:
        return None if new_trip else _only_counted(scene)
    calls: list[Call] = []
    for one in found:
        calls += _calls(scene, one)
    named = _named(scene, found[0])
    spans = tuple(sorted({at for t in found for at in (*t.spans, *(p.at for p in t.people))}))
    whose = named if found[0].own or scene.context.speaker_family is None or len(found) == 1 else None
    driven = [at for _, at in cars(scene.whole)]
    kept = tuple(s for s in spans if not _of_value(scene, s, driven))
    return Introduction(tuple(calls), kept, whose, found[0].own)


_OURSELVES = re.compile(
    r"\b(?:we(?:'?re| are| will be|'ll be| come| live)|count (?:us|me) in|(?:add|put) (?:us|me)\b|(?:it'?s|its|it is|there'?s|there are|just|only) (?:just |only )?(?:me|us|the \w+ of us)|(?:and|from|for) us\b|(?:i'?m|i am) (?:in|coming)|and i\b)|& i\b",
    re.IGNORECASE,
)


def _only_counted(scene: Scene) -> Introduction | None:
    """Speakers who tell how many they are ("count us in, 2 adults 3 kids from Bristol"), named after who speaks."""
    speaker = scene.context.speaker.split()
    if scene.context.speaker_family or not speaker or not _OURSELVES.search(scene.whole):
        return None
    text, hidden = cased(scene.whole), [d.at for d in scene.dates]
    counted = head_count(scene.whole)
    home = next(iter(homes(text, hidden) or alone(text, hidden)), None)
    if new_families(scene) or not (counted or (home and _ALONE.search(scene.whole))):
        return None
    at = {"home": home.name} if home else {}
    calls = [Call(name="add_family", args={"name": speaker[-1], **counted, **at})]
    if not counted:
        calls.append(Call(name="add_member", args={"name": speaker[0], "family": speaker[-1]}))
    return Introduction(tuple(calls), (home.at,) if home else (), speaker[-1])


_ALONE = re.compile(r"\b(?:just|only|alone|by myself|on my own|solo)\b|(?:\band|&) I\b", re.IGNORECASE)


def introduces(scene: Scene) -> bool:
    """Whether somebody who belongs to no family yet tells the group who they are, whom they bring, from where."""
    context = scene.context
    priced = any(not sum_.bare for sum_ in scene.money) or any(code.named for code in scene.codes)
    if context.trip is None or context.speaker_family or priced or scene.durations:
        return False
    if TALK.search(scene.whole):
        return False
    found = introduction(scene)
    return found is not None and found.family is not None and found.own and bool(found.calls)


def _of_value(scene: Scene, at: Place, driven: Sequence[Place]) -> bool:
    """Whether a stretch belongs to what is read later: a car, a day, a number."""
    return any(overlaps(at, d) for d in driven) or any(overlaps(at, t) for t in scene.taken())


def _tells(scene: Scene, one: Told) -> bool:
    """Whether somebody new is told of (or something new of somebody), surely enough to note it."""
    known = {fold(m) for f in scene.context.families for m in f.members}
    fresh = [p for p in one.people if fold(p.name) not in known]
    if one.surname is not None:
        new = all(fold(one.surname) != fold(f.name) for f in scene.context.families)
        if not new and not one.own and not _LISTS.search(scene.whole):
            return False
        if one.bare and not _COMING.search(scene.whole) and not one.home:
            return False
        others = [p for p in one.people if p.at[0] != p.at[1] and not _same(p.name, scene.context.speaker)]
        others += [p for p in one.people if p.at[0] == p.at[1]][1:]
        return (bool(others) or (one.own and one.home is not None)) and (new or bool(fresh))
    related = [p for p in fresh if p.age is not None or _RELATED.search(scene.whole[: p.at[0]])]
    if one.own and len(one.people) > 1 and _me_said(scene, one) and (related or one.home):
        return True
    grown = [p for p in one.people if p.age is not None and _OLDER.search(scene.whole[p.at[1] :][:60])]
    return bool(grown) or (bool(related) and _COMING.search(scene.whole) is not None)


def _has_home(scene: Scene, one: Told) -> bool:
    new = all(fold(one.surname or "") != fold(f.name) for f in scene.context.families)
    return one.surname is not None and one.home is not None and new and not one.bare


_LISTS = re.compile(r"\w+s?\s*(?:family)?\s*[:(–-]\s*[A-ZÀ-Þ]")


def _same(name: str, speaker: str) -> bool:
    """Whether a name is (a short form of) the speaker's."""
    first = fold(speaker.split()[0]) if speaker.strip() else ""
    return bool(first) and (fold(name).startswith(first) or first.startswith(fold(name)))


def _me_said(scene: Scene, one: Told) -> bool:
    first = fold(scene.context.speaker.split()[0]) if scene.context.speaker.strip() else ""
    return any(fold(p.name) == first for p in one.people)


def _named(scene: Scene, one: Told) -> str | None:
    """The family's name; for speakers who tell of theirs without one, their own last or only name."""
    if one.surname:
        return one.surname
    if one.home and not one.own and one.people and not _ALONG.search(scene.whole):
        return one.people[0].name  # "my sister Amy and her kids, from Provo": a household of its own
    if scene.context.speaker_family or not one.own or not scene.context.speaker.strip():
        return scene.context.speaker_family
    return scene.context.speaker.split()[-1]


def _calls(scene: Scene, one: Told) -> list[Call]:
    family = _named(scene, one)
    calls = []
    if one.surname or (family and family != scene.context.speaker_family):
        home = {"home": one.home} if one.home else {}
        calls.append(Call(name="add_family", args={"name": family, **_counted(scene, one), **home}))
    people = one.people if one.surname or one.own else [p for p in one.people if _worth(scene, p)]
    driving = wheel(scene.whole, scene.context.speaker, [(p.name, p.at[0]) for p in people])
    if both_drive(scene.whole):
        adults = [p.name for p in people if p.age is None or p.age >= 18]
        driving = {**dict.fromkeys(adults[:2], True), **driving}
    return calls + [_member(scene, family, person, driving) for person in people]


def _worth(scene: Scene, person: Person) -> bool:
    """Without a surname only those count who are somebody's kin or whose age is told."""
    return person.age is not None or given(person.name) or bool(_RELATED.search(scene.whole[: person.at[0]]))


def _counted(scene: Scene, one: Told) -> dict[str, object]:
    """Adults and children, where they are said as numbers."""
    read = READERS["add_family"](scene)
    same = [call for call in read if fold(str(call.args["name"])) == fold(one.surname or "")]
    said = (same or read)[0].args if len(same or read) == 1 else {}
    counted: dict[str, object] = {key: said[key] for key in ("adults", "children") if key in said}
    young = [p for p in one.people if p.age is not None and p.age < 18]
    if "adults" in counted and "children" not in counted and young:
        counted["children"] = len(young)
    return counted


def _member(scene: Scene, family: str | None, person: Person, driving: dict[str, bool]) -> Call:
    args: dict[str, object] = {"name": person.name, **({"family": family} if family else {})}
    if person.age is not None:
        args["age"] = person.age
    if person.name in driving:
        args["driver"] = driving[person.name]
    if eats := diets(_about(scene, person)):
        args["diet"] = eats
    phones = [p for p in scene.phones if _nearest(scene.whole[: p.at[0]], person.name)]
    if phones:
        args["phone"] = phones[0].number
    return Call(name="add_member", args=args)


def _about(scene: Scene, person: Person) -> str:
    """What is said of somebody right after the name, up to the next name."""
    rest = scene.whole[person.at[1] : person.at[1] + 90] if person.at[1] > person.at[0] else ""
    ends = [m.start() for m in re.finditer(_NAME, rest) if given(m[0])]
    stop = re.search(r"[.!?;\n)](?!\s*(?:[Hh]e|[Ss]he)\b)", rest)
    return rest[: min([*ends, stop.start() if stop else len(rest)])]


_NAME = r"[A-ZÀ-Þ][\w'’-]+"
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
    theirs = scene.context.model_copy(update={"speaker_family": told.family or scene.context.speaker_family})
    rest = Scene(scene.whole, scene.mention, theirs, _outside(told.spans, len(scene.whole)))
    calls = list(told.calls)
    for tool in dict.fromkeys((*tools, *also_told(rest))):
        if tool in ("record_preference", "set_presence"):
            calls += READERS[tool](knowing(rest, told.calls))
        elif tool == "set_limits" and not told.own and _of_ours(rest):
            calls += READERS[tool](Scene(scene.whole, scene.mention, scene.context, rest.spans))
        elif tool not in OF_WHO:
            calls += READERS[tool](rest)
    return calls


_OURS = re.compile(r"\b(?:we|our|us|my|i)\b", re.IGNORECASE)


def _of_ours(rest: Scene) -> bool:
    """Whether the limits beside guests are the speaker's own: "our lot: 4 hours a day, tops"."""
    valued = [v.at[0] for v in placed(rest.durations, rest.times)]
    lines = [rest.text[s:e] for s, e in rest.sentences if any(s <= at < e for at in valued)]
    return bool(lines) and all(_OURS.search(line) for line in lines)


def _outside(spans: Sequence[Place], length: int) -> list[Place]:
    """The places of a text outside of `spans`."""
    places, start = [], 0
    for begin, end in sorted(spans):
        if begin > start:
            places.append((start, begin))
        start = max(start, end)
    return [*places, (start, length)] if start < length else places or [(length, length)]
