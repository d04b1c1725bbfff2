# ruff: noqa: E501  # a pattern reads best on one line
"""Numbers as they are dictated, turned into figures: "forty two fifty" is 42.50, "at ten oh five" is 10:05."""

import re

from tools.values import numbers
from tools.values.calendar_words import MONTHS
from tools.values.spoken_sums import COINS, SIGN_OF, UNIT_NOUN, costs_what, lodged

_ONES = {word: value for word, value in numbers.UNITS.items() if 0 < value < 10}
_TEN = rf"(?:{numbers.alternatives(numbers.TENS)})"
_UNIT = rf"(?:{numbers.alternatives(_ONES)})"
_TEEN = rf"(?:{numbers.alternatives({w: v for w, v in numbers.UNITS.items() if v > 12})})"
_LOW = rf"(?:{numbers.alternatives({w: v for w, v in numbers.UNITS.items() if 9 < v < 13})})"
_ORDINAL = rf"(?:{numbers.alternatives(numbers.ORDINALS)})"
_TWO = rf"(?:{_TEN}(?:[ -]{_UNIT}(?!\w))?|{_TEEN})"
_SMALL = rf"(?:{_TWO}|{_UNIT}|{_LOW})(?!\w)"
_HUNDREDS = rf"(?:an?|{_SMALL}) hundred(?:(?: and)? {_SMALL})?"
_THOUSANDS = rf"(?:an?|{_SMALL}) thousand(?:(?: and)? (?:{_HUNDREDS}|{_SMALL}))"
_MINUTE = rf"(?:oh|o) {_UNIT}"
# Small numbers stay words ("two adults"), and so do years, days of a month, round thousands and "fifty-fifty".
_SPOKEN = re.compile(
    rf"(?<![\w-])(?<!thousand )(?P<whole>{_THOUSANDS}|{_HUNDREDS}|{_TWO}|{_UNIT}|{_LOW})(?:[ ](?:and )?(?P<cents>{_TWO}|{_LOW}|{_MINUTE}))?(?!\w)(?![ -](?:hundred|thousand|{_ORDINAL}|something)\b)(?!-{_TEN}\b)",
    re.IGNORECASE,
)
# What a number counts, times or measures, so that no hundredths stand before it.
_COUNTED_WORDS = r"percent|per cent|odd|miles?|kms?|kilomet\w+|minutes?|mins?|hours?|days?|nights?|weeks?|months?|years?|people|of us|kids?|adults?|rooms?|seats?|degrees|am|pm|o'?clock|a\.m|p\.m"
_COUNTED = re.compile(rf"[ -](?:{_COUNTED_WORDS})\b", re.IGNORECASE)
_YEARS = re.compile(r"(?:nineteen|twenty)$", re.IGNORECASE)
# "nineteen eighty five is the door code", "the code's nineteen eighty five": four figures in a row.
_CODE_BEFORE = re.compile(r"\b(?:code|pin|passcode|number|combination)(?:'?s| is| was|:)?$", re.IGNORECASE)
_CODE_AFTER = re.compile(
    r" (?:is|was|for|as)? ?(?:the |our |their )?(?:\w+ )?(?:code|pin|passcode|combination)\b", re.I
)
_CLOCK = re.compile(
    r"\b(?:at|by|till|until|around|about|before|after|from|to|leave|leaving|depart\w*)$", re.IGNORECASE
)
_NEARLY = ("about", "around", "to")
_LAST_MINUTE, _LAST_HOUR, _SMALL_NUMBER, _TEN_ALOUD = 59, 24, 12, 10
# "sixty two quid forty", "a pound twenty": the hundredths stand behind the unit, unless they count something of their own.
_COINS_BEHIND = re.compile(
    rf"(?<![\w-])(?P<whole>{_THOUSANDS}|{_HUNDREDS}|{_SMALL}|an?|\d+) (?P<unit>{UNIT_NOUN})(?P<joint>,? (?:and )?)(?P<cents>{_TWO}|{_LOW}|[1-9]\d(?![\d.,:/%]))(?!\w)(?![ -](?:{COINS}|{_COUNTED_WORDS}|each|of|more|hundred|thousand|grand|for (?:me|him|her|us|them)|{_ORDINAL}|{UNIT_NOUN})\b)(?!-)",
    re.IGNORECASE,
)
_MONTH_NAMES = rf"(?:{numbers.alternatives([m for m in MONTHS if len(m) > 4 or m in ('june', 'july')])})"
_MONTH_DAY = re.compile(
    rf"(?P<lead>(?<!of )\b{_MONTH_NAMES} (?:the )?)(?P<day>{_LOW}|{_UNIT})(?!\w)(?! (?:of us|at night|in the|past|to (?:one|two|three|four|five|six|seven|eight|nine)|hundred|thousand|{_COUNTED_WORDS}|{UNIT_NOUN})\b)",
    re.IGNORECASE,
)
_HUNDRED_HOURS = re.compile(
    rf"(?<![\w-])(?P<hour>(?:oh |zero )?{_SMALL}) hundred(?: hours\b|(?= sharp\b))", re.IGNORECASE
)

# "a grand for the lot", "two and a half grand": but no "grand view".
_GRAND = re.compile(
    rf"(?<![\w-])(?P<many>an?|half an?|(?:{_SMALL}|\d+)(?P<half> and a half)?) grand(?=\W*$|[.,!?;]| (?:for|each|all|in|between|on|from|to|deposit|already|now|total)\b)",
    re.IGNORECASE,
)


def in_digits(text: str) -> str:
    """The text with numbers above twelve in figures; never raises. Names written with a capital stay."""
    text = _GRAND.sub(_thousands, text)
    text = _HUNDRED_HOURS.sub(_on_the_hour, text)
    text = _MONTH_DAY.sub(lambda match: f"{match['lead']}{_value(match['day'])}", text)
    text = _COINS_BEHIND.sub(_with_coins, text)
    return _SPOKEN.sub(lambda match: _figures(match) or match[0], text)


def _value(said: str) -> int:
    """What number words or figures say; -1 for none."""
    value = numbers.value_of(re.sub(r"\b(?:oh|o)\b", "", said.lower()).replace("-", " "))
    return -1 if value is None else int(value)


def _thousands(match: re.Match[str]) -> str:
    many = match["many"].lower()
    halves = 2 * max(_value(many.replace(" and a half", "")), 0) + bool(match["half"])
    return str(500 * (1 if many.startswith("half") else halves))


def _on_the_hour(match: re.Match[str]) -> str:
    hour = _value(match["hour"].lower().replace("zero", ""))
    return f"{hour:02d}:00" if 0 <= hour < _LAST_HOUR else match[0]


def _with_coins(match: re.Match[str]) -> str:
    whole, cents = _value(match["whole"]), _value(match["cents"])
    typed = match["cents"].isdecimal()
    if typed and match["unit"].lower().rstrip("s") not in ("pound", "quid"):
        return match[0]  # typed, "50 euros 20 fuel" may as well be two sums
    if typed and match["whole"].lower() in ("a", "an"):
        return match[0]
    sign = SIGN_OF.get(match["unit"].lower().rstrip("s"))
    return f"{sign}{whole}.{cents:02d}" if sign else f"{whole}.{cents:02d} {match['unit']}"


def _figures(match: re.Match[str]) -> str | None:
    whole = _value(match["whole"])
    said, before = match["cents"], match.string[: match.start()].rstrip(" \"'@(")
    if whole < 0 or (match[0][0].isupper() and before and before[-1] not in ".!?\n:;"):
        return None
    if not said:
        return str(whole) if whole > _SMALL_NUMBER else None
    cents = _value(said)
    if _CODE_BEFORE.search(before) or _CODE_AFTER.match(match.string, match.end()):
        return f"{whole}{cents:02d}"
    if cents < 0 or _COUNTED.match(match.string, match.end()) or whole == cents:
        return None
    led = _CLOCK.search(before)
    clock = whole <= (_LAST_HOUR if led else _SMALL_NUMBER) and cents <= _LAST_MINUTE
    money = costs_what(match.string, match.start(), match.end())
    if whole < _TEN_ALOUD and not led and lodged(match.string, match.end()):
        return str(whole * 100 + cents)
    if whole == 1:  # "one twenty" is 1.20 or 120
        return None
    if clock and not money:
        return f"{whole}:{cents:02d}" if led and led[0].lower() not in _NEARLY else None
    if (_YEARS.match(match["whole"]) and not money) or said[0] in "oO":
        return None
    return f"{whole}.{cents:02d}"
