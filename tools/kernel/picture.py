"""Drawings (SVG) as pictures (PNG), in the bundled letters."""

from functools import cache
from pathlib import Path

import resvg_py

_FONTS = Path(__file__).parents[1] / "documents" / "assets"


@cache
def _font_files() -> list[str]:
    return sorted(str(path) for path in _FONTS.glob("inter-*.ttf"))


def png_of(svg: str) -> bytes:
    """Return an SVG as PNG."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            font_files=_font_files(),
            font_family="Inter",
            sans_serif_family="Inter",
        )
    )
