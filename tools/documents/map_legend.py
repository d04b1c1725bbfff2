"""The strip below a map that says whose colour is whose."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tools.documents.map_labels import width_of

Entry = tuple[str, str]  # name, colour


@dataclass(frozen=True)
class Legend:
    """Rows of entries that fit a width; `size` of the type in pixels."""

    rows: tuple[tuple[Entry, ...], ...]
    size: float

    @classmethod
    def within(cls, entries: Sequence[Entry], width: float, size: float) -> "Legend":
        """Return the entries broken into rows of at most `width` pixels."""
        rows: list[list[Entry]] = []
        left = 0.0
        for name, colour in entries:
            short = name if len(name) <= 24 else name[:23].rstrip() + "…"
            need = _wide(short, size)
            if not rows or left + need > width - 2 * size:
                rows.append([])
                left = 0.0
            rows[-1].append((short, colour))
            left += need
        return cls(tuple(map(tuple, rows)), size)

    @property
    def height(self) -> float:
        """Height of the strip in pixels; 0 without entries."""
        return (len(self.rows) * 1.7 + 0.8) * self.size if self.rows else 0.0

    def draw(self, top: float, width: float, ink: str) -> str:
        """Return the strip as SVG, its upper edge at `top`."""
        if not self.rows:
            return ""
        parts = [f'<rect x="0" y="{top:.1f}" width="{width:g}" height="{self.height:.1f}" fill="#ffffff"/>']
        for line, entries in enumerate(self.rows):
            x, y = self.size, top + (1.45 + 1.7 * line) * self.size
            for name, colour in entries:
                parts.append(self._entry(name, colour, x, y, ink))
                x += _wide(name, self.size)
        return "".join(parts)

    def _entry(self, name: str, colour: str, x: float, y: float, ink: str) -> str:
        half = self.size * 0.36
        return (
            f'<circle cx="{x + half:.1f}" cy="{y - half:.1f}" r="{half:.2f}" fill="{colour}"/>'
            f'<text x="{x + 3 * half:.1f}" y="{y:.1f}" font-family="Inter, sans-serif" font-weight="600" '
            f'font-size="{self.size:g}" fill="{ink}">{escape(name)}</text>'
        )


def _wide(name: str, size: float) -> float:
    return width_of(name, size) + 2.6 * size
