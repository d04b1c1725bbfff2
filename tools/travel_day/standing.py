"""Where a family or a car stands in its day: its state, and the places it is still expected at."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tools.kernel.place import Place
from tools.planning.model import FamilyDay

WORTH_TELLING = 10  # minutes


class State(StrEnum):
    """What a family is doing."""

    PLANNED = "planned"
    ON_THE_ROAD = "on the road"
    CHARGING = "charging"
    BREAK = "break"
    LATE = "late"
    ARRIVED = "arrived"
    BROKEN_DOWN = "broken down"


@dataclass(frozen=True)
class Target:
    """A place a family is expected at from `at` on; `others` wait for it there.

    `item` is its index in the day; `eta` is when the family will be there as things stand. A target that
    `ends` the day is the end of the drive `item`.
    """

    place: Place
    at: datetime
    others: tuple[str, ...] = ()
    item: int = 0
    eta: datetime | None = None
    ends: bool = False


@dataclass(frozen=True)
class Progress:
    """A family's day so far, or one car's. `reached` counts targets.

    `delay` in minutes, as it was at `delayed_at`; `ahead` in minutes, from the item `ahead_from` to the next
    that is shared; `detours` are (drive, minutes it takes longer) by other roads, `slower` by the weather;
    `ways` are (first, last) items that were planned anew; `skipped` are indexes of items that will not
    happen, `passed` the last that is over.
    """

    day: FamilyDay | None
    targets: tuple[Target, ...]
    leaves: datetime | None
    state: State = State.PLANNED
    since: datetime | None = None
    reached: int = 0
    delay: int = 0
    delayed_at: datetime | None = None
    place: str | None = None
    percent: int | None = None
    ahead: int = 0
    ahead_from: int = 0
    detours: tuple[tuple[int, int], ...] = ()
    slower: tuple[tuple[int, int], ...] = ()
    ways: tuple[tuple[int, int], ...] = ()
    skipped: tuple[int, ...] = ()
    passed: int = -1

    @property
    def standing(self) -> State:
        """The state people are shown: who is under way and behind the plan is late."""
        moving = self.state in (State.PLANNED, State.ON_THE_ROAD, State.BREAK)
        return State.LATE if moving and self.behind >= WORTH_TELLING else self.state

    @property
    def behind(self) -> int:
        """How many minutes late they come to the next place: the delay, and what the ways there add."""
        return max(0, self.delay + self.on_detours + self.anew)

    @property
    def on_detours(self) -> int:
        """The minutes that ways round and slow roads add before the next place."""
        begin, end = self.before_next
        return sum(minutes for drive, minutes in (*self.detours, *self.slower) if begin < drive <= end)

    @property
    def anew(self) -> int:
        """How many minutes after its time the next place is reached by a way that was planned anew."""
        begin, end = self.before_next
        if self.day is None or self.next is None or not any(begin < last <= end for _, last in self.ways):
            return 0
        late = max(self.day.items[last].end for _, last in self.ways if begin < last <= end) - self.next.at
        return max(0, round(late.total_seconds() / 60))

    @property
    def before_next(self) -> tuple[int, int]:
        """The items that lie before the next place: those after the first index, up to the second."""
        begin = self.targets[self.reached - 1].item if self.reached else -1
        return begin, self.next.item if self.next else begin

    @property
    def next(self) -> Target | None:
        """The next place the family is expected at."""
        return next((t for t in self.targets[self.reached :] if t.item not in self.skipped), None)
