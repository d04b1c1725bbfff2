"""Which stops are beds, which are sights, and what two stops at one place make."""

from dataclasses import replace
from datetime import date

from tests.unit.planning.trips import Book, book
from tools.planning.loading import loaded
from tools.planning.problem import Ask
from tools.trips.model import Stop, StopRole


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
