"""What a poll is about: whether its result becomes a stop, the trip's dates, a booking, or just an answer."""

import re
from collections.abc import Sequence

from tools.kernel.act import Act
from tools.kernel.words import fold, likeness
from tools.polls.model import About, Method
from tools.routing.ports import Roads
from tools.trips.head import head
from tools.trips.model import Stop
from tools.values.dates import find_dates

_WHERE = re.compile(r"\b(?:where|which (?:stop|place|park|town|city|sight)|next stop)\b", re.I)
_SURE = 90.0


async def meant(act: Act, question: str, options: Sequence[str], method: Method) -> About:
    """Return what a poll is about when nobody said it: only what is plain is guessed."""
    trip = await head(act)
    if method is Method.DATES:
        return About.DATES if trip is not None and trip.start_date is None else About.NOTHING
    if trip is None or not _WHERE.search(question):
        return About.NOTHING
    names = [stop.name for stop in await act.uow.of(Stop).all()]
    places = [await _is_place(act, option, names) for option in options]
    return About.STOP if all(places) else About.NOTHING


async def _is_place(act: Act, option: str, names: Sequence[str]) -> bool:
    if any(fold(option) == fold(name) for name in names):
        return True
    if Roads not in act.ports:
        return False
    found = await act.port(Roads).places(option, limit=1)
    return bool(found) and likeness(option, found[0].name) >= _SURE


async def day_said(act: Act, text: str) -> tuple[str, str] | None:
    """Return the first and last day a text names, as ISO dates; None when it names none."""
    trip = await head(act)
    start, end = (trip.start_date, trip.end_date) if trip else (None, None)
    found = find_dates(text, act.now.replace(tzinfo=None), start, end)
    if not found:
        return None
    return found[0].start.isoformat(), (found[0].end or found[0].start).isoformat()
