"""A family's way on planned anew: around closed roads, past broken chargers, with charge that lasts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tools.families.model import Energy, Family, Vehicle
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.ids import new_id
from tools.kernel.place import Place
from tools.planning.model import Item, ItemKind
from tools.planning.service import Car, Onward, go_onward
from tools.routing.model import Line, Route
from tools.routing.ports import Roads
from tools.travel_day.living import DayState
from tools.travel_day.model import StatusReport, Way
from tools.travel_day.positions import seen
from tools.travel_day.standing import Progress
from tools.travel_day.stretches import Stretch, charge_at, meals, rested_at, share_driven, stretches

_MOST_POINTS = 200
_SOMEWHERE = "a place on the way"
_USUAL_KM, _USUAL_EV_KM = 600.0, 350.0  # on a full tank or battery of which nobody said
_LITTLE = 0.1  # charge to arrive with where one can charge, or sleeps


@dataclass(frozen=True)
class Driver:
    """A family on its way: its day as it goes, what it said, the car that limits it most."""

    family: Family
    state: Progress
    items: tuple[Item, ...]
    reports: tuple[StatusReport, ...]
    car: Car
    youngest: int | None = None


def driver_of(
    roster: Roster, day: DayState, family: Family, reports: Sequence[StatusReport]
) -> Driver | None:
    """Return a family as one that drives today; None when its day knows of no drive."""
    state = day.families.get(family.name)
    going = next((f for f in day.live.families if f.family == family.name), None)
    if state is None or going is None or state.day is None:
        return None
    own = tuple(report for report in reports if report.family_id == family.id)
    ages = [member.age for member in roster.members_of(family) if member.age is not None]
    car = _car(roster.vehicles_of(family))
    return Driver(family, state, going.items, own, car, min(ages, default=None))


def _car(vehicles: Sequence[Vehicle]) -> Car:
    """Return the car that limits a family most: an electric one before any other."""
    first = min(vehicles, key=lambda v: v.energy is not Energy.EV, default=None)
    if first is None:
        return Car()
    electric = first.energy is Energy.EV
    return Car(first.name, electric, first.range_km or (_USUAL_EV_KM if electric else _USUAL_KM))


def ahead(act: Act, driver: Driver) -> list[Stretch]:
    """Return the ways a family has still to drive today."""
    return list(stretches(driver.state, driver.items, act.now))


async def here(act: Act, driver: Driver, stretch: Stretch) -> Place:
    """Return where a stretch is gone on from: its start, or where the car is by its position or the plan."""
    if not stretch.begun:
        return _zoned(stretch.start, stretch)
    if (shared := seen(act, driver.reports)) is not None:
        return _zoned(replace(shared, name=_SOMEWHERE), stretch)
    drive = driver.items[stretch.first]
    if drive.to is None or act.now <= drive.start:
        return _zoned(stretch.start, stretch)
    line = (await act.port(Roads).route(drive.place, drive.to)).line
    if not line:
        return _zoned(stretch.start, stretch)
    lat, lon = line[min(len(line) - 1, int(len(line) * share_driven(driver.items, stretch, act.now)))]
    return _zoned(Place(_SOMEWHERE, lat, lon, kind="point"), stretch)


def _zoned(place: Place, stretch: Stretch) -> Place:
    return place if place.timezone else replace(place, timezone=stretch.goal.timezone)


async def planned_anew(
    act: Act,
    driver: Driver,
    stretch: Stretch,
    route: Route,
    broken: Sequence[str] = (),
    unusual: bool = False,
) -> Way | None:
    """Return the stretch planned anew along `route`; None when its charge does not last to any charger.

    `unusual` when the route is not the one the map would take.
    """
    ask = Onward(
        route,
        stretch.leave,
        driver.car,
        charge_at(driver.items, driver.reports, stretch.leave, driver.car.range_km),
        since=_since(driver, stretch),
        fed=meals(driver.items, stretch),
        leg=driver.family.drive_minutes_per_leg,
        youngest=driver.youngest,
        broken=tuple(broken),
        arrive=_arrive(driver.items, stretch),
    )
    found = await go_onward(act, ask)
    if not found:
        return None
    items = _joined(driver, stretch, found, act.now)
    day = driver.state.day.items if driver.state.day else ()
    begins, last = day[stretch.first].place.name, day[stretch.last]
    line = _thinned((*await _behind(act, driver, stretch, route), *route.line)) if unusual else ()
    return Way(stretch.first, stretch.last, begins, (last.to or last.place).name, items, line)


async def _behind(act: Act, driver: Driver, stretch: Stretch, route: Route) -> Line:
    """Return the course of what is driven already of a stretch."""
    drive = driver.items[stretch.first]
    if not stretch.begun or drive.to is None or not route.line:
        return ()
    line = (await act.port(Roads).route(drive.place, drive.to)).line
    lat, lon = route.line[0]
    far = [abs(a - lat) + abs(b - lon) for a, b in line]
    return line[: far.index(min(far)) + 1] if far else ()


def _since(driver: Driver, stretch: Stretch) -> float:
    """Return the minutes at the wheel since the last rest; who has yet to leave is rested."""
    if not stretch.begun:
        return 0.0
    spent = stretch.leave - rested_at(driver.items, stretch.leave)
    return max(0.0, spent / timedelta(minutes=1))


def _arrive(items: Sequence[Item], stretch: Stretch) -> float:
    """Return the charge the day goes on with after a stretch: little where the car charges then."""
    after = [item for item in items[stretch.last + 1 :] if item.soc_start is not None]
    if not after or after[0].kind is ItemKind.CHARGE:
        return _LITTLE
    return after[0].soc_start or _LITTLE


def _joined(driver: Driver, stretch: Stretch, found: Sequence[Item], now: datetime) -> tuple[Item, ...]:
    """Return the items, the first drive as one with what of it is driven already."""
    if not stretch.begun:
        return tuple(found)
    begun, drive = driver.items[stretch.first], found[0]
    km = (begun.km or 0.0) * share_driven(driver.items, stretch, now)
    if drive.kind is not ItemKind.DRIVE:  # they stop where they are first
        until = now.astimezone(begun.end.tzinfo)
        return (replace(begun, end=until, to=drive.place, km=round(km, 1), soc_end=None), *found)
    km = round(km + (drive.km or 0.0), 1)
    return (
        replace(drive, start=begun.start, place=begun.place, km=km, soc_start=begun.soc_start),
        *found[1:],
    )


def _thinned(line: Line) -> Line:
    step = max(1, len(line) // _MOST_POINTS)
    return (*line[::step], line[-1]) if line else ()


def said_anew(act: Act, family: Family, way: Way, minutes: int, note: str = "") -> StatusReport:
    """Return the report that puts a way in a family's day; `minutes` is how much later it arrives."""
    return StatusReport(
        new_id(), family.id, "rerouted", act.now, max(0, minutes), way.goal, note=note, way=way
    )
