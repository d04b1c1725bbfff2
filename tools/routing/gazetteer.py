"""Finds what a name means, in the gazetteer on disk."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log10
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from scipy.spatial import cKDTree

from tools.kernel.place import Place
from tools.routing.added import Added, added_places
from tools.routing.model import Visit
from tools.routing.saying import Region, Said, plain, point, readings
from tools.routing.sphere import on_ball, straight_km

Ints = npt.NDArray[np.int32]
OTHER_NAME = 1.5  # what a name in another language counts less
TYPO = 1.2  # … and a name that had to be corrected
SIMILAR, SIMILAR_IN_REGION = 86, 74  # rapidfuzz's 0..100 from which on a typo is believed
LONG_ENOUGH, MOST_BEGUN = 5, 12  # letters of a name's beginning, and how many may begin so
COMMON = 3.6  # weight from which on a name is looked for with typos: about 4,000 people
FARNESS = 1.6
_FIELDS = (
    "p.id, p.name, p.region, p.country, p.division, p.lat, p.lon, p.population, p.timezone, p.kind, p.weight"
)


@dataclass(frozen=True)
class Candidate:
    """A place a text may mean; the higher the `score`, the likelier."""

    place: Place
    division: str
    score: float


@dataclass(frozen=True)
class Towns:
    """All towns as arrays, for "what is near here": their gazetteer numbers, people, and where they are."""

    number: Ints
    people: Ints
    tree: cKDTree


class Gazetteer:
    """The places of the map; safe to be asked from several threads."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(
            f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._lock = Lock()

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        with self._lock:
            return self._database.execute(query, values).fetchall()

    def find(self, text: str, near: Place | None = None, limit: int = 5) -> list[Candidate]:
        """Return what `text` may mean, likeliest first; empty when nobody knows it."""
        at = point(text)
        if at is not None:
            return [Candidate(self.at(*at), "", 9.0)]
        said = readings(text)
        for look in (self._named, self._begun, self._misspelt):
            for reading in said:
                if reading.name and (found := look(reading)):
                    return _best(found, near, limit)
        return []

    def at(self, lat: float, lon: float) -> Place:
        """Return a point as a place, with the zone and region of the nearest town."""
        nearest = self.nearest(lat, lon)
        return Place(f"{lat:.4f}, {lon:.4f}", lat, lon, nearest.timezone, nearest.region, "point",
                     country=nearest.country)  # fmt: skip

    def nearest(self, lat: float, lon: float) -> Place:
        """Return the town nearest to a point."""
        return self.numbered([int(self.towns.number[int(self.towns.tree.query(on_ball(lat, lon)[0])[1])])])[0]

    @cached_property
    def towns(self) -> Towns:
        """All towns of at least 500 people."""
        rows = self._rows("SELECT id, population, lat, lon FROM place WHERE kind = 'town'")
        number, people, lat, lon = np.array(rows, dtype=np.float64).T
        return Towns(number.astype(np.int32), people.astype(np.int32), cKDTree(on_ball(lat, lon)))

    def numbered(self, numbers: Sequence[int]) -> list[Place]:
        """Return places by their numbers, in that order."""
        marks = ",".join("?" * len(numbers))
        rows = self._rows(f"SELECT {_FIELDS}, 1 FROM place p WHERE p.id IN ({marks})", numbers)  # noqa: S608
        found = {int(str(row[0])): _candidate(row).place for row in rows}
        return [found[number] for number in numbers]

    @cached_property
    def _added(self) -> Mapping[str, tuple[Added, ...]]:
        return added_places(lambda lat, lon: self.nearest(lat, lon).timezone)

    @cached_property
    def _common(self) -> list[str]:
        rows = self._rows(
            "SELECT DISTINCT folded FROM alias JOIN place ON place.id = alias.place "
            "WHERE main = 1 AND weight >= ?",
            (COMMON,),
        )
        return [*(str(row[0]) for row in rows), *self._added]

    def _named(self, said: Said) -> list[Candidate]:
        """Places that go by exactly this name."""
        rows = self._rows(
            f"SELECT {_FIELDS}, a.main FROM alias a JOIN place p ON p.id = a.place WHERE a.folded = ?",  # noqa: S608
            (said.name,),
        )
        found = [_candidate(row) for row in rows]
        found += [Candidate(a.place, a.division, a.weight) for a in self._added.get(said.name, ())]
        inside = [c for c in found if _within(c, said.regions)]
        if said.thing == "?":  # a name before a comma that is no region: only a sight stands in a town
            return [c for c in inside if c.place.kind != "town"]
        return [_thing(c, said.thing) for c in inside]

    def _begun(self, said: Said) -> list[Candidate]:
        """Places whose name goes on after what was said: "Cortina" of Cortina d'Ampezzo."""
        if len(said.name) < LONG_ENOUGH or said.thing:
            return []
        rows = self._rows(
            f"SELECT {_FIELDS}, a.main FROM alias a JOIN place p ON p.id = a.place "  # noqa: S608
            "WHERE a.folded > ? AND a.folded < ? AND a.main = 1",
            (f"{said.name} ", f"{said.name}!"),
        )
        found = [_candidate(row) for row in rows]
        inside = [replace(c, score=c.score - TYPO) for c in found if _within(c, said.regions)]
        return inside if len(inside) <= MOST_BEGUN else []

    def _misspelt(self, said: Said) -> list[Candidate]:
        """Places whose name is close to this one."""
        if len(said.name) < 4 or said.thing or any(c.isdigit() for c in said.name):
            return []
        names = self._in_regions(said.regions) if said.regions else self._common
        cutoff = SIMILAR_IN_REGION if said.regions else SIMILAR
        close = process.extract(said.name, names, scorer=fuzz.ratio, score_cutoff=cutoff, limit=6)
        best = close[0][1] if close else 0.0
        found = []
        for name, similar, _at in close:
            if similar >= best - 4.0 and _same_ends(name, said.name):
                worse = TYPO + (best - similar) * 0.1
                found += [replace(c, score=c.score - worse) for c in self._named(replace(said, name=name))]
        return found

    def _in_regions(self, regions: Iterable[Region]) -> list[str]:
        names: list[str] = []
        for region in regions:
            rows = self._rows(
                "SELECT folded FROM alias JOIN place ON place.id = alias.place "
                "WHERE main = 1 AND country = ? AND (division = ? OR ? IS NULL)",
                (region.country, region.division, region.division),
            )
            names += [str(row[0]) for row in rows]
        return names

    def visit(self, place: Place) -> Visit | None:
        """Return what is known of visiting the park or sight at a place; of a town, nothing."""
        if place.kind == "town":
            return None
        rows = self._rows(
            "SELECT about FROM place WHERE about != '' AND abs(lat - ?) < 0.01 AND abs(lon - ?) < 0.01 "
            "ORDER BY name = ? DESC LIMIT 1",
            (place.lat, place.lon, place.name),
        )
        if not rows:
            return None
        about = json.loads(str(rows[0][0]))
        hours = {key: about[key] for key in ("opens", "closes", "season", "gateway") if key in about}
        return Visit(int(about["visit_minutes"]), **hours)

    def largest(self, region: Region, limit: int = 3) -> list[Place]:
        """Return the best-known places of a state or country."""
        rows = self._rows(
            f"SELECT {_FIELDS}, 1 FROM place p WHERE p.country = ? AND (p.division = ? OR ? IS NULL) "  # noqa: S608
            "ORDER BY p.weight DESC LIMIT ?",
            (region.country, region.division, region.division, limit),
        )
        return [_candidate(row).place for row in rows]

    def known(self, text: str) -> bool:
        """Whether some place goes by exactly this name."""
        if plain(text) in self._added:
            return True
        return bool(self._rows("SELECT 1 FROM alias WHERE folded = ? LIMIT 1", (plain(text),)))


def _candidate(row: Sequence[object]) -> Candidate:
    _id, name, region, country, division, lat, lon, population, zone, kind, weight, main = row
    place = Place(str(name), float(str(lat)), float(str(lon)), str(zone) or None, str(region), str(kind),
                  int(str(population)), str(country) or None)  # fmt: skip
    return Candidate(place, str(division), float(str(weight)) - (0.0 if main else OTHER_NAME))


def _within(candidate: Candidate, regions: Sequence[Region]) -> bool:
    return not regions or any(
        r.country == candidate.place.country and r.division in (None, candidate.division) for r in regions
    )


def _thing(candidate: Candidate, thing: str) -> Candidate:
    """The candidate, or the hotel or street that was said to be there: as near as this map knows it."""
    if not thing:
        return candidate
    p = candidate.place
    region = f"{p.name}, {p.region}" if p.region else p.name
    return replace(candidate, place=replace(p, name=thing, kind="address", region=region, population=0))


def _same_ends(name: str, said: str) -> bool:
    """Typos keep the first letter or the last two; otherwise "Mesa" would be "Nesa" and "Lisa"."""
    return name[0] == said[0] or name[-2:] == said[-2:]


def _best(found: list[Candidate], near: Place | None, limit: int) -> list[Candidate]:
    """The candidates by likelihood, near ones first, each place once."""
    scored = [replace(c, score=c.score - _farness(c.place, near)) for c in found]
    scored.sort(key=lambda c: -c.score)
    kept: list[Candidate] = []
    for candidate in scored:
        if all(_apart(candidate.place, other.place) for other in kept):
            kept.append(candidate)
    return kept[:limit]


def _farness(place: Place, near: Place | None) -> float:
    if near is None:
        return 0.0
    return FARNESS * log10(1.0 + float(straight_km(place.lat, place.lon, near.lat, near.lon)) / 100.0)


def _apart(a: Place, b: Place) -> bool:
    return float(straight_km(a.lat, a.lon, b.lat, b.lon)) > 15.0
