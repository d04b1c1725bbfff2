"""The embedded roads on the real map."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.routing.arriving import arriving
from tools.routing.driving import Driver
from tools.routing.embedded import EmbeddedRoads
from tools.routing.ends import stations
from tools.routing.model import Closure
from tools.routing.ways import PlainWays
from tools.routing.wording import drive_words


@pytest.mark.parametrize(
    ("said", "name", "region"),
    [
        ("Moab", "Moab", "Utah, US"),
        ("Jackson, WY", "Jackson", "Wyoming, US"),
        ("jackson wy", "Jackson", "Wyoming, US"),
        ("the Grand Canyon south rim", "Grand Canyon National Park", "Arizona, US"),
        ("Zion", "Zion National Park", "Utah, US"),
        ("NYC", "New York City", "New York, US"),
        ("München", "Munich", "Bavaria, Germany"),
        ("Fuessen", "Füssen", "Bavaria, Germany"),
        ("Portland, Maine", "Portland", "Maine, US"),
        ("Yelowstone", "Yellowstone National Park", "Wyoming, US"),
        ("Bangor, Wales", "Bangor", "Wales, United Kingdom"),
        ("Perth, Scotland", "Perth", "Scotland, United Kingdom"),
        ("Albuqerque", "Albuquerque", "New Mexico, US"),
    ],
)
async def test_people_name_places_their_way(roads: EmbeddedRoads, said: str, name: str, region: str) -> None:
    found = await roads.locate(said)
    assert (found.name, found.region) == (name, region)
    assert found.timezone


async def test_a_name_of_its_own_comes_before_what_others_are_called_abroad(roads: EmbeddedRoads) -> None:
    assert (await roads.locate("Oban")).region == "Scotland, United Kingdom"
    assert (await roads.locate("Roma")).region == "Italy"
    assert (await roads.locate("Wien")).name == "Vienna"


async def test_asks_which_springfield(roads: EmbeddedRoads) -> None:
    with pytest.raises(Unclear) as question:
        await roads.locate("Springfield")
    assert "Springfield, Missouri" in question.value.choices
    for choice in question.value.choices:
        assert (await roads.locate(choice)).name == "Springfield"


async def test_the_one_nearby_is_meant(roads: EmbeddedRoads) -> None:
    moab = await roads.locate("Moab")
    assert (await roads.locate("Springdale", near=moab)).region == "Utah, US"


async def test_nobody_knows_it(roads: EmbeddedRoads) -> None:
    assert await roads.places("Xyzzyville") == []
    with pytest.raises(Refusal, match="Xyzzyville"):
        await roads.locate("Xyzzyville")


async def _drive(roads: EmbeddedRoads, origin: str, destination: str) -> tuple[Place, Place]:
    return await roads.locate(origin), await roads.locate(destination)


async def test_ferries_are_named(roads: EmbeddedRoads) -> None:
    route = await roads.route(*await _drive(roads, "Vancouver", "Victoria, BC"))
    assert [step.mode for step in route.steps] == ["road", "ferry", "road"]
    assert "Tsawwassen-Swartz Bay ferry" in route.note


async def test_the_shuttle_under_the_channel_is_no_ferry(roads: EmbeddedRoads) -> None:
    route = await roads.route(*await _drive(roads, "London", "Paris"))
    assert [step.mode for step in route.steps] == ["road", "train", "road"]
    assert "a train that carries cars" in route.note
    words = drive_words(route)
    assert "and 1 h 15 min on the Eurotunnel shuttle Folkestone-Calais" in words
    assert "ferry" not in words + route.note


@pytest.mark.parametrize(
    ("origin", "destination", "km"),
    [
        ("Las Vegas", "Death Valley", 195),
        ("Edinburgh", "Isle of Skye", 375),
        ("Denver", "Steamboat Springs", 250),
        ("Halifax", "Sydney, NS", 410),
        ("Port Angeles", "Forks, WA", 90),
        ("Bangor, Wales", "Holyhead", 40),
        ("Zion", "South Rim", 390),
    ],
)
async def test_roads_the_data_lacks_are_there(
    roads: EmbeddedRoads, origin: str, destination: str, km: float
) -> None:
    """These were looked at while mending: they say that a road is there, not how good the map is."""
    route = await roads.route(*await _drive(roads, origin, destination))
    assert route.km == pytest.approx(km, rel=0.1)
    assert {step.mode for step in route.steps} == {"road"}


@pytest.mark.parametrize("island", ["San Juan Islands", "Orcas Island", "Nantucket", "Corfu"])
async def test_islands_with_a_car_ferry_are_reached_by_it(roads: EmbeddedRoads, island: str) -> None:
    there = await roads.locate(island)
    near = {"US": "Boston" if there.lon > -100 else "Seattle", "GR": "Athens, Greece"}
    route = await roads.route(await roads.locate(near[there.country or ""]), there)
    assert any(step.mode == "ferry" and step.note.endswith("ferry") for step in route.steps)


async def test_every_ferry_begins_at_a_road(roads: EmbeddedRoads) -> None:
    """The other end may be on an island whose roads the map lacks: its places meet the port itself."""
    network = roads.navigator().network
    boats, roads_too = np.flatnonzero(network.boat), np.flatnonzero(~network.boat)
    on_land = set(network.tail[roads_too].tolist()) | set(network.head[roads_too].tolist())
    ends = [{int(network.tail[e]), int(network.head[e])} for e in boats]
    assert ends
    assert [network.name(int(e)) for e, pair in zip(boats, ends, strict=True) if not pair & on_land] == []


async def test_two_of_the_same_words_are_not_asked_about(roads: EmbeddedRoads) -> None:
    assert (await roads.locate("Ibiza")).region == "Spain"


async def test_of_the_springfields_those_near_the_other_end_come_first(roads: EmbeddedRoads) -> None:
    with pytest.raises(Unclear) as question:
        await stations(roads, ["Springfield", "Boston, MA"])
    assert question.value.choices[0] == "Springfield, Massachusetts"
    with pytest.raises(Unclear) as question:
        await stations(roads, ["Springfield", "Chicago"])
    assert question.value.choices[0] == "Springfield, Illinois"


async def test_leaving_in_time_to_be_there(roads: EmbeddedRoads) -> None:
    places = await _drive(roads, "Denver", "Moab")
    arrive = datetime(2027, 7, 12, 18, tzinfo=ZoneInfo("America/Denver"))
    leave, route = await arriving(roads, places, arrive)
    assert abs(leave + timedelta(minutes=route.minutes) - arrive) <= timedelta(minutes=2)
    assert route.minutes == (await roads.route(*places, depart=leave)).minutes


@pytest.mark.parametrize(
    ("origin", "destination"),
    [("Honolulu", "Los Angeles"), ("Mackinac Island", "Chicago"), ("Tokyo", "Moab")],
)
async def test_no_road_goes_there(roads: EmbeddedRoads, origin: str, destination: str) -> None:
    places = await _drive(roads, origin, destination)
    with pytest.raises(Refusal):
        await roads.route(*places)
    matrix = await roads.matrix(places)
    assert matrix.km[0, 1] == float("inf")


async def test_matrix_agrees_with_routes(roads: EmbeddedRoads) -> None:
    places = [await roads.locate(name) for name in ("Moab", "Bryce", "Zion", "Las Vegas")]
    matrix = await roads.matrix(places)
    for i, origin in enumerate(places):
        for j, destination in enumerate(places):
            if i < j:
                route = await roads.route(origin, destination)
                assert matrix.km[i, j] == pytest.approx(route.km, abs=0.1)
                assert matrix.minutes[j, i] == pytest.approx(route.minutes, abs=0.1)


async def test_towns_on_the_way_are_estimates(roads: EmbeddedRoads) -> None:
    route = await roads.route(*await _drive(roads, "Salt Lake City", "West Yellowstone"))
    towns = await roads.along(route, ("charge", "food"))
    assert all(town.estimate for town in towns)
    assert {"Pocatello", "Idaho Falls"} <= {town.place.name for town in towns}
    assert [t.km for t in towns] == sorted(t.km for t in towns)


async def test_visits_to_sights_are_known(roads: EmbeddedRoads) -> None:
    visit = await roads.visit(await roads.locate("Neuschwanstein"))
    assert visit is not None
    assert (visit.minutes, visit.opens) == (150, "09:00")
    assert await roads.visit(await roads.locate("Nürnberg")) is None


async def test_home_is_no_place(roads: EmbeddedRoads) -> None:
    assert await roads.places("home") == []


async def test_without_the_hierarchy_the_answers_are_the_same(roads: EmbeddedRoads, roads_data: Path) -> None:
    network = roads.navigator().network
    plain = Driver(network, PlainWays(network, network.minutes))
    for origin, destination in (("Moab", "Bryce"), ("Nürnberg", "Innsbruck")):
        places = await _drive(roads, origin, destination)
        route = await roads.route(*places)
        assert plain.drive(*places).total_minutes == pytest.approx(route.minutes, abs=0.2)


async def test_nobody_drives_through_the_grand_canyon(roads: EmbeddedRoads) -> None:
    route = await roads.route(*await _drive(roads, "North Rim", "South Rim"))
    assert route.km > 300


@pytest.mark.parametrize("said", ["I-70", "interstate 70", "70", "", "the pass"])
async def test_a_road_closed_in_the_canyon_sends_people_over_the_hills(
    roads: EmbeddedRoads, said: str
) -> None:
    denver, junction = await roads.locate("Denver, CO"), await roads.locate("Grand Junction, CO")
    glenwood = await roads.locate("Glenwood Springs")
    found = await roads.around(denver, junction, [Closure(glenwood, said)])
    assert found is not None
    near = [abs(lat - glenwood.lat) + abs(lon - glenwood.lon) for lat, lon in found.route.line]
    assert min(near) > 0.1
    assert found.more_minutes == pytest.approx(130, abs=60)  # by US-40, as the state sends people
    assert found.by == "Craig"


async def test_another_road_or_another_place_closes_nothing_of_ours(roads: EmbeddedRoads) -> None:
    denver, junction = await roads.locate("Denver, CO"), await roads.locate("Grand Junction, CO")
    glenwood, pueblo = await roads.locate("Glenwood Springs"), await roads.locate("Pueblo, CO")
    assert await roads.around(denver, junction, [Closure(glenwood, "I-25")]) is None
    assert await roads.around(denver, junction, [Closure(pueblo)]) is None


async def test_two_closed_roads_are_both_kept_away_from(roads: EmbeddedRoads) -> None:
    denver, junction = await roads.locate("Denver, CO"), await roads.locate("Grand Junction, CO")
    glenwood, craig = await roads.locate("Glenwood Springs"), await roads.locate("Craig, CO")
    one = await roads.around(denver, junction, [Closure(glenwood)])
    both = await roads.around(denver, junction, [Closure(glenwood), Closure(craig)])
    assert one is not None
    assert both is not None
    assert both.more_minutes > one.more_minutes
    near = [abs(lat - craig.lat) + abs(lon - craig.lon) for lat, lon in both.route.line]
    assert min(near) > 0.1


async def test_the_only_road_has_no_way_round(roads: EmbeddedRoads) -> None:
    keys, miami = await roads.locate("Key West"), await roads.locate("Miami, FL")
    with pytest.raises(Refusal, match="no other road"):
        await roads.around(miami, keys, [Closure(await roads.locate("Marathon, FL"))])


async def test_the_beginning_of_a_long_name_is_enough(roads: EmbeddedRoads) -> None:
    assert (await roads.locate("Cortina")).name == "Cortina d'Ampezzo"
    assert (await roads.locate("Andorra")).name == "Andorra la Vella"
    with pytest.raises(Refusal):
        await roads.locate("Qwertz")
