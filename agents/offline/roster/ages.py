# ruff: noqa: E501  # a pattern reads best on one line
"""How old people are said to be."""

import re

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split()
)
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
NUMBER = rf"(?:\d{{1,2}}|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_WORDS[1:10])}))?|{'|'.join(reversed(_WORDS[1:]))})"
NOT_AGE = (
    r"(?!\s*(?:-\s*)?(?:seats?|seater|%|am\b|pm\b|kwh|km|mi\b|miles|hours?|hrs?\b|h\b|min|nights?|days|adults?|kids?|rooms?|people|persons|"
    r"of us|:|/|\.\d|,\d|-\d|st\b|nd\b|rd\b|th\b|children|boys|girls|cars?|dollars|euros?|weeks?|times))"
)
_AFTER = re.compile(
    rf"^\s*(?:\(|,?\s*(?:[-–]\s*)?)\s*(?:(?:who(?:'?s| is| are| has)?|he'?s|she'?s|hes|shes|he is|she is|is|was|aged?|turned|just|turns|turning|now|only|already|nearly|almost|has|years?|will be|age:?)\s+){{0,5}}"
    rf"(?P<n>{NUMBER})\b{NOT_AGE}(?P<u>\s*(?:years?(?: old)?|yrs?(?: old)?|yo\b|y/o|y\.?o\.?|jahre|anni|anos|ans|months?(?: old)?|mo\b)?)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?P<n>{NUMBER})[- ]?(?:yo|y/o|year[- ]olds?|yr[- ]olds?|years? old)\s+(?:\w+\s+){{0,2}}$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"^\s*(?:$|[,.;:!?)&+\n(–—-]|and\b|n\b|und\b|y\b|my\b|our\b|years|yrs|yo\b|who\b|so\b|but\b|in\b|he\b|she\b|[A-ZÀ-Þ]|now\b|plus\b|from\b|with\b|too\b|also\b|we\b|old\b|coming\b|they\b|it\b|as\b|is\b|are\b|have\b|on\b|months|this\b|soon\b|next\b|already\b|not\b)"
)
_PAIR = re.compile(
    r"^\s*\(?\s*(?:aged? )?(?P<a>\d{1,2})\s*(?:and|&|,|/|\+)\s*(?P<b>\d{1,2})(?:\s*(?:and|&|,|/)\s*(?P<c>\d{1,2}))?\s*\)"
)
_BOTH = re.compile(
    rf"^\s*[,(]?\s*(?:are )?(?:both|each|all)(?: are| of them)?(?: aged)? (?P<n>{NUMBER})\b{NOT_AGE}",
    re.IGNORECASE,
)
_BABY = re.compile(r"\b(?:baby|newborn|infant)\s+$", re.IGNORECASE)


def number(said: str) -> int:
    """An age in figures or words ("thirty-two")."""
    low = said.lower()
    if low.isdigit():
        return int(low)
    tens, _, ones = low.replace("-", " ").partition(" ")
    if tens in _TENS:
        return _TENS[tens] + (_WORDS.index(ones) if ones else 0)
    return _WORDS.index(low)


_LATER = re.compile(
    rf"^[^.!?;\n]{{0,40}}?\b(?:he'?s|she'?s|hes|shes|he is|she is)\s+(?:only |just |now |turned |turning |about )*(?P<n>{NUMBER})\b{NOT_AGE}",
    re.IGNORECASE,
)


def age_later(rest: str) -> int | None:
    """An age told a little later of the same person: "Jenna's definitely coming, she's 20"."""
    found = _LATER.match(rest)
    return number(found["n"]) if found and _ENDS.match(rest[found.end() :]) else None


def age_after(rest: str) -> tuple[int | None, int]:
    """The age said right after a name, and how many letters that takes; months are under one year."""
    found = _AFTER.match(rest)
    if found is None or not _ENDS.match(rest[found.end() :]):
        return None, 0
    months = found["u"].strip().lower().startswith("mo")
    return (0 if months else number(found["n"])), found.end() if found["u"].strip() else found.end("n")


def age_before(text: str) -> int | None:
    """The age said right before a name: "our 16 year old Caleb"."""
    found = _BEFORE.search(text[-40:])
    return number(found["n"]) if found else None


def ages_of_list(rest: str, count: int) -> list[int]:
    """The ages told after the last of several names: "Fenna and Bram, both 6", "Max & Ida (4 and 7)"."""
    if both := _BOTH.match(rest):
        return [number(both["n"])] * (min(2, count) if "both" in both[0].lower() else count)
    pair = _PAIR.match(rest)
    said = [int(n) for n in pair.groups() if n] if pair else []
    return said if len(said) <= count else []
