"""Expenses from Spliit's JSON export, which says who paid and how each bill was split (its CSV does not)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tools.expenses.importing import MOST_ROWS, Line
from tools.expenses.split import divide, turn_of
from tools.kernel.currency import currency_code
from tools.kernel.errors import Refusal
from tools.kernel.money import Money, exponent
from tools.kernel.when import read_day

_BROKEN = "That is no export of Spliit I can read. Its CSV and JSON exports both will do."
_CENTS = 2  # what Spliit counts in where a group has no ISO currency


def is_json(text: str) -> bool:
    """Whether what was pasted or sent is JSON rather than a table."""
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def read_json(text: str, own_currency: str) -> list[Line]:
    """Return the expenses of a Spliit group. Raises Refusal when it is none, or says what can't be."""
    try:
        group = json.loads(text.lstrip("\ufeff"))
        names = {one["id"]: str(one["name"]) for one in group["participants"]}
        rows = list(group["expenses"])
        if len(rows) > MOST_ROWS:
            raise Refusal(f"That is {len(rows)} rows; I take {MOST_ROWS} at once.")
        code = group.get("currencyCode")
        currency = currency_code(code or group.get("currency"), own_currency)
        decimals = exponent(currency) if code else _CENTS
        lines = [_line(row, names, currency, exponent(currency) - decimals) for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refusal(_BROKEN) from None
    return [line for line in lines if line.nets]


def _line(row: Mapping[str, Any], names: Mapping[str, str], currency: str, shift: int) -> Line:
    """Return an expense as what each is owed by it; `shift` turns Spliit's units into minor ones."""
    what, day = str(row["title"]) or "imported", read_day(str(row["expenseDate"])[:10])
    minor = int(row["amount"]) * 10**shift if shift >= 0 else round(int(row["amount"]) / 10**-shift)
    paid_for: Sequence[Mapping[str, Any]] = row["paidFor"]
    weights = [int(one["shares"]) for one in paid_for]
    if not weights or min(weights) < 0 or not any(weights):
        raise Refusal(f"The row “{what}” does not say for whom it was, so I imported nothing.")
    nets: dict[str, int] = {names[row["paidById"]]: minor}
    sign = 1 if minor >= 0 else -1
    for one, share in zip(paid_for, divide(abs(minor), weights, turn_of(what, minor, day)), strict=True):
        name = names[one["participantId"]]
        nets[name] = nets.get(name, 0) - sign * share
    nets = {name: net for name, net in nets.items() if net}
    category = str((row.get("category") or {}).get("name") or "")
    return Line(day, what, category, Money(abs(minor), currency), nets, bool(row.get("isReimbursement")))
