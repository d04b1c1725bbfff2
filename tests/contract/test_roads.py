"""The contract of roads, kept by the fake, the embedded map, and Google's services (simulated) alike."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from tests.fakes_google import google_roads
from tests.fakes_roads import FakeRoads
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.routing.model import Closure
from tools.routing.ports import Roads

DENVER = Place("Denver", 39.739, -104.99, "America/Denver", "Colorado, US", country="US")
MOAB = Place("Moab", 38.573, -109.55, "America/Denver", "Utah, US", country="US")
SALT_LAKE = Place("Salt Lake City", 40.761, -111.891, "America/Denver", "Utah, US", country="US")
HONOLULU = Place("Honolulu", 21.307, -157.858, "Pacific/Honolulu", "Hawaii, US", country="US")
SPRINGFIELDS = (Place("Springfield, Illinois", 39.8, -89.64), Place("Springfield, Missouri", 37.2, -93.29))
KNOWN = (DENVER, MOAB, SALT_LAKE, HONOLULU)
SERVICES = ("charge", "fuel", "food", "rest", "bed")


@pytest.fixture(params=["fake", "embedded", "google", "google classic"])
async def roads(request: Any) -> AsyncIterator[Roads]:
    """Each kind of roads. Google's has no gazetteer beside it: it has to know the places itself."""
    if request.param == "fake":
        called = {p.name.casefold(): [p] for p in KNOWN} | {"springfield": SPRINGFIELDS}
        yield FakeRoads(islands=("Honolulu",), called=called)
    elif request.param == "embedded":
        yield request.getfixturevalue("roads_of_the_map")
    else:
        blocked = ("routes", "matrix", "text") if request.param == "google classic" else ()
        async with google_roads(FakeRoads(islands=("Honolulu",)), blocked=blocked) as (google, _simulator):
            yield google


@pytest.mark.parametrize("place", KNOWN, ids=lambda place: place.name)
async def test_a_known_place_is_found_where_it_is(roads: Roads, place: Place) -> None:
    found = await roads.locate(place.name)
    assert found in await roads.places(place.name)
    assert (found.lat, found.lon) == pytest.approx((place.lat, place.lon), abs=0.1)
    assert found.name == place.name


@pytest.mark.parametrize("said", ["Xyzzyville", "", "   ", "🏔️", "x" * 300])
async def test_what_nobody_knows_is_refused_in_words(roads: Roads, said: str) -> None:
    assert await roads.places(said) == []
    with pytest.raises(Refusal) as refusal:
        await roads.locate(said)
    assert str(refusal.value).endswith((".", "?", "”)."))


async def test_a_drive_adds_up(roads: Roads) -> None:
    route = await roads.route(DENVER, MOAB)
    assert 430 < route.km < 700
    assert 240 < route.minutes < 480
    assert sum(step.km for step in route.steps) == pytest.approx(route.km, abs=1)
    assert sum(step.minutes for step in route.steps) == pytest.approx(route.minutes, abs=2)
    assert (route.steps[0].origin, route.steps[-1].destination) == (DENVER, MOAB)
    assert route.note
    assert {step.mode for step in route.steps} <= {"road", "ferry", "train"}


async def test_its_course_leads_from_end_to_end(roads: Roads) -> None:
    route = await roads.route(DENVER, MOAB)
    for line in (route.line, await roads.course(DENVER, MOAB)):
        assert line[0] == pytest.approx((DENVER.lat, DENVER.lon), abs=0.05)
        assert line[-1] == pytest.approx((MOAB.lat, MOAB.lon), abs=0.05)


async def test_a_detour_is_longer_and_passes_there(roads: Roads) -> None:
    direct, around = await roads.route(DENVER, MOAB), await roads.route(DENVER, MOAB, (SALT_LAKE,))
    assert around.km > direct.km + 100
    near = [abs(lat - SALT_LAKE.lat) + abs(lon - SALT_LAKE.lon) for lat, lon in around.line]
    assert min(near) < 0.1


async def test_a_closed_road_is_driven_around(roads: Roads) -> None:
    junction = Place("Grand Junction", 39.064, -108.551)
    found = await roads.around(DENVER, MOAB, [Closure(junction)])
    assert found is not None
    assert 0 < found.more_minutes < 600
    assert (found.route.origin, found.route.destination) == (DENVER, MOAB)
    assert await roads.around(DENVER, MOAB, [Closure(SALT_LAKE)]) is None


async def test_a_time_to_leave_gives_a_time_on_the_way(roads: Roads) -> None:
    for leaving in (datetime.now(UTC) + timedelta(days=2), datetime(2020, 5, 1, 17, tzinfo=UTC)):
        route = await roads.route(DENVER, MOAB, depart=leaving)
        assert 240 < route.minutes < 600


async def test_no_road_goes_to_an_island(roads: Roads) -> None:
    with pytest.raises(Refusal) as refusal:
        await roads.route(DENVER, HONOLULU)
    assert "Honolulu" in str(refusal.value) or "Hawai" in str(refusal.value)


async def test_the_table_agrees_with_the_drives(roads: Roads) -> None:
    """It need not be symmetric: one-way streets are not."""
    places = (DENVER, MOAB, SALT_LAKE, HONOLULU)
    matrix = await roads.matrix(places)
    assert matrix.km.shape == matrix.minutes.shape == (4, 4)
    assert np.all(np.diag(matrix.km) == 0)
    assert np.all(np.isinf(matrix.km[3, :3]))
    for i, j in ((0, 1), (1, 0), (2, 1)):
        route = await roads.route(places[i], places[j])
        assert matrix.km[i, j] == pytest.approx(route.km, rel=0.02)
        assert matrix.minutes[i, j] == pytest.approx(route.minutes, rel=0.02)


async def test_a_table_of_few(roads: Roads) -> None:
    assert (await roads.matrix([DENVER])).km.tolist() == [[0.0]]
    assert (await roads.matrix([])).km.size == 0


@pytest.mark.parametrize("asked", [("charge",), ("fuel", "food"), SERVICES], ids=str)
async def test_services_lie_on_the_way_in_order(roads: Roads, asked: tuple[str, ...]) -> None:
    route = await roads.route(DENVER, MOAB)
    found = await roads.along(route, asked)
    assert len(found) >= 3
    assert [w.km for w in found] == sorted(w.km for w in found)
    for waypoint in found:
        assert 0 <= waypoint.km <= route.km
        assert 0 <= waypoint.minutes <= route.minutes
        assert waypoint.detour_km >= 0
        assert waypoint.offers
        assert set(waypoint.offers) <= set(asked)
        assert waypoint.place.timezone


async def test_only_what_somebody_vouches_for_is_a_fact(roads: Roads) -> None:
    route = await roads.route(DENVER, MOAB)
    for waypoint in await roads.along(route, SERVICES):
        assert set(waypoint.facts) <= set(waypoint.offers)
        assert waypoint.estimate == (not waypoint.facts) == (not waypoint.source)


async def test_two_of_a_name_are_asked_about(roads: Roads) -> None:
    said = "Springfield" if not hasattr(roads, "_google") else "Blue Door Diner"
    with pytest.raises(Unclear) as question:
        await roads.locate(said)
    assert len(set(question.value.choices)) >= 2
