"""Dates told by their distance from another: the friday before, two weeks from, three nights from."""

import re

from tools.values import calendar_words as words
from tools.values import holidays, numbers
from tools.values.pieces import Change, Frame, Span
from tools.values.spans import (
    on_or_after,
    on_or_before,
    plus,
    shift,
    single,
    week_of,
    weekend_of,
)


def beside(match: re.Match[str], frame: Frame) -> Change:
    """Read "the friday before", "the day after", "a week before", "the weekend after"."""
    unit, before = match["u"], match["rel"] in ("before", "prior to", "preceding")
    weekday = words.WEEKDAYS.get(unit)

    def move(span: Span) -> Span:
        edge = span.start if before else span.end
        if weekday is not None:
            near = on_or_before(plus(edge, -1), weekday) if before else on_or_after(plus(edge, 1), weekday)
            return single(near)
        if unit == "weekend":
            return shift(weekend_of(edge), -7) if before else weekend_of(plus(edge, 2))
        if unit == "week":
            return shift(week_of(edge), -7 if before else 7)
        return single(plus(edge, -1 if before else 1))

    return move


def apart(match: re.Match[str], frame: Frame) -> Change | None:
    """Read "3 days before", "a week after", "two weeks from", "a week on" (saturday)."""
    count = numbers.whole(match["n"])
    if count is None:
        return None
    days = count * {"d": 1, "n": 1, "w": 7, "f": 14}[match["u"][0]]
    before = match["rel"] in ("before", "prior to", "ahead of")
    return lambda span: single(plus(span.start, -days) if before else plus(span.end, days))


def lasting(match: re.Match[str], frame: Frame) -> Change | None:
    """Read "5 days starting", "3 nights from", ", 2 nights": a stay that begins with the date."""
    count = numbers.whole(match["n"])
    if not count or count > 365:
        return None
    unit = match["u"][0]

    def stay(span: Span) -> Span:
        if span.start != span.end:
            return Span(span.start, span.end, span.grain, count if unit == "n" else span.nights)
        if unit == "n":
            return Span(span.start, plus(span.start, count), "day", count)
        days = count * (7 if unit == "w" else 14 if unit == "f" else 1)
        return Span(span.start, plus(span.start, days if unit in "wf" else days - 1))

    return stay


def week_from(match: re.Match[str], frame: Frame) -> Change:
    def week(span: Span) -> Span:
        if span.grain == "holiday":
            return week_of(span.start)
        return Span(span.start, plus(span.start, 6), "week")

    return week


def week_to(match: re.Match[str], frame: Frame) -> Change:
    return lambda span: Span(plus(span.start, -6), span.start, "week")


def weekend_near(match: re.Match[str], frame: Frame) -> Change:
    return lambda span: weekend_of(span.start)


def later_weeks(match: re.Match[str], frame: Frame) -> Change:
    return lambda span: shift(span, 14 if match["s"] == "fortnight" else 7)


def holiday_weekend(match: re.Match[str], frame: Frame) -> Change:
    def weekend(span: Span) -> Span:
        return Span(*holidays.long_weekend(span.start), "weekend")

    return weekend


def holiday_week(match: re.Match[str], frame: Frame) -> Change:
    return lambda span: week_of(span.start)
