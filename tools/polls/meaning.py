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
# "which hotel on the 20th?", "where do we eat on friday?": with a day, something to book.
_TO_BOOK = re.compile(
    r"\b(?:where|which|what|whose)\b.*\b(?:stay|sleep|eat|dinner|lunch|brunch|breakfast|restaurant|hotel|motel|lodge"
    r"|lodging|inn|cabin|campsite|campground|hostel|airbnb|tour|ferry|boat)s?\b",
    re.I,
)
# "which days?", "when can everybody?": of nothing but the trip itself.
_OUR_DAYS = re.compile(
    r"\W*(?:(?:which|what) (?:days?|dates?|weekends?|weeks?)"
    r"(?: (?:works?|suits?|fits?|are best|is best|do|should|shall)\b"
    r"[\w ]{0,24})?|when (?:can|could|do|shall|should|are|is) (?:we|everybody|everyone|all|y'?all|all of us)"
    r"(?: all)?(?: (?:go|travel|leave|come|free|make it|do it))?|our (?:dates|days)|(?:the )?trip dates)\W*",
    re.I,
)
_SURE = 90.0


async def meant(act: Act, question: str, options: Sequence[str], method: Method) -> About:
    """Return what a poll is about when nobody said it: only what is plain is guessed."""
    trip = await head(act)
    if trip is None:
        return About.NOTHING
    if method is Method.DATES:
        ours = trip.start_date is None or _OUR_DAYS.fullmatch(question)
        return About.DATES if ours else About.NOTHING
    if _WHERE.search(question):
        names = [stop.name for stop in await act.uow.of(Stop).all()]
        places = [await _is_place(act, option, names) for option in options]
        if all(places):
            return About.STOP
    to_book = _TO_BOOK.search(question) and await day_said(act, question)
    return About.BOOKING if to_book else About.NOTHING


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
