"""A bed booked in one town for a night that the plan spends in another."""

from collections.abc import Mapping, Sequence
from datetime import date

from tools.families.roster import Roster
from tools.kernel.words import day_words, fold, joined
from tools.planning.model import FamilyDay, ItemKind, Itinerary
from tools.reservations.model import Reservation
from tools.reservations.nights import families_of, nights


def bed_warnings(booking: Reservation, plan: Itinerary | None, roster: Roster) -> tuple[str, ...]:
    """Return a sentence for each place in which families sleep, by the plan, on a night of a bed elsewhere.

    Only a place the plan knows can be told apart from where it sleeps: a hotel in a suburb is no clash.
    """
    booked = fold(booking.place or "")
    if plan is None or not booked or booked not in _known(plan):
        return ()
    concerned = {family.name for family in families_of(booking, roster)}
    wanted = nights(booking)
    found: dict[str, dict[date, list[str]]] = {}
    for day in plan.days:
        for family in day.families if day.date in wanted else ():
            place = _sleeps(family)
            if family.family in concerned and place and fold(place) != booked:
                found.setdefault(place, {}).setdefault(day.date, []).append(family.family)
    return tuple(_sentence(place, told, booking.place or "") for place, told in found.items())


def _known(plan: Itinerary) -> frozenset[str]:
    """The names of the places the plan speaks of."""
    items = [item for day in plan.days for family in day.families for item in family.items]
    return frozenset(fold(item.place.name) for item in items)


def _sleeps(day: FamilyDay) -> str | None:
    """Where a family's day ends: its check-in, else its last place."""
    beds = [item.place.name for item in day.items if item.kind is ItemKind.CHECK_IN]
    ends = [(item.to or item.place).name for item in day.items]
    return beds[-1] if beds else ends[-1] if ends else None


def _sentence(place: str, told: Mapping[date, Sequence[str]], booked: str) -> str:
    who = list(dict.fromkeys(name for names in told.values() for name in names))
    verb = "sleeps" if len(who) == 1 else "sleep"
    when = joined([day_words(night) for night in told])
    return f"By the plan {joined(who)} {verb} in {place} on {when}, not in {booked}."
