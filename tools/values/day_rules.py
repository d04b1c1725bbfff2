# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Patterns for single days: written dates, "the 15th", weekdays, "tomorrow", holidays."""

import re
from collections.abc import Callable
from datetime import date

from tools.values import calendar_words as words
from tools.values import holidays, numbers
from tools.values.calendar_words import DAY, DAY_NUMBER, MONTH, ORDINAL_DAY, WEEKDAY, YEAR
from tools.values.pieces import Frame, Piece, Span
from tools.values.spans import add_months, make, on_or_after, on_or_before, plus, single, week_of

Reader = Callable[[re.Match[str], Frame], Piece | None]
Rule = tuple[re.Pattern[str], Reader]

# What follows a number that is a count, a time or a sum and no day.
_THINGS = (
    "people|persons?|adults?|kids?|children|nights?|days?|weeks?|months?|years?|rooms?|sites?|tents?|beds?|tickets?|"
    "hours?|hrs?|mins?|minutes?|h|km|kms|mi|miles?|kwh|percent|pm|am|p\\.m|a\\.m|uhr|o'?clock|euros?|bucks|dollars?|"
    "quid|pounds?|pesos?|kr|kroner|each|of us|families|cars?|seats?|stops?|options?|x|th? of us|"
    "zimmer|personen|nachte|spaces|pitches|cabins?|yurts?|pieces|seater|star|year-old|grown|more|times|inches|ft"
)
NOT_A_DAY = rf"(?![\d:%$€£]|[.,]\d|h\d|\s?(?:{_THINGS})\b|\s?[$€£%])"
_NOT_MAY = (
    r"(?! (?:be|not|have|need|want|come|go|join|take|also|just|still|well|get|or|leave|arrive|i|we|you)\b)"
)
_JOIN = r"[, ]*(?:,|on|the|den|der|le|el|al)?[, ]*"
_NOUNS = (
    "floor|time|wheel|class|avenue|ave|street|st|person|kid|child|room|car|one|option|place|row|grade|birthday|"
    "anniversary|trip|stop|thing|choice|try|night|day|week|weekend|half|part|leg|family|hotel|bit|two|three|few|"
    "edition|party|degree|of all|gear|hand|hour|saturday|sunday|monday|tuesday|wednesday|thursday|friday|quarter|century|semester|season|round|attempt|time"
)
_WORD_DAY = rf"(?:{numbers.alternatives(numbers.ORDINALS)})"


def _year(said: str | None) -> int | None:
    if not said:
        return None
    digits = int(re.sub(r"\D", "", said))
    return digits + 2000 if digits < 100 else digits


def _iso(match: re.Match[str], frame: Frame) -> Piece | None:
    day = make(int(match["y"]), int(match["m"]), int(match["d"]))
    return Piece(match.span(), span=single(day)) if day else None


def _named_month(match: re.Match[str], frame: Frame) -> Piece | None:
    if (
        words.month_of(match["m"]) == 5
        and not match["w"]
        and re.match(_NOT_MAY[3:-1], match.string[match.end() :])
    ):
        return None
    return Piece(
        match.span(),
        year=_year(match["y"]),
        month=words.month_of(match["m"]),
        day=words.day_of(match["d"]),
        weekday=words.weekday_of(match["w"]) if match["w"] else None,
    )


def _numeric(match: re.Match[str], frame: Frame) -> Piece | None:
    first, second, year = int(match["a"]), int(match["b"]), _year(match["y"])
    dotted = match["s"] == "."
    day_first = dotted or first > 12 or (frame.day_first and second <= 12)
    day, month = (first, second) if day_first else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31) or match.group() == "24/7":
        return None
    weekday = words.weekday_of(match["w"]) if match["w"] else None
    return Piece(match.span(), year=year, month=month, day=day, weekday=weekday)


def _weekday_day(match: re.Match[str], frame: Frame) -> Piece | None:
    day = words.day_of(match["d"] or match["e"])
    return Piece(match.span(), weekday=words.weekday_of(match["w"]), day=day)


def _ordinal(match: re.Match[str], frame: Frame) -> Piece | None:
    day = words.day_of(match["d"])
    which = match["which"] or match["which2"]
    if which:
        step = {"next": 1, "last": -1, "previous": -1, "past": -1, "following": 1}.get(which, 0)
        first = add_months(frame.today.replace(day=1), step)
        return Piece(match.span(), year=first.year, month=first.month, day=day)
    return Piece(match.span(), day=day)


def _plain_day(match: re.Match[str], frame: Frame) -> Piece | None:
    return Piece(match.span(), day=words.day_of(match["d"]), year=_year(match["y"]), weak=True)


def _known(match: re.Match[str], day: date) -> Piece:
    return Piece(match.span(), weekday=day.weekday(), span=single(day))


def _weekday(match: re.Match[str], frame: Frame) -> Piece | None:
    name, which, today = match["w"], match["which"], frame.today
    weekday = words.weekday_of(name)
    if which in ("next", "following") or match["week"] == "next":
        return _known(match, plus(week_of(today).start, 7 + weekday))
    if which in ("last", "past", "previous"):
        return _known(match, on_or_before(plus(today, -1), weekday))
    if match["week"] == "last":
        return _known(match, plus(week_of(today).start, weekday - 7))
    if which in ("this", "coming", "upcoming") or match["week"] == "this":
        return _known(match, on_or_after(today, weekday))
    if name in words.WEAK_WEEKDAYS and not _supported(match):
        return Piece(match.span(), weekday=weekday, weak=True)
    return Piece(match.span(), weekday=weekday)


_BEFORE_WEEKDAY = re.compile(
    r"(?:\b(?:on|by|until|till?|from|for|this|next|every|each|thru|through|to|before|after|since|the|&|or|and|arriving|"
    r"leaving|maybe|meet|starting|starts?|closes?|last|move|moved|now|show|early|late|not)|[-(/:,*]|^|\n)\s*$"
)
_AFTER_WEEKDAY = re.compile(
    r"\s*(?:[-/&,)?!:.\n]|$|\b(?:night|morning|afternoon|evening|at|to|and|or|thru|through|till?|noon|from|the|in|is|"
    r"please|pls|works?|dinner|lunch|breakfast|instead|around|early|late|\d))"
)


def _supported(match: re.Match[str]) -> bool:
    """Say whether the words around an ambiguous short name ("sat", "sun") make it a day."""
    before, after = match.string[max(0, match.start() - 14) : match.start()], match.string[match.end() :][:12]
    named = match["w"] in ("sat", "sun", "wed", "mon")
    sky = match["w"] == "sun" and re.search(r"\b(?:the|of|in|full)\s*$", before)
    if match["w"] == "sun" and re.match(
        r" (?:is|in|and|was|screen|sets?|rises?|hat|lotion|protection)\b", after
    ):
        return False
    return bool(named and not sky and _BEFORE_WEEKDAY.search(before) and _AFTER_WEEKDAY.match(after))


_RELATIVE = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "later today": 0, "heute": 0,
    "right now": 0, "eod": 0, "tonite": 0, "aujourd'hui": 0, "hoy": 0, "2day": 0, "this arvo": 0,
    "tomorrow": 1, "tmrw": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1, "tomo": 1, "2moro": 1, "demain": 1,
    "manana": 1, "tmw": 1, "tmr": 1, "tomorro": 1, "the day after tomorrow": 2, "day after tomorrow": 2,
    "overmorrow": 2, "ubermorgen": 2, "apres-demain": 2, "day after tmrw": 2,
    "yesterday": -1, "last night": -1, "yday": -1, "gestern": -1, "hier": -1, "ayer": -1, "yest": -1,
    "the day before yesterday": -2, "day before yesterday": -2, "vorgestern": -2, "night before last": -2,
}  # fmt: skip


def _relative(match: re.Match[str], frame: Frame) -> Piece | None:
    if match.group() == "hier" and "ist" in frame.text:
        return None
    return Piece(match.span(), span=single(plus(frame.today, _RELATIVE[match.group()])))


def _shifted(match: re.Match[str], frame: Frame) -> Piece | None:
    count = numbers.whole(match["n"])
    if count is None:
        return None
    sign = -1 if match["ago"] else 1
    unit = match["u"][0]
    day = plus(frame.today, sign * count * {"d": 1, "n": 1, "w": 7, "f": 14}.get(unit, 0))
    if unit in "my":
        day = add_months(frame.today, sign * count * (1 if unit == "m" else 12))
    return Piece(match.span(), span=single(day))


def _holiday(match: re.Match[str], frame: Frame) -> Piece | None:
    name, said = match["name"], _year(match["y"])
    year = said or frame.today.year
    if match["which"] and not said:
        year += {"next": 1, "last": -1}.get(match["which"], 0) if match["which"] != "this" else 0
    day = holidays.falls(name, year)
    if not said and not match["which"] and day < frame.today:
        day = holidays.falls(name, year + 1)
    return Piece(match.span(), grain="holiday", span=Span(day, day, "holiday"))


def _holiday_week(match: re.Match[str], frame: Frame) -> Piece | None:
    first, last = holidays.WEEKS[match["name"]]
    year = _year(match["y"]) or frame.today.year
    if not match["y"] and plus(holidays.easter(year), last) < frame.today:
        year += 1
    sunday = holidays.easter(year)
    span = Span(plus(sunday, first), plus(sunday, last), "holiday")
    return Piece(match.span(), grain="holiday", span=span)


def _rule(pattern: str, reader: Reader) -> Rule:
    return re.compile(pattern), reader


def _trim(piece: Piece | None, match: re.Match[str], group: str) -> Piece | None:
    """Leave the preposition a pattern needs out of the phrase."""
    if piece is None:
        return None
    return Piece((match.start(group), match.end()), piece.grain, piece.year, piece.month, piece.day)


_W = rf"(?:\b(?P<w>{WEEKDAY}){_JOIN})?"
_WHICH = r"(?:(?P<which>this|next|last|coming|upcoming|past|previous|following) )?"
_Y = rf"(?:(?:,? ?(?:of |in |de )?|-|/)(?P<y>{YEAR}))?"
RULES: tuple[Rule, ...] = (
    _rule(r"(?<![\d.-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)", _iso),
    _rule(rf"{_W}\b(?P<m>{MONTH})(?:\.(?=\d)|[- /]*)(?:the )?(?P<d>{DAY}){NOT_A_DAY}(?! week\b){_Y}", _named_month),
    _rule(
        rf"{_W}(?<![\d.$€£/])(?<!\d:)\b(?P<d>{DAY})[. ]*(?:-|/|day of |of |de |di |do |den |in )?\s?\b(?P<m>{MONTH})"
        rf"(?! (?:be|not|have|need|want|come|go|join|take|also|just|still)\b){_Y}",
        _named_month,
    ),
    _rule(rf"(?<!\d)(?P<y>{YEAR})[/ -](?P<m>{MONTH})[/ -](?P<d>{DAY}){NOT_A_DAY}(?P<w>)", _named_month),
    _rule(
        rf"{_W}(?<![\d.$€£/])(?<!\d:)(?<![a-z]-)\b(?P<a>{DAY_NUMBER})(?P<s>[./-])(?P<b>{DAY_NUMBER})(?:(?P=s)(?P<y>(?:19|20)?\d\d))"
        r"(?![\d%]|[.,]\d)",
        _numeric,
    ),
    _rule(rf"{_W}(?<![\d.$€£/])(?<!\d:)(?<![a-z]-)\b(?P<a>{DAY_NUMBER})(?P<s>\.)(?P<b>0?[1-9]|1[0-2])\.(?P<y>)(?!\d)", _numeric),
    _rule(
        rf"{_W}(?<![\d.$€£/])(?<!\d:)\b(?P<a>{DAY_NUMBER})(?P<s>/)(?P<b>{DAY_NUMBER})(?P<y>)(?![\d/%]|\.\d)"
        r"(?! ?(?:hours?|hrs?|days?|price|miles?|cups?|off|way|stars?|rooms?|of|mins?|full|done|split|gravel))",
        _numeric,
    ),
    _rule(
        rf"\b(?P<w>{WEEKDAY})(?:,? (?:the|den|le|el),? (?P<d>{DAY})|,? (?P<e>{ORDINAL_DAY}))"
        rf"{NOT_A_DAY}(?! (?:of )?{MONTH})",
        _weekday_day,
    ),
    _rule(rf"(?<!\d)\b(?P<w>{WEEKDAY}),? (?P<d>1[3-9]|2\d|3[01])(?P<e>){NOT_A_DAY}", _weekday_day),
    _rule(
        rf"(?:\bthe )?(?<![\d.])\b(?P<d>{DAY_NUMBER} ?(?:st|nd|rd|th))\b(?:[ -](?:day )?(?:of )?(?P<which>this|next|last|"
        rf"the|previous|following) month)?(?P<which2>)(?![ -](?:{_NOUNS})\b)",
        _ordinal,
    ),
    _rule(
        rf"\b(?:on|until|till|til|through|thru|starting|from|by|before|after|since|is|for|leave|to|between|and|not) "
        rf"(?:the )(?P<d>{_WORD_DAY})\b(?:[ -](?:day )?(?:of )?(?P<which>this|next|last|the) month)?(?P<which2>)"
        rf"(?![ -](?:{_NOUNS})\b)",
        lambda match, frame: _trim(_ordinal(match, frame), match, "d"),
    ),
    _rule(
        r"\b(?:the )?(?P<d>\d{1,2}) (?:of |in )?(?P<which>this|next|last) month(?P<which2>)", _ordinal
    ),
    _rule(
        rf"\b(?:on|until|till|til|thru|from|by|starting) the (?P<d>{DAY_NUMBER}){NOT_A_DAY}(?! \w+s\b)(?P<which>)(?P<which2>)",
        lambda match, frame: _trim(_ordinal(match, frame), match, "d"),
    ),
    _rule(rf"\b{_WHICH}(?P<w>{WEEKDAY})(?:'s)?(?:,? (?:of )?(?P<week>this|next|last) week\b)?", _weekday),
    _rule(rf"\b(?P<week>this|next|last) week(?: on)? (?P<w>{WEEKDAY})(?P<which>)", _weekday),
    _rule(rf"\b(?:{numbers.alternatives(list(_RELATIVE))})\b", _relative),
    _rule(
        rf"\b(?:in (?:about |another )?(?P<n>{numbers.COUNT}) (?P<u>days?|nights?|weeks?|fortnights?|months?|years?)"
        r"(?:'? time)?)\b(?P<ago>)(?! of)",
        _shifted,
    ),
    _rule(
        rf"\b(?P<n>{numbers.COUNT}) (?P<u>days?|nights?|weeks?|fortnights?|months?|years?) "
        r"(?:(?P<ago>ago|back|earlier than today)|from (?:now|today)|from this day)\b",
        _shifted,
    ),
    _rule(
        rf"\b(?:(?P<which>this|next|last) )?(?P<name>{holidays.NAME})(?:'s)?\b(?:,? (?:of |in )?(?P<y>{YEAR}))?", _holiday
    ),
    _rule(rf"\b(?P<name>{holidays.WEEK_NAME})\b(?:,? (?:of |in )?(?P<y>{YEAR}))?", _holiday_week),
    _rule(rf"(?<![\d.$€£/#])(?<!\d:)(?<![a-z]-)\b(?P<d>{DAY_NUMBER}){NOT_A_DAY}\.?(?!\d)(?:, (?P<y>{YEAR}))?", _plain_day),
    _rule(rf"\b(?P<d>{_WORD_DAY})\b(?P<y>)(?! (?:{_NOUNS})\b)", _plain_day),
)  # fmt: skip
