# ruff: noqa: E501  # a pattern reads best on one line
"""Puts a message of another language, or a piece of one, into English words for those who read English.

A language is a table of set phrases ("los pagué yo = , I paid"; `~` rows only where more of that language stands)
and of things, which are read in English but kept in the sender's words: `restored` puts them back into what was read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agents.context import Call, Context
from agents.offline.tongues.tables import DIALECT, PAIRS, TONGUES, WORD, Row, Tongue, pattern_of
from tools.values.folding import unaccent

_FILLED = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Told:
    """A message in English words, and the things of it that were called otherwise."""

    text: str
    things: tuple[tuple[str, str], ...] = ()


def in_english(text: str, context: Context) -> Told:
    """The text with the set phrases and things of the language most of its words are of in English; never raises."""
    plain = unaccent(text).lower()
    words = {*WORD.findall(plain), *(PAIRS & set(re.findall(r"\bon \w+", plain)))}
    hits = [len(words & tongue.known_by) for tongue in TONGUES]
    names = _names(context)
    for row in DIALECT.rows:
        text = _said(text, row, names)
    if not any(hits):
        return Told(text)
    tongue = TONGUES[hits.index(max(hits))]
    said = text
    for row in tongue.rows:
        if not row.weak or max(hits) > 1 or said != text:
            said = _said(said, row, names)
    return _things(said, tongue, _recorded(context))


def _names(context: Context) -> frozenset[str]:
    named = (name for family in context.families for name in (family.name, *family.members))
    people = {unaccent(name.split()[0]).lower() for name in named if name.strip()}
    return frozenset(people | {unaccent(stop).lower() for stop in context.stops})


@lru_cache(maxsize=16)
def _plain(text: str) -> str:
    return unaccent(text)


def _said(text: str, row: Row, names: frozenset[str]) -> str:
    out, end = "", 0
    for match in pattern_of(row.pattern).finditer(_plain(text)):
        known = match.groupdict().get("known0") or match.groupdict().get("stop0")
        if match.end() == match.start() or (known and known.lower() not in names):
            continue
        words = _filled(row.english, match, text)
        out = _joined(out + text[end : match.start()], words)
        end = match.end()
        out += " " if words[-1:].isalnum() and text[end : end + 1].isalnum() else ""
    return out + text[end:]


def _filled(english: str, match: re.Match[str], text: str) -> str:
    """The English words with what the row's names stand for, as it was written."""
    groups = {name: span for name in match.groupdict() if (span := match.span(name)) != (-1, -1)}
    found = {name[:-1]: span for name, span in groups.items()}
    return _FILLED.sub(lambda name: text[slice(*found.get(name[1], (0, 0)))], english)


def _joined(before: str, words: str) -> str:
    if words.startswith(","):
        before = before.rstrip(" ,")
        return f"{before}{words}" if before else words.lstrip(", ")
    return f"{before} {words}" if before[-1:].isalnum() and words[:1].isalnum() else before + words


def _recorded(context: Context) -> str:
    """The words of what the trip has under names of its own: these stay, to be found again."""
    names = [*context.stops, *context.reservations, *(e.what for e in context.expenses)]
    names += [option for poll in context.polls for option in poll.options]
    return unaccent(" ".join(names)).lower()


def _things(text: str, tongue: Tongue, recorded: str) -> Told:
    plain, things = unaccent(text), []
    for word, english in tongue.things.items():
        if re.search(rf"(?<!\w){word}(?!\w)", recorded):
            continue
        for match in reversed(list(re.finditer(rf"(?<!\w){word}(?!\w)", plain, re.IGNORECASE))):
            start, end = match.span()
            if start and plain[start].isupper() and not tongue.capitals:
                continue  # part of a name
            things.append((english, text[start:end]))
            text, plain = text[:start] + english + text[end:], plain[:start] + english + plain[end:]
    return Told(text, tuple(things))


_KEPT = frozenset("kind energy party family member from to paid_by currency role status scope about".split())


def restored(calls: Sequence[Call], things: Sequence[tuple[str, str]]) -> list[Call]:
    """The calls with the things named as the sender named them."""
    if not things:
        return list(calls)
    return [
        Call(
            name=call.name,
            args={key: value if key in _KEPT else _back(value, things) for key, value in call.args.items()},
        )
        for call in calls
    ]


def _back(value: object, things: Sequence[tuple[str, str]]) -> object:
    if isinstance(value, list):
        return [_back(one, things) for one in value]
    if not isinstance(value, str):
        return value
    for english, own in things:
        value = re.sub(rf"(?<!\w){re.escape(english)}(?!\w)", own, value, flags=re.IGNORECASE)
    return value
