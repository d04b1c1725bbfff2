"""Readers of months, quarters, seasons, years and decades."""

import re
from datetime import date

from tools.values import calendar_words as words
from tools.values import numbers
from tools.values.pieces import Frame, Piece, Span
from tools.values.spans import (
    add_months,
    months,
    week_of,
    year_of,
)
from tools.values.week_readers import (
    step_of,
)

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def read_month_here(match: re.Match[str], frame: Frame) -> Piece | None:
    first = add_months(frame.today.replace(day=1), step_of(match["which"]))
    return Piece(match.span(), grain="month", span=months(first.year, first.month))


def read_month_said(match: re.Match[str], frame: Frame) -> Piece | None:
    month, which = words.month_of(match["m"]), match["which"]
    year = int(match["y"]) if match["y"] else None
    if which and not year:
        step = step_of(which)
        year = frame.today.year + (step if step else int(month < frame.today.month))
        if (step == -1 and month < frame.today.month) or (
            step == 1 and which != "next" and month > frame.today.month
        ):
            year = frame.today.year
    if not year and match["rel"]:
        year = frame.today.year + step_of(match["rel"])
    return Piece((match.start("p"), match.end()), grain="month", year=year, month=month)


def read_weak_month(match: re.Match[str], frame: Frame) -> Piece | None:
    return Piece(match.span(), grain="month", month=words.month_of(match["m"]), weak=True)


def read_quarter(match: re.Match[str], frame: Frame) -> Piece | None:
    year = int(match["y"] or match["y2"] or 0) or frame.today.year + step_of(match["rel"])
    number, size = int(match["n"]), 3 if match["u"] == "q" else 6
    if not 1 <= number <= 12 // size:
        return None
    return Piece(match.span(), grain="month", span=months(year, 1 + size * (number - 1), size))


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def read_quarter_words(match: re.Match[str], frame: Frame) -> Piece | None:
    number = _NTH.get(match["o"]) or int(match["o"][0])
    size = 3 if match["u"] == "quarter" else 6
    if size == 6 and match["o"] == "last":
        number = 2
    year = int(match["y"] or match["y2"] or 0) or frame.today.year + step_of(match["rel"])
    if number > 12 // size:
        return None
    return Piece(match.span(), grain="month", span=months(year, 1 + size * (number - 1), size))


def read_numeric_month(match: re.Match[str], frame: Frame) -> Piece | None:
    return Piece(match.span(), grain="month", year=int(match["y"]), month=int(match["m"]))


def read_years(match: re.Match[str], frame: Frame) -> Piece | None:
    first, last = int(match["y"]), int(match["y2"])
    if last < first:
        return None
    return Piece(match.span(), grain="year", span=Span(date(first, 1, 1), date(last, 12, 31), "year"))


def read_decade(match: re.Match[str], frame: Frame) -> Piece | None:
    year = int((match["c"] or "19") + (match["n"] or match["n2"]) + "0")
    return Piece(match.span(), grain="year", span=Span(date(year, 1, 1), date(year + 9, 12, 31), "year"))


def read_decade_here(match: re.Match[str], frame: Frame) -> Piece | None:
    year = frame.today.year // 10 * 10 + 10 * step_of(match["which"])
    return Piece(match.span(), grain="year", span=Span(date(year, 1, 1), date(year + 9, 12, 31), "year"))


def _unit_span(unit: str, today: date) -> Span:
    if unit == "year":
        return year_of(today.year)
    if unit == "quarter":
        return months(today.year, 3 * ((today.month - 1) // 3) + 1, 3)
    return months(today.year, today.month) if unit == "month" else week_of(today)


def read_to_date(match: re.Match[str], frame: Frame) -> Piece | None:
    unit = match["u"] or {"y": "year", "m": "month", "w": "week", "q": "quarter"}[match["a"]]
    span = _unit_span(unit, frame.today)
    return Piece(match.span(), grain=span.grain, span=Span(span.start, frame.today, span.grain))


def read_unit_here(match: re.Match[str], frame: Frame) -> Piece | None:
    span = _unit_span(match["u"], frame.today)
    return Piece(match.span(), grain=span.grain, span=span)


def read_quarter_here(match: re.Match[str], frame: Frame) -> Piece | None:
    first = date(frame.today.year, 3 * ((frame.today.month - 1) // 3) + 1, 1)
    first = add_months(first, 3 * step_of(match["which"]))
    return Piece(match.span(), grain="month", span=months(first.year, first.month, 3))


def read_year_said(match: re.Match[str], frame: Frame) -> Piece | None:
    return Piece((match.start("y"), match.end("y")), grain="year", span=year_of(int(match["y"])))


def read_year_words(match: re.Match[str], frame: Frame) -> Piece | None:
    century = {"nineteen": 1900, "twenty": 2000, "two thousand": 2000, "two thousand and": 2000}[match["c"]]
    rest = numbers.whole(match["n"] or "zero")
    if rest is None or rest > 99:
        return None
    return Piece(match.span(), grain="year", span=year_of(century + rest))


def read_year_here(match: re.Match[str], frame: Frame) -> Piece | None:
    return Piece(match.span(), grain="year", span=year_of(frame.today.year + step_of(match["which"])))


def read_season(match: re.Match[str], frame: Frame) -> Piece | None:
    first, year = _SEASONS[match["s"]], frame.today.year
    if match["y"]:
        year = int(match["y"])
    else:
        gone = frame.today.month > first + 2
        year += {"next": 1, "last": int(gone) - 1}.get(match["which"] or "", int(gone))
    return Piece(match.span(), grain="month", span=months(year, first, 3))


def year_like(match: re.Match[str]) -> bool:
    return bool(re.search(r"\b(?:in|since|of|year|before|after|until|by)\s*$", match.string[: match.start()]))
