"""Where names stand on a map so that they can be read: beside their place, over nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.documents.map_projection import Dot

_NARROW, _WIDE = frozenset("iljtfrI.,'’·()- "), frozenset("mwMWQOGD@%")


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """Return the surface both share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(tall, 0.0)

    def outside(self, width: float, height: float) -> float:
        """Return how much of it falls off a picture."""
        sheet = Box(0.0, 0.0, width, height)
        return (self.right - self.left) * (self.bottom - self.top) - self.overlap(sheet)


@dataclass(frozen=True)
class Label:
    """A name with its place: `x` is its start, middle or end, as `anchor` says; `y` its base line."""

    words: str
    x: float
    y: float
    anchor: str
    box: Box


def width_of(words: str, size: float) -> float:
    """Return about how wide words are in Inter semi-bold of `size` pixels; rather too wide."""
    ems = sum(0.33 if c in _NARROW else 0.92 if c in _WIDE else 0.66 if c.isupper() else 0.6 for c in words)
    return ems * size


def place_labels(
    named: Sequence[tuple[str, Dot, float]],
    size: float,
    taken: Iterable[Box],
    roads: Sequence[Box],
    width: float,
    height: float,
) -> list[Label]:
    """Return a label for each (name, dot, radius around it), where it hides least of what is there.

    `taken` is what no name should cover, `roads` what it rather should not.
    """
    boxes = list(taken)
    labels = []
    for words, dot, radius in named:
        choices = _around(words, dot, radius, size)
        label = min(choices, key=lambda c: _cost(c.box, boxes, roads, width, height))
        boxes.append(label.box)
        labels.append(label)
    return labels


def _cost(box: Box, boxes: Sequence[Box], roads: Sequence[Box], width: float, height: float) -> float:
    crossed = sum(box.overlap(road) for road in roads)
    return sum(map(box.overlap, boxes)) + 0.3 * crossed + 8.0 * box.outside(width, height)


def _around(words: str, dot: Dot, radius: float, size: float) -> list[Label]:
    """Return the places a name may stand around its dot, the best first (Imhof 1975)."""
    x, y = dot
    gap, wide = radius + size * 0.25, width_of(words, size)
    low, high, even = y + gap + size * 0.75, y - gap, y + size * 0.35
    slant = gap * 0.75
    spots = [
        (x + gap, even, "start"), (x - gap, even, "end"), (x, high, "middle"), (x, low, "middle"),
        (x + slant, y - slant, "start"), (x + slant, y + slant + size * 0.7, "start"),
        (x - slant, y - slant, "end"), (x - slant, y + slant + size * 0.7, "end"),
    ]  # fmt: skip
    return [Label(words, px, py, anchor, _box(px, py, anchor, wide, size)) for px, py, anchor in spots]


def _box(x: float, y: float, anchor: str, wide: float, size: float) -> Box:
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return Box(left, y - size * 0.8, left + wide, y + size * 0.25)
