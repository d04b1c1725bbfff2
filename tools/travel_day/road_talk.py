"""What is said of the road in passing, read by rule where the words leave no doubt; no language model.

Only plain statements about oneself and now: a question, a condition, a negation or a past told at leisure is
left to the language engine, and so is everything these rules do not know.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from tools.travel_day import road_moves as moves
from tools.travel_day import road_trouble as trouble
from tools.travel_day import road_words as words
from tools.travel_day.road_said import Meaning, Said
from tools.travel_day.spelling import spelt

_LONGEST = 600  # nobody on the road writes more; the engine reads what is longer
# The first that fits is meant.
_MEANINGS: tuple[Callable[[Said], Meaning], ...] = (
    trouble.closed,
    trouble.broken_charger,
    trouble.queue,
    trouble.breakdown,
    moves.skipped,
    moves.leaving,
    trouble.early,
    trouble.late,
    trouble.weather,
    moves.charging,
    moves.level,
    moves.expected,
    moves.arrived,
    moves.stopped,
    moves.departed,
    moves.passing,
)


def read(
    text: str, places: Sequence[str] = (), now: datetime | None = None, alone: bool = False
) -> dict[str, Any] | None:
    """Return the arguments of report_status that a message plainly means; None when it leaves any doubt.

    `places` are names the trip knows: its stops, and what is booked. `now` (aware, the speaker's) reads
    clock times. What is said to us `alone` may be shorter than what is said in a group.
    """
    if len(text) > _LONGEST:
        return None
    plain = re.sub(r"\s+", " ", re.sub(r"[’`´]", "'", re.sub(r"@\w+[,:]?", " ", text))).strip()
    plain = spelt(plain)
    if words.DOUBT.search(words.PLAIN.sub(" ", plain)) or words.PAID.search(plain):
        return None
    said = Said.of(plain, places, now, alone)
    found = (meaning(said) for meaning in _MEANINGS)
    return next((meant for meant in found if meant is not None), None)


def corrected(kind: str, minutes: int | None, said: str) -> tuple[str, int | None]:
    """Return what an engine's report of a delay means when the words say early: an arrival, or good time."""
    if kind == "charged" and words.BATTERY.search(said) and not words.HAS_CHARGED.search(said):
        return "level", None
    found = words.EARLY.search(said)
    if kind != "late" or found is None or words.LATE.search(said):
        return kind, minutes
    if words.REACHED.search(said):
        return "arrived", None
    return "early", minutes if minutes is not None else int(found["number"] or 0) or None
