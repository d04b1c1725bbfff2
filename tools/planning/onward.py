"""The way on from where a family is, in the middle of a day: its charges, rests and meals planned anew."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from tools.kernel.act import Act
from tools.kernel.workers import Workers
from tools.planning.charting import detailed
from tools.planning.day import DayRun
from tools.planning.gazette import offers
from tools.planning.model import Item, ItemKind
from tools.planning.params import DEFAULTS, Params
from tools.planning.problem import Car, Household, Point, Problem, Road
from tools.planning.roads import Atlas, Piece, Spot
from tools.planning.tasks import DayAsk, Outcome, State, Task
from tools.planning.wheel import ENOUGH
from tools.routing.model import Route
from tools.routing.ports import Roads

_THERE = 1  # the place driven to; 0 is where they are
_WHOLE_DAY = 1440
# They have to get there: how long and how late is theirs to say. First with the usual reserve of charge,
# then with as little as gets them to a charger at all.
_USUAL = replace(
    DEFAULTS, drive_per_day=_WHOLE_DAY, drive_per_day_small=_WHOLE_DAY, latest_drive=2 * _WHOLE_DAY
)
_PRESSED = replace(_USUAL, reserve=0.04)


@dataclass(frozen=True)
class Onward:
    """A drive still to be made along `route`, by who leaves at `leave` (aware) with `level` (0..1) of charge.

    `arrive` is the charge wished at its end, `since` the minutes at the wheel since the last rest, `fed`
    whether lunch and dinner are had or not to be had on the way; nobody can charge at the places `broken`.
    """

    route: Route
    leave: datetime
    car: Car
    level: float = 1.0
    arrive: float = 0.0
    since: float = 0.0
    fed: tuple[bool, bool] = (True, True)
    leg: int | None = None
    youngest: int | None = None
    broken: tuple[str, ...] = ()


async def go_onward(act: Act, ask: Onward) -> tuple[Item, ...] | None:
    """Return the drives with the stops between them; None when no charger on the way is in reach."""
    road = await detailed(act.port(Roads), ask.route, ask.route.destination)
    return await act.port(Workers).run(planned, ask, road)


def planned(ask: Onward, road: Road) -> tuple[Item, ...] | None:
    """Return the way on by a road whose services are known."""
    points = tuple(_without(point, ask.broken) for point in road.points)
    for params in (_USUAL, _PRESSED):
        if (items := _driven(ask, replace(road, points=points), params)) is not None:
            return items
    return None


def _without(point: Point, broken: tuple[str, ...]) -> Point:
    dead = point.place.name in broken
    return replace(point, offers=point.offers - {"charge"}) if dead else point


def _driven(ask: Onward, road: Road, params: Params) -> tuple[Item, ...] | None:
    here, there = ask.route.origin, ask.route.destination
    day = ask.leave.date()
    family = Household("", day, day, car=ask.car, drive_per_leg=ask.leg, youngest=ask.youngest)
    dead = frozenset({"charge"}) if here.name in ask.broken else frozenset[str]()
    problem = Problem(
        day,
        day,
        (here, there),
        ((0.0, road.km), (road.km, 0.0)),
        ((0.0, road.minutes), (road.minutes, 0.0)),
        (family,),
        (),
        offers=(offers(here) - dead, offers(there)),
        roads={(0, _THERE): road},
    )
    began = datetime.combine(day, time(), UTC)
    clock = (ask.leave - began).total_seconds() / 60
    lunch, dinner = ask.fed
    state = State(Spot(here, 0), clock, ask.level, ask.since, 0.0, lunch, dinner)
    asked = DayAsk(day, (), 0.0, evening=False)
    return _Way(Atlas(problem, params), params, family, asked, Outcome(state), ask.arrive).there()


@dataclass
class _Way(DayRun):
    """One drive; `arrive` is the charge wished at its end."""

    arrive: float = 0.0

    def there(self) -> tuple[Item, ...] | None:
        """Return what the drive is made of, None when it cannot be driven."""
        if not self._go(Task("end", _THERE)):
            return None
        return tuple(item for item in self.outcome.items if item.kind is not ItemKind.DEPART)

    def _arrive_with(self, piece: Piece, target: Spot) -> float:
        return min(ENOUGH, max(self.arrive, super()._arrive_with(piece, target)))

    def _eat_first(self, minutes: float) -> None:
        """Nobody who is pressed sits down before they leave."""
