"""Use case: change the trip's head."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tools.families.model import Family
from tools.families.rights import leaders_only, unlocked
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.money import exponent
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.trips.head import head
from tools.trips.model import Stop, Trip, TripStatus
from tools.trips.naming import clean_name, currency_code, currency_was_said
from tools.trips.reading import LONGEST_NIGHTS, between, day, settle_days, short_day, span


async def update_trip(
    act: Act,
    name: str | None = None,
    start_date: str | None = None,
    end_date: str | None = None,
    nights: int | None = None,
    currency: str | None = None,
    status: str | None = None,
    locked: bool | None = None,
) -> Reply:
    """Change name, days, currency or status; only the organizer or an admin confirms, cancels or locks."""
    trip = await head(act)
    if status is not None or locked is not None:
        leaders_only(act, trip, "cancel, confirm or lock the trip")
    unlocked(act, trip, "change the trip")
    if trip is None:
        raise Refusal("There is no trip yet. Tell me where and when, and I'll start one.")
    start, end = _moved(trip, day(start_date), day(end_date), nights, act.today)
    changed = replace(
        trip,
        name=clean_name(name) or trip.name,
        start_date=start,
        end_date=end,
        currency=await _new_currency(act, trip, currency),
        status=_status(trip, status),
        locked=trip.locked if locked is None else locked,
    )
    if changed == trip:
        return Reply(f"That's how it is already: {trip.name}, {span(start, end)}.")
    await act.uow.of(Trip).put(changed)
    return _changes(trip, changed, await _left_outside(act, changed))


def _moved(
    trip: Trip, start: date | None, end: date | None, nights: int | None, today: date
) -> tuple[date | None, date | None]:
    """Return the trip's days after a change; what is not said stays, unless it would end before it starts."""
    start = None if start == trip.start_date else start
    if start is None and end is None and nights is None:
        return trip.start_date, trip.end_date
    if start is None:
        return trip.start_date, _new_end(trip.start_date, end, nights, today)
    if end is None and nights is None and trip.start_date and trip.end_date:
        length = trip.end_date - trip.start_date
        end = trip.end_date if trip.end_date >= start else start + length
    return settle_days(start, end, nights, today)


def _new_end(start: date | None, end: date | None, nights: int | None, today: date) -> date | None:
    """Return the last day of a trip whose first day stays, which may be over already."""
    between(nights, 1, LONGEST_NIGHTS, "A number of nights")
    if end is None:
        if start is None:
            raise Refusal("From which day on? I don't know when the trip starts.")
        return start + timedelta(days=nights or 0)
    settle_days(None, end, None, today)
    settle_days(start and max(start, today), end, None, today)
    return end


def _status(trip: Trip, said: str | None) -> TripStatus:
    if said is None:
        return trip.status
    if said.strip().lower() not in ("confirmed", "cancelled"):
        raise Refusal(f"A trip can be confirmed or cancelled, not “{said}”.")
    return TripStatus(said.strip().lower())


async def _left_outside(act: Act, trip: Trip) -> list[str]:
    """Return a sentence for each family or stop whose day is no longer within the trip."""
    if trip.start_date is None or trip.end_date is None:
        return []
    roster = await Roster.load(act)
    dated = [
        (roster.name_of(Party("family", f.id)), moment)
        for f in roster.families
        for moment in (f.joins_date, f.leaves_date)
    ]
    dated += [(stop.name, stop.date) for stop in await act.uow.of(Stop).all()]
    return [
        f"{who}: {short_day(moment)} is now outside the trip. What's the new day?"
        for who, moment in dated
        if moment and not trip.start_date <= moment <= trip.end_date
    ]


def _changes(before: Trip, after: Trip, open_ends: Sequence[str]) -> Reply:
    lines = []
    if after.status is not before.status:
        lines.append(f"“{after.name}” is {after.status.value}.")
    if after.name != before.name:
        lines.append(f"The trip is called {after.name} now.")
    if (after.start_date, after.end_date) != (before.start_date, before.end_date):
        lines.append(f"{after.name} is {span(after.start_date, after.end_date)} now.")
    if after.currency != before.currency:
        lines.append(f"The books are in {after.currency} now.")
    if after.locked != before.locked:
        lines.append(
            "Locked: only admins change it." if after.locked else "Unlocked: everybody may change it."
        )
    return Reply("\n".join([*lines, *open_ends]), short=lines[0])


async def _new_currency(act: Act, trip: Trip, said: str | None) -> str:
    """Return the currency after a change; nightly limits keep their figures in its minor units."""
    currency = currency_code(said)
    if currency is None:
        return trip.currency
    await currency_was_said(act)
    steps = exponent(currency) - exponent(trip.currency)
    for family in await act.uow.of(Family).all() if steps else []:
        if family.lodging_per_night is not None:
            scaled = round(family.lodging_per_night * 10.0**steps)
            await act.uow.of(Family).put(replace(family, lodging_per_night=scaled))
    return currency
