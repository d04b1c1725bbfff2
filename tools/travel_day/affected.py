"""What a day that goes otherwise changes for others: the first of it that is worth telling."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tools.planning.model import Day, FamilyDay, Item, ItemKind
from tools.travel_day.shared_items import WAITED

_WORTH_TELLING = timedelta(minutes=10)
_TOLD = (*WAITED, ItemKind.CHECK_IN, ItemKind.FERRY)


@dataclass(frozen=True)
class Effect:
    """What changes for a family: where it is held up, when that was planned, and when it will be."""

    family: str
    place: str
    planned: datetime
    now: datetime
    meal: bool = False


def effects(day: Day, live_day: Day, late: str) -> list[Effect]:
    """Return what the delay of `late` changes for the others, the first change of each worth telling.

    Where they meet or are expected counts before the drives there.
    """
    found = []
    for before, after in zip(day.families, live_day.families, strict=True):
        if before.family == late:
            continue
        moved = [
            Effect(before.family, was.place.name, was.start, now.start, was.kind is ItemKind.MEAL)
            for was, now in zip(_told(before), _told(after), strict=False)
            if now.start - was.start >= _WORTH_TELLING and was.kind is now.kind
        ]
        found += moved[:1]
    return found


def _told(day: FamilyDay) -> list[Item]:
    """Return what others hear of: a way that is planned anew changes none of it but its times."""
    alone = (ItemKind.MEAL,)
    return [i for i in day.items if i.kind in _TOLD and (i.kind not in alone or i.with_families)]
