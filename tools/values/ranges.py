"""Two dates with "to" or "-" between them are one stretch; what one side leaves out the other tells."""

import re
from dataclasses import replace
from datetime import date

from tools.values.pieces import Frame, Piece, Span
from tools.values.resolve import resolve
from tools.values.spans import add_months, on_or_after, on_or_before, plus

_SMALL = r"(?: (?:the|le|el|den|zum|dem|early|late|about|around|maybe|probably|morning|evening|on|a))*"
_TO = re.compile(
    r"(?: (?:morning|evening|night))?,?\s*(?:-+>?|→|(?:\bto|\bthru|\bthrough|\buntil|\btil|\btill|'til"
    rf"|\bbis|\bau|\bal|\bup to|\bback on|\breturning on|\bhome(?= ))\b){_SMALL}\s*"
)
_AND = re.compile(rf"\s*(?:and|&|y|et|und){_SMALL}\s*")
_NEXT = re.compile(r" ?(?:/|&|\+|and) ?(?:the )?")
_BETWEEN = re.compile(r"\b(?:between|entre|zwischen)(?: the)?\s*$")


def joins(first: Piece, second: Piece, frame: Frame) -> bool:
    """Say whether the words between two pieces make them the ends of one range."""
    gap = frame.text[first.at[1] : second.at[0]]
    if len(gap) > 32 or (first.weak and second.weak and not _both_months(first, second)):
        return False
    if _TO.fullmatch(gap):
        return True
    if _AND.fullmatch(gap) and _BETWEEN.search(frame.text[: first.at[0]]):
        return True
    return bool(_NEXT.fullmatch(gap) and _next_day(first, second))


def _next_day(first: Piece, second: Piece) -> bool:
    """Say whether "july 4 & 5" names two days running."""
    return bool(first.month and first.day and second.weak and second.day == first.day + 1)


def _both_months(first: Piece, second: Piece) -> bool:
    return bool(first.month and second.month)


def join(first: Piece, second: Piece, frame: Frame, said: Span | None) -> Span | None:
    """Return the range from `first` to `second`, or None when they make none."""
    if first.weak and first.month is None and second.span and second.span.grain != "day":
        return None
    if first.grain == "month" and second.grain == "month":
        return _months(first, second, frame, said)
    first, second = _share(first, second)
    start, end = _ends(first, second, frame, said)
    if not start or not end or end < start:
        return None
    return Span(start, end)


def _months(first: Piece, second: Piece, frame: Frame, said: Span | None) -> Span | None:
    if first.year is None and second.year and first.month:
        later = (first.month or 0) > (second.month or 0)
        first = replace(first, year=second.year - int(later))
    start = resolve(first, frame, said)
    if second.year is None and second.month and start:
        second = replace(second, year=start.start.year + int(second.month < start.start.month))
    end = resolve(second, frame, said)
    return Span(start.start, end.end, "month") if start and end and end.end >= start.start else None


def _share(first: Piece, second: Piece) -> tuple[Piece, Piece]:
    """Give each side the month and year only the other one has."""
    if first.day and first.month and second.day and not second.month:
        step = int(second.day < first.day)
        second = replace(second, month=(first.month - 1 + step) % 12 + 1)
        if first.year:
            second = replace(second, year=first.year + int(step and first.month == 12))
    elif second.day and second.month and first.day and not first.month:
        step = int(first.day > second.day)
        first = replace(first, month=(second.month - 1 - step) % 12 + 1)
        if second.year:
            first = replace(first, year=second.year - int(step and second.month == 1))
    if first.month and second.month and first.day and second.day:
        over = (first.month, first.day) > (second.month, second.day)
        if first.year and not second.year:
            second = replace(second, year=first.year + int(over))
        elif second.year and not first.year:
            first = replace(first, year=second.year - int(over))
    return first, second


def _ends(first: Piece, second: Piece, frame: Frame, said: Span | None) -> tuple[date | None, date | None]:
    only_weekday = first.weekday is not None and not first.day
    told = second.day or (second.span and second.weekday is not None)
    if only_weekday and told and not first.span:  # "friday to monday the 12th": the end tells the week
        close = resolve(second, frame, said)
        if not close:
            return None, None
        return on_or_before(plus(close.end, -1), first.weekday or 0), close.end
    opening = resolve(first, frame, said)
    if not opening:
        return None, None
    return opening.start, _end_after(second, opening, frame)


def _end_after(second: Piece, opening: Span, frame: Frame) -> date | None:
    start = opening.start
    if second.changes or second.follow or second.year:
        found = resolve(second, frame, opening)
        return found.end if found else None
    if second.weekday is not None and not second.day:
        return on_or_after(plus(start, 1), second.weekday)
    if second.day and not second.month:
        return _same_day_after(start, second.day)
    found = resolve(second, frame, opening)
    if found and found.end < start and second.month:
        found = resolve(replace(second, year=start.year), frame, opening)
        if found and found.end < start:
            found = resolve(replace(second, year=start.year + 1), frame, opening)
    if found and found.end < start and second.grain == "holiday":
        return add_months(found.end, 12)
    return found.end if found else None


def _same_day_after(start: date, day: int) -> date | None:
    for step in range(3):
        first = add_months(start.replace(day=1), step)
        try:
            found = first.replace(day=day)
        except ValueError:
            continue
        if found >= start:
            return found
    return None
