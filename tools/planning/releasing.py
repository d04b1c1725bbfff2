"""Use case: a cancelled booking leaves the plan at once; planning again is another thing."""

from dataclasses import replace

from tools.kernel.act import Act
from tools.planning.explain_beds import NO_BED, unbooked
from tools.planning.model import Day, FamilyDay, Item, ItemKind, Itinerary

BARE = "lodging not booked yet"
BEDS = (ItemKind.CHECK_IN, ItemKind.CHECK_OUT)


async def release(act: Act, booking: str) -> Itinerary | None:
    """Take a cancelled booking's name out of today's and later days; return the plan, None without one.

    Places and times stay: a bed is one to be found, a thing to do is free time, and what the plan said of
    that booking is said no more.
    """
    before = await act.uow.of(Itinerary).get(act.trip_id)
    if before is None:
        return None
    days = tuple(_freed(day, booking) if day.date >= act.today else day for day in before.days)
    stale = (NO_BED, f"{booking} costs", "Two bookings", "Two beds")
    explain = [s for s in before.explain if not (s.startswith(stale) and (booking in s or NO_BED in s))]
    explain += unbooked(tuple(d for d in days if d.date >= act.today))
    return await act.uow.of(Itinerary).put(replace(before, days=days, explain=tuple(explain)))


def _freed(day: Day, booking: str) -> Day:
    return replace(day, families=tuple(_family(f, booking) for f in day.families))


def _family(day: FamilyDay, booking: str) -> FamilyDay:
    return replace(day, items=tuple(_item(i, booking) if i.note == booking else i for i in day.items))


def _item(item: Item, booking: str) -> Item:
    if item.kind in BEDS:
        return replace(item, note=BARE if item.kind is ItemKind.CHECK_IN else "")
    if item.kind is ItemKind.MEAL:
        return replace(item, note="dinner" if item.start.hour >= 16 else "lunch")
    if item.kind is ItemKind.VISIT:
        return replace(item, kind=ItemKind.FREE, note=f"free time ({booking} is cancelled)")
    return item
