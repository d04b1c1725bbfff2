# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Moves in time: "push it a week", "two days earlier", "extend by a day", "a day late"."""

import re
from dataclasses import dataclass
from typing import Literal

from tools.values import numbers
from tools.values.folding import fold

ShiftKind = Literal["move", "extend", "shorten"]


@dataclass(frozen=True)
class ShiftMatch:
    """A move by `days` (later is positive): the whole stay moves, its end goes out, or its end comes in."""

    days: int
    kind: ShiftKind
    text: str
    at: tuple[int, int]


_AMOUNT = rf"(?:by |exactly |another |a further |about )*(?P<n>{numbers.COUNT}) (?:more |extra |full )?(?P<u>days?|nights?|weeks?|fortnights?)"
_LATER = r"later|late|back|out|on|behind"
_EARLIER = r"earlier|early|forward|sooner|up|ahead"
_THING = r"(?:the |our |this |that )?(?:whole |entire )?(?:\w+ ){0,3}?"
_RULES: tuple[tuple[ShiftKind, re.Pattern[str]], ...] = (
    ("extend", re.compile(rf"\b(?:extend|lengthen|prolong|add|stay|tack on) {_THING}{_AMOUNT}(?P<way>)(?: (?:longer|more|on|to the end))?\b")),
    ("shorten", re.compile(rf"\b(?:shorten|cut|shave|drop|knock|take|trim) {_THING}{_AMOUNT}(?P<way>)(?: (?:off|shorter|from the end))?\b")),
    ("move", re.compile(rf"\b(?:push|move|shift|slide|bump|bring|delay|postpone|put) {_THING}(?P<first>back|out|forward|up|ahead)? ?{_AMOUNT}(?: (?P<way>{_LATER}|{_EARLIER}))?\b")),
    ("move", re.compile(rf"\b{_AMOUNT} (?P<way>later|earlier|sooner|late|early)\b(?! (?:breakfast|checkout|check-out|dinner|lunch))")),
)  # fmt: skip
_DAYS = {"d": 1, "n": 1, "w": 7, "f": 14}


def find_shifts(text: str) -> list[ShiftMatch]:
    """Return the moves said in `text`, in order; "push" and "delay" go later unless "forward" or "up" is said.

    What is moved (the trip, a booking, somebody's arrival) the words around tell; here is only how far.
    """
    folded = fold(text)
    found: list[ShiftMatch] = []
    for kind, pattern in _RULES:
        for match in pattern.finditer(folded):
            count = numbers.whole(match["n"])
            if not count or any(match.start() < each.at[1] and match.end() > each.at[0] for each in found):
                continue
            days = count * _DAYS[match["u"][0]] * _sign(kind, match)
            found.append(ShiftMatch(days, kind, text[match.start() : match.end()], match.span()))
    return sorted(found, key=lambda each: each.at)


def _sign(kind: ShiftKind, match: re.Match[str]) -> int:
    if kind != "move":
        return 1 if kind == "extend" else -1
    way = match["way"] or match.groupdict().get("first") or ""
    brought = match.group().startswith("bring") and way not in ("back", "out")
    return -1 if brought or re.fullmatch(_EARLIER, way) else 1
