"""The map draws the way that is driven: its own course, cut where it stops."""

from dataclasses import replace

from bot.board.detours import driven, leg_end, lines_of
from tests.unit.travel_day.test_travel_day import FALLS, PLAN, POCATELLO, SALT_LAKE, at
from tools.families.model import Family
from tools.kernel.place import Place
from tools.planning.export import as_json
from tools.planning.model import Item, ItemKind
from tools.travel_day.living import day_state
from tools.travel_day.model import StatusReport, Way

LOGAN = Place("Logan", 41.74, -111.83, "America/Denver")
LINE = ((40.76, -111.89), (41.2, -111.9), (41.74, -111.83), (42.6, -111.9), (43.49, -112.04))
ITEMS = (
    Item(ItemKind.DRIVE, at(7), at(8, 30), SALT_LAKE, to=LOGAN, km=130.0),
    Item(ItemKind.BREAK, at(8, 30), at(8, 45), LOGAN),
    Item(ItemKind.DRIVE, at(8, 45), at(12, 30), LOGAN, to=FALLS, km=240.0),
)
REPORT = StatusReport("w", "f", "rerouted", at(6, 30), way=Way(1, 3, SALT_LAKE.name, FALLS.name, ITEMS, LINE))


def test_each_drive_has_its_part_of_the_course() -> None:
    lines = lines_of([REPORT])
    first, second = (leg_end(SALT_LAKE), leg_end(LOGAN)), (leg_end(LOGAN), leg_end(FALLS))
    assert set(lines) == {first, second}
    assert lines[first][1:-1] == LINE[:3]
    assert lines[second][1:-1] == LINE[2:]


def test_a_way_of_the_usual_road_needs_no_course() -> None:
    assert REPORT.way is not None
    assert lines_of([replace(REPORT, way=replace(REPORT.way, line=()))]) == {}


def test_today_is_drawn_as_it_is_driven_and_the_others_as_planned() -> None:
    families = (Family("f", "Lund"), Family("g", "Carver"))
    today = day_state(PLAN, at(0).date(), families, [REPORT])
    shown = driven(as_json(PLAN), today)
    assert shown is not None
    lund, carver = shown["days"][0]["families"]
    ends = [item["to"]["name"] for item in lund["items"] if item["kind"] == "drive"]
    assert ends == ["Logan", "Idaho Falls", "West Yellowstone"]
    assert POCATELLO.name in [item["place"]["name"] for item in carver["items"]]
    assert lund["drive_km"] == 550.0


def test_a_plan_made_anew_since_keeps_its_own_way() -> None:
    assert REPORT.way is not None
    other = replace(REPORT, way=replace(REPORT.way, begins="Ogden"))
    today = day_state(PLAN, at(0).date(), (Family("f", "Lund"),), [other])
    assert driven(as_json(PLAN), today) == as_json(PLAN)
