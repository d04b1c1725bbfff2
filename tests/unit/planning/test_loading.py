"""Which stops are beds, which are sights, and what two stops at one place make."""

from dataclasses import replace
from datetime import date

from tests.fakes_roads import FakeRoads
from tests.unit.planning.trips import PLACES, Book, book, grand_circle
from tools.families.model import Family
from tools.kernel.errors import Unclear
from tools.kernel.place import Place
from tools.planning.checker import check
from tools.planning.loading import loaded
from tools.planning.model import ItemKind
from tools.planning.problem import Ask
from tools.planning.reach import connected
from tools.planning.solver import solve
from tools.preferences.model import Preference, PreferenceKind
from tools.routing.model import Visit
from tools.trips.model import Stop, StopRole


class Doubting(FakeRoads):
    """Knows more than one Springfield, wherever one is."""

    async def locate(self, text: str, near: Place | None = None, towards: Place | None = None) -> Place:
        if text == "Springfield":
            raise Unclear("Which Springfield?", ("Springfield, Missouri", "Springfield, Illinois"))
        return await super().locate(text, near, towards)


class Parks(FakeRoads):
    """Knows where people stay for Zion."""

    async def visit(self, place: Place) -> Visit | None:
        return Visit(360, gateway="Springdale") if place.name == "Zion" else None


async def trip(*stops: tuple[str, StopRole]) -> Book:
    b = await book(date(2027, 6, 12), date(2027, 6, 16))
    await b.family("Lund", "Salt Lake City")
    for name, role in stops:
        await b.stop(name, role)
    return b


async def asks(b: Book) -> dict[str, Ask]:
    problem = await (await loaded(b.act(), b.roads)).problem()
    return {problem.places[a.place].name: a for a in problem.asks}


async def test_a_sight_does_not_turn_the_park_beside_it_into_one() -> None:
    found = await asks(await trip(("Moab", StopRole.WANT), ("Delicate Arch", StopRole.WANT)))
    assert not found["Moab"].sight
    assert found["Delicate Arch"].sight


async def test_of_two_beds_next_door_the_one_named_first_is_slept_at() -> None:
    found = await asks(await trip(("Zion", StopRole.WANT), ("Springdale", StopRole.WANT)))
    assert not found["Zion"].sight
    assert found["Springdale"].sight


async def test_two_stops_at_one_place_are_one_as_weighty_as_the_weightier() -> None:
    b = await trip(("Zion", StopRole.WANT))
    (zion,) = await b.uow.of(Stop).all()
    await b.uow.of(Stop).put(replace(zion, id="a", name="Angels Landing", role=StopRole.MUST, position=1))
    found = await asks(b)
    assert list(found) == ["Zion"]
    assert found["Zion"].role is StopRole.MUST


async def test_a_stop_nobody_can_place_is_asked_about_and_stops_nothing() -> None:
    b = await trip(("Moab", StopRole.MUST))
    await b.uow.of(Stop).put(Stop("x", "Canyon Loop", role=StopRole.MUST, position=1))
    loader = await loaded(b.act(), b.roads)
    problem = await loader.problem()
    assert len(problem.asks) == 1
    assert loader.notes == ["Canyon Loop is not on my map, so it is not in the plan: name a town near it."]


async def test_a_join_place_of_several_or_of_none_is_asked_about_and_not_guessed() -> None:
    b = await trip(("Moab", StopRole.MUST))
    b.roads = Doubting(PLACES)
    await b.family("Kwon", "Bozeman", joins_place="Springfield", joins_date=date(2027, 6, 13))
    await b.family("Dahl", None, leaves_place="Xyzzyville")
    loader = await loaded(b.act(), b.roads)
    problem = await loader.problem()
    kwon = next(h for h in problem.households if h.name == "Kwon")
    assert kwon.joins_at is None
    assert kwon.origin is not None
    assert loader.notes == [
        "The Kwon family joins in Springfield: Which Springfield? Until I know, I use its home.",
        "The Dahl family leaves in Xyzzyville: I can't find Xyzzyville on my map: name a town near it. "
        "Until I know, I use the trip's stops.",
    ]


async def test_a_join_place_no_road_leads_to_is_named() -> None:
    b = await trip(("Moab", StopRole.MUST))
    await b.family("Kwon", "Bozeman", joins_place="Avalon", joins_date=date(2027, 6, 13))
    problem = await (await loaded(b.act(), b.roads)).problem()
    kept, cut = connected(problem)
    assert [h.joins_at for h in kept.households] == [None, None]
    assert cut == [
        "No road I know leads to the trip from Avalon, where Kwon joins: its home counts.",
    ]


async def test_the_small_town_people_stay_in_for_a_park_has_a_charger_by_estimate() -> None:
    b = await trip(("Zion", StopRole.MUST))
    b.roads = Parks(PLACES)
    loader = await loaded(b.act(), b.roads)
    await loader.problem()
    loader.gazette.add(next(p for p in PLACES if p.name == "Springdale"))
    loader.gazette.add(next(p for p in PLACES if p.name == "West Yellowstone"))
    problem = await loader.problem()
    at = {p.name: n for n, p in enumerate(problem.places)}
    assert "charge" in problem.offers[at["Springdale"]]
    assert "charge" not in problem.offers[at["West Yellowstone"]]


async def test_a_stop_named_to_join_at_where_the_trip_is_not_is_no_conflict() -> None:
    b = await grand_circle()
    (baker,) = [f for f in await b.uow.of(Family).all() if f.name == "Baker"]
    wrong = replace(baker, joins_place="Grand Canyon", joins_date=date(2027, 7, 9), drive_minutes_per_day=420)
    await b.uow.of(Family).put(wrong)
    result = solve(await (await loaded(b.act(), b.roads)).problem())
    told = (
        "The Baker family was to join in Grand Canyon, but on Sat 10 Jul the trip is in Moab: it joins there."
    )
    assert told in result.explain
    assert not any("Denver to Grand Canyon" in conflict for conflict in result.conflicts)
    first = next(f for f in result.days[0].families if f.family == "Baker")
    assert first.items[-1].place.name == "Moab"


class Opened(FakeRoads):
    """Knows when Delicate Arch is open: not on Mondays by a source, and by a rule of thumb Zion."""

    async def visit(self, place: Place) -> Visit | None:
        if place.name == "Zion":
            return Visit(120, "09:00", "17:00")
        week = (("", ""), *[("10:00", "16:00")] * 6)
        return Visit(60, week=week, source="Google Maps") if place.name == "Delicate Arch" else None


async def test_a_sight_is_not_seen_while_it_is_shut_and_its_hours_are_told_by_whom() -> None:
    b = await trip(("Moab", StopRole.MUST), ("Delicate Arch", StopRole.MUST), ("Zion", StopRole.WANT))
    b.roads = Opened(PLACES)
    loader = await loaded(b.act(), b.roads)
    problem = await loader.problem()
    result = solve(problem)
    seen = [i for d in result.days for f in d.families for i in f.items if i.place.name == "Delicate Arch"]
    visits = [i for i in seen if i.kind is ItemKind.VISIT]
    assert visits
    assert all(i.start.weekday() != 0 and 10 <= i.start.hour < 16 for i in visits)
    assert [c for c in check(problem, result.days) if not c.ok] == []
    assert "Opening hours by Google Maps: Delicate Arch 10:00–16:00 (shut on Mon 14 Jun)." in loader.later
    assert "Opening hours of Zion are a rule of thumb: check them before you go." in loader.later


async def test_a_sight_that_is_shut_all_the_time_is_left_out_for_that() -> None:
    b = await trip(("Moab", StopRole.MUST), ("Delicate Arch", StopRole.WANT))
    b.roads = Shut(PLACES)
    result = solve(await (await loaded(b.act(), b.roads)).problem())
    assert "Delicate Arch is left out: it is shut on all days of the trip." in result.explain


class Shut(FakeRoads):
    """Knows that Delicate Arch never opens."""

    async def visit(self, place: Place) -> Visit | None:
        shut = (("", ""),) * 7
        return Visit(60, week=shut, source="Google Maps") if place.name == "Delicate Arch" else None


async def test_a_park_is_meant_by_its_short_name() -> None:
    b = await trip(("Moab", StopRole.MUST))
    park = Place("Arches National Park", 38.62, -109.62, "America/Denver", kind="park")
    b.roads = FakeRoads((*PLACES, park))
    wish = Preference("1", None, PreferenceKind.LIKE, "Arches", 1)
    await b.uow.of(Preference).put(wish)
    assert (await asks(b))["Arches National Park"].sight
    await b.uow.of(Preference).put(replace(wish, what="a national park"))
    assert "Arches National Park" not in await asks(b)


async def test_where_all_meet_on_the_first_day_far_from_every_bed_they_sleep() -> None:
    first = date(2027, 6, 12)
    b = await trip(("West Yellowstone", StopRole.WANT))
    await b.stop("Moab", StopRole.MEET, date=first)
    found = await asks(b)
    assert found["Moab"].role is StopRole.OVERNIGHT


async def test_where_they_only_meet_on_the_way_they_do_not_sleep() -> None:
    b = await trip(("West Yellowstone", StopRole.WANT))
    await b.stop("Moab", StopRole.MEET, date=date(2027, 6, 14))
    assert (await asks(b))["Moab"].role is StopRole.MEET
