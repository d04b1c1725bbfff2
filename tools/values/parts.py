# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Parts of a stretch: its beginning, middle and end, its first weeks, its last friday, the rest of it."""

import re

from tools.values import calendar_words as words
from tools.values import numbers
from tools.values.pieces import Change, Frame, Span
from tools.values.spans import (
    add_months,
    days_between,
    first_days,
    last_days,
    months,
    on_or_after,
    on_or_before,
    plus,
    shift,
    single,
    week_of,
)


def part_of(match: re.Match[str], frame: Frame) -> Change:
    """Cut "early", "mid" or "late" out of a week, month or year: thirds of a month, halves of a year for its end."""
    which = match["p"].split()[0].removeprefix("the").strip() or match["p"].split()[1]

    def cut(span: Span) -> Span:
        if days_between(span.start, span.end) > 300:
            return part_of_year(span, which)
        if days_between(span.start, span.end) < 10:
            return _part_of_week(span, which)
        if which in ("mid", "middle"):
            return Span(plus(span.start, 10), plus(span.start, 19), "week")
        if which in ("early", "beginning", "start"):
            return Span(span.start, plus(span.start, 9), "week")
        return Span(plus(span.start, 20), span.end, "week")

    return cut


def _part_of_week(span: Span, which: str) -> Span:
    if which in ("mid", "middle"):
        return Span(plus(span.start, 2), plus(span.start, 3))
    if which in ("early", "beginning", "start"):
        return Span(span.start, plus(span.start, 2))
    return Span(max(plus(span.end, -2), span.start), span.end)


def part_of_year(span: Span, which: str) -> Span:
    if which in ("mid", "middle"):
        return Span(span.start.replace(month=5), span.start.replace(month=8, day=31), "month")
    if which in ("early", "beginning", "start"):
        return Span(span.start, span.start.replace(month=6, day=30), "month")
    return Span(span.start.replace(month=7), span.end, "month")


def nth_of(match: re.Match[str], frame: Frame) -> Change | None:
    """Read "first two weeks of", "last full week of", "third friday in", "second half of"."""
    which = match["o"]
    last = which in ("last", "final")
    order = -1 if last else numbers.ORDINALS.get(which) or int(re.sub(r"\D", "", which) or 0)
    count = numbers.whole(match["n"]) if match["n"] else 1
    unit = match["u"].removesuffix("s") if match["u"] not in words.WEEKDAYS else match["u"]
    if not order or not count:
        return None
    full = bool(match["full"])
    return lambda span: _pick(span, order, count, unit, full)


def _pick(span: Span, order: int, count: int, unit: str, full: bool) -> Span:
    if unit == "half" and span.grain == "year":
        return part_of_year(span, "early" if order == 1 else "late")
    if unit == "half":
        middle = plus(span.start, days_between(span.start, span.end) // 2)
        return Span(span.start, middle, "week") if order == 1 else Span(plus(middle, 1), span.end, "week")
    if unit == "day":
        if order == -1:
            return last_days(span, count)
        return first_days(Span(plus(span.start, order - 1), span.end), count)
    if unit == "month":
        first = add_months(span.start, order - 1) if order > 0 else add_months(plus(span.end, 1), -count)
        return months(first.year, first.month, count)
    if unit in ("week", "fortnight"):
        return _pick_week(span, order, count * (2 if unit == "fortnight" else 1), full)
    weekday = 5 if unit.startswith("week") else words.weekday_of(unit)
    if order == -1:
        day = on_or_before(span.end, weekday)
    else:
        day = plus(on_or_after(span.start, weekday), 7 * (order - 1))
    return Span(day, plus(day, 1), "weekend") if unit.startswith("week") else single(day)


def _pick_week(span: Span, order: int, count: int, full: bool) -> Span:
    if count > 1:
        return last_days(span, 7 * count) if order == -1 else first_days(span, 7 * count)
    if order == -1:
        sunday = on_or_before(span.end, 6)
        end = sunday if full or days_between(sunday, span.end) < 4 else plus(sunday, 7)
        return Span(plus(end, -6), end, "week")
    if full:
        return shift(week_of(on_or_after(span.start, 0)), 7 * (order - 1))
    first = week_of(plus(span.start, 3))  # the week that has most of its days in the month
    return shift(first, 7 * (order - 1))


def rest_of(match: re.Match[str], frame: Frame) -> Change:
    today, later, earlier = frame.today, "later" in match.group(), "earlier" in match.group()

    def rest(span: Span) -> Span:
        if earlier:
            return Span(span.start, max(span.start, min(span.end, today)), span.grain)
        if days_between(span.start, span.end) > 300:
            return part_of_year(span, "late")
        first = max(today, span.start)
        if later and span.grain == "week":
            first = max(first, plus(span.start, 3))
        return Span(first, span.end, span.grain) if first <= span.end else span

    return rest
