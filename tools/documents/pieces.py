"""A long book in pieces that can be typeset side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.documents.book import Book, FamilyPart

_WORTH_IT = 250  # lines of days; below, splitting costs what it saves


@dataclass(frozen=True)
class Piece:
    """A run of whole chapters: some families, before them the `front` of the book, behind them its `back`.

    Where it is all of the book, the pages number themselves.
    """

    parts: Sequence[FamilyPart]
    front: bool
    back: bool

    @property
    def numbered(self) -> bool:
        """Whether page numbers are right as they are typeset."""
        return self.front and self.back


def pieces(book: Book) -> tuple[Piece, ...]:
    """Return a book in two pieces of about the same length; one, when it is short or names its own pages."""
    lengths = [_length(part) for part in book.parts]
    refers = any(day.same_as for part in book.parts for day in part.days)
    if refers or len(lengths) < 2 or sum(lengths) < _WORTH_IT:
        return (Piece(book.parts, True, True),)
    cut = min(range(1, len(lengths)), key=lambda n: abs(sum(lengths[:n]) - sum(lengths[n:])))
    return Piece(book.parts[:cut], True, False), Piece(book.parts[cut:], False, True)


def _length(part: FamilyPart) -> int:
    return sum(len(day.lines) for day in part.days)
