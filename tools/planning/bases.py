"""The places a trip sleeps at, in the order they were named, with what pins them to days."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import inf

from tools.planning.allowance import day_limit
from tools.planning.params import Params
from tools.planning.problem import Ask, Problem
from tools.planning.roads import Atlas
from tools.planning.tweaks import EASY, asked
from tools.trips.model import StopRole

EVENING, DAY_OUT, MOST_DAYS = 120, 420.0, 2.0  # minutes of seeing a place, of a day out; days that count


@dataclass(frozen=True)
class Base:
    """A place to sleep: `nights` None is for us to say; `dates` are days it must be there."""

    place: int
    nights: int | None
    must: bool
    weight: float
    dates: frozenset[date] = frozenset()
    booked: frozenset[date] = frozenset()
    final: bool = False
    draw: float = 0.0  # days' worth of what there is to see there and from there


@dataclass(frozen=True)
class Night:
    """Where the trip sleeps: at a base, or at `part` (0..1) of the road between two places."""

    index: int | None
    road: tuple[int, int] | None = None
    part: float = 0.0


@dataclass(frozen=True)
class Spine:
    """`nights[n]` is the night after day n; `vias[d]` are bases only passed (and visited) on day d."""

    nights: tuple[Night, ...]
    vias: Mapping[int, tuple[int, ...]]
    bases: tuple[Base, ...]
    cost: float = 0.0
    longer: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Segment:
    """Nights `first`..`last` at base `at`."""

    at: int
    first: int
    last: int


def bases_of(problem: Problem, atlas: Atlas) -> tuple[Base, ...]:
    """Return the bases in the order they were named, with bookings, joins and leaves pinned to them."""
    asked = [a for a in problem.asks if not a.sight and a.role is not StopRole.MEET]
    asked = asked or [a for a in problem.asks if not a.sight]  # a trip that only meets sleeps where it meets
    ordered = sorted(asked, key=lambda a: (a.role is StopRole.END) - (a.role is StopRole.START))
    bases = [_base(problem, atlas, ask) for ask in ordered]
    draws = _draws(problem, atlas, [base.place for base in bases])
    for bed in problem.beds:
        if not any(_near(atlas, b.place, bed.place) for b in bases):
            bases.append(Base(bed.place, None, True, 1.0, booked=_nights(bed.first, bed.last)))
    return _by_bookings(tuple(replace(b, draw=draws.get(b.place, 0.0)) for b in bases))


def _draws(problem: Problem, atlas: Atlas, places: list[int]) -> dict[int, float]:
    """How many days there is to see of each base: itself beyond an evening, and the sights nearest to it."""
    draws = dict.fromkeys(places, 0.0)
    for ask in problem.asks:
        if ask.place in draws:
            draws[ask.place] += max(0, ask.minutes - EVENING) / DAY_OUT
        elif ask.sight and places:
            nearest = min(places, key=lambda place: atlas.minutes(place, ask.place))
            draws[nearest] += (ask.minutes + 2 * min(60.0, atlas.minutes(nearest, ask.place))) / DAY_OUT
    return {place: min(MOST_DAYS, draw) for place, draw in draws.items()}


def _base(problem: Problem, atlas: Atlas, ask: Ask) -> Base:
    booked = {
        night
        for bed in problem.beds
        if _home_base(problem, atlas, bed.place) == ask.place
        for night in _nights(bed.first, bed.last)
    }
    pins = {h.first for h in problem.households if h.joins_at == ask.place and h.first > problem.start}
    pins |= {h.last for h in problem.households if h.goal == ask.place and h.last < problem.end}
    pins |= {f.day for f in problem.fixtures if f.place == ask.place}
    dates = frozenset(pins | ({ask.day} if ask.day else set()))
    must = ask.role in (StopRole.MUST, StopRole.OVERNIGHT, StopRole.START, StopRole.END) or bool(ask.nights)
    return Base(
        ask.place, ask.nights, must, ask.weight, dates, frozenset(booked), final=ask.role is StopRole.END
    )


def _home_base(problem: Problem, atlas: Atlas, place: int) -> int | None:
    """The asked-for base a booked bed belongs to: the nearest within an hour and a half."""
    near = [
        (atlas.minutes(a.place, place), a.place)
        for a in problem.asks
        if not a.sight and a.role is not StopRole.MEET and _near(atlas, a.place, place)
    ]
    return min(near)[1] if near else None


def _near(atlas: Atlas, a: int, b: int) -> bool:
    return a == b or atlas.minutes(a, b) <= 75.0


def _nights(first: date, last: date) -> frozenset[date]:
    return frozenset(first + timedelta(days=n) for n in range(max(1, (last - first).days)))


def _by_bookings(bases: tuple[Base, ...]) -> tuple[Base, ...]:
    """Reorder bases whose booked or pinned days contradict the order they were named in.

    Unpinned bases keep their place behind the one named before them.
    """
    keys: list[tuple[date, int]] = []
    latest = date.min
    for n, base in enumerate(bases):
        pinned = base.booked or base.dates
        if pinned:
            latest = min(pinned)
        keys.append((date.max if base.final and not pinned else latest, n))
    return tuple(bases[n] for _, n in sorted(keys))


def limit_on(problem: Problem, day: date, params: Params) -> float:
    """Return the driving minutes the tightest family present that day may do."""
    present = [h for h in problem.households if h.first <= day <= h.last]
    limits = [day_limit(h, params) * (EASY if asked("short", problem, h, day) else 1.0) for h in present]
    return min(limits, default=float(params.drive_per_day)) or inf
