# ruff: noqa: E501  # a pattern reads best on one line
"""Who drives and who does not."""

import re
from collections.abc import Sequence

from agents.offline.roster.homes import NAME
from agents.offline.text import fold

_SUBJECT = rf"(?P<s>(?:{NAME}|I|me|im|i|i'm|I'm)(?:(?:,| and| &| or| n|, and) (?:{NAME}|I|me|i))*)"
_HOW = r"(?:(?:and|both|all|each|mostly|usually|also|will|can|could|does|do|is|are|am|'s|'re|'ll|would|too|always|happily|probably|only|normally|gladly|the|one|our|usual|main|likes? to|tends? to|loves? to|one who)\s+){0,4}"
_NEVER = r"(?:(?:can ?not|can'?t|cant|does ?n[o']?t|doesnt|does not|do ?n[o']?t|dont|do not|is ?n[o']?t|isnt|is not|am not|are not|won'?t|wont|will not|no longer|never|not|doesn'?t like to|refuses to|not allowed to|can no longer)\s+(?:really |be |actually |going to |like to )?)"
_DRIVES = r"(?:drive|drives|driving|drivin)\b"
_DOES_IT = r"(?:(?:do|does|doing|split|splits|share|shares|sharing|take|takes)\s+(?:all |most |mostly |of |the |in )*(?:turns )?(?:the |at )?(?:driving|wheel)|(?:is |are |at )?(?:at|behind|on) the wheel|(?:is|am|'s|s) (?:the|our|a) (?:\w+ )?driver)"
_YES = re.compile(rf"\b{_SUBJECT}(?:'s|'ll)?,?\s+{_HOW}(?:{_DRIVES}|{_DOES_IT})")
_NO = re.compile(
    rf"\b{_SUBJECT}\s+(?:is |am |really |still |just |also )*{_NEVER}{_DRIVES}(?!\s*(?:\w+ ){{0,3}}(?:after|before|at night|in the dark|more than|over|past|longer|long|for more|further|on))"
)
_LIST = re.compile(rf"\b[Dd]rivers?\s*[:=-]\s*(?P<s>{NAME}(?:(?:,| and| &|, and| \+|/) ?{NAME})*)")
_TOO = re.compile(
    r"\bdriv\w+\b[^.!?\n]{0,40}\b(?:but|and|though|although)\s+(?P<s>I|[A-ZÀ-Þ]\w+)\s+(?:also |sometimes )?(?:can|could|do|does|will|might|am able)\b(?! ?n[o']t)[^.!?\n]{0,12}\b(?:too|also|as well|if|help|sometimes)?",
    re.IGNORECASE,
)
# "Ngozi doesn't drive, Chidi does"
_REST = re.compile(
    rf"\bdriv\w+\b[^!?\n]{{0,60}}?[,.;]\s*(?:but |and |only )*(?P<s>{NAME}|I) (?:does|can|will|do)(?P<not> ?n[o'’]?t)?(?: either)?\s*(?=$|[.,;!])"
)
_HE = re.compile(
    rf"\b(?P<p>[Ss]he|[Hh]e|shes|hes)(?:'s|'ll)?\s+(?P<not>{_NEVER})?{_HOW}(?:{_DRIVES}|{_DOES_IT})"
)
_LICENCE = re.compile(rf"\b(?P<s>{NAME}|I)\b[^.,;!?\n]{{0,36}}?\b(?:a |his |her |my )?licen[cs]e\b")
_WITHOUT = re.compile(r"\b(?:no|not|lost|without|lacks?|never|handed in)\b|n['’]t\b", re.IGNORECASE)
_AS = re.compile(
    rf"\b(?:add|put|list|count|note)\s+(?P<s>{NAME}|me)\s+(?:down\s+)?as\s+(?:a |an |the |second |another )*driver\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:we both|both (?:of us )?(?:can |will )?|both of us |drivers?\s*[:=-]\s*both|us both |both )\s*(?:driv(?:e|ing)|)\b"
)
_ME = frozenset({"i", "me", "im", "i'm"})


def wheel(text: str, speaker: str, named: Sequence[tuple[str, int]]) -> dict[str, bool]:
    """Who is said to drive (True) or not (False), by given name; `named` are people with where they stand."""
    told: dict[str, bool] = {}
    for rx, drives in ((_YES, True), (_LIST, True), (_AS, True), (_TOO, True), (_NO, False)):
        for found in rx.finditer(text):
            for name in _names(found["s"], speaker, named):
                told[name] = drives
    for found in _REST.finditer(text):
        for name in _names(found["s"], speaker, named):
            told.setdefault(name, found["not"] is None)
    for found in _HE.finditer(text):
        before = [name for name, at in named if at < found.start() and fold(name) != fold(speaker)]
        if before:
            told[before[-1]] = found["not"] is None
    for found in _LICENCE.finditer(text):
        for name in _names(found["s"], speaker, named):
            told[name] = _WITHOUT.search(found[0]) is None
    return told


def both_drive(text: str) -> bool:
    """Whether "both" grown-ups are said to drive, without names."""
    found = _BOTH.search(text)
    return found is not None and "driv" in text[found.start() : found.end() + 10].lower()


def _names(said: str, speaker: str, named: Sequence[tuple[str, int]]) -> list[str]:
    """The people of a subject: "Dev and I" are Dev and the speaker."""
    first = speaker.split()[0] if speaker.strip() else ""
    found = []
    for word in re.findall(r"[^\W\d_][\w'’-]*", said):
        low = fold(word)
        if low in _ME or low == "im":
            found += [first] if first else []
        elif match := next((name for name, _ in named if fold(name) == low), None):
            found.append(match)
    return found
