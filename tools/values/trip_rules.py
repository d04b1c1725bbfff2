# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Patterns for days counted within the trip: "day three", "the last day", "the first two days"."""

import re

from tools.values import calendar_words as words
from tools.values import numbers
from tools.values.day_readers import Rule
from tools.values.pieces import Frame, Piece, Span
from tools.values.spans import days_between, first_days, last_days, plus, single


def _trip(frame: Frame) -> Span | None:
    return Span(*frame.trip) if frame.trip else None


def _numbered(match: re.Match[str], frame: Frame) -> Piece | None:
    trip, count = _trip(frame), match["n"]
    number = numbers.ORDINALS.get(count) or numbers.whole(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", count))
    if not trip or not number or number > days_between(trip.start, trip.end) + 1:
        return None
    return Piece(match.span(), span=single(plus(trip.start, number - 1)))


def _edge(match: re.Match[str], frame: Frame) -> Piece | None:
    trip, unit = _trip(frame), match["u"]
    if not trip:
        return None
    count = numbers.whole(match["n"]) if match["n"] else 1
    if not count:
        return None
    if match["e"] in ("last", "final"):
        if unit.startswith("night"):  # the last night is the one before going home
            trip = Span(trip.start, plus(trip.end, -1))
        return Piece(match.span(), span=last_days(trip, count))
    return Piece(match.span(), span=first_days(trip, count))


def _before_end(match: re.Match[str], frame: Frame) -> Piece | None:
    trip = _trip(frame)
    return Piece(match.span(), span=single(plus(trip.end, -1))) if trip else None


def _named_number(match: re.Match[str], frame: Frame) -> Piece | None:
    """ "sunday 10", "the saturday 9": the day of the trip that is both; anything else may be a count or an hour."""
    trip, number = _trip(frame), int(match["n"])
    if not trip:
        return None
    weekday = words.weekday_of(match["d"])
    days = (plus(trip.start, n) for n in range(days_between(trip.start, trip.end) + 1))
    found = [day for day in days if day.day == number and day.weekday() == weekday]
    return Piece(match.span(), span=single(found[0])) if len(found) == 1 else None


_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{numbers.alternatives(numbers.ORDINALS)})"
RULES: tuple[Rule, ...] = (
    (re.compile(rf"\b(?:the )?(?P<d>{'|'.join(words.WEEKDAYS)}) (?:the )?(?P<n>\d{{1,2}})\b(?![:./]\d| ?(?:am|pm|%|h\b|km|mi|people|of us|rooms?|nights?|st|nd|rd|th|o'?clock))"), _named_number),
    (re.compile(rf"(?<!every )(?<!each )(?<!per )(?<!a )(?<!one )\bday (?P<n>\d{{1,2}}|{numbers.SMALL})\b(?![:.]\d)(?! (?:hour|pass))"), _numbered),
    (re.compile(rf"\b(?:the |our |on )(?P<n>{_ORDINAL}) day\b(?! of (?!the trip)| \w+day)"), _numbered),
    (
        re.compile(
            rf"\b(?:the |our |on )?(?:very )?(?P<e>first|last|final)(?: (?P<n>{numbers.COUNT}))? "
            r"(?P<u>days?|nights?|morning|evening)\b(?! (?:of|in) (?!the trip|our trip))"
        ),
        _edge,
    ),
    (
        re.compile(r"\b(?:the )?(?:day|evening|night) before (?:we (?:go|head|drive|fly) (?:home|back)|the end|the trip ends)\b"),
        _before_end,
    ),
)  # fmt: skip
