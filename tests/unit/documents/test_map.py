"""The map: what it shows, that it can be read, and that any place on the globe can be drawn."""

import json
import struct
from math import hypot
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.documents.map_clusters import short
from tools.documents.map_ground import area_at
from tools.documents.map_labels import Box, place_labels
from tools.documents.map_png import picture
from tools.documents.map_projection import Cone, Sheet, Spot
from tools.documents.map_svg import draw
from tools.documents.map_view import MapView, Pin, Track, legs, trip_map

DATA = Path(__file__).parents[2] / "data" / "export_grand_circle.json"
SVG = "{http://www.w3.org/2000/svg}"
SPOTS = st.tuples(st.floats(-89, 89), st.floats(-180, 180))


@pytest.fixture
def export() -> dict[str, Any]:
    """Return the trip of three families in the canyon country."""
    trip: dict[str, Any] = json.loads(DATA.read_text())
    return trip


def words(svg: str) -> list[str]:
    return [node.text or "" for node in ET.fromstring(svg).iter(f"{SVG}text")]


def test_it_names_what_is_visited_and_where_people_live(export: dict[str, Any]) -> None:
    said = words(draw(trip_map(export), 1024, 1024, 2.4))
    for name in ("Moab · Arches NP", "Capitol Reef NP", "Page", "Salt Lake City", "UTAH", "Halvorsen"):
        assert name in said
    assert said.count("Page") == 2  # halo and name


def test_one_familys_map_is_its_own(export: dict[str, Any]) -> None:
    view = trip_map(export, "Adeyemi")
    assert [home.name for home in view.homes] == ["Phoenix"]
    assert {colour for track in view.tracks for colour in track.colours} == {view.legend[0][1]}
    assert len(view.legend) == 1


def test_a_shared_road_is_one_line_for_each_family(export: dict[str, Any]) -> None:
    assert max(len(track.colours) for track in trip_map(export).tracks) == 3


def test_known_courses_are_drawn_and_credited(export: dict[str, Any]) -> None:
    leg = legs(export)[0]
    bent = (leg[0], (40.0, -112.5), leg[1])
    view = trip_map(export, None, {leg: bent})
    assert bent in [track.line for track in view.tracks]
    assert any("OpenStreetMap" in said for said in words(draw(view, 600, 400)))


def test_without_a_plan_the_stops_are_shown(export: dict[str, Any]) -> None:
    export["itinerary"] = None
    view = trip_map(export)
    assert len(view.pins) == 8
    assert not view.tracks


def test_the_picture_has_its_size(export: dict[str, Any]) -> None:
    png = picture(trip_map(export))
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (1024, 1024)
    assert len(png) < 1_000_000  # what Teams takes


def test_names_do_not_cover_each_other() -> None:
    dots = [(f"Place {i}", (100.0 + 40 * (i % 4), 100.0 + 40 * (i // 4)), 8.0) for i in range(8)]
    labels = place_labels(dots, 10.0, [], [], 400, 300)
    covered = [a.box.overlap(b.box) for i, a in enumerate(labels) for b in labels[i + 1 :]]
    assert max(covered) < 40
    assert all(label.box.outside(400, 300) == 0 for label in labels)


def test_boxes_know_what_they_share() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(5, 5, 20, 20)) == 25
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 20, 10)) == 0


@pytest.mark.parametrize(
    ("spot", "name"),
    [
        ((38.57, -109.55), "Utah"),
        ((48.14, 11.58), "Germany"),
        ((51.05, -114.07), "Canada"),
        ((-33.9, 151.0), "Australia"),
        ((30.0, -40.0), None),
    ],
)
def test_areas_are_known_by_a_point_in_them(spot: Spot, name: str | None) -> None:
    area = area_at(spot)
    assert (area.name if area else None) == name


@given(SPOTS, st.floats(-5, 5), st.floats(-5, 5))
def test_the_cone_goes_there_and_back(middle: Spot, up: float, east: float) -> None:
    lat = max(-80.0, min(80.0, middle[0]))
    spot = (max(-83.0, min(83.0, lat + up)), middle[1] + east)
    cone = Cone.over([(lat, middle[1])])
    back = cone.globe(cone.plane(spot))
    assert back[0] == pytest.approx(spot[0], abs=1e-6)
    assert (back[1] - spot[1] + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)


@given(st.lists(SPOTS, max_size=8))
@settings(max_examples=40, deadline=None)
def test_every_place_lies_within_the_sheet(spots: list[Spot]) -> None:
    sheet = Sheet.around(spots, 600, 400, 40)
    for spot in spots:
        x, y = sheet.dot(spot)
        assert 39 <= x <= 561
        assert 39 <= y <= 361


@given(st.lists(SPOTS, min_size=1, max_size=5), st.text(max_size=60))
@settings(max_examples=10, deadline=None)
def test_any_place_on_the_globe_can_be_drawn(spots: list[Spot], name: str) -> None:
    clean = "".join(c for c in name if c.isprintable()) or "x"
    view = MapView(tuple(Pin(clean, s) for s in spots), (), (Track(tuple(spots), ("#123456",)),))
    drawing = draw(view, 300, 200)
    assert "nan" not in drawing
    assert "inf" not in drawing.replace("inf" + "o", "")
    ET.fromstring(drawing)


def test_distances_are_kept_near_the_middle() -> None:
    sheet = Sheet.around([(35.0, -115.0), (41.0, -105.0)], 1000, 800, 50)
    (x1, y1), (x2, y2), (x3, y3) = (sheet.dot(s) for s in ((38.0, -110.0), (38.5, -110.0), (38.0, -109.366)))
    assert hypot(x2 - x1, y2 - y1) == pytest.approx(hypot(x3 - x1, y3 - y1), rel=0.01)


def test_parks_are_named_briefly() -> None:
    assert short("Bryce Canyon National Park") == "Bryce Canyon NP"
