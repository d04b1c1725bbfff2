# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Whole numbers and ordinals in words, as pattern fragments and their values."""

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
)
_ONES += "sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "lakh": 10**5, "lakhs": 10**5, "lac": 10**5}
_SCALES |= {"million": 10**6, "crore": 10**7, "crores": 10**7, "billion": 10**9, "trillion": 10**12}
_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
)
_FIRST += "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()

UNITS = {word: value for value, word in enumerate(_ONES)}
TENS = {word: 20 + 10 * place for place, word in enumerate(_TENS)} | {"fourty": 40}
SCALES = dict(_SCALES)


def _ordinals() -> dict[str, int]:
    table = {word: value + 1 for value, word in enumerate(_FIRST)}
    table |= {"twentieth": 20, "thirtieth": 30}
    for tens, base in (("twenty", 20), ("thirty", 30)):
        for value, word in enumerate(_FIRST[:9], start=1):
            table |= {f"{tens}{joint}{word}": base + value for joint in ("-", " ", "")}
    return table


ORDINALS = {word: value for word, value in _ordinals().items() if value <= 31}


def alternatives(words: dict[str, int] | list[str]) -> str:
    """Return a pattern fragment matching any of `words`, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


ORDINAL = rf"(?:{alternatives(ORDINALS)})"
_UNIT = rf"(?:{alternatives(UNITS)})"
_TEN = rf"(?:{alternatives(TENS)})"
SMALL = rf"(?:{_TEN}(?:[ -]+{_UNIT})?|{_UNIT})"
_SCALE = rf"(?:{alternatives(SCALES)})"
_HALVES = r"(?:a half|half|a quarter|three quarters|one half|one quarter)"
# "two and a half million", "half a", "a hundred and twenty", "two thousand three hundred", "fifteen hundred", "half a million", "quarter million"
WORDS = (
    rf"(?:(?:{SMALL}|an?) and {_HALVES}(?:[ -]+{_SCALE})?|half an?(?![ -]+(?:{_SCALE}|hour|day))|(?:{SMALL}|an?|half an?|(?:a )?quarter(?: of a)?)[ -]+{_SCALE}"
    rf"(?:[ -]+{_SCALE})?(?:(?:,? (?:and )?|-){SMALL}(?: {_SCALE})?)*|{SMALL})"
)
_PART = re.compile(r"\d+(?:\.\d+)?|[a-z]+")


def value_of(words: str) -> float | None:
    """Return the number `words` say ("a hundred and twenty", "3 hundred and 21"), or None when they say none."""
    total, group, seen = 0.0, 0.0, False
    halves = re.search(rf" and {_HALVES}", words)
    if halves:  # "two and a half million" is half a million more than two of them
        rest = value_of(words[: halves.start()] + words[halves.end() :])
        scale = next((SCALES[word] for word in _PART.findall(words[halves.end() :]) if word in SCALES), 1)
        part = 0.75 if "three" in halves.group() else 0.25 if "quarter" in halves.group() else 0.5
        return None if rest is None else rest + part * scale
    for word in _PART.findall(words):
        if word in ("and", "of"):
            continue
        seen = True
        if word[0].isdecimal():
            group += float(word)
        elif word in ("a", "an"):
            group = group or 1
        elif word in ("half", "quarter"):
            group = 0.5 if word == "half" else 0.25
        elif word in SCALES:
            if SCALES[word] == 100:
                group = (group or 1) * 100
            else:
                total, group = total + (group or 1) * SCALES[word], 0.0
        elif word in UNITS or word in TENS:
            group += UNITS.get(word, TENS.get(word, 0))
        else:
            return None
    return total + group if seen else None


def whole(said: str) -> int | None:
    """Return the whole number in digits or words ("3", "three", "a", "a couple of"), or None."""
    said = said.strip().removesuffix(" of")
    if said.isdecimal():
        return int(said)
    if said in ("a couple", "couple"):
        return 2
    if said in ("a few", "few"):
        return 3
    value = value_of(said)
    return int(value) if value is not None and value == int(value) else None


COUNT = rf"(?:\d{{1,3}}|{SMALL}|an?|(?:a )?couple(?: of)?)"
