"""A long book in pieces that can be typeset side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from tools.documents.book import Book, FamilyPart

_WORTH_IT = 250  # lines of days; below, splitting costs what it saves
_MOST = 4  # each takes memory of its own


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


def pieces(book: Book, most: int = 2) -> tuple[Piece, ...]:
    """Return a book in up to `most` pieces of about the same length.

    One, when it is short or names its own pages.
    """
    lengths = [_length(part) for part in book.parts]
    refers = any(day.same_as for part in book.parts for day in part.days)
    count = min(most, _MOST, len(lengths), 2 * sum(lengths) // _WORTH_IT)
    if refers or count < 2 or sum(lengths) < _WORTH_IT:
        return (Piece(book.parts, True, True),)
    cuts = [0, *_cuts(lengths, count), len(lengths)]
    return tuple(
        Piece(book.parts[first:last], first == 0, last == len(lengths)) for first, last in pairwise(cuts)
    )


def _cuts(lengths: Sequence[int], count: int) -> list[int]:
    """Return before which parts a book is cut: where the pieces so far are nearest to their share."""
    so_far = [0, *accumulate(lengths)]
    cuts = [
        min(range(1, len(lengths)), key=lambda n: abs(so_far[n] - so_far[-1] * share / count))
        for share in range(1, count)
    ]
    return sorted(set(cuts))


def _length(part: FamilyPart) -> int:
    return sum(len(day.lines) for day in part.days)
