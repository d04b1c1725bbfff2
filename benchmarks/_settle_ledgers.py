"""Random ledgers: bills of several payers and currencies, voids, refunds, payments, in any order."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tools.expenses.balance import accounts
from tools.expenses.model import Expense, ExpenseStatus, Part, Payment, Rate
from tools.expenses.rates import expense_in_base, scaled
from tools.expenses.settle import settle
from tools.expenses.split import divide
from tools.kernel.clock import WallClock
from tools.kernel.party import Party

_DAY = date(2027, 3, 18)
_RATES = {
    code: Rate(code, code, "USD", rate, None, _DAY, "told")
    for code, rate in (("JPY", "0.0066713"), ("KWD", "3.2517"))
}


def _bill(rng: random.Random, number: int, families: Sequence[Party], day: date) -> Expense:
    """Return a random bill: of several payers and currencies, by any weights, perhaps taken out."""
    minor, payers = rng.randint(1, 10**6), rng.sample(families, rng.randint(1, 2))
    paid = divide(minor, [rng.randint(1, 9) for _ in payers], number)
    weights = [rng.randint(0, 6) for _ in families[1:]] + [1]
    shares = tuple(map(Part, families, divide(minor, weights, number)))
    status = ExpenseStatus.VOIDED if rng.random() < 0.15 else ExpenseStatus.ACTIVE
    currency = rng.choice(("USD", "USD", "USD", "JPY", "KWD"))
    return Expense(
        str(number), "x", minor, currency, day, tuple(map(Part, payers, paid)), shares, status=status
    )


def _refund(rng: random.Random, bill: Expense) -> Expense:
    """Return money that came back for a bill, all or a part of it."""
    back = -rng.randint(1, bill.minor)
    parts = scaled(bill.payers, back), scaled(bill.shares, back)
    return replace(bill, id=f"{bill.id}-", minor=back, payers=parts[0], shares=parts[1])


def _events(rng: random.Random, families: Sequence[Party], day: date) -> tuple[list[Expense], list[Payment]]:
    expenses: list[Expense] = []
    payments: list[Payment] = []
    for number in range(rng.randint(1, 12)):
        if rng.random() < 0.2:
            payer, payee = rng.sample(families, 2)
            payments.append(Payment(str(number), payer, payee, rng.randint(1, 10**6), "USD", day))
            continue
        expenses.append(_bill(rng, number, families, day))
        if rng.random() < 0.2:
            expenses.append(_refund(rng, expenses[-1]))
    return expenses, payments


def is_clean(rng: random.Random) -> bool:
    """Whether a random ledger sums to zero in whatever order it was told, and its settlement clears it."""
    families = [Party("family", str(n)) for n in range(rng.randint(2, 8))]
    told, payments = _events(rng, families, WallClock().now().date())
    if any(sum(p.minor for p in parts) != e.minor for e in told for parts in (e.payers, e.shares)):
        return False
    expenses = [expense_in_base(e, _RATES[e.currency]) if e.currency in _RATES else e for e in told]
    left = {party: account.net for party, account in accounts(expenses, payments).items()}
    rng.shuffle(expenses)
    again = {party: account.net for party, account in accounts(expenses, payments).items()}
    if sum(left.values()) or left != again:
        return False
    for transfer in settle(list(left.items())):
        left[transfer.payer] += transfer.minor
        left[transfer.payee] -= transfer.minor
    return not any(left.values())
