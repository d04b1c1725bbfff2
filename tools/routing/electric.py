"""Where an electric car would charge on a drive: the fewest stops, at places that should have a charger."""

from collections.abc import Sequence

from tools.kernel.errors import Refusal
from tools.routing.model import Route, Waypoint

RESERVE, FULL, CHARGED = 0.1, 1.0, 0.8  # shares of the range: never below, at the start, after a fast charge


def charge_stops(route: Route, chargers: Sequence[Waypoint], range_km: float) -> list[Waypoint]:
    """Return the fewest of `chargers` that bring a car of `range_km` along `route`.

    It starts full, charges to 80 % and arrives everywhere with 10 %. Raises Refusal when a stretch is
    too long.
    """
    if range_km <= 0:
        raise Refusal("An electric car's range has to be more than 0 km.")
    stops: list[Waypoint] = []
    at, reach = 0.0, (FULL - RESERVE) * range_km
    while route.km - at > reach:
        ahead = [c for c in chargers if at + 1.0 < c.km and c.km + c.detour_km / 2 <= at + reach]
        if not ahead:
            raise Refusal(_stuck(route, chargers, stops, at, range_km))
        stop = max(ahead, key=lambda c: c.km)
        stops.append(stop)
        at, reach = stop.km, (CHARGED - RESERVE) * range_km - stop.detour_km / 2
    return stops


def _stuck(
    route: Route, chargers: Sequence[Waypoint], stops: Sequence[Waypoint], at: float, range_km: float
) -> str:
    here = stops[-1].place.name if stops else route.origin.name
    after = next((c for c in chargers if c.km > at + 1.0), None)
    there, km = (after.place.name, after.km) if after else (route.destination.name, route.km)
    return (
        f"With {range_km:g} km of range the car cannot get from {here} to {there}: "
        f"{km - at:.0f} km without a town likely to have a charger."
    )
