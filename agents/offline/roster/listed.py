# ruff: noqa: E501  # a pattern reads best on one line
"""Families told as a list with how many come: "Moser, Bern, 2 adults; castellanos: 2 adults + 1 toddler, from cleveland"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agents.offline.known import town
from agents.offline.scene import Place
from agents.offline.text import fold
from tools.families.names import singular
from tools.values import numbers

_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight)"
_ADULTS = re.compile(
    rf"\b(?P<n>{_NUMBER})\s*(?:x\s*)?(?:adults?\b|grown[- ]?ups?\b|big ones\b|A\b)|\bparty of (?P<p>{_NUMBER})\b",
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    rf"\b(?P<n>{_NUMBER}|a)\s*(?:x\s*)?(?:\w+ )?(?:kids?\b|kiddos?\b|child(?:ren)?\b|little ones\b|toddlers?\b|teen(?:ager)?s?\b|bab(?:y|ies)\b|bairns?\b|weans?\b|C\b)",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"(?:;|\n|\.\s+|\)\s*(?:,|and\b|&)|,\s+and\b|\band\b(?=\s+(?:the\s+)?[A-ZÀ-Þ][\w'’-]+\s*[(:–-]))\s*",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\W*(?:(?:\d{1,2}|[a-h])[.)]\s*)?(?:(?:and|also|plus|then|the|family)\s+)*(?P<n>[^\W\d_][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]+)?)\s*(?:family\s*)?(?:\(|:|,|–|-|\bof\b|\bfrom\b)\s*",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^[^:\n]{3,60}:\s*")
_HOME = re.compile(
    r"(?:\b(?:coming )?(?:from|out of|based in|domicile|of)\s+)(?P<h>[^\W\d_][\w'’ -]*?)(?=\s*(?:[,.;:()–]|$|-\s|\d))",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?P<h>[^\W\d_][\w'’]*(?: [^\W\d_][\w'’]*){0,2})\s*(?:$|[,.;:()–-])")
_NO_NAMES = frozenset(
    "we us our they them both all kids adults family families trip total everyone party people group".split()
)


@dataclass(frozen=True)
class Listed:
    """A family of a list: its surname in the singular, home, adults, children."""

    name: str
    home: str | None
    adults: int
    children: int | None


def listed(text: str) -> list[Listed]:
    """The families of a list of two or more, each with how many come; empty when there is none."""
    found = [one for start, end in _entries(text) if (one := _family(text[start:end]))]
    return found if len(found) > 1 else []


def _entries(text: str) -> Iterator[Place]:
    at = 0
    for joint in _ENTRY.finditer(text):
        if joint.start() > at:
            yield at, joint.start() + joint[0].startswith(")")
        at = joint.end()
    yield at, len(text)


def _family(entry: str) -> Listed | None:
    head = _HEAD.match(entry)
    below = _named(entry[head.end() :]) if head else None
    if head and below:
        entry = entry[head.end() :]
    named, adults = below or _named(entry), _ADULTS.search(entry)
    if named is None or adults is None:
        return None
    said = named["n"]
    children = _CHILDREN.search(entry)
    return Listed(
        singular(said[0].upper() + said[1:]),
        _home(entry, named.end(), adults),
        numbers.whole((adults["n"] or adults["p"]).lower()) or 0,
        None
        if children is None
        else 1
        if children["n"].lower() == "a"
        else numbers.whole(children["n"].lower()),
    )


def _named(entry: str) -> re.Match[str] | None:
    """The surname an entry begins with, before the number of those who come."""
    adults, named = _ADULTS.search(entry), _NAME.match(entry)
    early = named is not None and adults is not None and named.start("n") < adults.start()
    return named if named is not None and early and _surname(named["n"]) else None


def _surname(said: str) -> bool:
    if numbers.whole(said.split()[0].lower()) is not None:
        return False
    return fold(said) not in _NO_NAMES and not (town(said) and not said.endswith("s"))


def _home(entry: str, start: int, adults: re.Match[str]) -> str | None:
    """The home told with "from", right after the name, or last."""
    told = next((m for m in _HOME.finditer(entry) if numbers.whole(m["h"].split()[0].lower()) is None), None)
    if told:
        said = told["h"]
    else:
        between = _PLAIN.match(entry, start) if start < adults.start() else None
        last = re.search(r",\s*([^\W\d_][\w'’ ]{2,24})\W*$", entry)
        said = between["h"] if between and town(between["h"]) else last[1] if last and town(last[1]) else ""
    said = said.strip()
    if not said or fold(said) in _NO_NAMES:
        return None
    return said if said[0].isupper() else said.upper() if len(said) == 2 else said.title()
