"""The map as a picture for chats."""

from functools import cache
from pathlib import Path

import resvg_py

from tools.documents.map_svg import draw
from tools.documents.map_view import MapView

_FONTS = Path(__file__).parent / "assets"
WIDTH, HEIGHT, UNIT = 1024, 1024, 2.4  # Teams takes pictures up to 1024 pixels; a phone shows 360


@cache
def _font_files() -> list[str]:
    return sorted(str(path) for path in _FONTS.glob("inter-*.ttf"))


def picture(view: MapView, width: int = WIDTH, height: int = HEIGHT, unit: float = UNIT) -> bytes:
    """Return the map as PNG of `width` x `height` pixels."""
    svg = draw(view, width, height, unit)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            font_files=_font_files(),
            font_family="Inter",
            sans_serif_family="Inter",
        )
    )
