"""What cannot be planned is explained: a set of demands none of which can be spared, and the ways out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from time import thread_time

from benchmarks.problems import Shape, problem
from tests.fakes_roads import FakeRoads
from tests.unit.planning.trips import PLACES, book
from tools.families.model import Energy
from tools.kernel.workers import InLine
from tools.planning import service
from tools.planning.charting import charted
from tools.planning.checker import check
from tools.planning.loading import loaded
from tools.planning.minimal import demands, minimal
from tools.planning.model import Itinerary
from tools.planning.problem import Problem
from tools.planning.solver import Stop, solve
from tools.routing.model import Route, Waypoint
from tools.trips.model import StopRole


class NoChargers(FakeRoads):
    """Towns with beds and food, none of them with a charger."""

    async def along(self, route: Route, offers: Sequence[str] = ()) -> list[Waypoint]:
        found = await super().along(route, offers)
        return [replace(w, offers=tuple(o for o in w.offers if o != "charge")) for w in found]


QUICK = Stop(rounds=0, explain=False)


def fits(trip: Problem) -> bool:
    return not solve(trip, QUICK).conflicts


def hard() -> Problem:
    """Three bases far apart in two days, for families that drive four hours a day."""
    trip = problem(7, Shape(families=2, days=2, bases=3, sights=0, joins=0.0, limits=0.0, spread=3.0))
    families = tuple(replace(h, drive_per_day=240) for h in trip.households)
    return replace(trip, households=families, beds=())


def test_the_conflicting_set_is_minimal() -> None:
    trip = hard()
    found = solve(trip, Stop(explain=False))
    assert found.conflicts
    core = minimal(trip, found.troubled, fits, thread_time() + 60)
    assert core
    alone = trip
    for demand in demands(trip, found.troubled):
        if demand.words not in core:
            alone = demand.given_up(alone)
    assert not fits(alone)
    for demand in demands(trip, found.troubled):
        if demand.words in core:
            without = demand.given_up(alone)
            assert not without.asks or fits(without), demand.words


def test_the_best_relaxed_plan_still_keeps_what_nobody_may_break() -> None:
    result = solve(hard())
    kept = {c.rule: c.ok for c in check(hard(), result.days)}
    for rule in ("driving per day", "breaks", "one place at a time", "charge", "chargers", "driving hours"):
        assert kept[rule], rule
    assert any("With any one of these" in told for told in result.explain)


def test_what_fits_is_not_called_a_conflict() -> None:
    easy = problem(7, Shape(families=2, days=4, bases=2, sights=2, joins=0.0, limits=0.0, spread=0.5))
    assert solve(easy).conflicts == ()
    longer = replace(easy, end=easy.end + timedelta(days=0))
    assert not solve(longer).troubled


async def test_a_relaxed_plan_is_one_press_away() -> None:
    b = await book(date(2027, 6, 12), date(2027, 6, 13))
    await b.stop("Moab", StopRole.MUST, date=date(2027, 6, 12))
    await b.family("Lund", "Salt Lake City", drive_minutes_per_day=240)
    reply = await service.plan(b.act())
    assert "Use relaxed plan" in reply.buttons, reply.text
    press = reply.presses["Use relaxed plan"]
    assert press.args == {"wishes": "Lund drive up to 300 min a day"}
    relaxed = await service.plan(b.act(), press.args["wishes"])
    assert "Use relaxed plan" not in relaxed.buttons
    assert "more than the Lund family may drive" not in relaxed.text
    assert "I could not build in" not in relaxed.text
    (plan,) = await b.uow.of(Itinerary).all()
    first = plan.days[0].families[0]
    assert 240 < first.drive_minutes <= 300
    assert any("Least to spare: Lund" in s for s in plan.explain)


async def test_a_car_that_reaches_no_charger_is_named_as_the_cause_and_what_would_free_it() -> None:
    b = await book(date(2027, 6, 12), date(2027, 6, 16))
    b.roads = NoChargers(PLACES, every_km=35.0)
    await b.stop("Boise", StopRole.WANT)
    await b.family("Lund", "Salt Lake City")
    await b.car("Lund", "Leaf", Energy.EV, 97)
    trip = await (await loaded(b.act(), b.roads)).problem()
    trip, result = await charted(trip, b.roads, InLine())
    cause = "Boise is left out: no charger is known within the range of the Leaf (97 km) on the way."
    assert cause in result.conflicts
    assert any("a car with more range than the Leaf" in told for told in result.explain)
    stuck = [f for day in result.days for f in day.families if any("socket" in i.note for i in f.items)]
    assert stuck
    assert all(any(i.note == "lunch" for i in f.items) for f in stuck)
    assert [c.rule for c in check(trip, result.days) if not c.ok] == []
