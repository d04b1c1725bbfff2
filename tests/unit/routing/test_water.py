"""No drive over the sea: islands, straits, boats joined when the map is loaded."""

import csv
from pathlib import Path

import numpy as np
import pytest

from tools.kernel.errors import Refusal
from tools.routing.boats import ferried
from tools.routing.build import BOATS, DATA, LAND, build, is_built, recipe
from tools.routing.embedded import EmbeddedRoads
from tools.routing.land import COLUMNS, PER_DEGREE, Land
from tools.routing.making.linking import Link
from tools.routing.network import Network
from tools.routing.sphere import straight_km


def cells(rows: list[tuple[int, int, int, int]]) -> Land:
    """Land of runs told as (row, first column, last column, piece)."""
    told = np.array(rows, dtype=np.int32).T
    return Land(told[0] * COLUMNS + told[1], told[0] * COLUMNS + told[2], told[3])


def at(row: float, column: float) -> tuple[float, float]:
    """Degrees of the middle of a cell."""
    return 90.0 - (row + 0.5) / PER_DEGREE, (column + 0.5) / PER_DEGREE - 180.0


FERRY_KM = 6  # over narrower water a point on one bank may meet the road of the other
SHORES = cells([(4800, 10_000, 10_009, 0), (4800, 10_020, 10_029, 1), (4801, 10_000, 10_009, 0)])


def test_water_between_two_shores_is_measured_and_nothing_joins_them() -> None:
    west, east = at(4800, 10_005), at(4800, 10_025)
    a_cell = straight_km(*at(4800, 10_005), *at(4800, 10_006))
    assert SHORES.water_km(west, east) == pytest.approx(10 * a_cell, abs=0.7)
    assert SHORES.sea_km(west, east) == np.inf
    assert SHORES.sea_km(at(4800, 10_001), at(4801, 10_008)) == 0.0


def test_a_pier_belongs_to_its_shore_and_the_open_sea_to_none() -> None:
    assert SHORES.piece_at(*at(4800, 10_011)) == 0
    assert SHORES.piece_at(*at(4700, 10_005)) is None


def square() -> Network:
    """Four junctions in a row along a parallel, 8 km apart, joined by roads: the middle one over water."""
    lon = np.array([0.0, 0.1, 0.2, 0.3])
    zeros = np.zeros(3)
    whole = zeros.astype(np.int32)
    return Network(
        np.full(4, 45.0), lon, np.array([0, 1, 2], dtype=np.int32), np.array([1, 2, 3], dtype=np.int32),
        np.full(3, 8.0), np.full(3, 8.0), whole, whole, zeros.astype(np.bool_), zeros,
        np.zeros(4, dtype=np.int32), np.array([""]),
    )  # fmt: skip


def test_a_boat_takes_the_place_of_the_road_drawn_over_its_water() -> None:
    boat = Link("ferry", "Strait ferry", ((45.0, 0.1), (45.0, 0.2)), 8.0, 40.0)
    found = ferried(square(), [boat], lambda _a, _b: 0.0)
    assert len(found.lat) == 4
    assert [found.name(int(e)) for e in np.flatnonzero(found.boat)] == ["Strait ferry"]
    assert found.minutes.tolist() == [8.0, 8.0, 40.0]


def test_a_port_off_the_roads_is_joined_on_its_own_land_only() -> None:
    boat = Link("ferry", "Island ferry", ((45.05, 0.0), (45.4, 0.0)), 40.0, 90.0)
    found = ferried(square(), [boat], lambda a, b: 0.0 if max(a[0], b[0]) < 45.2 else np.inf)
    assert len(found.lat) == 6
    ways = [(int(t), int(h)) for t, h, b in zip(found.tail, found.head, found.boat, strict=True) if not b]
    assert ways == [(0, 1), (1, 2), (2, 3), (0, 4)]  # the island's port has no road


async def drive(roads: EmbeddedRoads, origin: str, destination: str) -> list[str]:
    """The names of the boats on a drive."""
    a = await roads.locate(origin)
    found = await roads.route(a, await roads.locate(destination, a))
    return [step.note for step in found.steps if step.mode != "road"]


@pytest.mark.parametrize(
    ("origin", "destination", "boat"),
    [
        ("Messina", "Villa San Giovanni", "Messina Strait ferry"),
        ("Algeciras", "Ceuta", "Algeciras-Ceuta ferry"),
        ("Fort William", "56.69,-5.57", "Corran ferry"),
        ("Florence, Italy", "Portoferraio", "Piombino-Portoferraio ferry"),
        ("Seattle", "Vashon", "Fauntleroy-Vashon ferry"),
        ("Glasgow", "Brodick", "Ardrossan-Brodick ferry"),
        ("Hamburg", "Westerland", "Sylt shuttle Niebüll-Westerland"),
        ("Athens, Greece", "Aegina", "Piraeus-Aegina ferry"),
        ("Split", "Supetar", "Split-Supetar ferry"),
    ],
)
async def test_straits_are_crossed_by_boat(
    roads: EmbeddedRoads, origin: str, destination: str, boat: str
) -> None:
    assert await drive(roads, origin, destination) == [boat]


@pytest.mark.parametrize(
    ("origin", "destination"),
    [("Gibraltar", "Tangier, Morocco"), ("Cancún", "Isla Mujeres"), ("Rennes", "Saint Peter Port")],
)
async def test_where_no_boat_is_known_nobody_drives_over_the_sea(
    roads: EmbeddedRoads, origin: str, destination: str
) -> None:
    with pytest.raises(Refusal, match="no road or car ferry"):
        await drive(roads, origin, destination)


@pytest.mark.parametrize(
    ("origin", "destination"),
    [
        ("Copenhagen", "Malmö"),  # by the bridge
        ("Venice", "Padua"),
        ("Key West", "Miami"),
        ("Rijeka", "Krk"),
        ("Galveston", "Houston"),
        ("Inverness", "Portree"),
        ("Charlottetown", "Moncton"),
        ("Norfolk, VA", "Cape Charles"),
    ],
)
async def test_bridges_stay_roads(roads: EmbeddedRoads, origin: str, destination: str) -> None:
    assert await drive(roads, origin, destination) == []


async def test_each_listed_boat_runs_between_two_places_one_can_drive_to(roads: EmbeddedRoads) -> None:
    with (DATA / BOATS).open(encoding="utf-8", newline="") as lines:
        boats = [r for r in csv.DictReader(lines) if r["mode"] not in ("water", "road")]
    listed = [r for r in boats if float(r["km"]) >= FERRY_KM]
    for row in listed:
        ends = [f"{row[e + '_lat']}, {row[e + '_lon']}" for e in ("from", "to")]
        assert await drive(roads, *ends), row["name"]  # this boat or a quicker way by another


def test_an_older_map_gets_its_shores_and_keeps_its_roads(roads_data: Path, tmp_path: Path) -> None:
    for file in roads_data.iterdir():
        if not file.name.endswith(".part") and file.name != LAND:
            (tmp_path / file.name).symlink_to(file)
    before = (roads_data / "roads.npz").stat().st_mtime_ns
    assert not is_built(tmp_path)
    build(tmp_path)
    assert is_built(tmp_path)
    assert (tmp_path / "roads.npz").stat().st_mtime_ns == before


def test_a_boat_more_is_no_other_map(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for path in DATA.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    before = recipe()
    monkeypatch.setattr("tools.routing.build.DATA", tmp_path)
    with (tmp_path / BOATS).open("a") as file:
        file.write("ferry,Another ferry,1,1,1,2,1,30\n")
    assert recipe() == before
    with (tmp_path / "links.csv").open("a") as file:
        file.write("ferry,Another ferry,1,1,1,2,1,30\n")
    assert recipe() != before
