"""What was said of a booking and can't be meant: an end before the start, less than nothing."""

import re
from itertools import pairwise

from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.words import day_words
from tools.values.dates import find_dates
from tools.values.times import find_times

_UNTIL = re.compile(r"\s*(?:to|until|till|through|thru|-|–|—|→)\s*", re.IGNORECASE)
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
    days = find_dates(said, act.now.replace(tzinfo=None))
    for one, other in pairwise(days):
        if _UNTIL.fullmatch(said[one.at[1] : other.at[0]]) and other.start < one.start:
            raise Refusal(
                f"That ends ({day_words(other.start)}) before it starts ({day_words(one.start)}). "
                "Which dates are right?"
            )
    for begin, end in pairwise(find_times(said)):
        minutes = (end.hour - begin.hour) * 60 + end.minute - begin.minute
        if not _UNTIL.fullmatch(said[begin.at[1] : end.at[0]]) or not begin.sure or not end.sure:
            continue
        if minutes < 0 and minutes % (24 * 60) > _LONGEST_EVENING:
            raise Refusal(f"That ends ({end.text}) before it starts ({begin.text}). Which times are right?")
