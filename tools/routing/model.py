"""Routes between places, free of where they came from."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tools.kernel.place import Place

Floats = npt.NDArray[np.float64]
Line = tuple[tuple[float, float], ...]  # (lat, lon) in degrees


@dataclass(frozen=True)
class Step:
    """One piece of a route between two named points; `mode` is "road", "ferry" or "train" (for cars)."""

    origin: Place
    destination: Place
    km: float
    minutes: float
    mode: str = "road"
    note: str = ""


@dataclass(frozen=True)
class Route:
    """A drive. `line` is its course as (lat, lon) in degrees; `source` is "embedded" or "google".

    `minutes` is driving time without breaks; `note` says how sure it is, in words for people.
    """

    origin: Place
    destination: Place
    km: float
    minutes: float
    steps: tuple[Step, ...]
    line: Line
    source: str
    note: str = ""


@dataclass(frozen=True)
class Matrix:
    """Road distances (km) and drive times (minutes) between places, [from, to]; inf where no road goes.

    `note` says in a sentence how sure they are; "" when they are somebody's facts.
    """

    km: Floats
    minutes: Floats
    note: str = ""


Hours = tuple[str, str]  # from and until, "HH:MM"; ("", "") when shut
Week = tuple[Hours, ...]  # seven, from Monday on; empty when unknown


@dataclass(frozen=True)
class Visit:
    """What is known of visiting a park or sight: usual minutes there, hours as "HH:MM" ("" when always
    open or unknown), a season in words, and the town people stay in.

    A rule of thumb, unless `source` vouches for the hours: then they are in `week`.
    """

    minutes: int
    opens: str = ""
    closes: str = ""
    season: str = ""
    gateway: str = ""
    week: Week = ()
    source: str = ""


@dataclass(frozen=True)
class Waypoint:
    """A place along a route, `km` and `minutes` from its start and `detour_km` off it.

    `offers` are kinds of service (charge, fuel, food, rest, bed). Of those, `source` vouches for `facts`, and
    `detail` says more ("8 × 150 kW"); the others are estimates. `estimate` True means nobody vouches for what
    the stop is there for, and people are told so.
    """

    place: Place
    km: float
    minutes: float
    detour_km: float = 0.0
    offers: tuple[str, ...] = ()
    estimate: bool = True
    facts: tuple[str, ...] = ()
    source: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Closure:
    """A road that cannot be driven near `place`; `road` is what people call it, "" when nobody said."""

    place: Place
    road: str = ""


@dataclass(frozen=True)
class Detour:
    """A drive around a closed road beside the `usual` one; `by` is a town on it that the usual one misses."""

    route: Route
    usual: Route
    by: str = ""

    @property
    def more_minutes(self) -> int:
        """How much longer it takes, in whole minutes."""
        return max(0, round(self.route.minutes - self.usual.minutes))
