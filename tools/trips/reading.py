"""Dates, times and counts as tools receive them; Refusal in words when they make no sense."""

from datetime import date, time, timedelta

from tools.kernel.errors import Refusal

HALF_A_YEAR = 183
LONGEST_NIGHTS = 120


def day(text: str | None, what: str = "date") -> date | None:
    """Return the ISO date `text` names; None stays None."""
    if text is None or not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise Refusal(f"I can't read “{text}” as a {what}. Could you give it like July 10?") from None


def clock(text: str | None) -> time | None:
    """Return the time of day `text` names ("18:00"); None stays None."""
    if text is None or not text.strip():
        return None
    hour, _, minute = text.strip().partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise Refusal(f"I can't read “{text}” as a time of day. Could you give it like 18:30?") from None


def between(value: int | float | None, low: float, high: float, what: str) -> None:
    """Refuse a value outside [low, high], naming it as `what`."""
    if value is not None and not low <= value <= high:
        raise Refusal(f"{what} of {value:g} can't be right; I take {low:g} to {high:g}.")


def settle_days(
    start: date | None, end: date | None, nights: int | None, today: date
) -> tuple[date | None, date | None]:
    """Return first and last day from any two of first, last and nights.

    Refuses days that are over, an end before the start, and nights that fit neither.
    """
    between(nights, 1, LONGEST_NIGHTS, "A number of nights")
    if start and nights and not end:
        end = start + timedelta(days=nights)
    if end and nights and not start:
        start = end - timedelta(days=nights)
    if start and end and HALF_A_YEAR < (end - start).days < 366 and end.year > start.year:
        turned = f"{start:%b} {start.day} to {end:%b} {end.day}"  # "june 22 to 18" goes round the whole year
        raise Refusal(f"From {turned} the trip would end before it starts. Which dates do you mean?")
    for moment in (start, end):
        if moment and moment < today:
            raise Refusal(f"{spoken(moment)} is in the past. Which dates do you mean?")
    if start and end:
        _check_span(start, end, nights)
    return start, end


def _check_span(start: date, end: date, nights: int | None) -> None:
    if end < start:
        raise Refusal(
            f"The trip would end ({spoken(end)}) before it starts ({spoken(start)}). Which is right?"
        )
    length = (end - start).days
    if length > LONGEST_NIGHTS:
        raise Refusal(
            f"{spoken(start)} to {spoken(end)} is {length} nights; I plan up to "
            f"{LONGEST_NIGHTS}. Which dates do you mean?"
        )
    if nights and nights != length:
        raise Refusal(f"{spoken(start)} to {spoken(end)} is {length} nights, not {nights}. Which is right?")


def spoken(moment: date) -> str:
    """Return a date as people write it: "Sat, Jul 10, 2027"."""
    return f"{moment:%a, %b} {moment.day}, {moment.year}"


def short_day(moment: date) -> str:
    """Return a date without its year: "Sat, Jul 10"."""
    return f"{moment:%a, %b} {moment.day}"


def span(start: date | None, end: date | None) -> str:
    """Return a stretch of days: "Jul 10–17, 2027"; "dates open" when there is none."""
    if start is None or end is None:
        known = start or end
        return "dates open" if known is None else f"{'from' if start else 'until'} {spoken(known)}"
    if start == end:
        return f"{start:%b} {start.day}, {start.year}"
    first = f"{start:%b} {start.day}" + (f", {start.year}" if start.year != end.year else "")
    last = f"{end.day}" if (start.year, start.month) == (end.year, end.month) else f"{end:%b} {end.day}"
    return f"{first}–{last}, {end.year}"
