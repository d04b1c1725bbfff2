# ruff: noqa: E501  # a pattern reads best on one line
"""Families meant without their name: "us and them", "her lot", "my sister's family", "the other family"."""

import re
from collections.abc import Sequence

from agents.context import Context
from agents.offline.text import fold

_GROUP = r"(?:lot|bunch|famil(?:y|ies)|crew|gang|crowd|clan|side|household|kids|people|car)"
_KIN = r"(?:sister|brother|sis|bro|cousin|uncle|aunt|parents|mum|mom|dad|son|daughter|in-?laws?|friends?|neighbou?rs?)"
_THEIR = re.compile(rf"\b(?:(?P<one>her|his)|their) (?:own (?:house|part|share)|(?:own )?{_GROUP})\b", re.I)
# "Angela's bunch", "Deniz and Aylin's household", "split with Teresa and Vinh's"
_OF_ONE = re.compile(
    r"\s+(?:whole |entire )?(?:lot|bunch|family|crew|gang|crowd|clan|side|household|people|folks|tribe|brood|camp)\b",
    re.I,
)
_AND = re.compile(r"\s*(?:and|&|n|\+)\s+", re.I)
_ENDS = re.compile(r"\s*(?:[.,;:!?)]|$)")
_SPOUSE = re.compile(
    r"\bmy (?:wife|husband|hubby|missus|better half|other half|partner|spouse)\b(?!['’]s)", re.I
)
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
        if _THEIR.fullmatch(match[0]) and match["one"]:  # "his own house": a person's
            before = [party for party in before if party.startswith("member:")] or before
        family = _theirs(before, context) if _THEIR.fullmatch(match[0]) else _other(before, context)
        if family is not None:
            found.append((f"family:{family}", match.span()))
    return [*found, *_of_one(text, named, context), *_spouse(text, context)]


def _of_one(text: str, named: Sequence[Said], context: Context) -> list[Said]:
    """The family of whoever owns it: "Angela's bunch"."""
    found: list[Said] = []
    for place, (party, (start, end)) in enumerate(named):
        if not party.startswith("member:") or not re.search(r"['’]s?$", text[start:end]):
            continue
        family, group = family_of(party, context), _OF_ONE.match(text, end)
        before = named[place - 1] if place and _AND.fullmatch(text, named[place - 1][1][1], start) else None
        joined = before is not None and family_of(before[0], context) == family
        if family and (group or (joined and _ENDS.match(text, end))):
            begins = before[1][0] if before and joined else start
            found.append((f"family:{family}", (begins, group.end() if group else end)))
    return found


def _spouse(text: str, context: Context) -> list[Said]:
    """ "My wife" where the speaker's family is just the two of them."""
    own = next((f.members for f in context.families if f.name == context.speaker_family), ())
    other = [name for name in own if name != context.speaker]
    if len(own) != 2 or len(other) != 1:
        return []
    return [(f"member:{other[0]}", match.span()) for match in _SPOUSE.finditer(text)]


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
