"""A family as a plan has brought it so far, and what it does on a day."""

from dataclasses import dataclass, field

from tools.planning.goals import Goal
from tools.planning.model import Item, ItemKind
from tools.planning.problem import Household
from tools.planning.roads import Spot
from tools.planning.tasks import Outcome, Task


@dataclass
class Traveller:
    """A family as the plan has brought it so far."""

    family: Household
    spot: Spot
    level: float
    seen: set[int] = field(default_factory=set)
    housed: bool = False  # checked in somewhere


@dataclass
class Choice:
    """What a family does on a day: tasks, start (local minute) and what came of it."""

    traveller: Traveller
    tasks: tuple[Task, ...]
    start: float
    outcome: Outcome
    goal: Goal | None
    level: int = 0


def better(a: Outcome, b: Outcome) -> bool:
    """Whether a day works and the other does not, or leaves out less, or is off the road earlier."""
    return (bool(a.failed), a.lost, a.last_drive) < (bool(b.failed), b.lost, b.last_drive)


def totals(items: list[Item]) -> tuple[tuple[Item, ...], float, float]:
    drives = [i for i in items if i.kind is ItemKind.DRIVE]
    km = sum(i.km or 0.0 for i in drives)
    minutes = sum((i.end - i.start).total_seconds() for i in drives) / 60
    return tuple(items), round(km, 1), round(minutes, 1)
