"""Readers of weekends, weeks, counted stretches ("the next three days") and of "the day after"."""

import re
from datetime import date

from tools.values import calendar_words as words
from tools.values import numbers
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
)

_STEP = {"this": 0, "the": 0, "current": 0, "coming": 1, "upcoming": 1, "next": 1, "following": 1}


_STEP |= {"last": -1, "previous": -1, "past": -1, "prior": -1, "": 0}


def step_of(said: str | None) -> int:
    return _STEP.get((said or "").strip(), 0)


def read_weekend(match: re.Match[str], frame: Frame) -> Piece | None:
    here = weekend_of(frame.today)
    step = step_of(match["which"])
    if match["which"] in ("coming", "upcoming"):
        step = 0
    span = shift(here, 7 * step)
    if match["long"] and "long" in match["long"]:
        span = Span(span.start, plus(span.start, 2), "weekend")
    return Piece(match.span(), grain="weekend", span=span)


def read_week(match: re.Match[str], frame: Frame) -> Piece | None:
    span = shift(week_of(frame.today), 7 * step_of(match["which"]))
    if match["what"] in ("workweek", "work week", "working week", "business week"):
        span = Span(span.start, plus(span.start, 4), "week")
    return Piece(match.span(), grain="week", span=span)


def read_after_next(match: re.Match[str], frame: Frame) -> Piece | None:
    span = week_of(frame.today) if match["u"] == "week" else weekend_of(frame.today)
    return Piece(match.span(), grain=span.grain, span=shift(span, 14))


def read_numbered_week(match: re.Match[str], frame: Frame) -> Piece | None:
    year = int(match["y"]) if match["y"] else frame.today.year + step_of(match["which"])
    week = int(match["n"])
    if not 1 <= week <= 53:
        return None
    monday = date(year, 1, 4)
    return Piece(match.span(), grain="week", span=shift(week_of(monday), 7 * (week - 1)))


def read_within(match: re.Match[str], frame: Frame) -> Piece | None:
    count = numbers.whole(match["n"])
    if not count:
        return None
    unit = match["u"][0]
    if unit in "my":
        end = add_months(frame.today, count * (12 if unit == "y" else 1))
    else:
        end = plus(frame.today, count * (7 if unit == "w" else 1))
    return Piece(match.span(), span=Span(frame.today, end))


def read_stretch(match: re.Match[str], frame: Frame) -> Piece | None:
    """Read "the next 3 days", "last two weeks", "next 2 quarters": counted from today, today left out."""
    count = numbers.whole(match["n"] or match["n2"] or "a few")
    which, unit, today = match["which"] or match["which2"], match["u"], frame.today
    if not count:
        return None
    ahead = step_of(which) > 0
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


def read_fortnight(match: re.Match[str], frame: Frame) -> Piece | None:
    monday = week_of(frame.today).start
    start = plus(monday, 7) if step_of(match["which"]) > 0 else plus(monday, -14)
    return Piece(match.span(), grain="week", span=Span(start, plus(start, 13), "week"))


def read_follow(match: re.Match[str], frame: Frame) -> Piece | None:
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


def read_counted_follow(match: re.Match[str], frame: Frame) -> Piece | None:
    """Read "a week before", "two days later" with nothing after: counted from the date said before."""
    count = numbers.whole(match["n"])
    if not count:
        return None
    days = count * {"d": 1, "n": 1, "w": 7, "f": 14}[match["u"][0]]
    if match["rel"] in ("before", "earlier", "prior"):
        return Piece(match.span(), follow=lambda said: single(plus(said.start, -days)), needs_said=True)
    return Piece(match.span(), follow=lambda said: single(plus(said.end, days)), needs_said=True)
