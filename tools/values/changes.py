# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Words before or after a date that change it: "mid july", "week of the 6th", "friday before …", "… weekend"."""

import re
from collections.abc import Callable

from tools.values import calendar_words as words
from tools.values import holidays, numbers
from tools.values.calendar_words import WEEKDAY
from tools.values.pieces import Change, Frame, Grain, Piece, Span
from tools.values.spans import (
    days_between,
    first_days,
    last_days,
    on_or_after,
    on_or_before,
    plus,
    shift,
    single,
    week_of,
    weekend_of,
)

Maker = Callable[[re.Match[str], Frame], Change | None]
LONG: tuple[Grain, ...] = ("week", "month", "year", "weekend")
ANY: tuple[Grain, ...] = ("day", "week", "month", "weekend", "year", "holiday")


def _part(match: re.Match[str], frame: Frame) -> Change:
    """Cut "early", "mid" or "late" out of a week, month or year: thirds of a month, halves of a year for its end."""
    which = match["p"].split()[0].removeprefix("the").strip() or match["p"].split()[1]

    def cut(span: Span) -> Span:
        if days_between(span.start, span.end) > 300:
            return _part_of_year(span, which)
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


def _part_of_year(span: Span, which: str) -> Span:
    if which in ("mid", "middle"):
        return Span(span.start.replace(month=5), span.start.replace(month=8, day=31), "month")
    if which in ("early", "beginning", "start"):
        return Span(span.start, span.start.replace(month=6, day=30), "month")
    return Span(span.start.replace(month=7), span.end, "month")


def _nth_of(match: re.Match[str], frame: Frame) -> Change | None:
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
        return _part_of_year(span, "early" if order == 1 else "late")
    if unit == "half":
        middle = plus(span.start, days_between(span.start, span.end) // 2)
        return Span(span.start, middle, "week") if order == 1 else Span(plus(middle, 1), span.end, "week")
    if unit == "day":
        if order == -1:
            return last_days(span, count)
        return first_days(Span(plus(span.start, order - 1), span.end), count)
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


def _relation(match: re.Match[str], frame: Frame) -> Change:
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


def _offset(match: re.Match[str], frame: Frame) -> Change | None:
    """Read "3 days before", "a week after", "two weeks from", "a week on" (saturday)."""
    count = numbers.whole(match["n"])
    if count is None:
        return None
    days = count * {"d": 1, "n": 1, "w": 7, "f": 14}[match["u"][0]]
    before = match["rel"] in ("before", "prior to", "ahead of")
    return lambda span: single(plus(span.start, -days) if before else plus(span.end, days))


def _lasting(match: re.Match[str], frame: Frame) -> Change | None:
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


def _week_from(match: re.Match[str], frame: Frame) -> Change:
    def week(span: Span) -> Span:
        if span.grain == "holiday":
            return week_of(span.start)
        return Span(span.start, plus(span.start, 6), "week")

    return week


def _week_to(match: re.Match[str], frame: Frame) -> Change:
    return lambda span: Span(plus(span.start, -6), span.start, "week")


def _weekend_near(match: re.Match[str], frame: Frame) -> Change:
    return lambda span: weekend_of(span.start)


def _rest(match: re.Match[str], frame: Frame) -> Change:
    today, later, earlier = frame.today, "later" in match.group(), "earlier" in match.group()

    def rest(span: Span) -> Span:
        if earlier:
            return Span(span.start, max(span.start, min(span.end, today)), span.grain)
        if days_between(span.start, span.end) > 300:
            return _part_of_year(span, "late")
        first = max(today, span.start)
        if later and span.grain == "week":
            first = max(first, plus(span.start, 3))
        return Span(first, span.end, span.grain) if first <= span.end else span

    return rest


def _later_weeks(match: re.Match[str], frame: Frame) -> Change:
    return lambda span: shift(span, 14 if match["s"] == "fortnight" else 7)


def _holiday_weekend(match: re.Match[str], frame: Frame) -> Change:
    def weekend(span: Span) -> Span:
        return Span(*holidays.long_weekend(span.start), "weekend")

    return weekend


def _holiday_week(match: re.Match[str], frame: Frame) -> Change:
    return lambda span: week_of(span.start)


def _before(
    pattern: str, maker: Maker, grains: tuple[Grain, ...] = ANY
) -> tuple[re.Pattern[str], Maker, tuple[Grain, ...]]:
    return re.compile(rf"(?<![\w'])(?:{pattern})[ -]*$"), maker, grains


_ORDER = rf"(?P<o>\d{{1,2}}(?:st|nd|rd|th)|last|final|{numbers.alternatives(numbers.ORDINALS)})"
_OF = r"(?:of|in|de)(?: the| this)?"
_STAY = r"(?:days?|nights?|weeks?|fortnights?)"
BEFORE = (
    _before(
        r"(?P<p>the (?:middle|beginning|start|end) of|(?:middle|beginning|start|end) of|mid|early|late)(?: the)?(?: month of)?",
        _part,
        LONG,
    ),
    _before(
        rf"(?:the )?{_ORDER} (?P<full>full )?(?:(?P<n>{numbers.COUNT}) )?"
        rf"(?P<u>days?|weeks?|weekends?|fortnight|half|{numbers.alternatives(list(words.WEEKDAYS))}) {_OF}",
        _nth_of,
        ("month", "year", "week"),
    ),
    _before(
        rf"(?:the |on )?(?P<u>day|night|evening|morning|week|weekend|{numbers.alternatives(list(words.WEEKDAYS))}) "
        r"(?P<rel>before|after|prior to|following|preceding)(?: the| our)?",
        _relation,
    ),
    _before(
        rf"(?:exactly )?(?P<n>{numbers.COUNT}) (?P<u>days?|nights?|weeks?|fortnights?) (?P<rel>before|after|prior to|ahead of)(?: the)?",
        _offset,
    ),
    _before(rf"(?P<n>{numbers.COUNT}) (?P<u>weeks?|fortnights?) (?P<rel>from|on)", _offset, ("day",)),
    _before(
        rf"(?P<n>{numbers.COUNT}) (?P<u>{_STAY}),? (?:starting|beginning|from|leaving|commencing|as of|start|departing)"
        r"(?: on)?(?: the)?",
        _lasting,
    ),
    _before(rf"(?:just |only )?(?P<n>{numbers.COUNT}) (?P<u>nights?),?(?: on| starting on)?(?: the)?", _lasting, ("day",)),
    _before(r"(?:the )?weekend (?:of|around|closest to|nearest)(?: the)?", _weekend_near),
    _before(
        r"(?:the |that )?week (?:of|starting|beginning|commencing|starting on|beginning on|from)(?: on)?(?: the)?",
        _week_from,
    ),
    _before(r"(?:the |that )?week ending(?: on)?(?: the)?", _week_to),
    _before(r"(?:the )?(?:rest of|remainder of|remaining of|remaining days of|remaining part of|balance of|later(?: in)?|later on(?: in)?|earlier(?: in)?)", _rest, LONG),
)  # fmt: skip


def _after(
    pattern: str, maker: Maker, grains: tuple[Grain, ...]
) -> tuple[re.Pattern[str], Maker, tuple[Grain, ...]]:
    return re.compile(rf"(?:{pattern})(?!\w)"), maker, grains


AFTER = (
    _after(r" (?P<s>week|fortnight)(?! (?:of|after|before|end))", _later_weeks, ("day",)),
    _after(r" (?:long )?week-?end", _holiday_weekend, ("holiday",)),
    _after(r" week(?! (?:of|after|before))", _holiday_week, ("holiday",)),
    _after(
        rf"(?:,|;| -)? (?:for |staying |and stay |x )?(?:just |only |the |for )*(?P<n>{numbers.COUNT}) (?P<u>{_STAY})"
        r"(?! (?:later|before|ago|early|earlier|after|in advance|notice|a week|from))",
        _lasting,
        ("day", "holiday", "week", "weekend"),
    ),
)


def weekday_word(text: str) -> bool:
    """Say whether `text` is exactly a weekday's name."""
    return bool(re.fullmatch(WEEKDAY, text))


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
    for pattern, maker, grains in AFTER:
        if piece.weak or not (piece.grain in grains or (piece.changes and "week" in grains)):
            continue
        if pattern.pattern.startswith("(?: (?P<s>week") and piece.weekday is None and not _points(piece):
            continue
        if (match := pattern.match(frame.text, piece.at[1])) and (change := maker(match, frame)):
            return _changed(piece, (piece.at[0], match.end()), change), True
    return piece, False


def _points(piece: Piece) -> bool:
    return piece.span is not None and piece.span.start == piece.span.end and piece.grain == "day"


def _changed(piece: Piece, at: tuple[int, int], change: Change) -> Piece:
    return Piece(
        at,
        piece.grain,
        piece.year,
        piece.month,
        piece.day,
        piece.weekday,
        piece.span,
        piece.follow,
        weak=False,
        changes=(*piece.changes, change),
    )
