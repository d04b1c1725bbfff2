"""What was said of a booking and can't be meant: an end before the start, less than nothing."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.words import day_words
from tools.values.dates import DateMatch, find_dates
from tools.values.times import TimeMatch, find_times

_UNTIL = re.compile(
    r"[\s,@]*(?:at\s+)?(?:to|until|till|through|thru|-|–|—|→)(?:\s+at)?[\s,@]*", re.IGNORECASE
)
_FEWER = re.compile(
    r"(?<!\S)-\s?(\d+)\s+(?:rooms?|sites?|seats?|places|tickets?|beds?|cabins?|units?)\b", re.IGNORECASE
)
_BELOW_ZERO = re.compile(r"(?<!\S)(?:-[$€£¥]\d|[$€£¥]\s?-\d)[\d.,]*")
_LONGEST_EVENING = 12 * 60  # minutes; "22:00 to 02:00" goes on after midnight, "19:00 to 18:00" does not


def refuse_slips(act: Act) -> None:
    """Raise Refusal for a message whose booking ends before it starts, or that counts below zero."""
    said = act.said
    if fewer := _FEWER.search(said):
        raise Refusal(f"-{fewer[1]} can't be right. How many are booked? I kept nothing yet.")
    if below := _BELOW_ZERO.search(said):
        raise Refusal(f"{below[0]} is negative. What does it cost? I kept nothing yet.")
    days, times = find_dates(said, act.now.replace(tzinfo=None)), find_times(said)
    _refuse_days(said, days, times)
    _refuse_times(said, days, times)


def _refuse_days(said: str, days: Sequence[DateMatch], times: Sequence[TimeMatch]) -> None:
    for one, other in pairwise(days):
        if _UNTIL.fullmatch(_between(said, one, other, times)) and other.start < one.start:
            raise Refusal(
                f"That ends ({day_words(other.start)}) before it starts ({day_words(one.start)}). "
                "Which dates are right?"
            )


def _refuse_times(said: str, days: Sequence[DateMatch], times: Sequence[TimeMatch]) -> None:
    for begin, end in pairwise(times):
        minutes = (end.hour - begin.hour) * 60 + end.minute - begin.minute
        if minutes >= 0 or not _UNTIL.fullmatch(_between(said, begin, end, days)):
            continue
        if not begin.sure or not end.sure:
            continue
        before = [day for day in days if day.at[1] <= begin.at[0]]
        named = [day for day in days if begin.at[1] <= day.at[0] < end.at[0]]
        same_day = bool(before and named and before[-1].start == named[0].start)
        if same_day or (not named and minutes % (24 * 60) > _LONGEST_EVENING):
            raise Refusal(f"That ends ({end.text}) before it starts ({begin.text}). Which times are right?")


def _between(
    said: str,
    one: DateMatch | TimeMatch,
    other: DateMatch | TimeMatch,
    without: Iterable[DateMatch | TimeMatch],
) -> str:
    """Return the words between two matches, less those of other matches."""
    gap = list(said[one.at[1] : other.at[0]])
    for match in without:
        for place in range(max(match.at[0], one.at[1]), min(match.at[1], other.at[0])):
            gap[place - one.at[1]] = ""
    return "".join(gap)
