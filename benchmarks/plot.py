"""A small line chart as SVG: how time grows with size."""

from collections.abc import Mapping, Sequence
from pathlib import Path

WIDTH, HEIGHT, EDGE = 640, 400, 60
COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd")


def draw(path: Path, title: str, series: Mapping[str, Sequence[tuple[float, float]]]) -> None:
    """Write a chart of series of (size, seconds); sizes are drawn as shares of the largest."""
    top = max((y for points in series.values() for _, y in points), default=1.0) or 1.0
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{WIDTH / 2}" y="28" text-anchor="middle" font-size="16">{title}</text>',
        *_axes(top),
    ]
    for number, (name, points) in enumerate(series.items()):
        parts += _line(number, name, points, top)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*parts, "</svg>"]) + "\n")


def _axes(top: float) -> list[str]:
    right, bottom = WIDTH - EDGE, HEIGHT - EDGE
    lines = [_text(WIDTH / 2, HEIGHT - 14, "size, as a share of the largest")]
    for n in range(5):
        y = bottom - (bottom - EDGE) * n / 4
        lines.append(f'<line x1="{EDGE}" x2="{right}" y1="{y}" y2="{y}" stroke="#ddd"/>')
        lines.append(_text(EDGE - 6, y + 4, f"{top * n / 4:.2f} s", "end"))
    return lines


def _text(x: float, y: float, words: str, anchor: str = "middle", colour: str = "#333") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="11" fill="{colour}"'
    return f"<text {place}>{words}</text>"


def _line(number: int, name: str, points: Sequence[tuple[float, float]], top: float) -> list[str]:
    largest, colour = max(x for x, _ in points), COLOURS[number % len(COLOURS)]
    spots = [
        (EDGE + (WIDTH - 2 * EDGE) * x / largest, HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * y / top)
        for x, y in points
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    marks = [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' + _text(x, y - 7, f"{size:g}")
        for (x, y), (size, _) in zip(spots, points, strict=True)
    ]
    key = 50 + 18 * number
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
        *marks,
        _text(EDGE + 12, key, name, "start", colour),
    ]
