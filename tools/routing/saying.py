"""What people write for a place, taken apart: a name and what narrows it down."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tools.routing.folding import fold
from tools.routing.regions import COUNTRIES, PROVINCES, STATES, region_name

LONGEST = 200  # characters of a name anybody would say
_POINT = re.compile(
    r"^\s*([+-]?\d{1,2}(?:\.\d+)?)\s*°?\s*([NS]?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([EW]?)\s*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^(?:(?:the|downtown|city of|town of|near|around|in|to|at|from|somewhere|outside|just|village of) )+"
)
_AFTER = re.compile(r" (?:area|downtown|city center|city centre|town center|region)$")
_INSIDE = re.compile(r"^(.+?)\s+(?:in|near|at|outside|bei|à)\s+(.+)$", re.IGNORECASE)
# Words for wherever the speaker is or sleeps; small towns are called so, but nobody means those.
_NOWHERE = frozenset("home here there hotel airbnb camp work school nowhere".split())
# "The beach" is none of the towns called Beach.
_ANY = frozenset("beach lake park mountains river sea ocean airport station campground restaurant".split())
_NUMBERED = ("DE", "AT", "GB")  # countries whose states people name and GeoNames numbers


@dataclass(frozen=True)
class Region:
    """A state, province or country; `division` None means the whole country."""

    country: str
    division: str | None
    name: str


@dataclass(frozen=True)
class Said:
    """A reading of a text: a folded name, the regions it may lie in, and a thing at that name.

    "Jackson, WY" → name "jackson" in Wyoming; "Sorrel Mesa Inn, Moab" → name "moab", thing the inn.
    """

    name: str
    regions: tuple[Region, ...] = ()
    thing: str = ""


def _regions() -> Mapping[str, tuple[Region, ...]]:
    known: dict[str, list[Region]] = {}

    def add(said: str, region: Region) -> None:
        known.setdefault(fold(said), []).append(region)

    for country, divisions in (("US", STATES), ("CA", PROVINCES)):
        for code, name in divisions.items():
            add(name, Region(country, code, name))
            add(code, Region(country, code, name))
    for country in _NUMBERED:
        for code in ("ENG", "SCT", "WLS", "NIR") if country == "GB" else [f"{n:02}" for n in range(1, 17)]:
            name = region_name(country, code).partition(",")[0]
            if name != COUNTRIES[country][0]:
                add(name, Region(country, code, name))
    for country, names in COUNTRIES.items():
        for said in {country, *names}:
            parts = known.get(fold(said), ())
            if not any(part.country == country for part in parts):  # Wales is not the whole of its country
                add(said, Region(country, None, names[0]))
    return {said: tuple(regions) for said, regions in known.items()}


_REGIONS = _regions()


def point(text: str) -> tuple[float, float] | None:
    """Return the coordinates a text gives, as in "38.57, -109.55" or "38.57N 109.55W"."""
    found = _POINT.match(text)
    if found is None:
        return None
    lat = float(found[1]) * (-1 if found[2] in ("S", "s") else 1)
    lon = float(found[3]) * (-1 if found[4] in ("W", "w") else 1)
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def regions(text: str) -> tuple[Region, ...]:
    """Return the states and countries a text may mean: "CA" is California and Canada."""
    return _REGIONS.get(fold(text), ())


def plain(text: str) -> str:
    """Return a name folded and without the words around it: "the Moab area" → "moab"."""
    folded = fold(text[:LONGEST])
    return _AFTER.sub("", _BEFORE.sub("", folded)) or folded


def readings(text: str) -> list[Said]:
    """Return the ways to read a text, the plainest first."""
    parts = [part.strip() for part in text[:LONGEST].split(",") if part.strip()]
    if not parts or _nowhere(fold(text)):
        return []
    if len(parts) > 1:
        return _with_commas(parts)
    found = [Said(plain(text)), *_with_region_behind(plain(text))]
    if inside := _INSIDE.match(text[:LONGEST].strip()):
        found += [Said(r.name, r.regions, inside[1].strip()) for r in readings(inside[2])]
    return found


def _nowhere(folded: str) -> bool:
    article, _space, thing = folded.partition(" ")
    return folded in _NOWHERE or (article in ("a", "the") and thing in _ANY)


def _with_commas(parts: list[str]) -> list[Said]:
    """Readings of "Jackson, WY, USA" or "Sorrel Mesa Inn, Moab, UT"."""
    behind: tuple[Region, ...] = ()
    while len(parts) > 1 and (named := regions(parts[-1])):
        behind = behind or named
        parts = parts[:-1]
        if any(r.division for r in named):
            behind = named
    found = [Said(plain(parts[0]), behind)]
    if len(parts) > 1:
        found += [Said(plain(" ".join(reversed(parts))), behind), Said(plain(" ".join(parts)), behind)]
        thing = ", ".join(parts[:-1])
        found += [Said(r.name, r.regions or behind, thing) for r in readings(parts[-1])]
        found = [*found[1:3], Said(plain(parts[0]), behind, "?"), *found[3:]]
    return found


def _with_region_behind(folded: str) -> list[Said]:
    """Readings of "jackson wy" and "portland maine"."""
    words = folded.split()
    found = []
    for count in (1, 2, 3):
        named = _REGIONS.get(" ".join(words[-count:]), ()) if len(words) > count else ()
        if named:
            found.append(Said(" ".join(words[:-count]), named))
    return found
