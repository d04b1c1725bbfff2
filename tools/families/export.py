"""The families' part of pathfinder.trip/1."""

from collections.abc import Collection, Mapping
from datetime import date, time
from typing import Any

from tools.families.limiting import PRIVATE
from tools.families.model import Family, Member, Vehicle
from tools.families.phones import masked
from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.money import Money
from tools.preferences.delicate import diets
from tools.preferences.model import Setting
from tools.trips.head import blank, head
from tools.trips.model import Trip


async def export(act: Act) -> dict[str, Any]:
    """Return {"families"}; phones masked, private limits included (`without_private` takes them out)."""
    roster = await Roster.load(act)
    trip = await head(act) or blank(act)
    return {"families": [_family(roster, trip, family) for family in roster.families]}


async def without_private(act: Act, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return an export as the speaker may see it: other families' private limits and wishes left out."""
    roster = await Roster.load(act)
    own = None if act.group else roster.own_family(act)
    hidden = {
        (roster.label(setting.party), setting.value)
        for setting in await act.uow.of(Setting).all()
        if setting.key == PRIVATE and setting.party and not (own and setting.party.id == own.id)
    }
    kept = await diets(act)
    secret = {
        (family.name, member.name, diet)
        for family in roster.families
        for member in roster.members_of(family)
        for diet in member.diet
        if not (own and own.id == family.id) and kept.hidden(member.id, diet)
    }
    families = [
        {
            **family,
            "members": [_open(family["name"], member, secret) for member in family.get("members", ())],
            "limits": {
                name: None if (family["name"], name) in hidden else limit
                for name, limit in family["limits"].items()
            },
        }
        for family in document.get("families", ())
    ]
    return {**document, "families": families}


def _open(family: str, member: Mapping[str, Any], secret: Collection[tuple[str, str, str]]) -> dict[str, Any]:
    """Return a member without the diets that are nobody else's business."""
    shown = [diet for diet in member["diet"] if (family, member["name"], diet) not in secret]
    return {**member, "diet": shown}


def _family(roster: Roster, trip: Trip, family: Family) -> dict[str, Any]:
    members = roster.members_of(family)
    children = sum(1 for m in members if m.role is Role.CHILD)
    return {
        "name": family.name,
        "home": family.home and {"name": family.home, "lat": family.home_lat, "lon": family.home_lon},
        "joins": _moment(family.joins_date, family.joins_place),
        "leaves": _moment(family.leaves_date, family.leaves_place),
        "adults": max(family.adults or 0, len(members) - children),
        "children": max(family.children or 0, children),
        "members": [_member(member, trip) for member in members],
        "vehicles": [_vehicle(roster, car) for car in roster.vehicles_of(family)],
        "limits": {
            "drive_minutes_per_day": family.drive_minutes_per_day,
            "drive_minutes_per_leg": family.drive_minutes_per_leg,
            "lodging_per_night": _money(family.lodging_per_night, trip.currency),
            "not_before": _clock(family.not_before),
            "not_after": _clock(family.not_after),
        },
    }


def _moment(moment: date | None, place: str | None) -> dict[str, Any] | None:
    return {"date": moment and moment.isoformat(), "place": place} if moment or place else None


def _member(member: Member, trip: Trip) -> dict[str, Any]:
    organizer = trip.organizer is not None and member.account_id == trip.organizer
    return {
        "name": member.name,
        "age": member.age,
        "role": (Role.ORGANIZER if organizer else member.role).value,
        "driver": member.driver,
        "diet": list(member.diet),
        "phone": masked(member.phone),
    }


def _vehicle(roster: Roster, car: Vehicle) -> dict[str, Any]:
    driver = next((m.name for m in roster.members if m.id == car.driver_id), None)
    return {
        "name": car.name,
        "energy": car.energy.value,
        "range_km": car.range_km,
        "battery_kwh": car.battery_kwh,
        "seats": car.seats,
        "driver": driver,
    }


def _money(minor: int | None, currency: str) -> str | None:
    return None if minor is None else Money(minor, currency).decimal


def _clock(moment: time | None) -> str | None:
    return None if moment is None else f"{moment:%H:%M}"
