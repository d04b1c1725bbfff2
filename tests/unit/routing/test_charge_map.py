"""Chargers of Open Charge Map along a drive, and what happens without it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.fakes_google import google_roads
from tests.fakes_roads import FakeRoads
from tests.simulators.charge_map import KEY, ChargeMapSimulator
from tools.kernel.place import Place
from tools.routing.charge_map import ChargedRoads, ChargeMap
from tools.routing.ports import Roads
from tools.routing.wording import waypoint_words

DENVER = Place("Denver", 39.739, -104.99, "America/Denver", "Colorado, US", country="US")
MOAB = Place("Moab", 38.573, -109.55, "America/Denver", "Utah, US", country="US")
OFFLINE = FakeRoads((DENVER, MOAB))


@asynccontextmanager
async def charged(
    under: Roads = OFFLINE, key: str = KEY, fault: str = ""
) -> AsyncIterator[tuple[Roads, ChargeMapSimulator]]:
    simulator = ChargeMapSimulator(fault)
    server = await simulator.start()
    roads = ChargedRoads(under, ChargeMap(key, str(server.make_url("")).rstrip("/")))
    try:
        yield roads, simulator
    finally:
        await roads.close()
        await server.close()


async def test_chargers_are_those_it_knows_fast_and_working() -> None:
    async with charged() as (roads, simulator):
        route = await roads.route(DENVER, MOAB)
        found = await roads.along(route, ("charge",))
    assert [stop.place.name for stop in found] == [f"Plaza {n}, Roadside" for n in (0, 1, 3, 6)]
    assert {(stop.source, stop.detail, stop.estimate) for stop in found} == {
        ("Open Charge Map", "4 × 175 kW", False)
    }
    assert simulator.asked[0]["levelid"] == "3"


async def test_people_read_who_says_so_and_what_is_a_guess() -> None:
    async with charged() as (roads, _simulator):
        route = await roads.route(DENVER, MOAB)
        head, *lines = waypoint_words(await roads.along(route, ("charge", "food")), route, "charging")
    assert (
        head
        == "Places to charge on the way, by Open Charge Map; what is marked ~ is an estimate by town size:"
    )
    assert any("Plaza 1, Roadside (4 × 175 kW)" in line and line.endswith("charging") for line in lines)


@pytest.mark.parametrize("fault", ["denied", "limit", "unavailable", "garbage", "odd"])
async def test_without_its_answer_they_are_estimates_again(fault: str) -> None:
    async with charged(fault=fault) as (roads, simulator):
        route = await roads.route(DENVER, MOAB)
        for _ in range(3):
            found = await roads.along(route, ("charge",))
            assert found
            assert all(stop.estimate for stop in found)
        assert len(simulator.asked) == 1
        assert "an estimate: please check" in waypoint_words(found, route, "charging")[0]


async def test_its_silence_is_waited_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.routing.charge_map.TIMEOUT_S", 0.3)
    async with charged(fault="stall") as (roads, simulator):
        route = await roads.route(DENVER, MOAB)
        assert all(stop.estimate for stop in await roads.along(route, ("charge",)))
        await roads.along(route, ("charge",))
        assert len(simulator.asked) == 1


async def test_it_knows_the_chargers_and_google_the_rest() -> None:
    async with google_roads(OFFLINE) as (google, _google), charged(google) as (roads, _simulator):
        route = await roads.route(DENVER, MOAB)
        found = await roads.along(route, ("charge", "fuel"))
    sources = {(offer, stop.source) for stop in found for offer in stop.facts}
    assert {("charge", "Open Charge Map"), ("fuel", "Google Maps")} <= sources
    assert ("charge", "Google Maps") not in sources
