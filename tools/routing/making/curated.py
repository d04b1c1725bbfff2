"""Parks, sights and nicknames written down by hand (data/*.csv), as entries of the gazetteer."""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.kernel.place import Place
from tools.routing.folding import fold, spelled_out
from tools.routing.making.gazette import Entry
from tools.routing.regions import region_name

# A park known all over is meant before a town of some hundred thousand people; fame counts from 1 to 5.
PARK_WEIGHT, SIGHT_WEIGHT, FAME = 4.0, 3.2, 0.55
GATEWAY_WEIGHT = 2.0
VILLAGERS = 300
_PARK = " national park"


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def parks(path: Path) -> Iterator[Entry]:
    """Yield the parks of a file."""
    for row in rows(path):
        yield _entry(row, "park", PARK_WEIGHT)


def sights(path: Path) -> Iterator[Entry]:
    """Yield the sights of a file."""
    for row in rows(path):
        yield _entry(row, "sight", SIGHT_WEIGHT)


def villages(path: Path) -> Iterator[Entry]:
    """Yield places GeoNames leaves out: small villages, airports, stretches of country."""
    for row in rows(path):
        region = region_name(row["country"], row["division"])
        at = float(row["lat"]), float(row["lon"])
        place = Place(row["name"], *at, None, region, row["kind"], VILLAGERS, row["country"])
        names = folded([row["name"], *(alias for alias in row["aliases"].split(";") if alias)])
        yield Entry(place, row["division"], float(row["weight"]), names)


def famous(path: Path) -> frozenset[tuple[str, str, str]]:
    """Return towns meant more often than their people would tell, as (folded name, division, country)."""
    return frozenset((fold(row["name"]), row["division"], row["country"]) for row in rows(path))


def islands(path: Path) -> Iterator[Entry]:
    """Yield the islands no car gets to: they are known, so that people can be told."""
    for row in rows(path):
        place = Place(row["name"], float(row["lat"]), float(row["lon"]), kind="sight")
        yield Entry(place, "", SIGHT_WEIGHT + FAME, folded([row["name"]]))


def _entry(row: dict[str, str], kind: str, weight: float) -> Entry:
    said = [row["name"], *(alias for alias in row["aliases"].split(";") if alias)]
    place = Place(
        row["name"],
        float(row["lat"]),
        float(row["lon"]),
        region=region_name(row["country"], row["division"]),
        kind=kind,
        country=row["country"],
    )
    about = {
        key: row[key] for key in ("visit_minutes", "opens", "closes", "season", "gateway") if row.get(key)
    }
    names = folded(said)
    if kind == "park":
        names |= {name + _PARK for name in names if " park" not in name}
    return Entry(
        place,
        row["division"],
        weight + FAME * float(row["fame"]),
        names,
        about=json.dumps(about) if about else "",
    )


def folded(said: Iterable[str]) -> frozenset[str]:
    """Return names folded, each also with umlauts spelled out."""
    return frozenset(name for text in said for name in (fold(text), spelled_out(text)) if name)


def gateways(path: Path) -> dict[tuple[str, str, str], float]:
    """Return the weights of the towns at parks, by (folded name, division, country)."""
    found: dict[tuple[str, str, str], float] = {}
    for row in rows(path):
        key = (fold(row["gateway"]), row["division"], row["country"])
        found[key] = max(found.get(key, 0.0), GATEWAY_WEIGHT + 0.5 * float(row["fame"]))
    return found


def nicknames(path: Path) -> dict[tuple[str, str, str], set[str]]:
    """Return what towns are also called, by (folded name, division, country)."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for row in rows(path):
        found.setdefault((fold(row["name"]), row["division"], row["country"]), set()).add(fold(row["said"]))
    return found
