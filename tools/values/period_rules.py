# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Patterns for stretches of time: weekends, weeks, months, quarters, years, seasons, "the next three days"."""

import re
from datetime import date

from tools.values import calendar_words as words
from tools.values import numbers
from tools.values.calendar_words import MONTH, YEAR
from tools.values.day_rules import Rule
from tools.values.pieces import Frame, Piece, Span
from tools.values.spans import (
    add_months,
    months,
    on_or_after,
    plus,
    shift,
    single,
    week_of,
    weekend_of,
    year_of,
)

_STEP = {"this": 0, "the": 0, "current": 0, "coming": 1, "upcoming": 1, "next": 1, "following": 1}
_STEP |= {"last": -1, "previous": -1, "past": -1, "prior": -1, "": 0}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def _step(said: str | None) -> int:
    return _STEP.get((said or "").strip(), 0)


def _weekend(match: re.Match[str], frame: Frame) -> Piece | None:
    here = weekend_of(frame.today)
    step = _step(match["which"])
    if match["which"] in ("coming", "upcoming"):
        step = 0
    span = shift(here, 7 * step)
    if match["long"] and "long" in match["long"]:
        span = Span(span.start, plus(span.start, 2), "weekend")
    return Piece(match.span(), grain="weekend", span=span)


def _week(match: re.Match[str], frame: Frame) -> Piece | None:
    span = shift(week_of(frame.today), 7 * _step(match["which"]))
    if match["what"] in ("workweek", "work week", "working week", "business week"):
        span = Span(span.start, plus(span.start, 4), "week")
    return Piece(match.span(), grain="week", span=span)


def _after_next(match: re.Match[str], frame: Frame) -> Piece | None:
    span = week_of(frame.today) if match["u"] == "week" else weekend_of(frame.today)
    return Piece(match.span(), grain=span.grain, span=shift(span, 14))


def _numbered_week(match: re.Match[str], frame: Frame) -> Piece | None:
    year = int(match["y"]) if match["y"] else frame.today.year + _step(match["which"])
    week = int(match["n"])
    if not 1 <= week <= 53:
        return None
    monday = date(year, 1, 4)
    return Piece(match.span(), grain="week", span=shift(week_of(monday), 7 * (week - 1)))


def _month_here(match: re.Match[str], frame: Frame) -> Piece | None:
    first = add_months(frame.today.replace(day=1), _step(match["which"]))
    return Piece(match.span(), grain="month", span=months(first.year, first.month))


def _month_said(match: re.Match[str], frame: Frame) -> Piece | None:
    month, which = words.month_of(match["m"]), match["which"]
    year = int(match["y"]) if match["y"] else None
    if which and not year:
        step = _step(which)
        year = frame.today.year + (step if step else int(month < frame.today.month))
        if (step == -1 and month < frame.today.month) or (
            step == 1 and which != "next" and month > frame.today.month
        ):
            year = frame.today.year
    if not year and match["rel"]:
        year = frame.today.year + _step(match["rel"])
    return Piece((match.start("p"), match.end()), grain="month", year=year, month=month)


def _weak_month(match: re.Match[str], frame: Frame) -> Piece | None:
    return Piece(match.span(), grain="month", month=words.month_of(match["m"]), weak=True)


def _quarter(match: re.Match[str], frame: Frame) -> Piece | None:
    year = int(match["y"] or match["y2"] or 0) or frame.today.year + _step(match["rel"])
    number, size = int(match["n"]), 3 if match["u"] == "q" else 6
    if not 1 <= number <= 12 // size:
        return None
    return Piece(match.span(), grain="month", span=months(year, 1 + size * (number - 1), size))


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def _quarter_words(match: re.Match[str], frame: Frame) -> Piece | None:
    number = _NTH.get(match["o"]) or int(match["o"][0])
    size = 3 if match["u"] == "quarter" else 6
    if size == 6 and match["o"] == "last":
        number = 2
    year = int(match["y"] or match["y2"] or 0) or frame.today.year + _step(match["rel"])
    if number > 12 // size:
        return None
    return Piece(match.span(), grain="month", span=months(year, 1 + size * (number - 1), size))


def _numeric_month(match: re.Match[str], frame: Frame) -> Piece | None:
    return Piece(match.span(), grain="month", year=int(match["y"]), month=int(match["m"]))


def _years(match: re.Match[str], frame: Frame) -> Piece | None:
    first, last = int(match["y"]), int(match["y2"])
    if last < first:
        return None
    return Piece(match.span(), grain="year", span=Span(date(first, 1, 1), date(last, 12, 31), "year"))


def _decade(match: re.Match[str], frame: Frame) -> Piece | None:
    year = int((match["c"] or "19") + (match["n"] or match["n2"]) + "0")
    return Piece(match.span(), grain="year", span=Span(date(year, 1, 1), date(year + 9, 12, 31), "year"))


def _decade_here(match: re.Match[str], frame: Frame) -> Piece | None:
    year = frame.today.year // 10 * 10 + 10 * _step(match["which"])
    return Piece(match.span(), grain="year", span=Span(date(year, 1, 1), date(year + 9, 12, 31), "year"))


def _unit_span(unit: str, today: date) -> Span:
    if unit == "year":
        return year_of(today.year)
    if unit == "quarter":
        return months(today.year, 3 * ((today.month - 1) // 3) + 1, 3)
    return months(today.year, today.month) if unit == "month" else week_of(today)


def _to_date(match: re.Match[str], frame: Frame) -> Piece | None:
    unit = match["u"] or {"y": "year", "m": "month", "w": "week", "q": "quarter"}[match["a"]]
    span = _unit_span(unit, frame.today)
    return Piece(match.span(), grain=span.grain, span=Span(span.start, frame.today, span.grain))


def _unit_here(match: re.Match[str], frame: Frame) -> Piece | None:
    span = _unit_span(match["u"], frame.today)
    return Piece(match.span(), grain=span.grain, span=span)


def _within(match: re.Match[str], frame: Frame) -> Piece | None:
    count = numbers.whole(match["n"])
    if not count:
        return None
    unit = match["u"][0]
    if unit in "my":
        end = add_months(frame.today, count * (12 if unit == "y" else 1))
    else:
        end = plus(frame.today, count * (7 if unit == "w" else 1))
    return Piece(match.span(), span=Span(frame.today, end))


def _quarter_here(match: re.Match[str], frame: Frame) -> Piece | None:
    first = date(frame.today.year, 3 * ((frame.today.month - 1) // 3) + 1, 1)
    first = add_months(first, 3 * _step(match["which"]))
    return Piece(match.span(), grain="month", span=months(first.year, first.month, 3))


def _year_said(match: re.Match[str], frame: Frame) -> Piece | None:
    return Piece((match.start("y"), match.end("y")), grain="year", span=year_of(int(match["y"])))


def _year_words(match: re.Match[str], frame: Frame) -> Piece | None:
    century = {"nineteen": 1900, "twenty": 2000, "two thousand": 2000, "two thousand and": 2000}[match["c"]]
    rest = numbers.whole(match["n"] or "zero")
    if rest is None or rest > 99:
        return None
    return Piece(match.span(), grain="year", span=year_of(century + rest))


def _year_here(match: re.Match[str], frame: Frame) -> Piece | None:
    return Piece(match.span(), grain="year", span=year_of(frame.today.year + _step(match["which"])))


def _season(match: re.Match[str], frame: Frame) -> Piece | None:
    first, year = _SEASONS[match["s"]], frame.today.year
    if match["y"]:
        year = int(match["y"])
    else:
        gone = frame.today.month > first + 2
        year += {"next": 1, "last": int(gone) - 1}.get(match["which"] or "", int(gone))
    return Piece(match.span(), grain="month", span=months(year, first, 3))


def _stretch(match: re.Match[str], frame: Frame) -> Piece | None:
    """Read "the next 3 days", "last two weeks", "next 2 quarters": counted from today, today left out."""
    count = numbers.whole(match["n"] or match["n2"] or "a few")
    which, unit, today = match["which"] or match["which2"], match["u"], frame.today
    if not count:
        return None
    ahead = _step(which) > 0
    if match["work"]:
        return Piece(match.span(), span=_working_days(today, count if ahead else -count))
    size = {"d": 1, "n": 1, "w": 7, "f": 14}.get(unit[0])
    if unit.startswith("quarter"):
        first = add_months(date(today.year, 3 * ((today.month - 1) // 3) + 1, 1), 3 if ahead else -3 * count)
        return Piece(match.span(), grain="month", span=months(first.year, first.month, 3 * count))
    if size:
        start, end = (
            (plus(today, 1), plus(today, size * count)) if ahead else (plus(today, -size * count), today)
        )
    else:
        step = count * (12 if unit[0] == "y" else 1)
        start, end = (plus(today, 1), add_months(today, step)) if ahead else (add_months(today, -step), today)
    return Piece(match.span(), span=Span(start, end, "week" if unit[0] == "w" else "day"))


def _working_days(today: date, count: int) -> Span:
    step, day, left = (1 if count > 0 else -1), today, abs(count)
    days: list[date] = []
    while left and len(days) < 400:
        day = plus(day, step)
        left -= int(day.weekday() < 5)
        days.append(day)
    return Span(min(days), max(days))


def _fortnight(match: re.Match[str], frame: Frame) -> Piece | None:
    monday = week_of(frame.today).start
    start = plus(monday, 7) if _step(match["which"]) > 0 else plus(monday, -14)
    return Piece(match.span(), grain="week", span=Span(start, plus(start, 13), "week"))


def _follow(match: re.Match[str], frame: Frame) -> Piece | None:
    """Read "the following sunday", "the next day", "the weekend after": counted from the date said before."""
    unit = match["u"]
    if unit in words.WEEKDAYS:
        weekday = words.weekday_of(unit)
        return Piece(match.span(), follow=lambda said: single(on_or_after(plus(said.end, 1), weekday)))
    if unit == "week":
        return Piece(match.span(), grain="week", follow=lambda said: shift(week_of(said.end), 7))
    if unit == "weekend":
        return Piece(match.span(), grain="weekend", follow=lambda said: weekend_of(plus(said.end, 2)))
    return Piece(match.span(), follow=lambda said: single(plus(said.end, 1)))


def _counted_follow(match: re.Match[str], frame: Frame) -> Piece | None:
    """Read "a week before", "two days later" with nothing after: counted from the date said before."""
    count = numbers.whole(match["n"])
    if not count:
        return None
    days = count * {"d": 1, "n": 1, "w": 7, "f": 14}[match["u"][0]]
    if match["rel"] in ("before", "earlier", "prior"):
        return Piece(match.span(), follow=lambda said: single(plus(said.start, -days)), needs_said=True)
    return Piece(match.span(), follow=lambda said: single(plus(said.end, days)), needs_said=True)


def _rule(pattern: str, reader: object) -> Rule:
    return re.compile(pattern), reader  # type: ignore[return-value]


_WHICH = r"(?P<which>this|next|last|coming|upcoming|past|previous|following|current|the)"
_FOLLOWED = rf"(?P<u>day|morning|evening|night|week|weekend|{numbers.alternatives(list(words.WEEKDAYS))})"
_UNITS = r"(?P<u>days?|nights?|weeks?|fortnights?|months?|quarters?|years?)"
_BEFORE_YEAR = r"(?:in|since|before|after|by|of|until|till|year|from|during|through|thru|than|to|for|and|early|mid|late|entire|all of|starting|beginning)"
RULES: tuple[Rule, ...] = (
    _rule(rf"\bthe (?:following|next) {_FOLLOWED}\b", _follow),
    _rule(rf"\bthe {_FOLLOWED} (?:after|following)\b(?=\s*(?:[,.;!?)\n]|$|and |in |from |we |i |at ))", _follow),
    _rule(
        rf"\b(?P<n>{numbers.COUNT}) (?P<u>days?|nights?|weeks?|fortnights?) (?P<rel>before|earlier|prior|after|later)\b"
        r"(?=\s*(?:[,.;!?)\n]|$))",
        _counted_follow,
    ),
    _rule(rf"\b(?:the )?{_WHICH} (?P<long>long )?week-? ?end\b", _weekend),
    _rule(r"\b(?P<which>)(?:(?P<long>long )|)week-?end\b(?! (?:warrior|of|in|rate|price))", _weekend),
    _rule(rf"\b(?:the )?{_WHICH} (?P<what>work ?week|working week|business week|week)\b(?!-?end)", _week),
    _rule(r"\b(?:the )?(?P<u>week|weekend) after next\b", _after_next),
    _rule(
        rf"\b(?:the )?week (?:number |no\.? )?(?P<n>\d{{1,2}})\b(?:,? (?:of |in )?(?:the year )?(?:(?P<y>{YEAR})|(?P<which>this|next|last) year))?",
        _numbered_week,
    ),
    _rule(rf"\b(?:the )?{_WHICH} month\b(?! of)", _month_here),
    _rule(
        rf"\b(?:in|during|month of|of|for|by|until|till|since|from|before|after|all of|whole of|around|late|early|mid|and|to|"
        rf"through|thru|between|end of|sometime) ?(?P<p>)"
        rf"(?:(?P<which>this|next|last|coming) )?(?P<m>{MONTH})(?:[, ]+(?:of |in )?(?:(?P<y>{YEAR})|"
        rf"(?P<rel>this|next|last) year))?",
        _month_said,
    ),
    _rule(
        rf"\b(?P<p>)(?P<which>this|next|last|coming) (?P<m>{MONTH})(?P<y>)(?P<rel>)(?! \d)", _month_said
    ),
    _rule(
        rf"\b(?P<p>)(?P<which>)(?P<m>{MONTH})(?:[, -]+(?:of |in )?|/)(?:(?P<y>{YEAR})|(?P<rel>this|next|last) year)", _month_said
    ),
    _rule(rf"\b(?P<p>)(?P<y>{YEAR})[ /-](?P<m>{MONTH})(?P<which>)(?P<rel>)(?![ -]?\d)", _month_said),
    _rule(rf"(?<![\w'])(?P<m>{MONTH})(?![\w'])", _weak_month),
    _rule(
        rf"\b(?:(?P<y>{YEAR})[ -]?)?(?P<u>[qh])(?P<n>[1-4])(?:[ -]?(?:of )?(?:(?P<y2>{YEAR})|(?P<rel>this|next|last) year))?\b",
        _quarter,
    ),
    _rule(rf"\b(?:the )?{_WHICH} quarter\b", _quarter_here),
    _rule(
        rf"\b(?:the )?(?:(?P<y>{YEAR})(?:'s)?,? (?:the )?)?(?P<o>first|second|third|fourth|last|1st|2nd|3rd|4th) "
        rf"(?P<u>quarter)(?:,? (?:of |in )?(?:the )?(?:(?P<y2>{YEAR})|(?:(?P<rel>this|next|last|current) )?year))?\b(?!')",
        _quarter_words,
    ),
    _rule(
        r"\b(?P<rel>this|next|last) year'?s (?P<o>first|second|third|fourth|last|1st|2nd|3rd|4th) (?P<u>quarter|half)\b(?P<y>)(?P<y2>)",
        _quarter_words,
    ),
    _rule(rf"(?<![\w.])(?:(?P<y>{YEAR})[ -]?)?(?P<n>[1-4])(?P<u>q)(?:[ -]?(?:of )?(?P<y2>{YEAR}))?\b(?P<rel>)", _quarter),
    _rule(rf"\b{_BEFORE_YEAR} (?:the )?(?:year )?(?:of )?(?P<y>{YEAR})\b(?!-\d)", _year_said),
    _rule(rf"(?:^|(?<=[(])) ?(?P<y>{YEAR})\b(?= (?:to|through|until|-))", _year_said),
    _rule(
        rf"\b(?P<c>nineteen|twenty|two thousand(?: and)?) (?P<n>{numbers.SMALL})\b(?! (?:dollars|euros|people|miles|km|"
        r"bucks|pounds|hours|minutes|percent|kilomet\w+|of us|quid|pesos))",
        lambda match, frame: _year_words(match, frame) if _year_like(match) else None,
    ),
    _rule(rf"\b(?:the )?{_WHICH} year\b(?! (?:of|old))", _year_here),
    _rule(
        rf"\b(?:the )?(?P<which>)(?P<s>spring|summer|autumn|fall|winter)(?:,? (?:of |in )?(?P<y>{YEAR}))\b", _season
    ),
    _rule(rf"(?<!\d)(?P<y>{YEAR})(?P<which>),? (?P<s>spring|summer|autumn|fall|winter)\b", _season),
    _rule(r"\b(?:in|during|until|by|over|for) (?:the )?(?P<which>)(?P<s>spring|summer|autumn|winter)\b(?P<y>)", _season),
    _rule(rf"(?<![\d/.-])(?P<m>0?[1-9]|1[0-2])[-/](?P<y>{YEAR})(?![-/])", _numeric_month),
    _rule(rf"(?<![\d/.-])(?P<y>{YEAR})[-/](?P<m>0?[1-9]|1[0-2])(?![-/\d])", _numeric_month),
    _rule(rf"\b(?:years? )?(?P<y>{YEAR})\s?(?:-|to|through|thru|until|till|and)\s?(?P<y2>{YEAR})\b(?![-/])", _years),
    _rule(r"\b(?:the )?(?:(?P<c>19|20)(?P<n>\d)0'?s|'?(?P<n2>[2-9])0'?s)\b", _decade),
    _rule(r"\b(?:the )?(?P<which>this|next|last|past|previous) decade\b", _decade_here),
    _rule(r"\b(?:(?P<u>year|month|week|quarter)[ -]to[ -]date|(?P<a>[ymwq])td)\b", _to_date),
    _rule(r"(?<=\bof )(?P<u>year|month|week)\b(?! \d)", _unit_here),
    _rule(rf"\bwithin (?:the next )?(?P<n>{numbers.COUNT}) (?P<u>days?|weeks?|months?|years?)\b", _within),
    _rule(r"\b(?P<which>this|next|last) (?P<s>spring|summer|autumn|fall|winter)\b(?P<y>)", _season),
    _rule(
        rf"\b(?:the )?(?:(?P<which>next|coming|last|past|previous|following|upcoming) (?P<n>{numbers.COUNT}|few|couple of) "
        rf"|(?P<n2>{numbers.COUNT}) (?P<which2>coming|past|previous|following) )(?P<work>business |working |work )?{_UNITS}\b"
        r"(?! of)",
        _stretch,
    ),
    _rule(r"\b(?:the )?(?P<which>next|last|past|coming) fortnight\b", _fortnight),
)  # fmt: skip


def _year_like(match: re.Match[str]) -> bool:
    return bool(re.search(r"\b(?:in|since|of|year|before|after|until|by)\s*$", match.string[: match.start()]))
