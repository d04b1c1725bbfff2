"""The books as files for other programs: a table (CSV) and a ledger (beancount)."""

import csv
import re
from collections.abc import Sequence
from datetime import date, timedelta
from io import StringIO
from unicodedata import combining, normalize

from tools.expenses.books import Books
from tools.expenses.model import Expense, ExpenseStatus, Part, Payment
from tools.kernel.money import Money
from tools.kernel.party import Party

_HEAD = ("date", "kind", "what", "category", "amount", "currency", "paid by", "status")


def to_csv(books: Books) -> str:
    """Return every expense and payment as a row: what it was, who paid, and each family's part of it.

    A payment counts as paid by its sender and as the receiver's part. Families' columns hold decimals.
    """
    families = [Party("family", f.id) for f in books.roster.families]
    out = StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow([*_HEAD, *(_cell(books.label(party)) for party in families)])
    for expense in books.expenses:
        parts = _by_family(books, expense.shares)
        payers = " + ".join(
            f"{books.label(p.party)} {Money(p.minor, expense.currency).decimal}" for p in expense.payers
        )
        told = [expense.date.isoformat(), "expense", _cell(expense.what), _cell(expense.category)]
        told += [*_sum(expense.minor, expense.currency), _cell(payers), expense.status.value]
        table.writerow([*told, *(_part(parts, party, expense.currency) for party in families)])
    for payment in books.payments:
        parts = _by_family(books, [Part(payment.to_party, payment.minor)])
        told = [payment.date.isoformat(), "payment", f"to {_cell(books.label(payment.to_party))}", ""]
        told += [*_sum(payment.minor, payment.currency), _cell(books.label(payment.from_party)), "active"]
        table.writerow([*told, *(_part(parts, party, payment.currency) for party in families)])
    return out.getvalue()


def _cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _sum(minor: int, currency: str) -> list[str]:
    return [Money(minor, currency).decimal, currency]


def _by_family(books: Books, parts: Sequence[Part]) -> dict[Party, int]:
    sums: dict[Party, int] = {}
    for part in parts:
        owner = books.home().get(part.party, part.party)
        sums[owner] = sums.get(owner, 0) + part.minor
    return sums


def _part(parts: dict[Party, int], party: Party, currency: str) -> str:
    return Money(parts[party], currency).decimal if parts.get(party) else ""


def to_beancount(books: Books) -> str:
    """Return the active books as a beancount ledger: one account a family, what the group owes it.

    Every transaction sums to zero; a last balance assertion per account and currency holds the ledger to
    our own sums. Voided expenses are comments.
    """
    names = account_names(books)
    dates = [record.date for record in (*books.active,)] + [p.date for p in books.payments]
    first = min(dates, default=date(2000, 1, 1))
    lines = [
        f'option "title" {_quoted(books.trip.name)}',
        f'option "operating_currency" "{books.trip.currency}"',
    ]
    lines += ["", *(f"{first} open {name}" for name in names.values())]
    for expense in books.expenses:
        lines += ["", *_transaction(books, names, expense)]
    for payment in books.payments:
        lines += ["", *_sending(books, names, payment)]
    after = max(dates, default=first) + timedelta(days=1)
    lines += ["", *(f"{after} balance {line}" for line in _balances(books, names))]
    return "\n".join(lines) + "\n"


def account_names(books: Books) -> dict[Party, str]:
    """Return each family's account, "Liabilities:Group:Okonkwo", no two alike."""
    names: dict[Party, str] = {}
    for party in books.accounts(books.trip.currency):
        plain = "".join(c for c in normalize("NFKD", books.label(party)) if not combining(c))
        word = re.sub(r"[^A-Za-z0-9-]+", "", plain).lstrip("-") or "Family"
        name = f"Liabilities:Group:{word[0].upper()}{word[1:]}"
        while name in names.values():
            name += "-2"
        names[party] = name
    return names


def _transaction(books: Books, names: dict[Party, str], expense: Expense) -> list[str]:
    posted = _by_family(books, [*expense.shares, *(Part(p.party, -p.minor) for p in expense.payers)])
    tag = re.sub(r"[^A-Za-z0-9-]", "-", expense.category) or "other"
    lines = [f"{expense.date} * {_quoted(expense.what)} #{tag}"]
    lines += _postings(names, posted, expense.currency)
    return lines if expense.status is ExpenseStatus.ACTIVE else [f"; voided: {line}" for line in lines]


def _sending(books: Books, names: dict[Party, str], payment: Payment) -> list[str]:
    posted = _by_family(
        books, [Part(payment.to_party, payment.minor), Part(payment.from_party, -payment.minor)]
    )
    what = f"{books.label(payment.from_party)} paid {books.label(payment.to_party)}"
    return [f"{payment.date} * {_quoted(what)} #payment", *_postings(names, posted, payment.currency)]


def _postings(names: dict[Party, str], posted: dict[Party, int], currency: str) -> list[str]:
    return [
        f"  {names[party]}  {Money(minor, currency).decimal} {currency}" for party, minor in posted.items()
    ]


def _balances(books: Books, names: dict[Party, str]) -> list[str]:
    return [
        f"{names[party]}  {Money(-account.net, currency).decimal} {currency}"
        for currency in books.currencies
        for party, account in books.accounts(currency).items()
    ]


def _quoted(text: str) -> str:
    """Return text as a beancount string."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'
