"""Use cases: who owes what, and the books as files."""

from typing import Literal

from tools.documents.model import Document
from tools.expenses.books import Books, in_own_currency, transfers
from tools.expenses.files import to_beancount, to_csv
from tools.expenses.find import by_id_or_words
from tools.expenses.model import ExpenseStatus
from tools.expenses.objecting import disputed_lines, objection_lines, with_objection
from tools.expenses.opening import open_books
from tools.expenses.wording import (
    account_line,
    details,
    rate_lines,
    statement,
    transfer_lines,
)
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.kernel.permit import adults_only
from tools.kernel.reply import Attachment, Grid, Press, Reply


async def export_expenses(act: Act, form: Literal["csv", "beancount"]) -> Reply:
    """Make a file of all expenses and payments, each in its own currency."""
    adults_only(act, "what is sent as files")
    books = await open_books(act)
    if not books.expenses and not books.payments:
        raise Refusal("There are no expenses yet.")
    body, name, kind = (
        (to_csv(books), "expenses.csv", "text/csv")
        if form == "csv"
        else (to_beancount(books), "expenses.beancount", "text/plain")
    )
    document = Document(new_id(), name, kind, body.encode(), act.now)
    await act.uow.of(Document).put(document)
    return Reply(
        f"Here are the books: {len(books.expenses)} expense{'s' * (len(books.expenses) != 1)}, "
        f"{len(books.payments)} payment{'s' * (len(books.payments) != 1)}.",
        attachments=(Attachment(name, kind, document.id),),
    )


async def show_balance(act: Act, party: str | None = None) -> Reply:
    """Say who owes what, line by line, and the fewest transfers that clear it."""
    told = await open_books(act)
    books = in_own_currency(act, told)
    if not books.active and not books.payments:
        return Reply("Nobody has paid for anything yet, so nobody owes anything.")
    whose = books.roster.party(party, act) if party else None
    owner = books.home().get(whose, whose) if whose else None
    lines: list[str] = []
    for currency in books.currencies:
        lines += await (_one(act, books, owner, currency) if owner else _every(act, books, currency))
    lines += disputed_lines(told)
    told_lines = "\n".join([*lines, *rate_lines(told, books)]) or "Nothing to settle."
    buttons = {"Settle up": Press("settle_up"), "Picture": Press("draw_balance")}
    whole = not owner and len(books.currencies) == 1 and len(lines) > len(books.accounts(books.currencies[0]))
    grid = _grid(books, [*lines, *rate_lines(told, books)]) if whole else None
    return Reply(told_lines, buttons=tuple(buttons), presses=buttons, grid=grid)


async def show_expense(act: Act, what: str | None = None, expense: str | None = None) -> Reply:
    """Say everything kept of an expense: shares, items, receipt, and what was done to it since.

    One that was taken out is shown too. Raises Refusal when there is none such.
    """
    books = await open_books(act)
    by_id = [e for e in books.expenses if e.id == expense]
    meant = by_id[0] if by_id else by_id_or_words(act, books, None, what, books.expenses)
    status = ["It was taken out and counts no more."] * (meant.status is ExpenseStatus.VOIDED)
    files = [file for id_ in meant.files if (file := await act.uow.of(Document).get(id_))]
    text = "\n".join([*details(books, meant), *objection_lines(books, meant), *status])
    reply = Reply(text, attachments=tuple(Attachment(f.name, f.content_type, f.id) for f in files))
    return with_objection(reply, meant) if not status else reply


async def _every(act: Act, books: Books, currency: str) -> list[str]:
    accounts = books.accounts(currency)
    if not any((a.paid, a.share, a.sent, a.received) != (0, 0, 0, 0) for a in accounts.values()):
        return []
    lines = [account_line(books.label(party), account, currency) for party, account in accounts.items()]
    found = transfer_lines(books, await transfers(act, books, currency), currency)
    ending = ["To settle up:", *found] if found else ["All square, nothing to send."]
    spent = Money(sum(e.minor for e in books.active if e.currency == currency), currency)
    return [*lines, f"Spent in all: {spent}", "", *ending]


def _grid(books: Books, lines: list[str]) -> Grid:
    """Return the families' lines as a table under all else that is said."""
    currency = books.currencies[0]
    accounts = books.accounts(currency)
    rows = tuple(
        (
            books.label(party),
            str(Money(a.paid, currency)),
            str(Money(a.share, currency)),
            _net(a.net, currency),
        )
        for party, a in accounts.items()
    )
    lead = "\n".join(line for line in lines[len(rows) :] if line)
    return Grid(lead, ("Who", "Paid", "Share", "Now"), rows)


def _net(net: int, currency: str) -> str:
    return "square" if not net else f"{'+' if net > 0 else '-'}{Money(abs(net), currency)}"


async def _one(act: Act, books: Books, owner: Party, currency: str) -> list[str]:
    lines = statement(books, owner, currency)
    if not lines:
        return []
    account = books.accounts(currency)[owner]
    own = [t for t in await transfers(act, books, currency) if owner in (t.payer, t.payee)]
    found = transfer_lines(books, own, currency)
    ending = ["To settle up:", *found] if found else []
    return [*lines, account_line(books.label(owner), account, currency), *ending]
