"""Ferries are stretches of their own: named, rested on, and no driving."""

from datetime import UTC, date, datetime, timedelta

from tests.unit.planning.trips import MOUNTAIN
from tools.documents.map_svg import draw
from tools.documents.map_view import trip_map
from tools.kernel.place import Place
from tools.planning.charting import with_boats
from tools.planning.drive import best_drive
from tools.planning.export import as_json
from tools.planning.labels import Needs
from tools.planning.model import Day, FamilyDay, Item, ItemKind, Itinerary, ItineraryStatus
from tools.planning.params import DEFAULTS
from tools.planning.problem import Car, Point, Problem, Road
from tools.planning.roads import Atlas, Spot
from tools.routing.model import Route, Step

A, QUAY, PIER, B = (
    Place(name, 48.0, lon, MOUNTAIN, population=5000)
    for name, lon in (("Home", -123.0), ("Quay", -122.5), ("Pier", -121.5), ("Camp", -121.0))
)
DAY = date(2027, 7, 3)
NINE = 15 * 60.0  # plan time, in Denver


def road() -> Road:
    steps = (
        Step(A, QUAY, 90, 60),
        Step(QUAY, PIER, 70, 200, "ferry", "Bay ferry"),
        Step(PIER, B, 90, 60),
    )
    route = Route(A, B, 250, 320, steps, (), "embedded")
    inside = [Point(QUAY, 120, 200)]  # on the water: no place to stop
    return with_boats(route, inside, B)


def problem() -> Problem:
    table = ((0.0, 250.0), (250.0, 0.0))
    minutes = ((0.0, 320.0), (320.0, 0.0))
    return Problem(DAY, DAY, (A, B), table, minutes, (), (), roads={(0, 1): road()})


def test_a_boat_is_a_stretch_between_two_ports() -> None:
    made = road()
    assert [(p.place.name, p.boat) for p in made.points] == [("Quay", "Bay ferry"), ("Pier", "")]
    assert made.afloat == (200.0, 70.0)
    assert Atlas(problem(), DEFAULTS).wheel(0, 1) == 120.0


def test_nobody_drives_on_a_boat_and_whoever_lands_is_rested() -> None:
    piece = Atlas(problem(), DEFAULTS).piece(Spot(A, 0), 1)
    needs = Needs(DAY, DAY, Car(), leg=90, rest=15, budget=121, latest=1260)
    found = best_drive(piece, needs, DEFAULTS, 0.1, (NINE, 0.0, 0.9), (False, False))
    assert found is not None
    (boat,) = [h for h in found.halts if h.boat]
    assert (boat.origin.place.name, boat.point.place.name) == ("Quay", "Pier")
    assert boat.arrive - boat.leave == 200
    assert found.driven == 120
    assert found.clock - NINE == 320
    assert found.fed == (True, False)


def test_a_part_of_the_road_behind_the_boat_has_none() -> None:
    atlas = Atlas(problem(), DEFAULTS)
    whole = atlas.road(0, 1)
    pier = next(p for p in whole.points if p.place.name == "Pier")
    behind = atlas.piece(Spot(PIER, None, (0, 1), pier.minutes, pier.km), 1)
    assert behind.wheel == behind.minutes == 60.0


def test_the_export_and_the_map_know_a_boat() -> None:
    at = datetime(2027, 7, 3, 10, tzinfo=UTC)
    boat = Item(ItemKind.FERRY, at, at + timedelta(hours=3), QUAY, PIER, note="Bay ferry")
    plan = Itinerary(
        "t", ItineraryStatus.PROPOSED, at, 1, (Day(DAY, (FamilyDay("Lund", (boat,), 0.0, 0.0),)),)
    )
    exported = as_json(plan)
    (item,) = exported["days"][0]["families"][0]["items"]
    assert (item["kind"], item["to"]["name"], item["note"]) == ("free", "Pier", "Bay ferry")
    view = trip_map({"families": [{"name": "Lund"}], "itinerary": exported})
    assert [t.boat for t in view.tracks] == [True]
    assert "stroke-dasharray" in draw(view, 400, 400)
