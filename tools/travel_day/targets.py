"""The places a family's day leads to, and which of them a name or a position is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from tools.planning.model import FamilyDay, Item, ItemKind
from tools.travel_day.standing import Target
from tools.trips.stops import core, km_between

HERE_KM = 15.0
EXPECTED = (ItemKind.MEET, ItemKind.VISIT, ItemKind.CHECK_IN, ItemKind.MEAL)


def targets_of(day: FamilyDay | None) -> tuple[Target, ...]:
    """Return where a family drives to in a day: each drive's goal at which it then does something.

    Stops only to charge, fuel or rest are no targets; the end of the last drive always is one.
    """
    found: list[Target] = []
    driven = False
    for number, item in enumerate(day.items if day else ()):
        driven = driven or item.kind is ItemKind.DRIVE
        if item.kind not in EXPECTED or not driven:
            continue
        if found and alike(found[-1].place.name, item.place.name):
            found[-1] = replace(found[-1], others=_others(found[-1].others, item))
        elif not (item.kind is ItemKind.MEAL and not item.shared):
            found.append(Target(item.place, item.start, _others((), item), number))
    return (*found, *_home(day, found))


def _home(day: FamilyDay | None, found: Sequence[Target]) -> Iterator[Target]:
    """Yield the end of the day's last drive when nothing is planned there, as on the way home."""
    drives = [(n, item) for n, item in enumerate(day.items if day else ()) if item.kind is ItemKind.DRIVE]
    if drives and drives[-1][1].to and not (found and found[-1].item > drives[-1][0]):
        number, drive = drives[-1]
        if drive.to and not any(target.at >= drive.end for target in found):
            yield Target(drive.to, drive.end, (), number, ends=True)


def _others(known: tuple[str, ...], item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *item.with_families)))


def alike(first: str, second: str) -> bool:
    """Whether two names are of one place."""
    a, b = set(core(first).split()), set(core(second).split())
    return bool(a and b) and (a <= b or b <= a)


def in_day(day: FamilyDay | None, place: str) -> bool:
    """Whether a family's day passes a place of that name."""
    items = day.items if day else ()
    return any(alike(item.place.name, place) or (item.to and alike(item.to.name, place)) for item in items)


def is_here(target: Target, lat: float, lon: float) -> bool:
    """Whether a position (degrees) is at a target."""
    return km_between(target.place.lat, target.place.lon, lat, lon) <= HERE_KM


def leaves_at(day: FamilyDay | None) -> datetime | None:
    """Return when a family sets out; without a drive, when its day begins."""
    items = day.items if day else ()
    sets_out = (i.start for i in items if i.kind in (ItemKind.DEPART, ItemKind.DRIVE, ItemKind.FERRY))
    begins = (item.start for item in items if item.kind is not ItemKind.FREE)
    return next(sets_out, next(begins, None))
