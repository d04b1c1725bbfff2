"""What the group hears by itself: a brief on the mornings of the trip, and thanks with the sums after it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from uuid import NAMESPACE_OID, uuid5

from tools.expenses.export import export as export_money
from tools.families.units import units
from tools.kernel.act import Act
from tools.kernel.distances import distance
from tools.kernel.when import later, moment, zone
from tools.planning.model import Day, ItemKind, Itinerary
from tools.preferences.quiet import Quiet
from tools.travel_day.kinds import MORNING, SETTLEMENT, THANKS
from tools.travel_day.model import Alert
from tools.travel_day.targets import targets_of
from tools.trips.model import Trip
from tools.trips.reading import short_day

_MORNING_AT = time(7, 30)
_TO_PACK = timedelta(minutes=45)
_THANKS_AT = time(10, 0)
_TO_SETTLE = 4  # days after the thanks
_LATEST_MORNING = time(10, 0)


def group_alerts(trip: Trip, plan: Itinerary | None, quiet: Quiet | None, now: datetime) -> Iterator[Alert]:
    """Return the group's own alerts that are still ahead of `now` (aware)."""
    local = zone(trip.timezone, now.tzinfo)
    for day in plan.days if plan else ():
        at = _before_the_first(day, moment(day.date, local, _MORNING_AT))
        at = quiet.after(at) if quiet else at
        if any(family.items for family in day.families) and now < at and at.time() <= _LATEST_MORNING:
            yield Alert(_id(trip, MORNING, day.date), at, None, MORNING, brief(day))
    if trip.end_date and (at := _after_trip(trip.end_date, local, quiet)) > now:
        yield Alert(_id(trip, THANKS, None), at, None, THANKS, f"That was {trip.name}. Welcome home!")
    if trip.end_date and (at := _after_trip(trip.end_date, local, quiet, _TO_SETTLE)) > now:
        yield Alert(_id(trip, SETTLEMENT, None), at, None, SETTLEMENT, f"Is {trip.name} settled up?")


def _before_the_first(day: Day, usual: datetime) -> datetime:
    """Return when the morning's brief comes: at the usual hour, or while the first family packs."""
    leaves = [i.start for f in day.families for i in f.items if i.kind is ItemKind.DRIVE]
    return min([usual, *(later(at, -_TO_PACK).astimezone(usual.tzinfo) for at in leaves)])


def _after_trip(last: date, local: tzinfo, quiet: Quiet | None, days: int = 0) -> datetime:
    at = moment(last + timedelta(days=1 + days), local, _THANKS_AT)
    return quiet.after(at) if quiet else at


def _id(trip: Trip, kind: str, day: date | None) -> str:
    return uuid5(NAMESPACE_OID, f"{trip.id}:{kind}:{day or ''}").hex


def brief(day: Day) -> str:
    """Return a day in one line a family."""
    told: dict[str, list[str]] = {}
    for family in day.families:
        leave = next((item for item in family.items if item.kind is ItemKind.DRIVE), None)
        parts = [f"leave {leave.place.name} {leave.told:%H:%M}"] if leave else []
        parts += [f"{g.place.name} {g.at:%H:%M}" for g in targets_of(family)]
        seen = dict.fromkeys(i.note or i.place.name for i in family.items if i.kind is ItemKind.VISIT)
        words = ", ".join(parts or seen) or "a day without driving"
        told.setdefault(words, []).append(family.family)
    lines = [f"{', '.join(names)}: {words}" for words, names in told.items()]
    if len(told) == 1 and len(day.families) > 1:
        lines = [f"Everybody: {words}" for words in told]
    return "\n".join([f"Good morning! {short_day(day.date)}:", *lines])


async def thanks(act: Act, trip: Trip, plan: Itinerary | None) -> str:
    """Return the words after a trip: its numbers, and who still pays whom."""
    first = f"That was {trip.name}. Welcome home!"
    if trip.start_date and trip.end_date:
        days = (trip.end_date - trip.start_date).days + 1
        km = sum(family.drive_km for day in plan.days for family in day.families) if plan else 0
        cars = len({family.family for day in plan.days for family in day.families}) if plan else 0
        every = f" by {cars} families together" if cars > 1 else ""
        road = f", about {distance(km, await units(act))} on the road{every}." if km else "."
        first += f" {days} days{road}"
    open_sums = await _open_sums(act, trip)
    return f"{first}\nTo settle up: {'; '.join(open_sums)}." if open_sums else first


async def settle_up(act: Act, trip: Trip) -> str:
    """Return who still pays whom some days after the trip; nothing when all is settled."""
    open_sums = await _open_sums(act, trip)
    return f"Still to settle up from {trip.name}: {'; '.join(open_sums)}." if open_sums else ""


async def _open_sums(act: Act, trip: Trip) -> list[str]:
    settlement = (await export_money(act))["settlement"]
    return [f"{_bare(t['from'])} → {_bare(t['to'])} {t['amount']} {trip.currency}" for t in settlement]


def _bare(key: str) -> str:
    return key.partition(":")[2]
