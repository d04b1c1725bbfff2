"""Draws a map as SVG: one renderer for the PDF, the web and (through map_png) the chats."""

from collections.abc import Sequence
from html import escape
from itertools import product

from tools.documents.map_clusters import Cluster, clusters, cut, short
from tools.documents.map_ground import Shape, inside, shapes
from tools.documents.map_labels import Box, Label, place_labels, width_of
from tools.documents.map_legend import Legend
from tools.documents.map_projection import Dot, Sheet
from tools.documents.map_roads import beads, draw_tracks, path
from tools.documents.map_view import MapView

SEA, LAND, OTHER, BORDER, FAINT, INK = "#dfe8ec", "#faf8f3", "#f3f0e8", "#d8d1c3", "#b3aa98", "#1d2733"
CREDIT = "Roads © OpenStreetMap contributors"
_FONT = 'font-family="Inter, sans-serif"'
# Where else in an area its name may stand, in parts of its extent.
_ELSEWHERE = sorted(product((0.0, -0.15, 0.15, -0.3, 0.3), repeat=2), key=lambda d: d[0] ** 2 + d[1] ** 2)


def draw(view: MapView, width: int, height: int, unit: float = 1.0, legend: bool = True) -> str:
    """Return the map as SVG of `width` x `height` pixels; `unit` scales its type and lines.

    At `unit` 1 a name is 13 pixels high; a phone shows 1000 pixels as 360, so 2.4 is legible there.
    """
    strip = Legend.within(view.legend if legend else (), width, 13.0 * unit)
    sheet = Sheet.around(view.spots, width, height - strip.height, 46.0 * unit)
    parts = [*_layers(view, sheet, unit), strip.draw(sheet.height, width, INK)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{"".join(parts)}</svg>'
    )


def _layers(view: MapView, sheet: Sheet, unit: float) -> list[str]:
    """Return the picture from the ground up."""
    marks = clusters(view.pins, sheet, unit)
    homes = [(home, sheet.dot(home.spot)) for home in view.homes]
    taken = [_square(c.dot, c.half(unit), 11.0 * unit) for c in marks]
    taken += [_square(dot, 6.0 * unit, 6.0 * unit) for _, dot in homes]
    named = [(c.words, c.dot, c.half(unit)) for c in marks]
    named += [(cut(short(home.name)), dot, 6.0 * unit) for home, dot in homes]
    roads = beads(view.tracks, sheet, unit)
    labels = place_labels(named, 13.0 * unit, taken, roads, sheet.width, sheet.height)
    taken += [label.box for label in labels]
    return [
        _ground(sheet, unit, [*taken, *roads]),
        draw_tracks(view.tracks, sheet, unit),
        *(_home_mark(home.colour, dot, unit) for home, dot in homes),
        *(_pin_mark(c, unit) for c in marks),
        *(_label(label, 13.0 * unit, unit) for label in labels),
        _credit(view, sheet, unit),
    ]


def _square(dot: Dot, wide: float, tall: float) -> Box:
    return Box(dot[0] - wide, dot[1] - tall, dot[0] + wide, dot[1] + tall)


def _ground(sheet: Sheet, unit: float, taken: Sequence[Box]) -> str:
    found = shapes(sheet)
    drawn = "".join(_area(shape, unit) for shape in found)
    names = "".join(_area_name(shape, sheet, unit, taken) for shape in found)
    return f'<rect width="{sheet.width:g}" height="{sheet.height:g}" fill="{SEA}"/>{drawn}{names}'


def _area(shape: Shape, unit: float) -> str:
    data = "".join(path(line) + "Z" for line in shape.lines)
    fill = LAND if shape.kind == "state" else OTHER
    return f'<path d="{data}" fill="{fill}" stroke="{BORDER}" stroke-width="{unit:g}"/>'


def _area_name(shape: Shape, sheet: Sheet, unit: float, taken: Sequence[Box]) -> str:
    """Return an area's name where it has room and nothing stands; "" when there is no such place."""
    size, words = 9.0 * unit, shape.name.upper()
    half, extent = width_of(words, size) * 0.62, shape.surface**0.5
    if shape.surface < 2 * half * 4 * size:
        return ""
    for dx, dy in _ELSEWHERE:
        x, y = shape.heart[0] + dx * extent, shape.heart[1] + dy * extent
        box = Box(x - half, y - size, x + half, y + size * 0.6)
        ends = all(inside(shape.largest, *corner) for corner in ((box.left, y), (box.right, y)))
        if ends and not box.outside(sheet.width, sheet.height) and not any(map(box.overlap, taken)):
            return (
                f'<text x="{x:.1f}" y="{y:.1f}" {_FONT} font-size="{size:g}" text-anchor="middle" '
                f'letter-spacing="{size * 0.16:.2f}" fill="{FAINT}">{escape(words)}</text>'
            )
    return ""


def _home_mark(colour: str, dot: Dot, unit: float) -> str:
    half = 5.0 * unit
    return (
        f'<rect x="{dot[0] - half:.1f}" y="{dot[1] - half:.1f}" width="{2 * half:g}" height="{2 * half:g}" '
        f'rx="{unit:g}" fill="{colour}" stroke="#ffffff" stroke-width="{1.6 * unit:g}"/>'
    )


def _pin_mark(cluster: Cluster, unit: float) -> str:
    (x, y), half, tall = cluster.dot, cluster.half(unit), 11.0 * unit
    return (
        f'<rect x="{x - half:.1f}" y="{y - tall:.1f}" width="{2 * half:.1f}" height="{2 * tall:g}" '
        f'rx="{tall:g}" fill="{INK}" stroke="#ffffff" stroke-width="{1.8 * unit:g}"/>'
        f'<text x="{x:.1f}" y="{y + 4.3 * unit:.1f}" {_FONT} font-size="{12 * unit:g}" font-weight="600" '
        f'text-anchor="middle" fill="#ffffff">{cluster.numbers}</text>'
    )


def _label(label: Label, size: float, unit: float) -> str:
    """Return a name on a halo: two elements, since not every renderer knows paint-order."""
    where = (
        f'x="{label.x:.1f}" y="{label.y:.1f}" {_FONT} font-size="{size:g}" font-weight="600" '
        f'text-anchor="{label.anchor}"'
    )
    words = escape(label.words)
    halo = f'fill="#ffffff" stroke="#ffffff" stroke-width="{3.6 * unit:g}" stroke-linejoin="round"'
    return f'<text {where} {halo}>{words}</text><text {where} fill="{INK}">{words}</text>'


def _credit(view: MapView, sheet: Sheet, unit: float) -> str:
    """Return the line the roads' licence asks for, where roads are drawn by their course."""
    if not any(len(track.line) > 2 for track in view.tracks):
        return ""
    return (
        f'<text x="{sheet.width - 5 * unit:.1f}" y="{sheet.height - 5 * unit:.1f}" {_FONT} '
        f'font-size="{7.5 * unit:g}" text-anchor="end" fill="#6b6f73">{CREDIT}</text>'
    )
