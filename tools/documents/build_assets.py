"""Makes the bundled assets again from public packages: the base map and the fonts.

    npm pack us-atlas@3.0.1 world-atlas@2.0.2 @fontsource/inter@5.3.0 @fontsource/source-serif-4@5.3.1
    (unpack each into FOLDER/<name>/package)
    python -m tools.documents.build_assets FOLDER

The same packages give the same bytes. The program itself never runs this.
"""

import gzip
import json
import sys
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fontTools.merge import Merger  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

ASSETS = Path(__file__).parent / "assets"
UNITS_PER_DEGREE = 100  # 0.01° is 1.1 km: finer than a pixel of a map of one state
UNITED_STATES = "United States of America"
_SCRIPTS = ("latin", "latin-ext", "cyrillic", "greek", "vietnamese")
_FACES = (("inter", 400), ("inter", 600), ("source-serif-4", 600))

Ring = list[tuple[int, int]]


def arcs_of(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Return the arcs of a quantized TopoJSON as (lon, lat) in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(p[0] for p in arc), accumulate(p[1] for p in arc)
        arcs.append([(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)])
    return arcs


def rings_of(geometry: dict[str, Any], arcs: Sequence[list[tuple[float, float]]]) -> Iterable[Ring]:
    """Return all rings of a polygon or multipolygon in units of 0.01°, without repeated points."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
    for polygon in polygons:
        for ring in polygon:
            points = [p for i in ring for p in (arcs[i] if i >= 0 else arcs[~i][::-1])]
            yield _rounded(points)


def _rounded(points: Iterable[tuple[float, float]]) -> Ring:
    ring: Ring = []
    for lon, lat in points:
        point = (round(lon * UNITS_PER_DEGREE), round(lat * UNITS_PER_DEGREE))
        if not ring or ring[-1] != point:
            ring.append(point)
    return ring


def _area(name: str, kind: str, rings: Iterable[Ring]) -> dict[str, Any]:
    """Return an area with its rings as differences, the largest ring first; specks are left out."""
    kept = sorted((ring for ring in rings if len(ring) > 4), key=_surface, reverse=True)
    return {"name": name, "kind": kind, "rings": [_differences(ring) for ring in kept]}


def _surface(ring: Ring) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)))


def _differences(ring: Ring) -> list[int]:
    flat = [v for point in ring for v in point]
    return flat[:2] + [flat[i] - flat[i - 2] for i in range(2, len(flat))]


def base_map(states: dict[str, Any], countries: dict[str, Any]) -> bytes:
    """Return the compact base map: US states, and every other country, gzipped JSON."""
    areas = []
    for topology, key, kind in ((countries, "countries", "country"), (states, "states", "state")):
        arcs = arcs_of(topology)
        for geometry in topology["objects"][key]["geometries"]:
            name = geometry["properties"]["name"]
            if name != UNITED_STATES:
                areas.append(_area(name, kind, rings_of(geometry, arcs)))
    text = json.dumps(
        {"units": UNITS_PER_DEGREE, "areas": [a for a in areas if a["rings"]]}, separators=(",", ":")
    )
    return gzip.compress(text.encode(), 9, mtime=0)


def face(package: Path, name: str, weight: int) -> TTFont:
    """Return one weight of a family with all the scripts the package splits it into."""
    with TemporaryDirectory() as folder:
        parts = []
        for script in _SCRIPTS:
            part = TTFont(package / "files" / f"{name}-{script}-{weight}-normal.woff")
            part.flavor = None
            parts.append(f"{folder}/{script}.ttf")
            part.save(parts[-1])
        merged = Merger().merge(parts)
    return _named(merged, name, weight)


def _named(font: TTFont, name: str, weight: int) -> TTFont:
    """Name a face so that every renderer finds it by family and weight."""
    family = name.replace("-", " ").title()
    style = "Regular" if weight == 400 else "SemiBold"
    font["OS/2"].usWeightClass = weight
    for record in list(font["name"].names):
        if record.nameID not in (0, 13, 14):
            font["name"].removeNames(nameID=record.nameID)
    for number, words in (
        (1, family),
        (2, style),
        (4, f"{family} {style}"),
        (6, f"{family}-{style}".replace(" ", "")),
    ):
        font["name"].setName(words, number, 3, 1, 0x409)
    return font


def main(folder: Path) -> None:
    """Write every asset from the unpacked packages in `folder`."""
    states = json.loads((folder / "us-atlas/package/states-10m.json").read_text())
    countries = json.loads((folder / "world-atlas/package/countries-50m.json").read_text())
    (ASSETS / "basemap.json.gz").write_bytes(base_map(states, countries))
    for name, weight in _FACES:
        face(folder / name / "package", name, weight).save(ASSETS / f"{name}-{weight}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
