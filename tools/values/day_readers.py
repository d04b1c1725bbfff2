# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Readers of single days: what a matched phrase says of year, month, day and weekday."""

import re
from collections.abc import Callable
from datetime import date

from tools.values import calendar_words as words
from tools.values import holidays, numbers
from tools.values.pieces import Frame, Piece, Span
from tools.values.spans import add_months, make, on_or_after, on_or_before, plus, single, week_of

Reader = Callable[[re.Match[str], Frame], Piece | None]


Rule = tuple[re.Pattern[str], Reader]


# After "may" these make it the verb: "room 10 may be free".
_VERB = re.compile(r" (?:be|not|have|need|want|come|also|just|still|well|take|get)\b")


def year_of_words(said: str | None) -> int | None:
    if not said:
        return None
    digits = int(re.sub(r"\D", "", said))
    return digits + 2000 if digits < 100 else digits


def read_iso(match: re.Match[str], frame: Frame) -> Piece | None:
    day = make(int(match["y"]), int(match["m"]), int(match["d"]))
    return Piece(match.span(), span=single(day)) if day else None


def read_named_month(match: re.Match[str], frame: Frame) -> Piece | None:
    day_first = match.start("d") < match.start("m")
    if day_first and match["m"] == "may" and not match["w"] and _VERB.match(match.string, match.end()):
        return None
    return Piece(
        match.span(),
        year=year_of_words(match["y"]),
        month=words.month_of(match["m"]),
        day=words.day_of(match["d"]),
        weekday=words.weekday_of(match["w"]) if match["w"] else None,
    )


def read_numeric(match: re.Match[str], frame: Frame) -> Piece | None:
    first, second, year = int(match["a"]), int(match["b"]), year_of_words(match["y"])
    dotted = match["s"] == "."
    day_first = dotted or first > 12 or (frame.day_first and second <= 12)
    day, month = (first, second) if day_first else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31) or match.group() == "24/7":
        return None
    weekday = words.weekday_of(match["w"]) if match["w"] else None
    return Piece(match.span(), year=year, month=month, day=day, weekday=weekday)


def read_weekday_day(match: re.Match[str], frame: Frame) -> Piece | None:
    day = words.day_of(match["d"] or match["e"])
    return Piece(match.span(), weekday=words.weekday_of(match["w"]), day=day)


def read_ordinal(match: re.Match[str], frame: Frame) -> Piece | None:
    day = words.day_of(match["d"])
    which = match["which"] or match["which2"]
    if which:
        step = {"next": 1, "last": -1, "previous": -1, "past": -1, "following": 1}.get(which, 0)
        first = add_months(frame.today.replace(day=1), step)
        return Piece(match.span(), year=first.year, month=first.month, day=day)
    return Piece(match.span(), day=day, year=year_of_words(match.groupdict().get("y")))


def read_plain_day(match: re.Match[str], frame: Frame) -> Piece | None:
    return Piece(match.span(), day=words.day_of(match["d"]), year=year_of_words(match["y"]), weak=True)


def _known(match: re.Match[str], day: date) -> Piece:
    return Piece(match.span(), weekday=day.weekday(), span=single(day))


def read_weekday(match: re.Match[str], frame: Frame) -> Piece | None:
    name, which, today = match["w"].rstrip("."), match["which"], frame.today
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
    named = match["w"].rstrip(".") in ("sat", "sun", "wed", "mon")
    sky = match["w"].rstrip(".") == "sun" and re.search(r"\b(?:the|of|in|full)\s*$", before)
    if match["w"] == "sun" and re.match(
        r" (?:is|in|and|was|screen|sets?|rises?|hat|lotion|protection)\b", after
    ):
        return False
    return bool(named and not sky and _BEFORE_WEEKDAY.search(before) and _AFTER_WEEKDAY.match(after))


RELATIVE = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "later today": 0, "heute": 0,
    "right now": 0, "eod": 0, "tonite": 0, "aujourd'hui": 0, "hoy": 0, "2day": 0, "this arvo": 0,
    "tomorrow": 1, "tmrw": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1, "tomo": 1, "2moro": 1, "demain": 1,
    "manana": 1, "tmw": 1, "tmr": 1, "tomorro": 1, "the day after tomorrow": 2, "day after tomorrow": 2,
    "overmorrow": 2, "ubermorgen": 2, "apres-demain": 2, "day after tmrw": 2,
    "yesterday": -1, "last night": -1, "yday": -1, "gestern": -1, "hier": -1, "ayer": -1, "yest": -1,
    "the day before yesterday": -2, "day before yesterday": -2, "vorgestern": -2, "night before last": -2,
}  # fmt: skip


def read_relative(match: re.Match[str], frame: Frame) -> Piece | None:
    if match.group() == "hier" and "ist" in frame.text:
        return None
    return Piece(match.span(), span=single(plus(frame.today, RELATIVE[match.group()])))


def read_shifted(match: re.Match[str], frame: Frame) -> Piece | None:
    count = numbers.whole(match["n"])
    if count is None:
        return None
    sign = -1 if match["ago"] else 1
    unit = match["u"][0]
    day = plus(frame.today, sign * count * {"d": 1, "n": 1, "w": 7, "f": 14}.get(unit, 0))
    if unit in "my":
        day = add_months(frame.today, sign * count * (1 if unit == "m" else 12))
    return Piece(match.span(), span=single(day))


def read_holiday(match: re.Match[str], frame: Frame) -> Piece | None:
    name, said = match["name"], year_of_words(match["y"])
    year = said or frame.today.year
    if match["which"] and not said:
        year += {"next": 1, "last": -1}.get(match["which"], 0) if match["which"] != "this" else 0
    day = holidays.falls(name, year)
    if not said and not match["which"] and day < frame.today:
        day = holidays.falls(name, year + 1)
    return Piece(match.span(), grain="holiday", span=Span(day, day, "holiday"))


def read_holiday_week(match: re.Match[str], frame: Frame) -> Piece | None:
    first, last = holidays.WEEKS[match["name"]]
    year = year_of_words(match["y"]) or frame.today.year
    if not match["y"] and plus(holidays.easter(year), last) < frame.today:
        year += 1
    sunday = holidays.easter(year)
    span = Span(plus(sunday, first), plus(sunday, last), "holiday")
    return Piece(match.span(), grain="holiday", span=span)


def trim(piece: Piece | None, match: re.Match[str], group: str) -> Piece | None:
    """Leave the preposition a pattern needs out of the phrase."""
    if piece is None:
        return None
    return Piece((match.start(group), match.end()), piece.grain, piece.year, piece.month, piece.day)
