"""The trip as a PDF: the book, typeset."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools.documents.book import Book
from tools.documents.book_make import make_book
from tools.documents.codes import code_name, codes
from tools.documents.map_svg import draw
from tools.documents.map_view import Leg, Line, MapView, trip_map
from tools.documents.measures import Paper, Style, Units
from tools.documents.pieces import Piece, pieces
from tools.documents.press import SECONDS, press, processors

_TEMPLATES = Path(__file__).parent / "templates"
_MAP_WIDTH = 720
Scope = Literal["group", "family"]


@cache
def _environment() -> Environment:
    """Return the templates; whatever a trip says is data, so everything is escaped."""
    return Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def render_pdf(
    export: Mapping[str, Any],
    scope: Scope = "group",
    family: str | None = None,
    paper: Paper | None = None,
    units: Units | None = None,
    *,
    made: datetime | None = None,
    lines: Mapping[Leg, Line] | None = None,
    seconds: float = SECONDS,
) -> bytes:
    """Return the PDF of a trip export (pathfinder.trip/1), for the group or for one family by name.

    `paper` and `units` default to the usual ones where the trip goes. `made` is the time to print, in the
    zone of its readers. What the export holds is shown: `privacy.shown_to` takes out what they may not see.
    `lines` are courses of roads by leg for the map. Blocks; raises Refusal when it takes over `seconds`.
    """
    style = Style.of(export, paper, units)
    own = family if scope == "family" else None
    with press() as print_now:
        book = make_book(export, style, own, made)
        view = trip_map(export, own, lines)
        files = press_files(book)
        if view.spots:
            files["map.svg"] = draw(view, _MAP_WIDTH, _map_height(book, view), 1.0, legend=False)
        pages = [html_of(book, bool(view.spots), piece) for piece in pieces(book, processors())]
        return print_now(pages, files, seconds)


def press_files(book: Book) -> dict[str, str]:
    """Return what a book's page shows, by name; the map apart."""
    return {"style.css": (_TEMPLATES / "style.css").read_text()} | codes(book)


def html_of(book: Book, has_map: bool = False, piece: Piece | None = None) -> str:
    """Return a book, or a piece of it, as one HTML page."""
    page = _environment().get_template("itinerary.html")
    return page.render(
        book=book, has_map=has_map, code_name=code_name, piece=piece or Piece(book.parts, True, True)
    )


def _map_height(book: Book, view: MapView) -> int:
    """Return the map's height: lower where many families share the cover with it."""
    rows = -(-min(len(book.heads), 12) // 3)
    return max(600 - 55 * max(rows - 1, 0) - 30 * len(book.notices), 380)
