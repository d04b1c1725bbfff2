"""Draws a map as SVG: one renderer for the PDF, the web and (through map_png) the chats."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from tools.documents.map_ground import Shape, shapes
from tools.documents.map_labels import Box, Label, place_labels, width_of
from tools.documents.map_legend import Legend
from tools.documents.map_projection import Dot, Sheet
from tools.documents.map_view import MapView, Pin

SEA, LAND, OTHER, BORDER, FAINT, INK = "#dfe8ec", "#faf8f3", "#f3f0e8", "#d8d1c3", "#b3aa98", "#1d2733"
CREDIT = "Roads © OpenStreetMap contributors"
_FONT = 'font-family="Inter, sans-serif"'


@dataclass(frozen=True)
class Cluster:
    """Pins too close together to be told apart: one circle with all their numbers."""

    pins: tuple[tuple[int, Pin], ...]
    dot: Dot

    @property
    def numbers(self) -> str:
        """The numbers: "4", "4-6", "2, 5"."""
        own = [number for number, _ in self.pins]
        if len(own) > 1 and own[-1] - own[0] == len(own) - 1:
            return f"{own[0]}–{own[-1]}"
        return ", ".join(map(str, own[:3])) + ("…" if len(own) > 3 else "")

    @property
    def words(self) -> str:
        """The names, as many as a map has room for."""
        names = [pin.name for _, pin in self.pins]
        return names[0] + (f" +{len(names) - 1}" if len(names) > 1 else "")


def draw(view: MapView, width: int, height: int, unit: float = 1.0, legend: bool = True) -> str:
    """Return the map as SVG of `width` x `height` pixels; `unit` scales its type and lines.

    At `unit` 1 a name is 13 pixels high: a phone shows a picture of 1000 pixels at a third, so 3 is legible.
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
    clusters = _clusters(view, sheet, 11.0 * unit)
    homes = [(home, sheet.dot(home.spot)) for home in view.homes]
    boxes = [_square(c.dot, _half(c, unit), 11.0 * unit) for c in clusters]
    boxes += [_square(dot, 6 * unit, 6 * unit) for _, dot in homes]
    named = [(c.words, c.dot, _half(c, unit)) for c in clusters]
    named += [(home.name, dot, 6.0 * unit) for home, dot in homes]
    labels = place_labels(_short(named), 13.0 * unit, boxes, sheet.width, sheet.height)
    return [
        _ground(sheet, unit, [*boxes, *(label.box for label in labels)]),
        _tracks(view, sheet, unit),
        *(_home_mark(home.colour, dot, unit) for home, dot in homes),
        *(_pin_mark(c, unit) for c in clusters),
        *(_label(label, 13.0 * unit, unit) for label in labels),
        _credit(view, sheet, unit),
    ]


def _credit(view: MapView, sheet: Sheet, unit: float) -> str:
    """Return the line the roads' licence asks for, where roads are drawn by their course."""
    if not any(len(track.line) > 2 for track in view.tracks):
        return ""
    return (
        f'<text x="{sheet.width - 5 * unit:.1f}" y="{sheet.height - 5 * unit:.1f}" {_FONT} '
        f'font-size="{7.5 * unit:g}" text-anchor="end" fill="#6b6f73">{CREDIT}</text>'
    )


def _short(named: Iterable[tuple[str, Dot, float]], limit: int = 26) -> list[tuple[str, Dot, float]]:
    return [(w if len(w) <= limit else w[: limit - 1].rstrip() + "…", dot, r) for w, dot, r in named]


def _clusters(view: MapView, sheet: Sheet, radius: float) -> list[Cluster]:
    """Return the pins, those that would overlap together."""
    clusters: list[Cluster] = []
    for number, pin in enumerate(view.pins, 1):
        dot = sheet.dot(pin.spot)
        near = next((c for c in clusters if _apart(c.dot, dot) < 1.5 * radius), None)
        if near is None:
            clusters.append(Cluster(((number, pin),), dot))
        else:
            clusters[clusters.index(near)] = Cluster((*near.pins, (number, pin)), near.dot)
    return clusters


def _apart(one: Dot, other: Dot) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _half(cluster: Cluster, unit: float) -> float:
    """Return half the width of a cluster's mark."""
    return max(11.0 * unit, width_of(cluster.numbers, 12.0 * unit) / 2 + 4.0 * unit)


def _square(dot: Dot, wide: float, tall: float) -> Box:
    return Box(dot[0] - wide, dot[1] - tall, dot[0] + wide, dot[1] + tall)


def _ground(sheet: Sheet, unit: float, taken: Sequence[Box]) -> str:
    found = shapes(sheet)
    drawn = "".join(_area(shape, unit) for shape in found)
    names = "".join(_area_name(shape, sheet, unit, taken) for shape in found)
    return f'<rect width="{sheet.width:g}" height="{sheet.height:g}" fill="{SEA}"/>{drawn}{names}'


def _area(shape: Shape, unit: float) -> str:
    path = "".join(_path(line) + "Z" for line in shape.lines)
    fill = LAND if shape.kind == "state" else OTHER
    return f'<path d="{path}" fill="{fill}" stroke="{BORDER}" stroke-width="{unit:g}"/>'


def _area_name(shape: Shape, sheet: Sheet, unit: float, taken: Sequence[Box]) -> str:
    """Return an area's name, if it has room and nothing stands there."""
    size, words = 9.0 * unit, shape.name.upper()
    half = width_of(words, size) * 0.62
    x, y = shape.heart
    box = Box(x - half, y - size, x + half, y + size)
    roomy = shape.surface > (2 * half) * 4 * size and not box.outside(sheet.width, sheet.height)
    if not roomy or any(box.overlap(other) for other in taken):
        return ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" {_FONT} font-size="{size:g}" letter-spacing="{size * 0.16:.2f}" '
        f'text-anchor="middle" fill="{FAINT}">{escape(words)}</text>'
    )


def _path(line: Sequence[Dot]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line)


def _tracks(view: MapView, sheet: Sheet, unit: float) -> str:
    """Return the roads: a white edge under all, then each family's line beside the others'."""
    edges, lines = [], []
    for track in view.tracks:
        dots = _thin([sheet.dot(spot) for spot in track.line])
        wide = 3.2 * unit
        edges.append(_stroke(dots, "#ffffff", wide * len(track.colours) + 2.4 * unit))
        for place, colour in enumerate(track.colours):
            aside = (place - (len(track.colours) - 1) / 2) * wide
            lines.append(_stroke(_aside(dots, aside), colour, wide))
    return "".join(edges + lines)


def _stroke(dots: Sequence[Dot], colour: str, wide: float) -> str:
    return (
        f'<path d="{_path(dots)}" fill="none" stroke="{colour}" stroke-width="{wide:.2f}" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _thin(dots: Sequence[Dot], least: float = 1.5) -> list[Dot]:
    kept = list(dots[:1])
    for dot in dots[1:]:
        if _apart(kept[-1], dot) >= least:
            kept.append(dot)
    return kept if len(kept) > 1 else list(dots[:1]) + list(dots[-1:])


def _aside(dots: Sequence[Dot], by: float) -> list[Dot]:
    """Return a line shifted `by` pixels to a side of it, the same side whichever way it is driven."""
    (x0, y0), (x1, y1) = dots[0], dots[-1]
    side = by if (x1, y1) >= (x0, y0) else -by
    shifted = []
    for i, (x, y) in enumerate(dots):
        (ax, ay), (bx, by_) = dots[max(i - 1, 0)], dots[min(i + 1, len(dots) - 1)]
        long = max(_apart((ax, ay), (bx, by_)), 1e-6)
        shifted.append((x - side * (by_ - ay) / long, y + side * (bx - ax) / long))
    return shifted


def _home_mark(colour: str, dot: Dot, unit: float) -> str:
    half = 5.0 * unit
    return (
        f'<rect x="{dot[0] - half:.1f}" y="{dot[1] - half:.1f}" width="{2 * half:g}" height="{2 * half:g}" '
        f'rx="{unit:g}" fill="{colour}" stroke="#ffffff" stroke-width="{1.6 * unit:g}"/>'
    )


def _pin_mark(cluster: Cluster, unit: float) -> str:
    (x, y), half, tall = cluster.dot, _half(cluster, unit), 11.0 * unit
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
