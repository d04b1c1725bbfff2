"""Use case: what was paid so far, a line each."""

from tools.expenses.books import Books
from tools.expenses.model import Expense
from tools.expenses.opening import open_books
from tools.expenses.wording import payers, title
from tools.kernel.act import Act
from tools.kernel.reply import Press, Reply

_MOST = 15  # lines a phone shows


async def list_expenses(act: Act) -> Reply:
    """Say what was paid for, by whom and when, newest first; the whole list is a table to be sent."""
    books = await open_books(act)
    newest = tuple(reversed(books.active))
    if not newest:
        return Reply("Nothing is paid yet. Tell me, for example: “I paid 84.20 for gas”.")
    lines = [_line(books, expense) for expense in newest[:_MOST]]
    older = len(newest) - len(lines)
    lines += [f"… and {older} more; /csv sends them all."] if older > 0 else []
    buttons = {"Who owes what": Press("show_balance")}
    return Reply("\n".join(lines), buttons=tuple(buttons), presses=buttons)


def _line(books: Books, expense: Expense) -> str:
    day = expense.date
    return f"{day:%b} {day.day}: {title(expense)}, paid by {payers(books, expense)}"
