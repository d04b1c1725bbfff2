"""The planning problem: all the solver may know, immutable. Places are indices into `Problem.places`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from tools.kernel.place import Place
from tools.planning.model import Day
from tools.trips.model import StopRole

Minutes = tuple[tuple[float, ...], ...]
NEAR_BED = -1  # the place of a thing to do where the trip sleeps that day


@dataclass(frozen=True)
class Car:
    """What a family drives. `range_km` on full; `soc` is its charge (0..1) when the family sets out."""

    name: str = "car"
    electric: bool = False
    range_km: float = 600.0
    soc: float = 0.9


@dataclass(frozen=True)
class Driver:
    """Somebody who may drive: the most minutes a day, and the local minutes it does so between."""

    name: str
    per_day: int | None = None
    not_before: int | None = None
    not_after: int | None = None


@dataclass(frozen=True)
class Already:
    """What a family did on its first day before the plan begins: minutes driven, and since a rest; meals.

    `drivers` are the minutes by driver.
    """

    driven: float = 0.0
    since: float = 0.0
    lunch: bool = False
    dinner: bool = False
    drivers: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Household:
    """A family on this trip: where and when it starts and ends, what it may do.

    `origin`/`goal` None: it starts (ends) where the others are. Limits in minutes; `not_before`/`not_after`
    are local minutes of the day. `skips` are stop places it does not go to; `drivers` take turns (empty:
    nobody said who drives).
    """

    name: str
    first: date
    last: date
    origin: int | None = None
    goal: int | None = None
    joins_at: int | None = None
    car: Car = Car()
    drive_per_day: int | None = None
    drive_per_leg: int | None = None
    not_before: int | None = None
    not_after: int | None = None
    youngest: int | None = None
    skips: frozenset[int] = frozenset()
    lodging: int | None = None  # the most it will pay a night, in minor units
    already: Already | None = None  # set in the middle of a trip
    drivers: tuple[Driver, ...] = ()


@dataclass(frozen=True)
class Ask:
    """A stop somebody asked for. `families` empty means everybody; opening times are local minutes."""

    place: int
    role: StopRole
    nights: int | None = None
    day: date | None = None
    minutes: int = 120
    opens: int | None = None
    closes: int | None = None
    families: frozenset[str] = frozenset()
    weight: float = 1.0
    sight: bool = False  # something to see from a base, not a place to sleep
    gateway: str = ""  # the town people stay in who come for it
    shut: frozenset[date] = frozenset()  # days of the trip on which it is closed
    hours_by: str = ""  # who vouches for the hours; "": a rule of thumb
    company: bool = False  # those who did not ask for it come along where it lies on their way


@dataclass(frozen=True)
class Bed:
    """A booked bed from the evening of `first` to the morning of `last`; `families` empty means all."""

    place: int
    name: str
    first: date
    last: date
    families: frozenset[str] = frozenset()
    check_in: int | None = None
    check_out: int | None = None
    nightly: int | None = None  # what a family pays a night, in minor units


@dataclass(frozen=True)
class Fixture:
    """A booked or voted thing to do on a day, at a local minute when one is known."""

    place: int
    name: str
    day: date
    at: int | None = None
    minutes: int = 120
    meal: bool = False
    families: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Point:
    """A place beside a road where one can stop, `km`/`minutes` from the road's start.

    A `boat` leaves here for the next point; `afloat` are the (minutes, km) on boats before this point.
    """

    place: Place
    km: float
    minutes: float
    offers: frozenset[str] = frozenset()
    detour_km: float = 0.0
    estimate: bool = True
    boat: str = ""
    afloat: tuple[float, float] = (0.0, 0.0)

    @property
    def wheel(self) -> float:
        """Minutes at the wheel from the road's start."""
        return self.minutes - self.afloat[0]


@dataclass(frozen=True)
class Road:
    """The drive between two places. Point kilometres and minutes grow along it; `afloat` as a point's."""

    km: float
    minutes: float
    points: tuple[Point, ...] = ()
    afloat: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Tweak:
    """A wish about the plan itself, on a day or always, for one family or all.

    kind: "shift" (minutes later), "start" (at a local minute), "skip" (a place), "easy" (less in it), "short"
    (less driving), "free" (nothing planned), "daylight" (off the road by sunset), "dinner"/"lunch" (at a
    local minute), "morning"/"afternoon"/"evening" (for a place), "limit" (minutes of driving a day), "until"
    and "from" (local minutes to drive between).
    """

    kind: str
    day: date | None = None
    family: str | None = None
    minutes: int = 0
    place: int | None = None


@dataclass(frozen=True)
class Problem:
    """One trip to plan. `km`/`minutes` are [from][to] road figures, inf where no road goes.

    `offers` are the services of each place; `roads` are the drives known in detail: a solver lacking one
    draws a plain road from the matrix and says so in `Result.wanted`.
    """

    start: date
    end: date
    places: tuple[Place, ...]
    km: Minutes
    minutes: Minutes
    households: tuple[Household, ...]
    asks: tuple[Ask, ...]
    beds: tuple[Bed, ...] = ()
    fixtures: tuple[Fixture, ...] = ()
    tweaks: tuple[Tweak, ...] = ()
    offers: tuple[frozenset[str], ...] = ()
    roads: Mapping[tuple[int, int], Road] = field(default_factory=dict)
    plugs: int = 2  # cars that can charge at once at a charger, where nobody knows better

    @property
    def days(self) -> tuple[date, ...]:
        """The trip's days, first to last."""
        return tuple(self.start + timedelta(days=n) for n in range((self.end - self.start).days + 1))

    def zone(self, place: Place) -> str:
        """The time zone of a place; UTC when nobody knows it."""
        return place.timezone or "UTC"


@dataclass(frozen=True)
class Result:
    """A plan. `explain` are sentences for people, weightiest first; `wanted` the roads it drove blind.

    `conflicts` name what could not be had (empty: everything asked for is in the plan).
    """

    days: tuple[Day, ...]
    explain: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    wanted: tuple[tuple[int, int], ...] = ()
    troubled: frozenset[str] = frozenset()  # the families something was in the way of, and the places
    relaxing: str = ""  # the wish, in people's words, whose plan has fewer conflicts
