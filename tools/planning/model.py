"""The itinerary: each family's days, as they are kept and exported (contract: pathfinder.trip/1)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tools.kernel.place import Place
from tools.kernel.when import in_fives, to_leave


class ItineraryStatus(StrEnum):
    """A proposed itinerary waits for a yes; a live one is being driven."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    LIVE = "live"


class ItemKind(StrEnum):
    """What happens in one stretch of a family's day."""

    DEPART = "depart"
    DRIVE = "drive"
    FERRY = "ferry"
    CHARGE = "charge"
    REFUEL = "refuel"
    BREAK = "break"
    MEAL = "meal"
    VISIT = "visit"
    MEET = "meet"
    CHECK_IN = "check_in"
    CHECK_OUT = "check_out"
    FREE = "free"


MEALS = ("lunch", "dinner")  # what a meal nobody booked is called


@dataclass(frozen=True)
class Item:
    """One stretch of a day. Times are aware, in the zone of `place`; `to` is where a drive or ferry leads.

    `km` of a drive, `driver` who is at its wheel ("" when nobody said who drives); `soc_start`/`soc_end`
    (0..1) of an electric car; `with_families` by family name.
    """

    kind: ItemKind
    start: datetime
    end: datetime
    place: Place
    to: Place | None = None
    km: float | None = None
    shared: bool = False
    with_families: tuple[str, ...] = ()
    soc_start: float | None = None
    soc_end: float | None = None
    note: str = ""
    driver: str = ""

    @property
    def told(self) -> datetime:
        """Its start as people are told it: in fives unless it is booked; to set out rather a little early."""
        if self.kind in (ItemKind.DEPART, ItemKind.DRIVE):
            return to_leave(self.start)
        return self.start if self.booked else in_fives(self.start)

    @property
    def told_end(self) -> datetime:
        """Its end as people are told it; a visit ends when they are told to set out."""
        return to_leave(self.end) if self.kind is ItemKind.VISIT else in_fives(self.end)

    @property
    def booked(self) -> bool:
        """Whether it has a name and so a time of its own, which nobody rounds: a table, a tour."""
        meal = self.kind is ItemKind.MEAL and self.note not in MEALS
        return bool(self.note) and (meal or self.kind is ItemKind.VISIT)


@dataclass(frozen=True)
class FamilyDay:
    """One family's day; `drive_km` and `drive_minutes` sum its drives."""

    family: str
    items: tuple[Item, ...]
    drive_km: float
    drive_minutes: float

    @property
    def begins(self) -> datetime | None:
        """When the day begins for people: free time before anything is planned does not count."""
        planned = (item.start for item in self.items if item.kind is not ItemKind.FREE)
        return next(planned, self.items[0].start if self.items else None)


@dataclass(frozen=True)
class Day:
    """All families' day. A family that is not there that day has no FamilyDay."""

    date: date
    families: tuple[FamilyDay, ...]


@dataclass(frozen=True)
class Check:
    """One rule and whether the plan keeps it, from the independent checker."""

    rule: str
    ok: bool
    detail: str = ""


@dataclass(frozen=True)
class Itinerary:
    """The plan. There is one a trip (id: the trip's id); `version` grows with each new plan."""

    id: str
    status: ItineraryStatus
    made_at: datetime
    version: int
    days: tuple[Day, ...]
    explain: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    wishes: tuple[str, ...] = ()  # what was asked of the plan, in people's words
