"""The roads of a map: each family's line beside the others'."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import dist

from tools.documents.map_labels import Box
from tools.documents.map_projection import Dot, Sheet
from tools.documents.map_view import Track

_WIDE = 3.2  # pixels of one family's line at unit 1


def path(line: Sequence[Dot]) -> str:
    """Return a line as SVG path data."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line)


def draw_tracks(tracks: Sequence[Track], sheet: Sheet, unit: float) -> str:
    """Return the roads as SVG: a white edge under all, then the lines; ferries are dashed."""
    edges, lines = [], []
    for track in tracks:
        dots = _thin([sheet.dot(spot) for spot in track.line])
        wide = _WIDE * unit
        dashes = f' stroke-dasharray="{2.2 * wide:.1f} {2.4 * wide:.1f}"' if track.boat else ""
        edges.append(_stroke(dots, "#ffffff", wide * len(track.colours) + 2.4 * unit))
        for place, colour in enumerate(track.colours):
            aside = (place - (len(track.colours) - 1) / 2) * wide
            lines.append(_stroke(_aside(dots, aside), colour, wide, dashes))
    return "".join(edges + lines)


def beads(tracks: Sequence[Track], sheet: Sheet, unit: float) -> list[Box]:
    """Return small boxes strung along the roads, for names to keep away from."""
    step, half = 12.0 * unit, 4.0 * unit
    found: dict[tuple[int, int], Box] = {}
    for track in tracks:
        for x, y in _strung(_thin([sheet.dot(spot) for spot in track.line]), step):
            cell = (int(x // step), int(y // step))
            found.setdefault(cell, Box(x - half, y - half, x + half, y + half))
    return list(found.values())


def _strung(dots: Sequence[Dot], step: float) -> Iterable[Dot]:
    for (x1, y1), (x2, y2) in pairwise(dots):
        pieces = max(int(dist((x1, y1), (x2, y2)) / step), 1)
        for i in range(pieces):
            yield x1 + (x2 - x1) * i / pieces, y1 + (y2 - y1) * i / pieces


def _stroke(dots: Sequence[Dot], colour: str, wide: float, dashes: str = "") -> str:
    return (
        f'<path d="{path(dots)}" fill="none" stroke="{colour}" stroke-width="{wide:.2f}" '
        f'stroke-linejoin="round" stroke-linecap="round"{dashes}/>'
    )


def _thin(dots: Sequence[Dot], least: float = 1.5) -> list[Dot]:
    kept = list(dots[:1])
    for dot in dots[1:]:
        if dist(kept[-1], dot) >= least:
            kept.append(dot)
    return kept if len(kept) > 1 else [*dots[:1], *dots[-1:]]


def _aside(dots: Sequence[Dot], by: float) -> list[Dot]:
    """Return a line shifted `by` pixels to a side of it, the same side whichever way it is driven."""
    side = by if dots[-1] >= dots[0] else -by
    shifted = []
    for i, (x, y) in enumerate(dots):
        (ax, ay), (bx, by_) = dots[max(i - 1, 0)], dots[min(i + 1, len(dots) - 1)]
        long = max(dist((ax, ay), (bx, by_)), 1e-6)
        shifted.append((x - side * (by_ - ay) / long, y + side * (bx - ax) / long))
    return shifted
