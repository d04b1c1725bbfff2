"""Which day is meant, when only a part of the date was said."""

from datetime import date

from tools.values import hints
from tools.values.pieces import Frame, Piece, Span
from tools.values.spans import (
    add_months,
    distance,
    make,
    months,
    on_or_after,
    on_or_before,
    plus,
    single,
    year_of,
)

_NEAR_TRIP = 3  # days around the trip that still belong to it
_JUST_GONE = 14  # a day without a year, this recently past, is that day and not next year's


def resolve(piece: Piece, frame: Frame, said: Span | None) -> Span | None:
    """Return the days `piece` means; `said` is what was said just before it. None: there is no such day."""
    span = _plain(piece, frame, said)
    for change in piece.changes:
        span = span and change(span)
    return span


def _plain(piece: Piece, frame: Frame, said: Span | None) -> Span | None:
    if piece.span:
        return piece.span
    if piece.follow:
        if piece.needs_said and not said:
            return None
        return piece.follow(said or single(frame.today))
    if piece.day and piece.month:
        found = _month_day(piece, frame)
        return single(found) if found else None
    if piece.day:
        found = _day_of_month(piece, frame, said)
        return single(found) if found else None
    if piece.weekday is not None:
        return single(_weekday(piece, frame, said))
    if piece.month:
        return _month(piece, frame)
    return year_of(piece.year) if piece.year else None


def _month_day(piece: Piece, frame: Frame) -> date | None:
    month, day = piece.month or 1, piece.day or 1
    if piece.year:
        return make(piece.year, month, day)
    years = range(frame.today.year - 1, frame.today.year + 5)
    dates = [found for year in years if (found := make(year, month, day))]
    chosen = _forward(dates, piece, frame)
    if piece.weekday is not None and chosen and chosen.weekday() != piece.weekday:
        next_year = make(chosen.year + 1, month, day)
        return next_year if next_year and next_year.weekday() == piece.weekday else chosen
    return chosen


def _forward(dates: list[date], piece: Piece, frame: Frame) -> date | None:
    """Choose among the same day of several years: the trip's, the one just gone, else the next to come."""
    if frame.trip:
        within = [day for day in dates if distance(day, frame.trip) <= _NEAR_TRIP]
        if within:
            return within[0]
    past = [day for day in dates if day < frame.today]
    gone = _JUST_GONE if frame.trip and distance(frame.today, frame.trip) <= _JUST_GONE else 0
    if hints.is_past(frame.text, piece.at[0]):
        gone = 90
    if past and (frame.today - past[-1]).days <= gone:
        return past[-1]
    coming = [day for day in dates if day >= frame.today]
    return coming[0] if coming else None


def _day_of_month(piece: Piece, frame: Frame, said: Span | None) -> date | None:
    """Choose the month for "the 15th": the trip's, the one being talked of, else the next to come."""
    anchor = frame.trip[0] if frame.trip else frame.today
    around = [add_months(anchor.replace(day=1), step) for step in range(-2, 14)]
    dates = [found for first in around if (found := make(first.year, first.month, piece.day or 1))]
    if piece.weekday is not None:
        dates = [day for day in dates if day.weekday() == piece.weekday] or dates
    if said and said.grain == "day" and not (frame.trip and distance(said.start, frame.trip) == 0):
        after = [day for day in dates if 0 <= (day - said.start).days < 31]
        if after and not hints.is_deadline(frame.text, piece.at[0]):
            return after[0]
    if frame.trip:
        return _near_trip(dates, piece, frame, frame.trip)
    return next((day for day in dates if day >= frame.today), None)


def _near_trip(dates: list[date], piece: Piece, frame: Frame, trip: tuple[date, date]) -> date:
    within = [day for day in dates if distance(day, trip) == 0]
    if within and not (hints.is_deadline(frame.text, piece.at[0]) and within[0] < frame.today):
        return within[0]
    if hints.is_deadline(frame.text, piece.at[0]):
        before = [day for day in dates if frame.today <= day <= trip[1]]
        if before:
            return before[-1]
    return min(dates, key=lambda day: (distance(day, trip), day < frame.today))


def _weekday(piece: Piece, frame: Frame, said: Span | None) -> date:
    """Choose the week for a bare "friday"."""
    weekday, today = piece.weekday or 0, frame.today
    deadline = hints.is_deadline(frame.text, piece.at[0])
    if said and said.start != said.end and not deadline:
        return on_or_after(plus(said.start, -2), weekday)
    if hints.is_past(frame.text, piece.at[0]) or hints.since(frame.text, piece.at[0]):
        return on_or_before(plus(today, -1) if today.weekday() == weekday else today, weekday)
    coming = on_or_after(today, weekday)
    if piece.changes:  # "friday week" counts from today
        return coming
    if frame.trip and not deadline and today < frame.trip[0]:
        within = on_or_after(frame.trip[0], weekday)
        return within if within <= frame.trip[1] else coming
    return coming


def _month(piece: Piece, frame: Frame) -> Span:
    month = piece.month or 1
    if piece.year:
        return months(piece.year, month)
    year = frame.today.year
    return months(year if month >= frame.today.month else year + 1, month)
