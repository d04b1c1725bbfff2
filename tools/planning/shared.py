"""Which stretches families spend together."""

from dataclasses import replace
from datetime import timedelta

from tools.planning.model import FamilyDay, Item, ItemKind

TOGETHER = timedelta(minutes=15)


def marked(days: tuple[FamilyDay, ...]) -> tuple[FamilyDay, ...]:
    """Return the families' days with `shared` and `with_families` filled in."""
    return tuple(
        replace(day, items=tuple(_marked(item, day.family, days) for item in day.items)) for day in days
    )


def _marked(item: Item, family: str, days: tuple[FamilyDay, ...]) -> Item:
    others = tuple(
        other.family
        for other in days
        if other.family != family and any(_together(item, theirs) for theirs in other.items)
    )
    return replace(item, shared=bool(others), with_families=others)


def _together(a: Item, b: Item) -> bool:
    if a.kind is not b.kind or a.place.name != b.place.name:
        return False
    if a.kind in (ItemKind.DRIVE, ItemKind.FERRY):
        return a.to == b.to and abs(a.start - b.start) <= TOGETHER
    return abs(a.start - b.start) <= TOGETHER or (a.start < b.end and b.start < a.end)
