"""Expenses from other programs: the tables (CSV) Splitwise and Spliit export.

Splitwise writes what each person paid less their share, and a "Total balance" for each currency at the end.
Spliit writes each share, the payer's own with a plus: a payer without a share is the one nobody else is (its
JSON says it, `spliit_json.py`). Neither tells shares and payments apart when several paid: such a row is
taken as its simplest equal, which leaves every balance as it was there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tools.expenses.model import Part
from tools.expenses.split import divide
from tools.expenses.table_head import Row, is_payment, rows_of
from tools.kernel.currency import currency_code, read_sum
from tools.kernel.errors import Refusal
from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.kernel.when import read_day
from tools.kernel.words import fold

MOST_ROWS = 1_000
_FIXED = frozenset(
    ("date description category cost currency is_reimbursement split_mode original_cost original_currency"
     " conversion_rate").split()
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One row: `nets` are minor units by name, positive for who paid for others; they sum to zero."""

    day: date
    what: str
    category: str
    cost: Money
    nets: Mapping[str, int]
    is_payment: bool


def read_table(text: str, own_currency: str) -> list[Line]:
    """Return the rows of an exported table. Raises Refusal when it is none, or a row does not add up."""
    rows = rows_of(text)
    if len(rows) > MOST_ROWS:
        raise Refusal(f"That is {len(rows)} rows; I take {MOST_ROWS} at once.")
    return [line for row in rows if (line := _line(row, own_currency))]


def _line(row: Row, own_currency: str) -> Line | None:
    """Return a row as a line; None for totals, empty rows and rows of nothing."""
    told = {"_".join(fold(key or "").split()): (value or "").strip() for key, value in row.items() if key}
    if not told.get("cost") or not told.get("date") or "total balance" in fold(told.get("description", "")):
        return None
    currency = currency_code(told.get("currency"), own_currency)
    if not any(c in "123456789" for c in told["cost"]):
        return None
    cost = read_sum(told["cost"].lstrip("-"), currency)
    names = [key for key in row if key and "_".join(fold(key).split()) not in _FIXED]
    figures = {name: _signed(row[name] or "", currency) for name in names}
    repaid = told.get("is_reimbursement", "").casefold() == "yes" or is_payment(told.get("category", ""))
    what = told.get("description") or "imported"
    nets = _nets(what, cost, _with_payer(what, cost, figures))
    return Line(read_day(told["date"]), what, told.get("category", ""), cost, nets, repaid)


def _signed(text: str, currency: str) -> int:
    figure = text.strip().lstrip("+-")
    if not any(c in "123456789" for c in figure):
        return 0
    return read_sum(figure, currency).minor * (-1 if text.strip().startswith("-") else 1)


def _with_payer(what: str, cost: Money, figures: Mapping[str, int]) -> dict[str, int]:
    """Return the figures that are not zero, and who paid where Spliit shows only what others had of it.

    Raises Refusal where it may have been any of several.
    """
    told = {name: minor for name, minor in figures.items() if minor}
    if not told or max(told.values()) > 0 or abs(sum(told.values()) + cost.minor) > len(told):
        return told
    without = [name for name in figures if name not in told]
    if len(without) != 1:
        raise Refusal(
            f"The row “{what}” ({cost}) does not say who paid: Spliit's table leaves that out. "
            "Send its JSON export; I imported nothing."
        )
    return {**told, without[0]: -sum(told.values())}


def _nets(what: str, cost: Money, figures: dict[str, int]) -> dict[str, int]:
    """Return what each is owed by a row. Raises Refusal when nobody paid or it does not add up."""
    slack = len(figures)  # their own rounding, a unit each
    payers = [name for name, minor in figures.items() if minor > 0]
    if abs(sum(figures.values())) <= slack and payers:
        first = max(payers, key=lambda name: figures[name])
        return {**figures, first: figures[first] - sum(figures.values())}
    if len(payers) == 1 and abs(sum(map(abs, figures.values())) - cost.minor) <= slack:
        owed = {name: minor for name, minor in figures.items() if minor < 0}
        return {**owed, payers[0]: -sum(owed.values())}
    raise Refusal(f"The row “{what}” ({cost}) does not add up, so I imported nothing.")


def parts_of(line: Line, parties: Mapping[str, Party]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return payers and shares with the line's nets; what nobody owes is the payers' own share."""
    owing = {name: -net for name, net in line.nets.items() if net < 0}
    paying = [name for name, net in line.nets.items() if net > 0]
    own = divide(max(line.cost.minor - sum(owing.values()), 0), [line.nets[name] for name in paying])
    kept = dict(zip(paying, own, strict=True))
    payers = [Part(parties[name], line.nets[name] + kept[name]) for name in paying]
    shares = [Part(parties[name], minor) for name, minor in {**kept, **owing}.items() if minor]
    return _together(payers), _together(shares)


def _together(parts: Sequence[Part]) -> tuple[Part, ...]:
    sums: dict[Party, int] = {}
    for part in parts:
        sums[part.party] = sums.get(part.party, 0) + part.minor
    return tuple(Part(party, minor) for party, minor in sums.items())
