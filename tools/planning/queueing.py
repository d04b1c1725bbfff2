"""Chargers are shared: when the cars of other families leave one free."""

from collections.abc import Sequence
from typing import NamedTuple

from tools.planning.model import Item, ItemKind


class Plugged(NamedTuple):
    """A car of another family at a charger, in plan time."""

    place: str
    start: float
    end: float


def free_at(plugged: Sequence[Plugged], plugs: int, place: str, clock: float, minutes: float) -> float:
    """Return the first moment from `clock` on when fewer than `plugs` others charge there for that long."""
    there = [p for p in plugged if p.place == place and p.end > clock]
    moments = sorted({clock, *(p.end for p in there)})
    return next(m for m in moments if m == moments[-1] or _busiest(there, m, m + minutes) < plugs)


def _busiest(there: Sequence[Plugged], begin: float, end: float) -> int:
    """The most cars that charge at one moment of a stretch."""
    within = [p for p in there if p.start < end and p.end > begin]
    return max((sum(1 for p in within if p.start <= max(begin, q.start) < p.end) for q in within), default=0)


def plugged_in(items: Sequence[Item], started: float) -> list[Plugged]:
    """Return the charging of a day; `started` is where plan time counts from, in minutes since the epoch."""
    return [
        Plugged(i.place.name, i.start.timestamp() / 60 - started, i.end.timestamp() / 60 - started)
        for i in items
        if i.kind is ItemKind.CHARGE
    ]
