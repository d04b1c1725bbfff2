# ruff: noqa: E501  # a pattern reads best on one line
"""Families meant without their name: "us and them", "her lot", "my sister's family", "the other family"."""

import re
from collections.abc import Sequence

from agents.context import Context
from agents.offline.text import fold

_GROUP = r"(?:lot|bunch|famil(?:y|ies)|crew|gang|crowd|clan|side|household|kids|people|car)"
_KIN = r"(?:sister|brother|sis|bro|cousin|uncle|aunt|parents|mum|mom|dad|son|daughter|in-?laws?|friends?|neighbou?rs?)"
_THEIR = re.compile(rf"\b(?:(?P<one>her|his)|their) {_GROUP}\b", re.I)
_OTHER = re.compile(
    rf"\bthe other (?:{_GROUP}|ones)\b|(?<=\bus and )them\b|\bthem(?= and us\b)|\bmy {_KIN}'?s? {_GROUP}\b",
    re.I,
)
Said = tuple[str, tuple[int, int]]


def references(text: str, named: Sequence[Said], context: Context) -> list[Said]:
    """(party, place) of each; what could be several families is left alone."""
    found = []
    for match in [*_THEIR.finditer(text), *_OTHER.finditer(text)]:
        before = [party for party, at in named if at[1] <= match.start()]
        family = _theirs(before, context) if _THEIR.fullmatch(match[0]) else _other(before, context)
        if family is not None:
            found.append((f"family:{family}", match.span()))
    return found


def _theirs(before: Sequence[str], context: Context) -> str | None:
    """The family of whoever was named last; else the only other one."""
    for party in reversed(before):
        if family := family_of(party, context):
            return family
    return _other((), context)


def _other(before: Sequence[str], context: Context) -> str | None:
    """The one family that is not the speaker's; of several, the one named before."""
    others = [f.name for f in context.families if f.name != context.speaker_family]
    told = [name for party in before if (name := family_of(party, context)) in others]
    return others[0] if len(others) == 1 else told[-1] if told else None


def family_of(party: str, context: Context) -> str | None:
    """The family a `family:` or `member:` party belongs to."""
    kind, _, name = party.partition(":")
    if kind == "family":
        return name
    return next((f.name for f in context.families if any(fold(m) == fold(name) for m in f.members)), None)
