"""Which unit of distance the readers of an answer speak."""

from dataclasses import replace

from tools.families.model import Family
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.distances import Unit, turned, unit_of
from tools.kernel.reply import Reply
from tools.trips.model import Trip


async def units(act: Act) -> tuple[Unit, ...]:
    """Return the units of those who read: the speaker's own family alone, in a group of all families.

    By where they live; where nobody said that, by where the trip is. The speaker's own comes first.
    """
    roster = await Roster.load(act)
    own = roster.own_family(act)
    readers = ([own] if own else []) + (list(roster.families) if act.group or own is None else [])
    spoken = tuple(dict.fromkeys(unit for family in readers if (unit := _unit(family))))
    if spoken:
        return spoken
    trip = await act.uow.of(Trip).get(act.trip_id)
    there = unit_of(trip.timezone if trip else None)
    return (there,) if there else ("km",)


async def in_units(act: Act, reply: Reply) -> Reply:
    """Return an answer in our own words with its kilometres as its readers count them."""
    spoken = await units(act)
    notices = tuple(replace(notice, text=turned(notice.text, spoken)) for notice in reply.notices)
    return replace(reply, text=turned(reply.text, spoken), short=turned(reply.short, spoken), notices=notices)


def family_units(roster: Roster, name: str) -> tuple[Unit, ...]:
    """Return what a family (by name) counts where it lives; kilometres when nobody knows."""
    unit = next((_unit(family) for family in roster.families if family.name == name), None)
    return (unit or "km",)


def _unit(family: Family) -> Unit | None:
    return unit_of(family.home_timezone)
