# ruff: noqa: E501  # a pattern reads best on one line
"""Dates in a message, with what they mean for the trip being talked of."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from tools.values import day_rules, period_rules, trip_rules
from tools.values.changes import apply_after, apply_before
from tools.values.folding import fold
from tools.values.pieces import Bound, Frame, Grain, Piece, Span
from tools.values.ranges import join, joins
from tools.values.resolve import resolve
from tools.values.spans import plus

_RULES = (*day_rules.RULES, *trip_rules.RULES, *period_rules.RULES)
_MOST = 60  # dates read in one message
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "until",
        re.compile(r"\b(?:until|till?|by|up to|no later than|bis|jusqu'au|hasta)(?: the| on)?(?: year)?\s*$"),
    ),
    ("before", re.compile(r"\b(?:before|prior to|earlier than|ahead of)(?: the)?(?: year)?\s*$")),
    ("after", re.compile(r"\b(?:after|later than|past|beyond)(?: the)?(?: year)?\s*$")),
    (
        "since",
        re.compile(r"\b(?:since|from|starting|as of|as early as|ab|vom|desde)(?: the| on)?(?: year)?\s*$"),
    ),
)


@dataclass(frozen=True)
class DateMatch:
    """One date or stretch of days as said.

    `end` is inclusive and None for a single day; with `nights` it is the day of leaving. `at` are offsets in
    the original text, `text` the words there. `bound` says which side is left open ("by friday": until).
    """

    start: date
    end: date | None
    text: str
    at: tuple[int, int]
    grain: Grain
    nights: int | None = None
    bound: Bound = ""


def find_dates(
    text: str,
    now: datetime,
    trip_start: date | None = None,
    trip_end: date | None = None,
    day_first: bool | None = None,
) -> list[DateMatch]:
    """Return the dates said in `text`, in order.

    `now` is the sender's local time; the trip's days, when known, decide which month or week is meant.
    `day_first` reads 3/4 as 3 April; None lets the message itself decide (13/4, €, kr), else month first.
    Never raises on any text; only its first 4,000 characters are read.
    """
    folded = fold(text)
    trip = (trip_start, trip_end or trip_start) if trip_start else None
    order = _day_first(folded) if day_first is None else day_first
    frame = Frame(folded, now.date(), trip if trip and trip[0] <= trip[1] else None, order)
    return _read(text, frame, _pieces(frame))


_EVIDENCE = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})(?:[/-](?:20)?\d\d)?(?![\d/-])")
_EUROPE = re.compile(
    r"[€£₹]|\b(?:rs|inr)\.? ?\d|\b(?:eur|gbp|euros?|kr|kroner|quid|chf|uhr|aankomst|vertrek|anreise|abreise|ankunft|abfahrt|arrivee|salida|entrada|partenza|ankomst|avresa|avreise|dkk|sek|nok)\b|\d,\d\d(?!\d)"
)


def _day_first(text: str) -> bool:
    pairs = [(int(first), int(second)) for first, second in _EVIDENCE.findall(text)]
    if any(first > 12 >= second for first, second in pairs):
        return True
    if any(second > 12 >= first for first, second in pairs):
        return False
    return bool(_EUROPE.search(text))


def _pieces(frame: Frame) -> list[Piece]:
    found: list[tuple[int, int, int, Piece]] = []
    for rank, (pattern, reader) in enumerate(_RULES):
        for match in pattern.finditer(frame.text):
            piece = reader(match, frame)
            if piece:
                found.append((int(piece.weak), piece.at[0] - piece.at[1], rank, piece))
    kept: list[Piece] = []
    for _, _, _, piece in sorted(found, key=lambda item: item[:3]):
        if all(piece.at[1] <= other.at[0] or piece.at[0] >= other.at[1] for other in kept):
            kept.append(piece)
    kept.sort(key=lambda piece: piece.at)
    return _with_changes(kept[: 4 * _MOST], frame)


def _with_changes(pieces: list[Piece], frame: Frame) -> list[Piece]:
    out: list[Piece] = []
    for piece in pieces:
        if out and piece.at[0] < out[-1].at[1]:
            continue  # swallowed by the words after the piece before
        current, changed = apply_before(piece, frame)
        if changed:
            current, _ = apply_before(current, frame)
        current, _ = apply_after(current, frame)
        while out and out[-1].at[1] > current.at[0]:
            out.pop()
        out.append(current)
    return out


def _read(text: str, frame: Frame, pieces: list[Piece]) -> list[DateMatch]:
    matches: list[DateMatch] = []
    said: Span | None = None
    index = 0
    while index < len(pieces) and len(matches) < _MOST:
        piece, step, span = _in_month(pieces[index], matches, frame), 1, None
        at = piece.at
        if index + 1 < len(pieces) and joins(piece, pieces[index + 1], frame):
            span = join(piece, pieces[index + 1], frame, said)
            if span:
                at, step = (piece.at[0], pieces[index + 1].at[1]), 2
        if span is None and not piece.weak:
            span = resolve(piece, frame, said)
        if span:
            matches.append(_match(text, frame, span, at, joined=step == 2))
            said = said if said and _within(span, said) else span
        index += step
    return matches


_THEN = re.compile(r"[,:]? ?(?:the |from |from the )?")


def _in_month(piece: Piece, matches: list[DateMatch], frame: Frame) -> Piece:
    """Give a day the month named right before it: "in november, 14 to 21"."""
    if not matches or not piece.weak or not piece.day or matches[-1].grain != "month":
        return piece
    last = matches[-1]
    if last.start.day != 1 or not _THEN.fullmatch(frame.text[last.at[1] : piece.at[0]]):
        return piece
    return replace(piece, year=last.start.year, month=last.start.month, weak=False)


def _within(span: Span, around: Span) -> bool:
    """Say whether a day belongs to the stretch named before it ("labor day weekend, friday to tuesday")."""
    return around.start != around.end and plus(around.start, -2) <= span.start and span.end <= around.end


def _match(text: str, frame: Frame, span: Span, at: tuple[int, int], joined: bool) -> DateMatch:
    before = "" if joined else frame.text[max(0, at[0] - 24) : at[0]]
    bound: Bound = next((name for name, pattern in _BOUNDS if pattern.search(before)), "")
    end = span.end if span.end != span.start else None
    return DateMatch(span.start, end, text[at[0] : at[1]], at, span.grain, span.nights, bound)
