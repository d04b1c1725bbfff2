"""Where else a stranded electric car can charge: towns ahead, as estimates."""

from collections.abc import Sequence

from tools.families.model import Energy, Vehicle
from tools.families.roster import Roster
from tools.families.units import units
from tools.kernel.act import Act
from tools.kernel.distances import turned
from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing.model import Waypoint
from tools.routing.ports import Roads
from tools.travel_day.model import StatusReport
from tools.travel_day.positions import seen
from tools.travel_day.standing import Progress
from tools.travel_day.targets import alike
from tools.trips.stops import km_between

_MOST = 3
_SAFE = 0.85  # of what the battery says, so that an estimate strands nobody
_AWAY_KM = 3.0


async def charging_ahead(
    act: Act, roster: Roster, so_far: Progress, reports: Sequence[StatusReport], broken: StatusReport
) -> str:
    """Return a sentence naming towns ahead where one may charge; it says that nobody vouches for them."""
    here = await _here(act, so_far, reports, broken)
    if here is None or so_far.next is None:
        return "Tell me where you are and where you are going, and I'll name towns ahead."
    try:
        route = await act.port(Roads).route(here, so_far.next.place)
        points = await act.port(Roads).along(route, ("charge",))
    except Refusal as why:
        return str(why)
    car = next(
        (v for v in roster.vehicles if v.energy is Energy.EV and v.family_id == broken.family_id), None
    )
    reach = _reach_km(car, so_far.percent)
    ahead = [p for p in points if p.km > _AWAY_KM and (reach is None or p.km + p.detour_km <= reach)]
    if not ahead:
        return f"I know no town with chargers within reach on the way to {so_far.next.place.name}."
    return turned(_named(_spread(ahead), reach), await units(act))


async def _here(
    act: Act, so_far: Progress, reports: Sequence[StatusReport], broken: StatusReport
) -> Place | None:
    """Return where the car is: the place just named, else the last position or place of the day."""
    near = so_far.next.place if so_far.next else None
    if broken.lat is not None and broken.lon is not None:
        return Place("you", broken.lat, broken.lon)
    if broken.place:
        try:
            return await act.port(Roads).locate(broken.place, near)
        except Refusal:
            return None
    return seen(act, reports)


def _reach_km(car: Vehicle | None, percent: int | None) -> float | None:
    if car is None or car.range_km is None or percent is None:
        return None
    return car.range_km * percent / 100 * _SAFE


def _spread(ahead: Sequence[Waypoint]) -> list[Waypoint]:
    """Return up to three towns ahead, the nearest first, no two of them the same."""
    kept: list[Waypoint] = []
    for point in sorted(ahead, key=lambda p: p.km):
        close = [k for k in kept if _same(k.place, point.place)]
        if not close and len(kept) < _MOST:
            kept.append(point)
    return kept


def _same(first: Place, second: Place) -> bool:
    return (
        alike(first.name, second.name) or km_between(first.lat, first.lon, second.lat, second.lon) < _AWAY_KM
    )


def _named(points: Sequence[Waypoint], reach: float | None) -> str:
    towns = ", ".join(f"{p.place.name} ({p.km:.0f} km)" for p in points)
    left = f" You have about {reach:.0f} km." if reach else ""
    guess = " Estimates: check an app before you go." if any(p.estimate for p in points) else ""
    return f"Ahead: {towns}.{left}{guess}"
