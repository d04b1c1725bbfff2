"""One booking told in plain words: labelled lines, or the sentences of a confirmation mail."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from tools.reservations.confirmations import kinds, labels, names
from tools.reservations.confirmations.figures import guests_of, total_price, units_of
from tools.reservations.confirmations.proposed import Proposed, When
from tools.reservations.model import ReservationKind
from tools.values.contacts import booking_code
from tools.values.dates import DateMatch, find_dates
from tools.values.folding import fold
from tools.values.times import TimeMatch, find_times

_CLAUSE = re.compile(r"\n|(?<=[a-z\d)])[.;](?=\s)|\||·|•| / ")


@dataclass(frozen=True)
class _Dated:
    """A date of the text with the words before it in its clause."""

    match: DateMatch
    role: labels.Role
    clock: TimeMatch | None


def proposal(text: str, now: datetime, currency: str | None = None) -> Proposed | None:
    """Return the booking `text` tells of; None when it has neither a date nor a confirmation code."""
    folded = fold(text)
    name, place = names.name_and_place(text, now)
    kind = kinds.kind_of(name or "") or kinds.kind_of(text) or ReservationKind.OTHER
    dates = _dated(text, folded, now, kind)
    start, end = _stay(dates, kind)
    code = booking_code(text)
    if start is None and not code:
        return None
    price = total_price(text, folded, currency)
    return Proposed(
        kind=kind,
        name=name or "Booking",
        place=place,
        start=start,
        end=end,
        confirmation=code,
        price=price.amount if price else None,
        currency=price.currency if price else None,
        cancel_by=next((_moment(said) for said in dates if said.role == "cancel"), None),
        guests=guests_of(text, folded),
        units=units_of(text, folded),
    )


def _dated(text: str, folded: str, now: datetime, kind: ReservationKind) -> list[_Dated]:
    clocks = find_times(text)
    if kind is not ReservationKind.RESTAURANT:
        clocks = [_printed(clock) for clock in clocks]
    moving = kind in (ReservationKind.FERRY, ReservationKind.TICKET)
    found = []
    for match in find_dates(text, now):
        before = _CLAUSE.split(folded[max(0, match.at[0] - 60) : match.at[0]])[-1]
        role = labels.role_of(before, moving)
        if (
            match.bound in ("until", "before")
            and "cancel" in folded[match.at[1] : match.at[1] + 40].split("\n")[0]
        ):
            role = "cancel"
        found.append(_Dated(match, role, _clock(folded, match, clocks)))
    return found


def _clock(folded: str, day: DateMatch, clocks: list[TimeMatch]) -> TimeMatch | None:
    """Return the time of day said with a date: close to it, on its line or the next."""
    near: list[tuple[bool, bool, bool, int, int]] = []
    for place, clock in enumerate(clocks):
        before = clock.at[0] < day.at[1]
        gap = folded[clock.at[1] : day.at[0]] if before else folded[day.at[1] : clock.at[0]]
        table = "  " in gap and len(gap) <= 70 and "\n" not in gap
        if (len(gap) <= 24 or table) and gap.count("\n") <= 1 and not re.search(r"[.;!?]\s", gap):
            near.append(("\n" in gap, before, not clock.sure, len(gap), place))
    return clocks[min(near)[-1]] if near else None


def _stay(dates: list[_Dated], kind: ReservationKind) -> tuple[When | None, When | None]:
    """Return the first and last day (or moment) of the booking from the dates that tell them."""
    usable = [
        said
        for said in dates
        if said.role not in ("cancel", "other") and said.match.grain in ("day", "holiday")
    ]
    start = next((said for said in usable if said.role == "start"), None)
    end = next((said for said in usable if said.role == "end" and said is not start), None)
    ranged = next((said for said in usable if said.match.end), None)
    if ranged and not (start and end):
        return ranged.match.start, ranged.match.end
    if start is None:
        start = next((said for said in usable if said is not end), None)
    if start is None:
        return (_cut(end, kind) if end else None), None
    if end is None and kind in kinds.STAYS:
        end = next(
            (said for said in usable if said is not start and said.match.start > start.match.start), None
        )
    first, last = _cut(start, kind), (_cut(end, kind) if end else None)
    if last is not None and _day(last) < _day(first):
        last = None
    return first, last


def _day(when: When) -> date:
    return when.date() if isinstance(when, datetime) else when


def _cut(said: _Dated, kind: ReservationKind) -> When:
    """Return the moment; stays count in days, so their check-in hours are left out."""
    return said.match.start if kind in kinds.STAYS else _moment(said)


def _moment(said: _Dated) -> When:
    if said.clock is None:
        return said.match.start
    return datetime.combine(said.match.start, time(said.clock.hour, said.clock.minute))


def _printed(clock: TimeMatch) -> TimeMatch:
    """Take "3:20" as printed, on the 24-hour clock; only people mean the afternoon by it."""
    digits = re.match(r"(\d{1,2})[:.]\d\d", clock.text)
    return replace(clock, hour=int(digits[1]) % 24) if digits and not clock.sure else clock
