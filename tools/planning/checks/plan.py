"""A plan beside what was asked, as the rules look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from math import asin, cos, radians, sin, sqrt
from zoneinfo import ZoneInfo

from tools.kernel.place import Place
from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.planning.problem import Household, Problem

WALK_KM = 4.0


@dataclass(frozen=True)
class Plan:
    """A plan beside what was asked."""

    problem: Problem
    days: tuple[Day, ...]

    def family(self, name: str) -> Household:
        """The family of that name."""
        return next(h for h in self.problem.households if h.name == name)

    def each(self) -> Iterator[tuple[Day, FamilyDay, Household]]:
        """Every family's day."""
        known = {h.name: h for h in self.problem.households}
        for day in self.days:
            for family in day.families:
                if family.family in known:
                    yield day, family, known[family.family]

    def items(self, name: str) -> list[tuple[date, Item]]:
        """A family's items in order over all days."""
        return [
            (day.date, item)
            for day in self.days
            for f in day.families
            if f.family == name
            for item in f.items
        ]


MOVING = (ItemKind.DRIVE, ItemKind.FERRY)


def ends_at(item: Item) -> Place:
    """Where one is after an item: a drive or a ferry leads somewhere."""
    return item.to if item.kind in MOVING and item.to else item.place


def sleeps(plan: Plan, household: Household, number: int) -> Place | None:
    """Where a family is at the end of a day: the place of the last item up to then."""
    items = [i for d, i in plan.items(household.name) if d <= plan.problem.days[number]]
    if not items:
        return None
    return ends_at(items[-1])


def said(day: Day) -> str:
    return f"{day.date:%a %d %b}"


def drives_of(family: FamilyDay) -> list[Item]:
    return [i for i in family.items if i.kind is ItemKind.DRIVE]


def minutes_of(item: Item) -> float:
    return (item.end - item.start).total_seconds() / 60


def zone_of(place: Place, moment: datetime) -> tzinfo | None:
    return ZoneInfo(place.timezone) if place.timezone else moment.tzinfo


def km_between(a: Place, b: Place) -> float:
    """The great-circle distance in kilometres."""
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(sqrt(min(1.0, h)))
