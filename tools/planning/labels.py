"""What the search for a drive keeps: labels (ways to have got to a point), and the drive they tell."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tools.planning.problem import Car, Point
from tools.planning.queueing import Plugged

NEARLY = (5.0, 15.0, 0.03, 8.0)  # labels nearly beat each other within: clock, since, level, cost


@dataclass(frozen=True)
class Needs:
    """What a family needs on the road that day. Clock times are plan time; minutes local where said."""

    start: date
    day: date
    car: Car
    leg: float
    rest: float
    budget: float  # driving minutes left today
    latest: float  # local minute after which nobody drives
    liked: frozenset[str] = frozenset()
    lunch: bool = True
    dinner: bool = True
    meals_on_road: bool = True
    plugged: tuple[Plugged, ...] = ()  # other families' cars at chargers that day
    plugs: int = 2  # cars that can charge at once


@dataclass(frozen=True)
class Action:
    """What is done at a stop: break, meal, charge (up to `soc`), refuel, or wait for a charger; `minutes`."""

    kind: str
    minutes: float
    soc: float | None = None


class Label(NamedTuple):
    """A way to be at point `at` (-1 the origin); `rested` once something was done there (or at the start)."""

    at: int
    rested: bool
    clock: float
    since: float
    level: float  # state of charge, or part of the tank
    lunch: bool
    dinner: bool
    cost: float
    driven: float
    parent: "Label | None"
    actions: tuple[Action, ...]
    arrived: float
    arrived_level: float


@dataclass(frozen=True)
class Halt:
    """One stretch of the chosen drive and what is done at its end; `boat` names the ferry it is on."""

    origin: Point
    point: Point
    leave: float
    arrive: float
    km: float
    level_start: float
    level_end: float
    actions: tuple[Action, ...]
    boat: str = ""


@dataclass(frozen=True)
class Driven:
    """A chosen drive: what is done before leaving, the stretches, and how the family arrives."""

    before: tuple[Action, ...]
    halts: tuple[Halt, ...]
    clock: float
    since: float
    level: float
    fed: tuple[bool, bool]
    driven: float


def beats(a: Label, b: Label) -> bool:
    """Whether a label is at least as good as another in everything."""
    return (
        a.clock <= b.clock
        and a.since <= b.since
        and a.level >= b.level
        and a.lunch >= b.lunch
        and a.dinner >= b.dinner
        and a.cost <= b.cost
        and a.driven <= b.driven
    )


def nearly_beats(a: Label, b: Label) -> bool:
    """Whether a label is about as good as another in everything."""
    clock, since, level, cost = NEARLY
    return (
        a.clock <= b.clock + clock
        and a.since <= b.since + since
        and a.level >= b.level - level
        and a.cost <= b.cost + cost
        and a.lunch >= b.lunch
        and a.dinner >= b.dinner
    )
