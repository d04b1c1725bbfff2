"""Broken chargers: which car was to charge there, and where it charges instead, with the charge it has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from tools.families.roster import Roster
from tools.families.units import units
from tools.kernel.act import Act
from tools.kernel.distances import Unit, distance
from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.planning.model import ItemKind
from tools.routing.model import Route, Waypoint
from tools.routing.ports import Roads
from tools.travel_day.anew import Driver, ahead, driver_of, here, planned_anew, said_anew
from tools.travel_day.living import DayState
from tools.travel_day.model import StatusReport, Way
from tools.travel_day.stretches import Stretch, charge_at
from tools.travel_day.targets import alike
from tools.travel_day.wording import is_charger

_NEARLY_THERE = timedelta(minutes=20)  # before the charge was due: who says so stands at the charger
_LEAST_LEFT = 0.04
_LOOKED_BACK = 6  # chargers


@dataclass(frozen=True)
class Instead:
    """What a broken charger makes of a family's day: a way on with other charges, or none within `reach_km`.

    `first_km` is how far it is to the first charger (`back` where they came from), `bed` a town within reach
    to sleep in, by estimate.
    """

    way: Way | None
    minutes: int = 0
    reach_km: float = 0.0
    first_km: float = 0.0
    bed: Waypoint | None = None
    back: bool = False
    report: StatusReport | None = None


def broken_today(reports: Sequence[StatusReport]) -> tuple[str, ...]:
    """Return the places whose charger was said to be broken."""
    return tuple(
        dict.fromkeys(r.place for r in reports if r.kind == "breakdown" and is_charger(r) and r.place)
    )


async def instead(
    act: Act, roster: Roster, day: DayState, said: StatusReport, reports: Sequence[StatusReport]
) -> tuple[StatusReport, Instead | None]:
    """Return the report with the charger's place, and what the day becomes; None where no charge is planned.

    Where nobody named a place it is the next charge of the plan.
    """
    family = next(f for f in roster.families if f.id == said.family_id)
    driver = driver_of(roster, day, family, [*reports, said])
    if driver is None or not driver.car.electric:
        return said, None
    stretch = _stretch(act, driver, said)
    if stretch is None:
        return said, None
    number = charger_of(driver, stretch, said)
    if number is None and said.place is None and said.lat is None:
        return said, None
    charger = driver.items[number].place if number is not None else None
    said = replace(said, place=said.place or (charger.name if charger else None))
    begin = await begun_at(act, driver, stretch, number, said)
    if begin is None:
        return said, None
    stretch, start = begin
    try:
        route = await act.port(Roads).route(start, stretch.goal)
    except Refusal:
        return said, None
    return said, await elsewhere_than(act, driver, stretch, route, broken_today([*reports, said]))


async def elsewhere_than(
    act: Act, driver: Driver, stretch: Stretch, route: Route, broken: tuple[str, ...]
) -> Instead:
    """Return a stretch driven along `route` without the broken chargers, by one they passed where needed."""
    way = await planned_anew(act, driver, stretch, route, broken)
    back = way is None
    way = way or await _by_way_of(act, driver, stretch, route.origin, broken)
    level = charge_at(driver.items, driver.reports, act.now, driver.car.range_km)
    if way is not None:
        more = way.items[-1].end - driver.items[stretch.last].end
        minutes = max(0, round(more / timedelta(minutes=1)))
        note = f"charging elsewhere than in {broken[-1]}" if broken else "charging elsewhere"
        report = said_anew(act, driver.family, way, minutes, note)
        first = max(0.0, level - (way.items[0].soc_end or level)) * driver.car.range_km
        return Instead(way, minutes, first_km=first, back=back, report=report)
    reach = max(0.0, level - _LEAST_LEFT) * driver.car.range_km
    beds = await act.port(Roads).along(route, ("bed",))
    near = [point for point in beds if point.km + point.detour_km <= reach]
    return Instead(None, reach_km=reach, bed=near[-1] if near else None)


async def _by_way_of(
    act: Act, driver: Driver, stretch: Stretch, start: Place, broken: tuple[str, ...]
) -> Way | None:
    """Return a way on by a charger they have passed, the nearest first; None when none is in reach."""
    roads, begin = act.port(Roads), driver.items[stretch.first].place
    behind = next(
        (i.place for i in reversed(driver.items[: stretch.first]) if i.kind is ItemKind.DRIVE), begin
    )
    try:
        points = await roads.along(await roads.route(start, behind), ("charge",))
    except Refusal:
        return None
    for point in [p for p in points if p.place.name not in broken and p.km > 0][:_LOOKED_BACK]:
        town = point.place if point.place.timezone else replace(point.place, timezone=stretch.goal.timezone)
        route = await roads.route(start, stretch.goal, (town,))
        if (way := await planned_anew(act, driver, stretch, route, broken)) is not None:
            return way
    return None


def _stretch(act: Act, driver: Driver, said: StatusReport) -> Stretch | None:
    """Return the stretch with the charge at the place named, else the next with one, else the next of all."""
    found = ahead(act, driver)
    charged = [s for s in found if charger_of(driver, s, said) is not None]
    return next(iter(charged or found), None)


def charger_of(driver: Driver, stretch: Stretch, said: StatusReport) -> int | None:
    """Return the index of the charge that will not be: where it was said, else the first still ahead."""
    before = range(driver.state.passed + 1, stretch.last)
    charges = [n for n in before if driver.items[n].kind is ItemKind.CHARGE and n not in driver.state.skipped]
    if said.place:
        charges = [n for n in charges if alike(driver.items[n].place.name, said.place)]
    return next(iter(charges), None)


async def begun_at(
    act: Act, driver: Driver, stretch: Stretch, number: int | None, said: StatusReport
) -> tuple[Stretch, Place] | None:
    """Return the stretch to plan anew, and where it begins: at the charger for who stands there."""
    if number is not None:
        charge = driver.items[number]
        if charge.start - act.now <= _NEARLY_THERE:
            return replace(stretch, first=number, leave=act.now, begun=False), charge.place
    if said.lat is not None and said.lon is not None and said.place and number is None:
        zone = stretch.goal.timezone  # a charger of no plan: they stand there
        return stretch, Place(said.place, said.lat, said.lon, zone)
    return stretch, await here(act, driver, stretch)


def told(found: Instead, spoken: Sequence[Unit]) -> str:
    """Return where to charge instead, to how much; or plainly that nothing is in reach."""
    if found.way is None:
        bed = f" A bed may be in {found.bed.place.name}." if found.bed else ""
        reach = distance(found.reach_km, spoken)
        return f"No charger I know is within your {reach}: get help on the road, then text CHARGED 80.{bed}"
    charges = [item for item in found.way.items if item.kind is ItemKind.CHARGE]
    if not charges:
        return "Your charge lasts without it."
    first, drive = charges[0], found.way.items[0]
    km = distance(found.first_km, spoken)
    left = f", there with {drive.soc_end:.0%}" if drive.soc_end is not None else ""
    level = f" to {first.soc_end:.0%}" if first.soc_end is not None else ""
    go = "back" if found.back else "on"
    return f"Go {go} to {first.place.name} ({km}{left}): charge{level}, check an app."


async def words(act: Act, found: Instead) -> str:
    """Return it in the trip's units."""
    return told(found, await units(act))
