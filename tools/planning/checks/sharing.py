"""Rules of what is shared or said: chargers, daylight, and what a bed may cost."""

from collections.abc import Iterator
from datetime import date, datetime
from math import acos, cos, degrees, radians, sin, tan

from tools.kernel.place import Place
from tools.planning.checks.plan import Plan, drives_of, said, zone_of
from tools.planning.model import ItemKind
from tools.planning.problem import Household

TWILIGHT = 12.0  # minutes this coarse sunset may be off


def chargers(plan: Plan) -> Iterator[str]:
    """No more cars charge at a place at once than it has chargers."""
    for day in plan.days:
        at: dict[str, list[tuple[datetime, int]]] = {}
        for family in day.families:
            for item in family.items:
                if item.kind is ItemKind.CHARGE and not item.note.startswith("slow charge"):
                    at.setdefault(item.place.name, []).extend([(item.start, 1), (item.end, -1)])
        for name, changes in at.items():
            busy = 0
            for moment, change in sorted(changes, key=lambda c: (c[0], c[1])):
                busy += change
                if busy > plan.problem.plugs:
                    yield f"{said(day)}: {busy} cars charge in {name} at {moment:%H:%M}"


def daylight(plan: Plan) -> Iterator[str]:
    """Whoever does not want to drive in the dark is off the road by sunset."""
    for day, family, household in plan.each():
        wished = any(
            t.kind == "daylight" and t.day in (None, day.date) and t.family in (None, household.name)
            for t in plan.problem.tweaks
        )
        for drive in drives_of(family) if wished else []:
            there = drive.to or drive.place
            end = drive.end.astimezone(zone_of(there, drive.end))
            dark = _dark(there, day.date, end)
            if dark is not None and end.hour * 60 + end.minute > dark + TWILIGHT:
                yield f"{said(day)}: {family.family} is on the road at {end:%H:%M}, after dark"


def _dark(place: Place, day: date, moment: datetime) -> float | None:
    """The local minute of sunset by Cooper's declination and Spencer's equation of time."""
    number = day.timetuple().tm_yday
    tilt = radians(23.45) * sin(radians(360.0 / 365.0 * (284 + number)))
    b = radians(360.0 / 365.0 * (number - 81))
    ahead = 9.87 * sin(2 * b) - 7.53 * cos(b) - 1.5 * sin(b)
    half = -tan(radians(place.lat)) * tan(tilt)
    if not -1.0 < half < 1.0:
        return None
    zone = moment.utcoffset()
    shift = zone.total_seconds() / 60 if zone else 0.0
    return 720.0 - 4.0 * place.lon - ahead + shift + 4.0 * degrees(acos(half)) + 4.0


def lodging(plan: Plan) -> Iterator[str]:
    """No family sleeps in a booked bed that costs it more a night than it said.

    Where its plan names none of the beds booked for it that night, it is held to have the cheapest.
    """
    for household in plan.problem.households:
        for number, day in enumerate(plan.problem.days):
            if household.lodging is None or not household.first <= day < household.last:
                continue
            named = _bed_named(plan, household, number)
            theirs = [
                b
                for b in plan.problem.beds
                if b.first <= day < b.last and (not b.families or household.name in b.families)
            ]
            bed = min(theirs, key=lambda b: (b.name != named, b.nightly or 0), default=None)
            if bed and (bed.nightly or 0) > household.lodging:
                yield f"{bed.name} costs more a night than the {household.name} family wants to pay"


def _bed_named(plan: Plan, household: Household, number: int) -> str:
    """What the family's last check-in up to that night says."""
    days = plan.problem.days[: number + 1]
    notes = [i.note for d, i in plan.items(household.name) if d in days and i.kind is ItemKind.CHECK_IN]
    return notes[-1] if notes else ""
