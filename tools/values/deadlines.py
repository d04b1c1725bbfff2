"""Days with a time of day: deadlines, departures, table bookings."""

from dataclasses import dataclass
from datetime import date, datetime, time

from tools.values.dates import DateMatch, find_dates
from tools.values.times import TimeMatch, find_times

_FARTHEST = 24  # characters between a day and its time


@dataclass(frozen=True)
class MomentMatch:
    """A date-time as said, local to the sender; `day_said` is False when only a time was said."""

    moment: datetime
    text: str
    at: tuple[int, int]
    day_said: bool = True


def find_moments(
    text: str,
    now: datetime,
    trip_start: date | None = None,
    trip_end: date | None = None,
    day_first: bool | None = None,
) -> list[MomentMatch]:
    """Return each time of day with its day ("by friday 8pm", "tomorrow noon", "18:30 on the 4th").

    A time without a day is the next such time after `now`. An unsure hour ("friday at 9") after "tonight" or
    "dinner" is the evening's.
    """
    days = find_dates(text, now, trip_start, trip_end, day_first)
    found = []
    for clock in find_times(text):
        day = _nearest(days, clock)
        found.append(_moment(text, now, day, clock))
    return found


def _nearest(days: list[DateMatch], clock: TimeMatch) -> DateMatch | None:
    """Return the day said closest to a time of day, in the same sentence."""
    near = [(max(day.at[0] - clock.at[1], clock.at[0] - day.at[1]), day) for day in days]
    near = [(gap, day) for gap, day in near if gap <= _FARTHEST]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _moment(text: str, now: datetime, day: DateMatch | None, clock: TimeMatch) -> MomentMatch:
    hour = clock.hour
    words = text[max(0, clock.at[0] - 40) : clock.at[1] + 20].casefold()
    if (
        not clock.sure
        and hour < 12
        and any(word in words for word in ("tonight", "dinner", "evening", "drinks"))
    ):
        hour += 12
    if day is None:
        moment = datetime.combine(now.date(), time(hour, clock.minute))
        if moment < now.replace(tzinfo=None):
            moment = moment.replace(hour=hour + 12) if not clock.sure and hour < 12 else moment
        if moment < now.replace(tzinfo=None):
            moment = datetime.combine(date.fromordinal(now.toordinal() + 1), time(hour, clock.minute))
        return MomentMatch(moment, clock.text, clock.at, day_said=False)
    at = (min(day.at[0], clock.at[0]), max(day.at[1], clock.at[1]))
    moment = datetime.combine(day.start, time(hour, clock.minute))
    return MomentMatch(moment, text[at[0] : at[1]], at)
