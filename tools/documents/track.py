"""The trip's roads as GPX 1.1, for navigation devices and apps."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from tools.documents.book_days import family_day
from tools.documents.map_view import Leg, Line, leg_of, trip_map
from tools.documents.reading import Row, row, rows, text

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gpx version="1.1" creator="Pathfinder" xmlns="http://www.topografix.com/GPX/1/1">'
)


def to_gpx(export: Row, family: str | None, lines: Mapping[Leg, Line] | None = None) -> str:
    """Return the places as waypoints and each family's day as a track; straight where no course is known."""
    title = text(row(export.get("trip")).get("name"), 120) or "Our trip"
    pins = trip_map(export, family).pins
    parts = [_HEAD, f"<metadata><name>{escape(title)}</name></metadata>"]
    parts += [f"{_point('wpt', *pin.spot)}<name>{escape(pin.name)}</name></wpt>" for pin in pins]
    for on in rows(row(export.get("itinerary")).get("days")):
        for own in rows(on.get("families")):
            name = text(own.get("family"))
            if family in (None, name):
                items = rows(family_day(export, name, on).get("items"))
                parts += _track(f"{text(on.get('date'))} {name}", items, lines or {})
    return "\n".join([*parts, "</gpx>\n"])


def _track(name: str, items: Iterable[Row], lines: Mapping[Leg, Line]) -> list[str]:
    found = [leg for leg in map(leg_of, items) if leg]
    if not found:
        return []
    segments = []
    for leg in found:
        points = "".join(_point("trkpt", *spot) + "</trkpt>" for spot in lines.get(leg, leg))
        segments.append(f"<trkseg>{points}</trkseg>")
    return [f"<trk><name>{escape(name)}</name>{''.join(segments)}</trk>"]


def _point(tag: str, lat: float, lon: float) -> str:
    return f'<{tag} lat="{lat:.5f}" lon="{lon:.5f}">'
