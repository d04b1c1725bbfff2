# ruff: noqa: E501  # a pattern reads best on one line
"""The tables of the languages, made into rows: what each row looks for, what it says, which words tell a language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from agents.offline.tongues import dialects, french, german, italian, others, spanish

_PRONOUNS = "yo|lo|la|los|las|el|se|ya|que|no|me|te|le|ich|er|sie|es|wir|on|il|elle|je|qui|chi|io|eu|ja|ik|todo|the|who|he|she|it|has|have|de|der|die|das|den|mir|uns|und|y|et|e"
_MINUTE = r"(?:min(?:ut[oie]s?|uten|uty?)?|mins?|minutes|h|hrs?|horas?|stunden?|heures?|ore)"
_MACROS = {
    "<n2>": rf"(?P<n2#>(?!(?:{_PRONOUNS})\b)[^\W\d_]+)",
    "<n>": rf"(?P<n#>(?!(?:{_PRONOUNS})\b)[^\W\d_]+)",
    "<P>": r"(?P<P#>(?-i:[A-Z])[^\W\d_]+(?:[ '-](?-i:[A-Z])[^\W\d_]+){0,3})",
    "<stop>": r"(?P<stop#>(?-i:[A-Z])[^\W\d_]+(?:[ '-](?-i:[A-Z])[^\W\d_]+){0,3})",
    "<s2>": r"(?P<s2#>(?:[€$£]|rs\.? ?)?\d+(?:[.,]\d+)?(?: ?(?:€|eur|euros?|pesos|francs?|franken|chf|quid|pounds?|bucks|zl|zlotych|rs|rupees|rupaye)\b|€)?)",
    "<s>": r"(?P<s#>(?:[€$£]|rs\.? ?)?\d+(?:[.,]\d+)?(?: ?(?:€|eur|euros?|pesos|francs?|franken|chf|quid|pounds?|bucks|zl|zlotych|rs|rupees|rupaye)\b|€)?)",
    "<d2>": r"(?P<d2#>\d{1,2})",
    "<d>": r"(?P<d#>\d{1,2})",
    "<h>": r"(?P<h#>\d{1,2}(?:[:.]\d\d)?)",
    "<m>": rf"(?P<m#>\d{{1,3}} ?{_MINUTE})",
    "<t>": r"(?P<t#>[^\W\d_]+(?:[ '-][^\W\d_]+){0,3})",
    "<q>": r"(?P<q#>[^\W\d_]+(?:[ '-][^\W\d_]+){0,3})",
    "<w>": r"(?P<w#>[^\W\d_]+)",
    "<known>": r"(?P<known#>[^\W\d_]+)",
}
_LOOKS_ON = re.compile(r"\(\?=(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)$|\)\?$")
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Row:
    pattern: str
    english: str
    weak: bool


@dataclass(frozen=True)
class Tongue:
    """A language: its rows in the order they are tried, its things (word: English), the words it is known by."""

    rows: tuple[Row, ...]
    things: Mapping[str, str]
    known_by: frozenset[str]
    capitals: bool = False


def _tongue(phrases: str, things: str = "", capitals: bool = False) -> Tongue:
    rows = [_row(line) for line in phrases.strip().splitlines()]
    named = {word: english for english, own in map(_entry, things.split(";")) for word in own}
    words = {word for row in rows if not row.weak for word in _words_of(row.pattern)}
    words |= {word for thing in named for word in thing.split()}
    return Tongue(tuple(rows), named, frozenset(w for w in words if _telling(w)), capitals)


# Words of the tables that English, or the name of a place, has too; of short words only these tell a language.
_ENGLISH = frozenset(
    "petrol diesel fuel worth sister brother wife daughter chucked stuck eat walk manage maximum note notes place places resto super vegan vegetarian taxi bizum traffic plan electric adults panne auto back come echo everything hotel list mama papa "
    "over reserve pause trip strand plus restaurant retire route vote part allergic door file lang later remove book cancel late phase scene band latte winner "
    "casa playa playas plaza plazas hostal stem mare prima alla maine morn lass lashed shouted whacked avance entre adore courses aller mani latte paso "
    "mere arrive depart diner voyage essence file tira vino hata hain borra praia nova feira cafe rein massimo maja todo".split()
)
_SHORT = frozenset("nao ich wir hab fur yo moi io ik eu mene sto svp stp hoy aub".split())


PAIRS = frozenset(f"on {verb}" for verb in "part arrive est quitte fait a".split())


def _telling(word: str) -> bool:
    """Whether a word of a table tells that a message has words of its language."""
    return word in _SHORT or word in PAIRS or (len(word) > 3 and word not in _ENGLISH)


_ENDED = re.compile(r"([^\W\d_]+)(?:\[([a-z]+)\]|\(\?:([a-z|]+)\))(\??)")


def _words_of(pattern: str) -> list[str]:
    """The words a pattern is made of; "celiac[oa]" and "habitacion(?:es)?" are two."""
    plain = re.sub(r"\\\w|<\w+>|\(\?[=!<][^()]*\)", " ", pattern)
    found = [m[1] + end for m in _ENDED.finditer(plain) for end in (m[2] or m[3].split("|"))]
    found += [m[1] for m in _ENDED.finditer(plain) if m[4]]
    found += [word[:-1] for word in re.findall(r"([^\W\d_]+s)\?", plain)]
    return [
        *WORD.findall(_ENDED.sub(" ", plain)),
        *found,
        *PAIRS & set(re.findall(r"\bon \w+", plain)),
    ]


def _entry(said: str) -> tuple[str, list[str]]:
    """An entry of things ("traffic jam taco|atasco"): the English name, and the words of the language."""
    english = next(
        (name for name in ("ice creams", "ice cream", "traffic jam") if said.strip().startswith(name)),
        said.strip().split(" ")[0],
    )
    return english, [word.strip() for word in said.strip()[len(english) :].split("|") if word.strip()]


def _row(line: str) -> Row:
    pattern, english = line.split(" = ") if " = " in line else (line.removesuffix(" ="), "")
    weak = pattern.startswith("~")
    pattern = pattern.removeprefix("~").strip()
    before = "" if pattern.startswith(("(?<", r"\b")) else r"(?<!\w)"
    after = "" if _LOOKS_ON.search(pattern) else r"(?!\w)"
    return Row(f"{before}(?:{pattern}){after}", english.strip(), weak)


DIALECT = _tongue(dialects.DIALECT)
TONGUES = (
    _tongue(spanish.PHRASES, spanish.THINGS),
    _tongue(german.PHRASES, german.THINGS, capitals=True),
    _tongue(french.PHRASES, french.THINGS),
    _tongue(italian.ITALIAN, italian.ITALIAN_THINGS),
    _tongue(others.HINDI, others.HINDI_THINGS),
    _tongue(italian.PORTUGUESE, italian.PORTUGUESE_THINGS),
    _tongue(others.DUTCH, others.DUTCH_THINGS),
    _tongue(others.POLISH, others.POLISH_THINGS),
)


@cache
def pattern_of(pattern: str) -> re.Pattern[str]:
    for macro, said in _MACROS.items():
        head, *rest = pattern.split(macro)
        pattern = head + "".join(said.replace("#", str(place)) + part for place, part in enumerate(rest))
    return re.compile(re.sub(r"(?<!-i:)\[A-Z\]", "(?-i:[A-Z])", pattern), re.IGNORECASE)
