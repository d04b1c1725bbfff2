"""Use case: begin the trip."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tools.families.rights import adults_only
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.reply import Reply
from tools.kernel.words import joined
from tools.trips.currencies import currency_of
from tools.trips.head import blank, head, status_on
from tools.trips.locating import Found, look_up_all, placed
from tools.trips.model import Stop, Trip, TripStatus
from tools.trips.naming import clean_name, currency_code, currency_was_said, forget_currency
from tools.trips.reading import day, settle_days, span
from tools.trips.stops import core, default_name, same


async def create_trip(
    act: Act,
    name: str | None = None,
    start_date: str | None = None,
    end_date: str | None = None,
    nights: int | None = None,
    stops: Sequence[str] = (),
    currency: str | None = None,
) -> Reply:
    """Begin the trip of this chat; the speaker becomes its organizer.

    Refuses a second trip beside one that stands, days in the past and an end before the start.
    """
    adults_only(act, "start a trip")
    days = settle_days(day(start_date), day(end_date), nights, act.today)
    names = list(
        {core(stop): " ".join(stop.split())[:120] for stop in reversed(stops) if stop.strip()}.values()
    )
    names.reverse()
    present = await head(act)
    if present and await _stands(act, present):
        return await _again(act, present, name, days, names)
    found = await look_up_all(act, names)
    trip = await act.uow.of(Trip).put(_begun(act, name, days, found, currency))
    await _start_over(act)
    if currency_code(currency):
        await currency_was_said(act)
    for position, where in enumerate(found):
        await act.uow.of(Stop).put(placed(Stop(new_id(), where.name, position=position), where.place))
    return _welcome(trip, found)


def _begun(
    act: Act,
    name: str | None,
    days: tuple[date | None, date | None],
    found: Sequence[Found],
    currency: str | None,
) -> Trip:
    fresh = blank(act)
    places = [f.place for f in found if f.place]
    zone = next((p.timezone for p in places if p.timezone), fresh.timezone)
    return replace(
        fresh,
        name=clean_name(name) or default_name([f.name for f in found]),
        start_date=days[0],
        end_date=days[1],
        timezone=zone,
        currency=currency_code(currency) or currency_of(p.country for p in places),
        organizer=act.speaker.account_id,
        organizer_name=act.speaker.name,
    )


async def _stands(act: Act, trip: Trip) -> bool:
    """Whether there is a trip already that a new one would wipe out."""
    if trip.status is TripStatus.CANCELLED:
        return False
    return bool(trip.start_date or trip.end_date or await act.uow.of(Stop).all())


async def _again(
    act: Act, trip: Trip, name: str | None, days: tuple[date | None, date | None], names: Sequence[str]
) -> Reply:
    """Answer a second `create_trip`: the same trip again is fine, another one is not."""
    stops = await act.uow.of(Stop).all()
    same_days = all(said is None or said in (trip.start_date, trip.end_date) for said in days)
    same_stops = all(same(stops, stop, None) for stop in names)
    if (name or names or any(days)) and same_days and same_stops and name in (None, trip.name):
        return Reply(f"We have that one already: {trip.name}, {span(trip.start_date, trip.end_date)}.")
    if status_on(trip, act.today) is TripStatus.COMPLETED:
        raise Refusal(
            f"“{trip.name}” is over, and its record stays in this chat. Start the next one in a new group "
            "and add me there, so that money and plans stay apart."
        )
    raise Refusal(
        f"This chat has a trip already: “{trip.name}”, {span(trip.start_date, trip.end_date)}. I can "
        "change it (“move it to …”, “add …”). To begin a new one here, cancel this one first."
    )


async def _start_over(act: Act) -> None:
    for stop in await act.uow.of(Stop).all():
        await act.uow.of(Stop).remove(stop.id)
    await forget_currency(act)


def _welcome(trip: Trip, found: Sequence[Found]) -> Reply:
    route = " → ".join(f.name for f in found) or "no stops yet"
    lines = [f"{trip.name}: {span(trip.start_date, trip.end_date)}.", f"Stops: {route}.", *open_points(found)]
    if trip.start_date is None or trip.end_date is None:
        lines.append("Until when?" if trip.start_date else "When do you go?")
    lines.append("Who's coming? For example: “we're the Lees from Denver, 2 adults, 2 kids, Model Y”.")
    buttons = next((f.question.choices for f in found if f.question), ())
    return Reply("\n".join(lines), buttons=buttons, short=lines[0])


def open_points(found: Sequence[Found]) -> list[str]:
    """Return a sentence for each name that is not on the map yet."""
    lines = [str(f.question) for f in found if f.question]
    unknown = [f.name for f in found if f.place is None and f.question is None]
    if unknown:
        verb = "is" if len(unknown) == 1 else "are"
        lines.append(f"I don't know where {joined(unknown)} {verb} yet; a nearby town helps me plan.")
    return lines
