"""Money in the trip export (contract: pathfinder.trip/1)."""

from typing import Any

from tools.expenses.books import Books, in_own_currency, transfers
from tools.expenses.model import Expense, Part, Payment
from tools.expenses.opening import open_books
from tools.kernel.act import Act
from tools.kernel.money import Money


async def export(act: Act) -> dict[str, Any]:
    """Return expenses, payments, balances and settlement; balances by family, in the trip's currency.

    Sums keep their own currency; what no rate is stored for is not in the balances.
    """
    told = await open_books(act)
    books = in_own_currency(act, told)
    currency, key = books.trip.currency, books.roster.key
    return {
        "expenses": [_expense(told, e) for e in told.expenses],
        "payments": [_payment(told, p) for p in told.payments],
        "balances": [
            {"party": key(party), "net": Money(account.net, currency).decimal}
            for party, account in books.accounts(currency).items()
        ],
        "settlement": [
            {"from": key(t.payer), "to": key(t.payee), "amount": Money(t.minor, currency).decimal}
            for t in await transfers(act, books, currency)
        ],
    }


def _expense(books: Books, expense: Expense) -> dict[str, Any]:
    first = max(expense.payers, key=lambda part: part.minor)
    return {
        "what": expense.what,
        "amount": Money(expense.minor, expense.currency).decimal,
        "currency": expense.currency,
        "date": expense.date.isoformat(),
        "paid_by": books.roster.key(first.party),
        "payers": _parts(books, expense.payers, expense.currency),
        "category": expense.category,
        "shares": _parts(books, expense.shares, expense.currency),
        "status": expense.status.value,
    }


def _parts(books: Books, parts: tuple[Part, ...], currency: str) -> list[dict[str, str]]:
    return [{"party": books.roster.key(p.party), "amount": Money(p.minor, currency).decimal} for p in parts]


def _payment(books: Books, payment: Payment) -> dict[str, Any]:
    return {
        "from": books.roster.key(payment.from_party),
        "to": books.roster.key(payment.to_party),
        "amount": Money(payment.minor, payment.currency).decimal,
        "currency": payment.currency,
        "date": payment.date.isoformat(),
    }
