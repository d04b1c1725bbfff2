"""A long book typeset in two halves is the same book, its pages numbered through."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from benchmarks.pdf import export
from tools.documents.book_make import make_book
from tools.documents.measures import Style
from tools.documents.pdf import html_of
from tools.documents.pieces import Piece, pieces
from tools.documents.press import PressError, print_pdf
from tools.kernel.errors import Refusal


def texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("count", [2, 3, 4, 9])
def test_a_long_book_is_cut_between_families_and_nothing_is_lost(count: int) -> None:
    trip = export()
    book = make_book(trip, Style.of(trip, None, None), None, None)
    cut = pieces(book, count)
    assert len(cut) == min(count, 4)
    assert tuple(part for piece in cut for part in piece.parts) == book.parts
    assert [piece.front for piece in cut] == [True, *[False] * (len(cut) - 1)]
    assert [piece.back for piece in cut] == [*[False] * (len(cut) - 1), True]
    halves = [html_of(book, piece=piece) for piece in cut]
    marked = ["<article", '<section class="cover"', "If something goes wrong", "Bookings</h3>"]
    whole = html_of(book)
    for mark in marked:
        assert sum(half.count(mark) for half in halves) == whole.count(mark) > 0


def test_a_short_book_and_one_that_names_its_pages_stay_whole() -> None:
    trip = export(shared=True)
    assert [piece.numbered for piece in pieces(make_book(trip, Style.of(trip, None, None), None, None))] == [
        True
    ]
    trip = {**export(), "families": export()["families"][:1]}
    assert len(pieces(make_book(trip, Style.of(trip, None, None), "Okafor", None))) == 1
    assert Piece((), True, True).numbered


def test_bound_pieces_are_numbered_through() -> None:
    broken = '<p>one</p><p style="break-before: page">two</p>'
    printed = texts(print_pdf([broken, "<p>three</p>"], {}))
    assert [re.sub(r"\s+", " ", text).strip() for text in printed] == [
        "one 1 / 3",
        "two 2 / 3",
        "three 3 / 3",
    ]


def test_a_helper_that_breaks_or_takes_too_long_spoils_the_whole() -> None:
    with pytest.raises(PressError, match="not on the shelf"):
        print_pdf(["<p>fine</p>", '<img src="file:///etc/passwd">'], {})
    with pytest.raises(Refusal, match="longer than it should"):
        print_pdf(["<p>x</p>", "<p>y</p>"], {}, seconds=0.01)
