"""What a family is to do on a day, and the state it is in while doing it."""

from dataclasses import dataclass, field
from datetime import date

from tools.kernel.place import Place
from tools.planning.blocked import Blocked
from tools.planning.model import Item, ItemKind
from tools.planning.queueing import Plugged, free_at
from tools.planning.roads import Spot


@dataclass(frozen=True)
class Task:
    """Something to do at a place. `earliest`/`latest` are local minutes: not before, and over by then.

    kind: "visit", "meet", "meal", "check_in", "check_out", "end" (be there, no more). An optional task is
    left out when it does not fit; `at` is a fixed local minute. `spot` is given for a bed beside a road.
    """

    kind: str
    place: int
    minutes: float = 0.0
    earliest: float | None = None
    latest: float | None = None
    at: float | None = None
    optional: bool = False
    note: str = ""
    spot: Spot | None = None
    worth: float = 1.0  # what leaving it out costs, where it is optional


@dataclass
class State:
    """A family on its way: plan time, minutes at the wheel since the last rest, today's driving, charge."""

    spot: Spot
    clock: float
    level: float
    since: float = 0.0
    driven: float = 0.0
    lunch: bool = False
    dinner: bool = False

    def copy(self) -> "State":
        """Return an independent copy."""
        return State(self.spot, self.clock, self.level, self.since, self.driven, self.lunch, self.dinner)


@dataclass
class Outcome:
    """What came of a day: items in order, when meets were reached, options left out, or why it failed."""

    state: State
    items: list[Item] = field(default_factory=list)
    reached: dict[int, float] = field(default_factory=dict)
    skipped: list[Task] = field(default_factory=list)
    failed: Blocked | None = None
    last_drive: float = 0.0  # plan time the last drive ended

    @property
    def lost(self) -> float:
        """What all options left out were worth."""
        return sum(task.worth for task in self.skipped)


@dataclass(frozen=True)
class Span:
    """A stretch before it becomes an item."""

    kind: ItemKind
    start: float
    end: float
    place: Place


@dataclass(frozen=True)
class DayAsk:
    """One family's day to be simulated: its tasks, earliest start (local minute), agreed meet times."""

    day: date
    tasks: tuple[Task, ...]
    start: float
    meets: dict[int, float] = field(default_factory=dict)
    liked: frozenset[str] = frozenset()
    lunch_at: float | None = None
    dinner_at: float | None = None
    evening: bool = True
    bed: int | None = None
    onward_km: float = 0.0  # from the bed to the first charger (or pump) of the day that leaves it
    plugged: tuple[Plugged, ...] = ()
    plugs: int = 2

    def free_at(self, place: str, clock: float, minutes: float) -> float:
        """Return when a charger there is free for that long, at `clock` or after."""
        return free_at(self.plugged, self.plugs, place, clock, minutes)
