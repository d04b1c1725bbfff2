"""Our published set of family trips: made from a seed, so that anybody can make them again.

Places lie within a few hundred kilometres around 40° N; roads are straight lines times 1.25 at 85 km/h with
something to stop at every 30 km. Families differ in homes, cars, limits and the days they are there.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt
from random import Random

from tools.kernel.place import Place
from tools.planning.problem import Ask, Bed, Car, Household, Minutes, Point, Problem, Road
from tools.trips.model import StopRole

WINDING, KMH, EVERY_KM = 1.25, 85.0, 30.0
ZONE = "America/Denver"
ALL = frozenset({"charge", "fuel", "food", "bed"})
SOME = frozenset({"fuel", "food"})
START = date(2027, 7, 3)
CABINS, LONG = "Cabins", 5  # days from which on the last night is booked too
INN, CABIN, LIMITS = 18_000, 8_000, (9_000, 12_000, 20_000)  # a night, in cents


@dataclass(frozen=True)
class Shape:
    """How large and how awkward a problem is."""

    families: int = 3
    days: int = 5
    bases: int = 3
    sights: int = 4
    electric: float = 0.4
    joins: float = 0.25
    limits: float = 0.5
    booked: float = 0.4
    wanted: float = 0.5  # the chance that a family wishes for a sight
    spread: float = 1.0  # size of the map; 1 is about 300 km across
    budgets: float = (
        0.0  # the chance that a family has a limit for lodging; then dear and cheap beds are booked
    )


def straight_km(a: Place, b: Place) -> float:
    """Return the great-circle distance in kilometres."""
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(sqrt(h))


def straight_road(a: Place, b: Place) -> Road:
    """Return the straight road between two places."""
    km = straight_km(a, b) * WINDING
    count = int(km // EVERY_KM)
    points = []
    for n in range(1, count):
        part = n / count
        place = Place(
            f"{a.name}-{b.name} {n}",
            a.lat + (b.lat - a.lat) * part,
            a.lon + (b.lon - a.lon) * part,
            a.timezone,
        )
        points.append(Point(place, km * part, km * part / KMH * 60, ALL if n % 2 == 0 else SOME))
    return Road(km, km / KMH * 60, tuple(points))


def matrix(places: tuple[Place, ...]) -> tuple[Minutes, Minutes]:
    """Return kilometres and minutes between all places."""
    km = tuple(tuple(straight_km(a, b) * WINDING for b in places) for a in places)
    return km, tuple(tuple(x / KMH * 60 for x in row) for row in km)


def problem(seed: int, shape: Shape = Shape()) -> Problem:
    """Return the problem of that seed and shape."""
    rng = Random(seed)
    bases = _line(rng, shape)
    sights = [_beside(rng, rng.choice(bases), f"Sight {n}") for n in range(shape.sights)]
    homes = [_beside(rng, bases[0], f"Home {n}", 1.2 * shape.spread) for n in range(shape.families)]
    cabins = (
        [_beside(rng, base, f"{CABINS} {n}", 0.1) for n, base in enumerate(bases)] if shape.budgets else []
    )
    places = (*bases, *sights, *homes, *cabins)
    km, minutes = matrix(places)
    first_home = len(bases) + len(sights)
    asks = [Ask(n, StopRole.MUST, weight=2.0) for n in range(len(bases))]
    asks += [_sight_ask(rng, len(bases) + n, shape) for n in range(len(sights))]
    households = tuple(_household(rng, n, first_home + n, shape) for n in range(shape.families))
    return Problem(
        START,
        START + timedelta(days=shape.days - 1),
        places,
        km,
        minutes,
        households,
        tuple(asks),
        beds=_beds(rng, shape, len(places) - len(cabins), households),
        offers=tuple(ALL for _ in places),
        roads=Roads(places),
    )


class Roads(dict[tuple[int, int], Road]):
    """All straight roads between places, drawn when they are first asked for."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        super().__init__()
        self.places = places

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and len(key) == 2

    def get(self, key: tuple[int, int], default: object = None) -> Road:
        """Return the road, drawing it when needed."""
        return self[key]

    def __missing__(self, key: tuple[int, int]) -> Road:
        road = straight_road(self.places[key[0]], self.places[key[1]])
        self[key] = road
        return road


def _line(rng: Random, shape: Shape) -> list[Place]:
    """Bases, each a fair drive from the one before."""
    lat, lon, places = 40.0, -110.0, []
    for n in range(shape.bases):
        places.append(Place(f"Base {n}", round(lat, 4), round(lon, 4), ZONE, population=5000))
        lat += rng.uniform(-0.8, 0.8) * shape.spread
        lon += rng.uniform(0.6, 1.9) * shape.spread
    return places


def _beside(rng: Random, base: Place, name: str, far: float = 0.25) -> Place:
    lat = base.lat + rng.uniform(-far, far)
    return Place(name, round(lat, 4), round(base.lon - abs(rng.uniform(0.05, far)), 4), ZONE, kind="sight")


def _sight_ask(rng: Random, place: int, shape: Shape) -> Ask:
    role = StopRole.MUST if rng.random() < 0.15 else StopRole.WANT
    opens, closes = (9 * 60, 18 * 60) if rng.random() < 0.4 else (None, None)
    wanting = frozenset(f"F{n}" for n in range(shape.families) if rng.random() < shape.wanted)
    minutes = rng.choice((45, 60, 90, 120))
    wanting = wanting or frozenset({f"F{rng.randrange(shape.families)}"})
    return Ask(place, role, None, None, minutes, opens, closes, wanting, rng.choice((1.0, 2.0, 3.0)), True)


def _household(rng: Random, number: int, home: int, shape: Shape) -> Household:
    last = START + timedelta(days=shape.days - 1)
    first = START + timedelta(days=1) if rng.random() < shape.joins and shape.days > 2 else START
    leaves = last - timedelta(days=1) if rng.random() < shape.joins / 2 and shape.days > 3 else last
    electric = rng.random() < shape.electric
    car = Car("car", electric, float(rng.choice((350, 420, 500) if electric else (550, 700))))
    limited = rng.random() < shape.limits
    return Household(
        f"F{number}",
        first,
        leaves,
        origin=home,
        goal=home,
        car=car,
        drive_per_day=rng.choice((300, 360, 480)) if limited else None,
        drive_per_leg=rng.choice((60, 90, 120)) if limited else None,
        not_before=rng.choice((None, 420, 510)) if limited else None,
        not_after=rng.choice((None, 1080, 1200)) if limited else None,
        youngest=rng.choice((None, 2, 7)),
        lodging=rng.choice(LIMITS) if shape.budgets and rng.random() < shape.budgets else None,
    )


def _beds(rng: Random, shape: Shape, cabins: int, households: tuple[Household, ...]) -> tuple[Bed, ...]:
    """Now and then the first night is booked. With budgets, on longer trips the last night too, at an inn,
    and where some family cannot pay that, cabins a little way off as well."""
    if shape.days < 2 or rng.random() >= shape.booked:
        return ()
    if not shape.budgets:
        return (Bed(0, "Booked Inn", START, START + timedelta(days=1)),)
    nights = {0: 0} if shape.days < LONG else {0: 0, shape.bases - 1: shape.days - 2}
    beds = list[Bed]()
    for base, night in nights.items():
        first, last = START + timedelta(days=night), START + timedelta(days=night + 1)
        beds.append(Bed(base, f"Booked Inn {base}", first, last, nightly=INN))
        if any(h.lodging is not None and h.lodging < INN for h in households):
            beds.append(Bed(cabins + base, f"{CABINS} {base}", first, last, nightly=CABIN))
    return tuple(beds)
