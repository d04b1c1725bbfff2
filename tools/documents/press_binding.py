"""Binds pieces of a book that were typeset apart: one PDF, with pages numbered through."""

from collections.abc import Sequence
from io import BytesIO

from pypdf import PageObject, PdfWriter
from pypdf.generic import ContentStream, DictionaryObject, NameObject, StreamObject

_MM = 72 / 25.4
# Where style.css puts the number of a page: its right margin, and its baseline within the lower one.
_RIGHT, _BASELINE, _SIZE = 17 * _MM, 38.2, 7.5
_GREY = "0.42 0.447 0.502"
_WIDE, _NARROW = 0.556, 0.278  # of a figure, and of a space or stroke, in ems of Helvetica
_FONT = "/PageNumber"


def bound(pieces: Sequence[bytes]) -> bytes:
    """Return the pieces as one PDF; a single one is numbered already and stays as it is."""
    if len(pieces) == 1:
        return pieces[0]
    writer = PdfWriter(clone_from=BytesIO(pieces[0]))
    for piece in pieces[1:]:
        writer.append(BytesIO(piece))
    for number, page in enumerate(writer.pages, 1):
        _number(page, f"{number} / {len(writer.pages)}")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _number(page: PageObject, words: str) -> None:
    """Write a page's number at its foot."""
    width = sum(_WIDE if c.isdigit() else _NARROW for c in words) * _SIZE
    left = float(page.mediabox.right) - _RIGHT - width
    told = f"q BT {_GREY} rg {_FONT} {_SIZE} Tf {left:.2f} {_BASELINE} Td ({words}) Tj ET Q"
    stream = page["/Contents"].get_object()
    assert isinstance(stream, StreamObject)
    assert not isinstance(stream, ContentStream)
    stream.set_data(b"q\n" + stream.get_data() + b"\nQ\n" + told.encode("ascii"))
    resources = page["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    fonts = resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()
    fonts[NameObject(_FONT)] = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
