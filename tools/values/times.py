# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Times of day in a message: "7am", "half past six", "18:30", "noon", "7 in the morning", "9h30", "7 Uhr"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tools.values import numbers
from tools.values.folding import fold


@dataclass(frozen=True)
class TimeMatch:
    """A time of day as said: 24-hour `hour`, `minute`, the words and their offsets in the text.

    `sure` is False for a bare hour that could be morning or evening ("at 7"); the hour is then the likelier one.
    """

    hour: int
    minute: int
    text: str
    at: tuple[int, int]
    sure: bool = True


Clock = tuple[int, int, bool]
_HOUR_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_HOUR = rf"(?:[01]?\d|2[0-4]|{'|'.join(_HOUR_WORDS)})"
_SMALL_HOUR = rf"(?:1[0-2]|0?[1-9]|{'|'.join(_HOUR_WORDS)})"
_MINUTE = r"(?:[0-5]\d)"
# "12 a person" is a price: an "a" apart from its hour ends a phrase.
_HALF = r"(?:a\.?m\b\.?|p\.?m\b\.?|(?<=\d)a\b(?=[\s,.;!?)]|$)|a\b(?=[,.;!?)]|$)|p\b(?=[\s,.;!?)]|$))"
_PART = (
    r"(?:in the (?:early |late )?(?:morning|afternoon|evening)|at night|tonight|this (?:morning|afternoon|evening)|"
    r"(?:tomorrow )?(?:morning|afternoon|evening|night)|evening time|vormittags|nachmittags|abends|morgens|fruh|"
    r"de la (?:manana|tarde|noche)|du (?:matin|soir)|evg|eve(?![a-z])|sharp (?:in the )?(?:morning|evening))"
)
_MINUTES_WORD = rf"(?:{numbers.SMALL}|\d{{1,2}}|a quarter|quarter|half)"


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else numbers.whole(said.replace("-", " ")) or 0


def _with_half(hour: int, half: str | None, part: str | None) -> tuple[int, bool]:
    """Return the 24-hour hour, and whether the words settled it."""
    if half:
        evening = half.strip().startswith("p")
        return (hour % 12 + 12 if evening else hour % 12), hour <= 12
    if part:
        if re.search(r"morning|vormittags|morgens|fruh|manana|matin", part):
            return hour % 24 if hour != 12 else 12, True
        late = re.search(r"night|tonight|noche", part)
        if late and hour in (12, 1, 2, 3, 4):
            return hour % 12, True
        return (hour + 12 if hour < 12 else hour) % 24, True
    return hour % 24, hour > 12 or hour == 0


def _clock(match: re.Match[str]) -> Clock | None:
    hour, minute = _number(match["h"]), int(match["m"] or 0)
    groups = match.groupdict()
    half, part = groups.get("half"), groups.get("part")
    settled, sure = _with_half(hour, half, part)
    if hour > 24 or minute > 59 or (half and hour > 12 and half.startswith("a")):
        return None
    if not half and not part:
        padded = len(match["h"]) == 2 or groups.get("mark") in ("uhr", "h", "hrs")
        sure = sure or (padded and (hour >= 10 or match["h"].startswith("0")))
    return settled, minute, sure


def _spoken(match: re.Match[str]) -> Clock | None:
    """Read "half past six", "quarter to 7", "ten past eight", "half six" (British: half past)."""
    hour, words = _number(match["h"]), match["n"]
    minute = 30 if words == "half" else 15 if "quarter" in words else _number(words)
    groups = match.groupdict()
    hour24, sure = _with_half(hour, groups.get("half"), groups.get("part"))
    if groups.get("to") in ("to", "before", "till", "of"):
        total = hour24 * 60 - minute
        return total // 60 % 24, total % 60, sure
    return hour24, minute, sure


def _named(match: re.Match[str]) -> Clock | None:
    return (0, 0, True) if match["name"] in ("midnight", "mitternacht") else (12, 0, True)


def _digits(match: re.Match[str]) -> Clock | None:
    hour, minute = int(match["h"]), int(match["m"])
    return (hour, minute, True) if hour < 24 else None


_TAIL = rf"(?:\s?(?P<half>{_HALF})|,? (?P<part>{_PART})\b)?"
_AT = (
    r"(?:at|@|by|before|after|around|until|till?|from|about|past|for|to|not before|not after|makes? it|leave|leaving|"
    r"closes?|between|and|um|ab|gegen|bis|since|than|circa|ca\.?)"
)
_BEFORE_DIGITS = r"at|@|by|before|until|till?|today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|\d(?:st|nd|rd|th)"
_NOT_TIME = (
    r"(?!\d|[.,]\d|[-/]\d|%|(?:\s?(?:-|to|or|and)\s?\d{1,3})?\s?(?:people|persons?|adults?|kids?|nights?|days?|weeks?|months?|rooms?|hours?|hrs?|h\b|"
    r"min|miles?|mi\b|km|euros?|bucks|dollars?|percent|[€$£](?!\s?\d)|of us|each|kwh|families|cars?|seats?|quid|pounds?|"
    r"pesos?|kr\b|years?|sites?|tents?|tickets?|times|stops?|more|other|of them|january|february|march|april|may\b|"
    r"june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|th|st|nd|rd))"
)
_DAY_WORD = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mai|juin|juillet|aout|mayo|junio|julio|agosto|juni|juli|\d{1,2}/\d{1,2})"
)
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Clock | None]], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"(?<![\d:.])(?P<h>{_HOUR}):(?P<m>{_MINUTE})(?::\d\d)?(?![\d:]){_TAIL}", _clock),
        (rf"(?<![\d:.,$€£])\b(?P<h>{_SMALL_HOUR})(?:(?:[:.]| (?=1[3-9]|[2-5]\d))(?P<m>{_MINUTE}))?\s?(?P<half>{_HALF})", _clock),
        (rf"(?<![\w.,:/$€£#-])(?P<h>1[0-2]|0?[1-9])(?P<m>{_MINUTE})\s?(?P<half>[ap]\.?m\b\.?)", _clock),  # "630pm"
        (rf"(?<![\d:.,$€£-])\b(?P<h>{_HOUR})[.:](?P<m>{_MINUTE})(?= (?:hours|hrs|dep(?:arture)?|train|ferry|sailing|crossing|start|entry|slot|tee|sharp)\b)", _clock),
        (rf"(?<![\d:.,$€£-])\b(?P<h>{_HOUR})\s?(?P<mark>h)(?P<m>{_MINUTE})\b(?P<half>)(?P<part>)", _clock),
        (rf"(?<![\d:.,])\b(?P<h>{_HOUR})(?:[.:](?P<m>{_MINUTE}))? ?(?P<mark>uhr|o'?clock)\b(?: (?P<part>{_PART}))?", _clock),
        (rf"\b(?:a las|um|kl\.?|kl|às|as|alle|om|klokken) (?P<h>{_HOUR})(?:[.:h](?P<m>{_MINUTE})|\s?(?P<mark>h)\b)?{_NOT_TIME}{_TAIL}", _clock),
        (r"\b(?:at|by|vers|ab|um) (?P<h>[01]?\d|2[0-4])(?P<m>)\s?(?P<mark>h)\b", _clock),
        (
            rf"(?<![\d:.])(?<!half )(?<!from )(?<!between )\b(?P<n>{_MINUTES_WORD})(?: (?:minutes|mins?))? (?P<to>past|to|after|before|till|of) (?P<h>{_SMALL_HOUR})\b"
            rf"(?! (?:people|kids|adults|rooms|nights|days|of us|euros|dollars|hours)){_TAIL}",
            _spoken,
        ),
        (rf"\b(?P<n>half)[ -](?P<h>{_SMALL_HOUR})\b(?! (?:hours?|days?|people)){_TAIL}", _spoken),
        (rf"\b(?P<h>{_SMALL_HOUR}) (?P<n>thirty|fifteen|forty[ -]five|twenty|ten|forty)\b(?P<to>){_TAIL}", _spoken),
        (rf"(?<![\d:.,$€£-])\b(?P<h>{_SMALL_HOUR})(?:[.](?P<m>{_MINUTE}))? (?:o'clock )?(?P<part>{_PART})\b", _clock),
        (rf"\b(?P<part>in the evening|morning|afternoon|evening) (?:at )?(?P<h>{_SMALL_HOUR})(?::(?P<m>{_MINUTE}))?{_NOT_TIME}", _clock),
        (r"\b(?P<name>noon|midday|mid-day|midnight|mittag|mitternacht|mediodia|(?<!du )midi)\b", _named),
        (rf"(?<![\w.,:/$€£#-])(?P<h>0\d|1\d|2[0-3])(?P<m>{_MINUTE})\s?(?:hrs|hours|h)\b", _digits),
        (rf"\b(?:{_BEFORE_DIGITS}) (?P<h>0\d|1\d|2[0-3])(?P<m>[0-5][05])\b(?<!20[23]\d){_NOT_TIME}", _digits),
        (rf"\b(?:dep|departs?|departure|departing|leaves|arr|arrives?)\.?(?: at)? (?P<h>{_HOUR})[.:](?P<m>{_MINUTE})\b", _clock),
        (rf"\b{_DAY_WORD}\.?,? (?:at |a |um )?(?P<h>[01]?\d|2[0-4])(?P<m>)\s?(?P<mark>h)\b(?! ?(?:drive|of|in|from|to|late|\d))", _clock),
        (rf"(?<!table )(?<!tables )(?<!room )\b{_AT} (?:about |around |half )?(?P<h>{_SMALL_HOUR})(?:\.(?P<m>{_MINUTE}))?\b{_NOT_TIME}", _clock),
    )
)  # fmt: skip
_LED = 4  # the last rules begin with a word that is no part of the time
_MOST = 40


def find_times(text: str) -> list[TimeMatch]:
    """Return the times of day said in `text`, in order. Never raises; reads the first 4,000 characters.

    A bare hour is read as people mean it on the road: 1 to 6 in the afternoon, 7 to 12 as said; `sure` is then False.
    """
    folded = fold(text)
    found: list[tuple[int, int, int, TimeMatch]] = []
    for rank, (pattern, reader) in enumerate(_RULES):
        for match in pattern.finditer(folded):
            clock = reader(match)
            if clock:
                start = match.start("h") if rank >= len(_RULES) - _LED else match.start()
                found.append((start - match.end(), rank, start, _time(text, clock, (start, match.end()))))
    kept: list[TimeMatch] = []
    for *_, candidate in sorted(found, key=lambda item: item[:3]):
        if all(candidate.at[1] <= other.at[0] or candidate.at[0] >= other.at[1] for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda match: match.at)[:_MOST]


def _time(text: str, clock: Clock, at: tuple[int, int]) -> TimeMatch:
    hour, minute, sure = clock
    if not sure and 1 <= hour <= 6:
        hour += 12
    start, end = at
    while end > start and text[end - 1].isspace():
        end -= 1
    return TimeMatch(hour % 24, minute, text[start:end], (start, end), sure)
