"""The map as a picture for chats."""

from tools.documents.map_svg import draw
from tools.documents.map_view import MapView
from tools.kernel.picture import png_of

WIDTH, HEIGHT, UNIT = 1024, 1024, 2.4  # Teams takes pictures up to 1024 pixels; a phone shows 360


def picture(view: MapView, width: int = WIDTH, height: int = HEIGHT, unit: float = UNIT) -> bytes:
    """Return the map as PNG of `width` x `height` pixels."""
    return png_of(draw(view, width, height, unit))
