"""What holds people up comes on top of what they are late already; "40 min late" is all of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tools.travel_day import road_words as words
from tools.travel_day.model import StatusReport
from tools.travel_day.standing import Progress

_SAME_JAM = timedelta(minutes=90)


def whole_delay(
    before: Progress,
    said: StatusReport,
    text: str,
    reports: Sequence[StatusReport],
    as_of: Callable[[datetime], int],
) -> StatusReport:
    """Return a report of a delay with its minutes against the plan in all.

    `text` is what they said: "stuck, 40 min" adds 40 minutes, "we'll be 40 min late" is all of it. What is
    said of the same jam again begins at the jam: `as_of` tells how late they were at a moment before.
    A delay that would be over by now ("20 late", an hour after the time) is what it takes from now on.
    """
    minutes = said.minutes or 0
    if adds_up(text):
        jam = next((r for r in reversed(reports) if r.kind == "late" and _is_jam(r, said.at)), None)
        since = round((said.at - jam.at) / timedelta(minutes=1)) if jam else 0
        minutes += as_of(jam.at) + since if jam else before.behind
    elif before.next is not None and before.next.at + timedelta(minutes=minutes) < said.at:
        minutes += round((said.at - before.next.at) / timedelta(minutes=1))
    return replace(said, minutes=minutes)


def adds_up(text: str) -> bool:
    """Whether words tell of time lost here, not of how late they are in all."""
    in_all = words.BEHIND.search(text) or words.BEHIND_BY.search(text)
    return not in_all and bool(words.HELD_UP.search(text) or words.COSTS.search(text))


def _is_jam(report: StatusReport, now: datetime) -> bool:
    return now - report.at <= _SAME_JAM and words.HELD_UP.search(report.note) is not None
