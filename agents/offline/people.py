# ruff: noqa: E501  # a pattern reads best on one line
"""Who is meant: members, families, and the words us, me, everyone, as parties of the catalogue."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from agents.context import Context
from agents.offline.references import references
from agents.offline.text import Word, fold

ME = frozenset("i me my mine im ive id ill myself moi".split())
US = frozenset("we us our ours were weve wed well ourselves nous".split())
ALL = frozenset("everyone everybody everyones everybodys".split())
# Names that are also everyday words count only when written with a capital.
_EVERYDAY = frozenset(
    "will may mark grace hope dawn pat art bill jack rob can ali sue joy rose faith june april august summer ray gene "
    "max min drew miles cash park price lake ward reed rich king long young white brown green black wood stone hill "
    "field banks day cook baker page carter mason hunter miller fisher bishop bell rice ford west east north south "
    "love lee su an so do ana mai bo kai dan ben sam pia mou jin mae van gil per bas wei ha in on home case best ace "
    "cole chase dale wade wes tan vu le ng das mom mum dad gran nana lowe marsh cruz boyd".split()
)
# Of those, the ones that are no English word: small letters do where a person's verb or 's follows ("ben's", "dan hates").
_ONLY_NAMES = frozenset(
    "ben sam pia jin mae kai bo dan ana wes cole wei gil rob sue ali lee gene ray jack".split()
)
_PERSONAL = frozenset(
    "is isnt has hates hate loves likes wants needs paid pays can cant would wont will drives says said got covered doesnt does and won't".split()
)
_BESIDE = frozenset("not n and w with bar except minus without but for by from thanks ta cheers".split())
_PHRASES = (
    (re.compile(r"\b(?:our|my) (?:family|lot|bunch|crew|gang|crowd|household|side)\b"), "my_family"),
    (
        re.compile(
            r"\b(?:the )?(?:both|all(?: of)?(?: the)?(?: two| three| four| \d)?) (?:families|of us)\b"
        ),
        "all",
    ),
    (
        re.compile(r"\b(?:for|us|we|to) all\b(?! (?:the|day|night|week|of it))|\ball of (?:us|you|them)\b"),
        "all",
    ),
    (re.compile(r"\b(?:the )?(?:whole|entire) (?:group|gang|crew|lot|party)\b"), "all"),
)


@dataclass(frozen=True)
class Who:
    """A party said: its catalogue form, where, and how (name, family, me, us, all, other)."""

    party: str
    at: tuple[int, int]
    how: str


def _family_forms(name: str) -> tuple[str, ...]:
    plain = fold(name)
    plural = plain + ("es" if plain.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return (plain, plural)


def _same_name(word: Word, name: str) -> bool:
    said = word.fold
    if said == name or (said == name + "s" and "'" in word.raw):
        return word.raw[0].isupper() or name not in _EVERYDAY
    if len(name) < 6 or said[0] != name[0] or len(said) < 5:
        return False
    return DamerauLevenshtein.distance(said, name) <= 1


_ENDING = re.compile(r"['’](?:s|ll|d|re|ve)$")


def _bare(word: Word) -> Word:
    """A word without a possessive s or n't-like tail (Dana's -> Dana)."""
    if "'" not in word.raw and "’" not in word.raw:
        return word
    cut = _ENDING.sub("", word.raw)
    return Word(cut, fold(cut), word.start, word.end) if cut != word.raw else word


def _members(words: Sequence[Word], context: Context) -> list[Who]:
    found = []
    names = [m for f in context.families for m in f.members]
    if context.speaker and context.speaker not in names:
        names.append(context.speaker)
    plain = [_bare(word) for word in words]
    for name in names:
        parts = fold(name).split()
        for i, word in enumerate(words):
            run = plain[i : i + len(parts)]
            whole = len(parts) > 1 and [w.fold for w in run] == parts
            whole = whole or (len(parts) == 1 and parts == [run[0].fold] and _acts(words, i))
            if len(run) == len(parts) and (
                whole or all(_same_name(w, p) for w, p in zip(run, parts, strict=True))
            ):
                found.append(Who(f"member:{name}", (word.start, run[-1].end), "name"))
            elif len(parts) > 1 and _same_name(plain[i], parts[0]) and len(parts[0]) > 3:
                found.append(Who(f"member:{name}", (word.start, word.end), "name"))
    return found


def _acts(words: Sequence[Word], at: int) -> bool:
    """Does a small-written name that is no English word do or have something here."""
    if _bare(words[at]).fold not in _ONLY_NAMES:
        return False
    following = words[at + 1].fold if at + 1 < len(words) else ""
    before = words[at - 1].fold if at else ""
    return _bare(words[at]) != words[at] or following in _PERSONAL or before in _BESIDE


def _families(words: Sequence[Word], context: Context) -> list[Who]:
    found = []
    for family in context.families:
        parts = fold(family.name).split()
        *lead, last = parts
        forms = _family_forms(last)
        for i, word in enumerate(words):
            run = words[i : i + len(parts)]
            if len(run) < len(parts) or [w.fold for w in run[:-1]] != lead:
                continue
            tail = _bare(run[-1])
            if _is_family(tail, forms, words[i - 1].fold if i else "", words, i + len(parts)):
                found.append(Who(f"family:{family.name}", (word.start, run[-1].end), "family"))
    return found


def _is_family(tail: Word, forms: tuple[str, ...], before: str, words: Sequence[Word], after: int) -> bool:
    if tail.fold == forms[1] or (tail.fold == forms[0] + "s"):
        return tail.raw[0].isupper() or before == "the" or forms[0] not in _EVERYDAY
    if tail.fold == forms[0]:
        following = words[after].fold if after < len(words) else ""
        near = before in ("the", "us") or following in (
            "family",
            "clan",
            "bunch",
            "lot",
            "gang",
            "crew",
            "side",
        )
        return near or tail.raw[0].isupper() or forms[0] not in _EVERYDAY
    if len(forms[0]) >= 6 and tail.fold[0] == forms[0][0]:
        return min(DamerauLevenshtein.distance(tail.fold, f) for f in forms) <= 1
    return False


def _pronouns(text: str, words: Sequence[Word]) -> list[Who]:
    low = fold_keep(text)
    found = [
        Who(p, m.span(), "us" if p == "my_family" else "all") for rx, p in _PHRASES for m in rx.finditer(low)
    ]
    for word in words:
        if word.fold in ME:
            found.append(Who("me", (word.start, word.end), "me"))
        elif word.fold in US and not (
            word.fold in ("were", "well", "wed") and "'" not in word.raw and "’" not in word.raw
        ):
            found.append(Who("my_family", (word.start, word.end), "us"))
        elif word.fold in ALL:
            found.append(Who("all", (word.start, word.end), "all"))
    return found


def fold_keep(text: str) -> str:
    """Lower case at the same places (folding that changes the length is left out)."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def find_people(text: str, words: Sequence[Word], context: Context) -> tuple[Who, ...]:
    """Everyone spoken of, in order; a name inside a longer find is dropped."""
    found = _members(words, context) + _families(words, context)
    named = [(w.party, w.at) for w in sorted(found, key=lambda w: w.at)]
    found += [
        Who(party, at, "family" if party.startswith("family:") else "name")
        for party, at in references(text, named, context)
    ]
    found += _pronouns(text, words)
    found.sort(key=lambda w: (w.at[0], -(w.at[1] - w.at[0]), w.how != "family"))
    kept: list[Who] = []
    for who in found:
        if not kept or who.at[0] >= kept[-1].at[1]:
            kept.append(who)
    return tuple(kept)
