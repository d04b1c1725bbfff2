# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Words before or after a date that change it: "mid july", "week of the 6th", "friday before …", "… weekend"."""

import re
from collections.abc import Callable
from dataclasses import replace

from tools.values import calendar_words as words
from tools.values import numbers
from tools.values.moves import (
    apart,
    beside,
    holiday_week,
    holiday_weekend,
    lasting,
    later_weeks,
    week_from,
    week_to,
    weekend_near,
)
from tools.values.parts import nth_of, part_of, rest_of
from tools.values.pieces import Change, Frame, Grain, Piece

Maker = Callable[[re.Match[str], Frame], Change | None]
After = tuple[re.Pattern[str], Maker, tuple[Grain, ...]]
LONG: tuple[Grain, ...] = ("week", "month", "year", "weekend")
ANY: tuple[Grain, ...] = ("day", "week", "month", "weekend", "year", "holiday")


def _before(
    pattern: str, maker: Maker, grains: tuple[Grain, ...] = ANY
) -> tuple[re.Pattern[str], Maker, tuple[Grain, ...]]:
    return re.compile(rf"(?<![\w'])(?:{pattern})[ -]*$"), maker, grains


_ORDER = rf"(?P<o>\d{{1,2}}(?:st|nd|rd|th)|last|final|{numbers.alternatives(numbers.ORDINALS)})"
_OF = r"(?:of|in|de)(?: the| this)?"
_STAY = r"(?:days?|nights?|weeks?|fortnights?)"
BEFORE = (
    _before(
        r"(?P<p>the (?:middle|beginning|start|end) of|(?:middle|beginning|start|end) of|mid|early|late|early in|late in)(?: the)?(?: month of)?",
        part_of,
        LONG,
    ),
    _before(
        rf"(?:the )?{_ORDER} (?P<full>full )?(?:(?P<n>{numbers.COUNT}) )?"
        rf"(?P<u>days?|weeks?|months?|weekends?|fortnight|half|{numbers.alternatives(list(words.WEEKDAYS))}) {_OF}",
        nth_of,
        ("month", "year", "week"),
    ),
    _before(
        rf"(?:the |on )?(?P<u>day|night|evening|morning|week|weekend|{numbers.alternatives(list(words.WEEKDAYS))}) "
        r"(?P<rel>before|after|prior to|following|preceding)(?: the| our)?",
        beside,
    ),
    _before(
        rf"(?:exactly )?(?P<n>{numbers.COUNT}) (?P<u>days?|nights?|weeks?|fortnights?) (?P<rel>before|after|prior to|ahead of)(?: the)?",
        apart,
    ),
    _before(rf"(?P<n>{numbers.COUNT}) (?P<u>weeks?|fortnights?) (?P<rel>from|on)", apart, ("day",)),
    _before(
        rf"(?P<n>{numbers.COUNT}) (?P<u>{_STAY}),? (?:starting|beginning|from|leaving|commencing|as of|start|departing)"
        r"(?: on)?(?: the)?",
        lasting,
    ),
    _before(rf"(?:just |only )?(?P<n>{numbers.COUNT}) (?P<u>nights?),?(?: on| starting on)?(?: the)?", lasting, ("day",)),
    _before(r"(?:the )?weekend (?:of|around|closest to|nearest)(?: the)?", weekend_near),
    _before(
        r"(?:the |that )?week (?:of|starting|beginning|commencing|starting on|beginning on|from)(?: on)?(?: the)?",
        week_from,
    ),
    _before(r"(?:the |that )?week ending(?: on)?(?: the)?", week_to),
    _before(r"(?:the )?(?:rest of|remainder of|remaining of|remaining days of|remaining part of|balance of|later(?: in)?|later on(?: in)?|earlier(?: in)?)", rest_of, LONG),
)  # fmt: skip


def _after(pattern: str, maker: Maker, grains: tuple[Grain, ...] = ()) -> After:
    return re.compile(rf"(?:{pattern})(?!\w)"), maker, grains


_STAYS = _after(
    rf"(?:,|;| -)? (?:for |staying |and stay |x )?(?:just |only |the |for )*(?P<n>{numbers.COUNT}) (?P<u>{_STAY})"
    r"(?! (?:later|before|ago|early|earlier|after|in advance|notice|a week|from))",
    lasting,
    ("day", "holiday", "week", "weekend"),
)
AFTER: tuple[After, ...] = (
    _after(r" (?:long )?week-?end", holiday_weekend, ("holiday",)),
    _after(r" week(?! (?:of|after|before))", holiday_week, ("holiday",)),
    _STAYS,
)
# Only a day that is named by itself: "friday week", "tomorrow fortnight", not "july 4 week".
_WEEKS_ON = _after(r" (?P<s>week|fortnight)(?! (?:of|after|before|end))", later_weeks, ("day",))


def apply_before(piece: Piece, frame: Frame) -> tuple[Piece, bool]:
    """Attach the change said right before the piece, if any; the flag says whether one was."""
    before = frame.text[max(0, piece.at[0] - 48) : piece.at[0]]
    offset = piece.at[0] - len(before)
    for pattern, maker, grains in BEFORE:
        if piece.grain in grains and (match := pattern.search(before)) and (change := maker(match, frame)):
            return _changed(piece, (offset + match.start(), piece.at[1]), change), True
    return piece, False


def apply_after(piece: Piece, frame: Frame) -> tuple[Piece, bool]:
    """Attach the change said right after the piece, if any; the flag says whether one was."""
    rules = (_WEEKS_ON, *AFTER) if piece.weekday is not None or _points(piece) else AFTER
    for pattern, maker, grains in rules:
        if piece.weak or not (piece.grain in grains or (piece.changes and "week" in grains)):
            continue
        if (match := pattern.match(frame.text, piece.at[1])) and (change := maker(match, frame)):
            return _changed(piece, (piece.at[0], match.end()), change), True
    return piece, False


def _points(piece: Piece) -> bool:
    return piece.span is not None and piece.span.start == piece.span.end and piece.grain == "day"


def _changed(piece: Piece, at: tuple[int, int], change: Change) -> Piece:
    return replace(piece, at=at, weak=False, changes=(*piece.changes, change))
