"""Finds the table in an exported file: its head in English, or in whatever language the app was in.

Splitwise's first five columns are always date, description, category, cost and currency; a head nobody here
can read is known by its first row, which has a day, a sum and a currency's code in those places.
"""

import csv
import re
from collections.abc import Mapping, Sequence

from tools.kernel.currency import CODES
from tools.kernel.errors import Refusal
from tools.kernel.words import fold

_SPLITWISE = ("Date", "Description", "Category", "Cost", "Currency")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\b.*")
_SUM = re.compile(r"-?\d[\d.,' ]*")
# How Splitwise calls a payment in the languages it speaks.
_PAYMENT = frozenset(
    "payment zahlung paiement pago pagamento betaling betalning platnosc maksu pembayaran odeme".split()
)
Row = Mapping[str | None, str | None]


def is_payment(category: str) -> bool:
    """Whether a row's category says that money was given back."""
    return fold(category) in _PAYMENT


def rows_of(text: str) -> list[Row]:
    """Return a table's rows by the names of their columns. Raises Refusal when there is no table."""
    lines = text.lstrip("\ufeff").strip().splitlines()
    for start, line in enumerate(lines):
        cells = [fold(cell) for cell in _cells([line], _separator(line))[0]] if line.strip() else []
        if cells[:2] == ["date", "description"]:
            return _read(lines[start:], None)
        if len(cells) > len(_SPLITWISE) and _is_first(_next(lines[start + 1 :], _separator(line))):
            return _read(lines[start:], _SPLITWISE)
    raise Refusal("That is no Splitwise or Spliit table: I miss the line “Date,Description,…,Cost,…”.")


def _separator(head: str) -> str:
    """Return what parts the columns: a spreadsheet may have kept them by ; or tabs."""
    return max(",;\t", key=head.count)


def _cells(lines: Sequence[str], separator: str) -> list[list[str]]:
    return list(csv.reader(lines, delimiter=separator))


def _next(lines: Sequence[str], separator: str) -> list[str]:
    """Return the cells of the first line that is not empty."""
    return next((_cells([line], separator)[0] for line in lines if line.strip()), [])


def _is_first(cells: Sequence[str]) -> bool:
    if len(cells) <= len(_SPLITWISE):
        return False
    day, _, _, cost, currency = (cell.strip() for cell in cells[: len(_SPLITWISE)])
    return bool(_DAY.fullmatch(day) and _SUM.fullmatch(cost) and currency in CODES)


def _read(lines: Sequence[str], columns: Sequence[str] | None) -> list[Row]:
    separator = _separator(lines[0])
    head = _cells([lines[0]], separator)[0]
    names = [*columns, *head[len(columns) :]] if columns else head
    return list(csv.DictReader(lines[1:], fieldnames=names, delimiter=separator))
