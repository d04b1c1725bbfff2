"""Asking about drives in a trip."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.fakes_roads import FakeRoads
from tests.world import World
from tools.kernel.errors import Refusal
from tools.kernel.place import Place
from tools.routing.ports import Roads
from tools.routing.service import ask_route
from tools.trips.model import Stop

DENVER = Place("Denver", 39.739, -104.99, "America/Denver", "Colorado, US", country="US", population=700_000)
MOAB = Place("Moab", 38.573, -109.55, "America/Denver", "Utah, US", country="US", population=5_000)


@pytest.fixture
async def world() -> World:
    world = await World.with_families({"Baker": ("Jess",)})
    await world.uow.of(Stop).put(Stop("moab", "Moab", 38.573, -109.55, "America/Denver"))
    ports: Mapping[type[Any], Any] = {**world.ports, Roads: FakeRoads([DENVER, MOAB])}
    world.ports = ports
    return world


async def test_how_far(world: World) -> None:
    reply = await ask_route(await world.by("Jess"), "Denver", "Moab", "distance")
    assert "Denver → Moab: about " in reply.text
    assert " mi (" in reply.text
    assert len(reply.short) <= 240


async def test_unsaid_ends_are_home_and_the_first_stop(world: World) -> None:
    await world.change_family("Baker", home="Denver", home_lat=39.739, home_lon=-104.99)
    assert "Denver → Moab" in (await ask_route(await world.by("Jess"))).text


async def test_arrival_is_told_in_local_time(world: World) -> None:
    act = await world.by("Jess")
    reply = await ask_route(act, "Denver", "Moab", "eta", "2027-03-20T08:00")
    assert "Sat 08:00 (MDT) → about Sat" in reply.text


async def test_places_to_charge_are_called_an_estimate(world: World) -> None:
    reply = await ask_route(await world.by("Jess"), "Denver", "Moab", "charging")
    assert "estimate" in reply.text


async def test_nowhere_to_go_is_asked_back(world: World) -> None:
    with pytest.raises(Refusal, match="From where to where"):
        await ask_route(await world.by("Jess"))
    with pytest.raises(Refusal, match="Atlantis"):
        await ask_route(await world.by("Jess"), "Denver", "Atlantis")
