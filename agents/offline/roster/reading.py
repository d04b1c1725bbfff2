# ruff: noqa: E501  # a pattern reads best on one line
"""Families told in a message, each with its home and its people."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agents.offline.casing import cased
from agents.offline.known import town
from agents.offline.roster.homes import Home, alone, aside, homes
from agents.offline.roster.makes import cars
from agents.offline.roster.people import Person, people
from agents.offline.roster.surnames import Surname, surnames
from agents.offline.scene import Place, Scene
from agents.offline.text import fold

_OTHERS = re.compile(
    r"\b(?:add(?:ing)?|count(?:ing)? in|invit\w+|bring(?:ing)?|my (?:\w+ ){0,2}(?:parents|folks|friends?|brother|sister|in-laws|colleague|neighbou?rs?|cousins?|"
    r"mom|mum|dad|uncle|aunt\w*|mate|buddy|boss)|our (?:friends?|neighbou?rs?)|they|their|he'?s|she'?s|third car|another (?:car|family))\b|\b(?:come|coming|are in|want in|r coming|is coming|join)\b",
    re.IGNORECASE,
)
_WE = re.compile(
    r"\b(?:we'?re|we are|us|we|our|i'?m|i am|me|myself|my (?:wife|husband|kids|son|daughter|partner))\b",
    re.IGNORECASE,
)


_COUNT = re.compile(r"\b(?:\d|one|two|three|four|five|just|adults?|kids?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """A family as told: surname (None: the speaker's or unsaid), home, people, and whether the speaker's own."""

    surname: str | None
    home: str | None
    people: tuple[Person, ...]
    own: bool
    spans: tuple[Place, ...]
    at: int = 0
    bare: bool = False  # only a full name, without a word that it is a family's


def told(scene: Scene) -> list[Told]:
    """The families a message tells of, in order."""
    text, speaker = cased(scene.whole), scene.context.speaker
    driven = [at for _, at in cars(text)]
    dates = [d.at for d in scene.dates]
    named = surnames(text, speaker, [*driven, *dates])
    found = []
    for index, surname in enumerate(named or [None]):
        place = _segment(text, named, index)
        found.append(_family(scene, text, place, surname, named, [*driven, *dates]))
    return found


def _segment(text: str, named: Sequence[Surname], index: int) -> Place:
    """The stretch that tells of one family: to the sentence or clause in which the next is named."""
    start = 0 if index == 0 else _begin(text, named[index - 1].at[1], named[index].at[0])
    end = len(text) if index + 1 >= len(named) else _begin(text, named[index].at[1], named[index + 1].at[0])
    return start, end


def _begin(text: str, low: int, high: int) -> int:
    gap = text[low:high]
    marks = [
        m.end()
        for m in re.finditer(r"[.!?;\n]\s+|,\s*(?:and|also|plus)\s+|\band\s+(?=the |from )|\balso\s+", gap)
    ]
    return low + (marks[-1] if marks else max(0, gap.rfind(", ")))


def _family(
    scene: Scene,
    text: str,
    place: Place,
    surname: Surname | None,
    named: Sequence[Surname],
    hidden: list[Place],
) -> Told:
    start, end = place
    part = " " * start + text[start:end]
    names = [s.at for s in named]
    home = _home(part, surname, [*hidden, *names])
    shut = [*hidden, *names, *([home.at] if home else []), *(h.at for h in homes(part, [*hidden, *names]))]
    shut += [(p.at[0], p.at[1]) for p in scene.phones]
    known = [m for f in scene.context.families for m in f.members]
    who = people(part, shut, scene.context.speaker, known)
    if surname:
        alone = len(surname.given) == 1 and len(who) < 2
        first = fold(scene.context.speaker.split()[0]) if scene.context.speaker.strip() else ""
        missing = [g for g in surname.given if all(fold(g) != fold(p.name) for p in who)]
        missing = [g for g in missing if not (alone and fold(g) == first)]
        who = [*(Person(g, None, (surname.at[0], surname.at[0])) for g in missing), *who]
    own = _own(scene, part, surname, who)
    return Told(
        surname.name if surname else None,
        home.name if home else None,
        tuple(who),
        own,
        tuple(shut),
        surname.at[0] if surname else 0,
        bool(surname and surname.given and surname.own is None),
    )


def _home(part: str, surname: Surname | None, hidden: list[Place]) -> Home | None:
    beside = aside(part, surname.at[1]) if surname else None
    if beside and town(beside.name.split(",")[0]) and _COUNT.search(part[beside.at[1] :][:30]):
        return beside  # "Reddys are in (Parsippany, 2 adults 1 kid)"
    found = homes(part, hidden)
    if found:
        return found[0]
    return beside or next(iter(alone(part, hidden)), None)


def _own(scene: Scene, part: str, surname: Surname | None, who: Sequence[Person]) -> bool:
    """Whether it is the speaker's own family that is told of."""
    own = scene.context.speaker_family
    if surname is not None and own is not None:
        return fold(surname.name) == fold(own)
    if surname is not None and surname.own is not None:
        return surname.own
    speaker = fold(scene.context.speaker.split()[0]) if scene.context.speaker.strip() else ""
    if any(fold(p.name) == speaker for p in who):
        return True
    before = part[: surname.at[1] + 24] if surname else part
    first = surname is not None and own is None and not re.search(r"\w", part[: surname.at[0]])
    return (first or bool(_WE.search(before))) and not _OTHERS.search(before)
