"""Arithmetic on days, weeks, months and quarters."""

import calendar
from datetime import date, timedelta

from tools.values.pieces import Grain, Span


def plus(day: date, days: int) -> date:
    """Return `day` moved by `days`, kept inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def make(year: int, month: int, day: int) -> date | None:
    """Return the date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def single(day: date, grain: Grain = "day") -> Span:
    """Return the span of one day."""
    return Span(day, day, grain)


def week_of(day: date) -> Span:
    """Return Monday to Sunday around `day`."""
    monday = plus(day, -day.weekday())
    return Span(monday, plus(monday, 6), "week")


def weekend_of(day: date) -> Span:
    """Return Saturday and Sunday of the week of `day`."""
    saturday = plus(day, 5 - day.weekday())
    return Span(saturday, plus(saturday, 1), "weekend")


def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later, or that month's last day."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months(year: int, month: int, count: int = 1) -> Span:
    """Return `count` whole months from the first of a month."""
    first = date(year, month, 1)
    return Span(first, plus(add_months(first, count), -1), "month" if count < 12 else "year")


def year_of(year: int) -> Span:
    """Return a whole year."""
    return Span(date(year, 1, 1), date(year, 12, 31), "year")


def on_or_after(day: date, weekday: int) -> date:
    """Return the first `weekday` on or after `day`."""
    return plus(day, (weekday - day.weekday()) % 7)


def on_or_before(day: date, weekday: int) -> date:
    """Return the last `weekday` on or before `day`."""
    return plus(day, -((day.weekday() - weekday) % 7))


def distance(day: date, window: tuple[date, date]) -> int:
    """Return how many days `day` is outside `window` (0 inside)."""
    if day < window[0]:
        return (window[0] - day).days
    return max(0, (day - window[1]).days)


def shift(span: Span, days: int) -> Span:
    """Return the span moved by `days`."""
    return Span(plus(span.start, days), plus(span.end, days), span.grain, span.nights)


def first_days(span: Span, count: int) -> Span:
    """Return the first `count` days of the span."""
    return Span(span.start, min(plus(span.start, count - 1), span.end), "week" if count == 7 else "day")


def last_days(span: Span, count: int) -> Span:
    """Return the last `count` days of the span."""
    return Span(max(plus(span.end, 1 - count), span.start), span.end, "week" if count == 7 else "day")


def days_between(start: date, end: date) -> int:
    """Return how many nights lie between two days."""
    return (end - start) // timedelta(days=1)
