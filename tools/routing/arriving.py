"""When to leave in order to be there at a time: no road service tells that for cars, so it is searched."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tools.kernel.place import Place
from tools.routing.model import Route
from tools.routing.ports import Roads

ROUNDS = 3
NEAR = timedelta(minutes=2)


async def arriving(roads: Roads, stations: Sequence[Place], arrive: datetime) -> tuple[datetime, Route]:
    """Return when to leave, and the drive then through `stations`, to be there at `arrive` (aware).

    Each guess is driven in the traffic of its hour, and the next one made from how long that took. Refusal
    when no road goes there.
    """
    route = await roads.route(stations[0], stations[-1], stations[1:-1])
    leave = arrive - timedelta(minutes=route.minutes)
    for _ in range(ROUNDS):
        route = await roads.route(stations[0], stations[-1], stations[1:-1], leave)
        late = leave + timedelta(minutes=route.minutes) - arrive
        if abs(late) <= NEAR:
            break
        leave -= late
    return leave, route
