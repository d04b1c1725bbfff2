"""Whom an alert goes to first, and where it goes when that fails."""

import re
from collections.abc import Sequence

from tools.families.model import Member
from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.party import Party
from tools.preferences.model import Setting
from tools.travel_day.gsm import fit
from tools.travel_day.kinds import BREAK, CODE, RENDEZVOUS
from tools.travel_day.model import Alert
from tools.travel_day.muting import muted_members

# What only those in the car care about: the group hears it only when they have no chat of their own.
_THE_CARS = frozenset((BREAK, RENDEZVOUS))
_CODE = re.compile(rf"{re.escape(CODE)}[^.]*")


def in_order(roster: Roster, party: Party, moving: bool) -> tuple[Member, ...]:
    """Return a party's grown-ups in the order they are told: a passenger first while the car is `moving`,
    else the driver first.
    """
    drivers = {car.driver_id for car in roster.vehicles} | {m.id for m in roster.members if m.driver}
    grown = [m for m in roster.members if party.id in (m.id, m.family_id) and m.role is not Role.CHILD]
    return tuple(sorted(grown, key=lambda member: (member.id in drivers) is moving))


async def listeners(act: Act, roster: Roster, alert: Alert, moving: bool) -> tuple[Member, ...]:
    """Return who is to hear an alert, first things first, without those who turned its kind off."""
    if alert.to is None:
        return ()
    muted = muted_members(alert, await act.uow.of(Setting).all())
    return tuple(member for member in in_order(roster, alert.to, moving) if member.id not in muted)


def next_way(ways: Sequence[str], tried: Sequence[str]) -> str | None:
    """Return the first way that was not tried in vain; None when all were, and the alert has failed."""
    return next((way for way in ways if way not in tried), None)


def said_in_group(roster: Roster, alert: Alert) -> str | None:
    """Return an alert for one party as the group hears it, None when it is about nobody there.

    What concerns one car alone names its driver.
    """
    if alert.to is None:
        return alert.text
    family = roster.family_of(alert.to)
    if family is None:
        return None
    driver = _driver(roster, alert.to) if alert.kind in _THE_CARS else None
    who = f"{driver.name} ({plural(family.name)})" if driver else plural(family.name)
    return fit(f"{who}: {_CODE.sub('', alert.text)}")


def _driver(roster: Roster, party: Party) -> Member | None:
    """Return who drives a party's car, as far as that is known."""
    drivers = {car.driver_id for car in roster.vehicles} | {m.id for m in roster.members if m.driver}
    return next((member for member in in_order(roster, party, moving=False) if member.id in drivers), None)
